"""Questions about what is on the screen, answered from the state without a call."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from agent.builtin.describe import filter_words, lead_label, lead_line, money, place_word
from agent.builtin.items import Clause
from agent.builtin.mentions import Mention, read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tables.phrases import ATTRIBUTE_SENTENCES, UNKNOWN_ATTRIBUTE
from agent.references import resolve_mentions

Row = dict[str, Any]
_WHICH = re.compile(r"^(and |so |ok |but )*(which|what is|what s|whats|who|cual|is there|what one)\b")
_COMPARE = re.compile(
    r"\b(difference|differ|differences|compare|comparison|versus|vs|side by side|stack up|diferencia|contrast|how do (they|these|those|the)|better of)\b"
)
_NEW_SEARCH = re.compile(r"\b(find|show|search|look|market|markets|median|average|there)\b")
_ABOUT_FILTER = re.compile(
    r"\b(what (am i|are we|are you) (searching|looking|filtering)|(my|current|active|the) (filters?|criteria|search)( are| is| right now| set)?$|what filters|remind me what (i|we) (searched|asked))\b"
)
_HOW_MANY = re.compile(
    r"^(so |and |ok )*(how many|cuantos|cuantas) (are there|did you find|results?|leads? (are there|did you find)|matches|total|is that|hay|in total)\b"
)
_AMONG = re.compile(r"\b(which|any|do any|how many)\b.*\b(of (these|those|them)|ones?|these|those|them)\b")
_NUMBERED = re.compile(r"\b#? ?\d\b")
OTHERS_ANSWER = ("market_insights", "view_cart", "set_notifications", "account_status")
ATTRIBUTES: tuple[tuple[str, str], ...] = (
    ("asking_price", r"\b(asking|list price|listed (at|for)|asking price|sale price|asks)\b"),
    ("beds", r"\bhow many (bed|beds|bedrooms)\b|\bbeds?(rooms)?\b.*\b(have|has)\b"),
    ("baths", r"\bhow many (bath|baths|bathrooms)\b"),
    ("sqft", r"\b(how (big|large)|square (feet|footage)|sqft|sq ft|what size|size)\b"),
    ("listed_days", r"\b(how long|how old|how fresh|days)\b.*\b(listed|market|posted|up|old|is|been)\b"),
    ("year_built", r"\b(year built|when was .* built|what year|built in)\b"),
    ("city", r"\b(where is|what city|which city|what area|which area|what neighborhood|what zip|which zip|located)\b"),
    ("property_type", r"\b(what (type|kind)|is (it|that|the \w+( one)?|#? ?\d) a (house|condo|townhouse|apartment))\b"),
    ("features", r"\b(does|do|has|have|is there|with|got)\b.*\b(pool|garage|yard|solar|casita|hoa|view|basement|waterfront|features?|amenities)\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence about leads on the screen; ``leads`` are those it speaks of."""

    text: str
    leads: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


NONE = Answer("")


def answer(clause: Clause, sense: Sense) -> Answer:
    """The answer, or an empty one when the clause asks for something else."""
    text = clause.text
    if _ABOUT_FILTER.search(text) and sense.filter:
        return Answer(f"You are looking for: {filter_words(sense.filter)}.")
    if not sense.screen or (clause.has("place") and not _COMPARE.search(text)):
        return NONE
    if _HOW_MANY.search(text) and sense.start.get("total"):
        return Answer(f"{sense.start['total']} in all; {len(sense.screen)} of them are on the screen.")
    if _COMPARE.search(text) and not clause.has("place"):
        return _compare(clause, sense)
    if not clause.question:
        return NONE
    return _superlative(clause, sense) or _with_feature(clause, sense) or _attribute(clause, sense)


def _rows(mentions: list[Mention], sense: Sense) -> list[Row]:
    if not mentions:
        return []
    ids = resolve_mentions(mentions, sense.start, "lead_details").ids
    return [row for lead in ids for row in sense.screen if row["id"] == lead]


def _lines(rows: list[Row], sense: Sense) -> Answer:
    return Answer(" ".join(lead_line(row, sense.screen) for row in rows), tuple(row["id"] for row in rows))


def _compare(clause: Clause, sense: Sense) -> Answer:
    rows = _rows(read_mentions(deepcopy(clause), sense), sense)
    if len(rows) == 1 and sense.start.get("focus"):
        rows += [row for row in sense.screen if row["id"] in sense.start["focus"] and row["id"] != rows[0]["id"]]
    if len(rows) < 2 and len(sense.screen) == 2:
        rows = sense.screen
    return _lines(rows, sense) if len(rows) > 1 else NONE


def _superlative(clause: Clause, sense: Sense) -> Answer:
    if not clause.has("best") or not _WHICH.search(clause.text) or clause.tool in ("recommend_leads", "lead_details"):
        return NONE
    if _NEW_SEARCH.search(clause.text):
        return NONE
    mentions = [m for m in read_mentions(deepcopy(clause), sense) if m.kind == "best"]
    return _lines(_rows(mentions[:1], sense), sense)


def _with_feature(clause: Clause, sense: Sense) -> Answer:
    """ "which of these has a pool?"."""
    wanted = {item.value("feature") for item in clause.items if item.is_("feature")}
    if not wanted or not _AMONG.search(clause.text):
        return NONE
    rows = [row for row in sense.screen if wanted <= set(row.get("features") or [])]
    return _lines(rows, sense) if rows else Answer("None of those on the screen lists that.")


def _attribute(clause: Clause, sense: Sense) -> Answer:
    name = next((name for name, pattern in ATTRIBUTES if re.search(pattern, clause.text)), None)
    pointed = clause.has("ordinal", "hash", "pronoun", "last", "id", "best") or _NUMBERED.search(clause.text)
    if name is None or not pointed or clause.tool in OTHERS_ANSWER:
        return NONE
    copied = deepcopy(clause)
    for item in copied.items:
        item.used = item.used or item.is_("feature", "ptype", "beds", "baths", "sqft", "listed", "asking")
    rows = _rows(read_mentions(copied, sense, describe=False) or [Mention("focus")], sense)
    said = [_said(row, name, clause, sense) for row in rows]
    return Answer(" ".join(said), tuple(row["id"] for row in rows))


def _said(row: Row, name: str, clause: Clause, sense: Sense) -> str:
    where = place_word(row, sense.screen)
    if name == "features":
        return _features_said(row, clause, where)
    value = row.get(name)
    if name == "city" or (value is None and name == "property_type"):
        return lead_line(row, sense.screen)
    if value is None:
        return _sentence(UNKNOWN_ATTRIBUTE.format(where=where))
    days = int(value) if name == "listed_days" else 0
    template = ATTRIBUTE_SENTENCES["listed_days_one" if name == "listed_days" and days == 1 else name]
    number = f"{value:,g}" if isinstance(value, int | float) else value
    dollars = money(value) if name == "asking_price" else ""
    return _sentence(template.format(where=where, value=number, dollars=dollars, days=days, label=lead_label(row)))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _features_said(row: Row, clause: Clause, where: str) -> str:
    has = [str(feature).replace("_", " ") for feature in row.get("features") or []]
    wanted = [item.value("feature").replace("_", " ") for item in clause.items if item.is_("feature")]
    if wanted:
        return (
            f"Yes, {where} lists {wanted[0]}." if wanted[0] in has else _sentence(f"{where} doesn't list {wanted[0]}.")
        )
    return _sentence(f"{where} lists {', '.join(has)}." if has else f"{where} lists no features.")

"""Questions about what is on the screen, answered from the state without a call."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from agent.builtin.describe import filter_words, lead_label, lead_line, money, place_word
from agent.builtin.entities import read_need
from agent.builtin.items import Clause
from agent.builtin.mentions import Mention
from agent.builtin.naming import described_on_screen
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tables.grammar import NUMBER_WORDS
from agent.builtin.tables.patterns import (
    ABOUT_CONTACT,
    ABOUT_FILTER,
    AMONG,
    AS_A_LEAD,
    ATTRIBUTES,
    AVERAGES,
    CHOOSES_OF,
    COMPARES,
    DIFFERS,
    HAS_MORE,
    HOW_MANY,
    NEW_SEARCH,
    NUMBERED,
    PRICE_MOVED,
    WHICH,
    WHICH_FEW,
)
from agent.builtin.tables.phrases import ATTRIBUTE_SENTENCES, AVERAGE_OF_SCREEN, UNKNOWN_ATTRIBUTE
from agent.builtin.tables.references import WHERE_SLOTS
from agent.fitting import fits
from agent.references import resolve_mentions

Row = dict[str, Any]
OTHERS_ANSWER = ("market_insights", "view_cart", "set_notifications", "account_status")


MOST_SAID = 5  # leads in one answer


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
    if ABOUT_FILTER.search(text) and sense.filter:
        return Answer(f"You are looking for: {filter_words(sense.filter)}.")
    if (
        AS_A_LEAD.search(text)
        or not sense.screen
        or (clause.has("place") and not COMPARES.search(text) and not AMONG.search(text))
    ):
        return NONE
    if HOW_MANY.search(text) and sense.start.get("total"):
        return Answer(f"{sense.start['total']} in all; {len(sense.screen)} of them are on the screen.")
    if AVERAGES.search(text) and not clause.has("place"):
        return _average(sense)
    if COMPARES.search(text) and not clause.has("place"):
        return _compare(clause, sense)
    if not clause.question and not (clause.tool == "screen_question" and CHOOSES_OF.search(text)):
        return NONE
    if DIFFERS.search(text):
        return _side_by_side(clause, sense)
    return _superlative(clause, sense) or _which_fit(clause, sense) or _attribute(clause, sense)


def _rows(mentions: list[Mention], sense: Sense) -> list[Row]:
    if not mentions:
        return []
    ids = resolve_mentions(mentions, sense.start, "lead_details").ids
    return [row for lead in ids for row in sense.screen if row["id"] == lead]


def _average(sense: Sense) -> Answer:
    """ "what's the average price of these?"."""
    asked = sorted(row["asking_price"] for row in sense.screen if row.get("asking_price"))
    if not asked:
        return NONE
    mean, middle = round(sum(asked) / len(asked)), median(asked)
    said = {"mean": money(mean), "low": money(asked[0]), "high": money(asked[-1]), "median": money(round(middle))}
    return Answer(AVERAGE_OF_SCREEN.format(count=len(asked), **said))


def _lines(rows: list[Row], sense: Sense) -> Answer:
    return Answer(" ".join(lead_line(row, sense.screen) for row in rows), tuple(row["id"] for row in rows))


def _compare(clause: Clause, sense: Sense) -> Answer:
    rows = _rows(read_mentions(deepcopy(clause), sense), sense)
    if len(rows) == 1 and sense.start.get("focus"):
        rows += [row for row in sense.screen if row["id"] in sense.start["focus"] and row["id"] != rows[0]["id"]]
    if len(rows) < 2 and len(sense.screen) == 2:
        rows = sense.screen
    return _lines(rows, sense) if len(rows) > 1 else NONE


def _side_by_side(clause: Clause, sense: Sense) -> Answer:
    """ "how much more is four asking?" of the two that were compared."""
    named = _rows(read_mentions(deepcopy(clause), sense), sense)
    spoken_of = [*(sense.start.get("focus") or []), *(sense.start.get("pair") or [])]
    together = {row["id"] for row in named} | set(spoken_of)
    rows = [row for row in sense.screen if row["id"] in together]
    return _lines(rows, sense) if len(rows) > 1 else NONE


def _superlative(clause: Clause, sense: Sense) -> Answer:
    asked = WHICH.search(clause.text) or CHOOSES_OF.search(clause.text)  # "1 and 5, which is cheaper?"
    if not clause.has("best") or not asked or clause.tool == "recommend_leads":
        return NONE
    if clause.tool == "lead_details" and not AMONG.search(clause.text):
        return NONE
    if of_their_ends(clause):
        return NONE
    beside = clause.text
    for item in clause.of("best"):
        beside = beside.replace(item.text, " ")  # "which has been sitting there the longest"
    if NEW_SEARCH.search(beside):
        return NONE
    mentions = [m for m in read_mentions(deepcopy(clause), sense) if m.kind == "best"]
    few = WHICH_FEW.search(clause.text)
    several = int(float(NUMBER_WORDS.get(few[1]) or few[1])) if few else 1
    mentions = [replace(m, count=max(m.count, several), among=()) if several > 1 else m for m in mentions]
    return _lines(_rows(mentions[:1], sense), sense)


def of_their_ends(clause: Clause) -> bool:
    """ "which one ends first": of the holds, whose ends the list of leads does not show."""
    return any(str(item.value("best")).startswith("ends_at") for item in clause.of("best"))


def _which_fit(clause: Clause, sense: Sense) -> Answer:
    """ "which of these has a pool?", "are any of them under 350k?"."""
    if not AMONG.search(clause.text):
        return NONE
    need = read_need(deepcopy(clause), sense.blank)
    where = {slot: value for slot, value in need.set.items() if slot in WHERE_SLOTS}
    if not where:
        return NONE
    rows = [row for row in sense.screen if fits(row, where)]
    return _lines(rows, sense) if rows else Answer("None of those on the screen does.")


def _attribute(clause: Clause, sense: Sense) -> Answer:
    if ABOUT_CONTACT.search(clause.text) or PRICE_MOVED.search(clause.text):
        return NONE
    name = next((name for name, pattern in ATTRIBUTES if re.search(pattern, clause.text)), None)
    pointed = clause.has("ordinal", "hash", "pronoun", "last", "id", "best") or NUMBERED.search(clause.text)
    if name is None or clause.tool in OTHERS_ANSWER:
        return NONE
    if not pointed:
        lead = described_on_screen(clause, sense)
        rows = [row for row in sense.screen if row["id"] == lead]
        return Answer(" ".join(_said(row, name, clause, sense) for row in rows), tuple(row["id"] for row in rows))
    copied = deepcopy(clause)
    for item in copied.items:
        item.used = item.used or item.is_("feature", "ptype", "beds", "baths", "sqft", "listed", "asking")
    rows = _rows(read_mentions(copied, sense, describe=False) or [Mention("focus")], sense)
    said = [_said(row, name, clause, sense) for row in rows]
    return Answer(" ".join(said), tuple(row["id"] for row in _first_by(name, rows, clause)))


def _first_by(name: str, rows: list[Row], clause: Clause) -> list[Row]:
    """ "which has more sqft, the 2nd or the 4th?" speaks of the one that has more from then on."""
    asked = HAS_MORE.search(clause.text)
    known = [row for row in rows if isinstance(row.get(name), int | float)]
    if asked is None or len(known) < 2 or len(known) < len(rows):
        return rows
    best = (max if asked["more"] else min)(known, key=lambda row: row[name])
    return [best] if sum(row[name] == best[name] for row in known) == 1 else rows


def about_one(clause: Clause) -> bool:
    """ "does it have a pool?" asks about one lead, known or not; it is never a search."""
    alone = any(item.text in ("it", "that one", "this one", "that lead", "this lead") for item in clause.of("pronoun"))
    asks = any(re.search(pattern, clause.text) for _, pattern in ATTRIBUTES)
    return clause.question and alone and asks and not clause.has("place")


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
    number = _number(value) if name != "year_built" else value
    if value == 1 and name in ("beds", "baths"):
        return _sentence(f"{where} has 1 {'bedroom' if name == 'beds' else 'bath'}.")
    dollars = money(value) if name == "asking_price" else ""
    return _sentence(template.format(where=where, value=number, dollars=dollars, days=days, label=lead_label(row)))


def _number(value: Any) -> str:
    return f"{value:,g}" if isinstance(value, int | float) else str(value)


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

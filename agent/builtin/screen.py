"""Questions about what is on the screen, answered from the state without a call."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.items import Clause
from agent.builtin.mentions import Mention, read_mentions
from agent.builtin.sense import Sense
from agent.builtin.describe import filter_words, lead_label, lead_line, money, place_word
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


def answer(clause: Clause, sense: Sense) -> str:
    """The answer, or an empty text when the clause asks for something else."""
    text = clause.text
    if _ABOUT_FILTER.search(text) and sense.filter:
        return f"You are looking for: {filter_words(sense.filter)}."
    if not sense.screen or clause.has("place") and not _COMPARE.search(text):
        return ""
    if _HOW_MANY.search(text) and sense.start.get("total"):
        return f"{sense.start['total']} in all; {len(sense.screen)} of them are on the screen."
    if _COMPARE.search(text) and not clause.has("place"):
        return _compare(clause, sense)
    if not clause.question:
        return ""
    return _superlative(clause, sense) or _attribute(clause, sense)


def _rows(mentions: list[Mention], sense: Sense) -> list[Row]:
    if not mentions:
        return []
    ids = resolve_mentions(mentions, sense.start, "lead_details").ids
    return [row for lead in ids for row in sense.screen if row["id"] == lead]


def _copy(clause: Clause) -> Clause:
    """Reading mentions uses items up; the clause may still be needed for a call."""
    from copy import deepcopy

    return Clause(deepcopy(clause.items), clause.text, clause.raw, clause.correction, clause.question, clause.tool)


def _compare(clause: Clause, sense: Sense) -> str:
    rows = _rows(read_mentions(_copy(clause), sense), sense)
    if len(rows) == 1 and sense.start.get("focus"):
        rows += [row for row in sense.screen if row["id"] in sense.start["focus"] and row["id"] != rows[0]["id"]]
    if len(rows) < 2 and len(sense.screen) == 2:
        rows = sense.screen
    if len(rows) < 2:
        return ""
    return " ".join(lead_line(row, sense.screen) for row in rows)


def _superlative(clause: Clause, sense: Sense) -> str:
    if (
        not clause.has("best")
        or not _WHICH.search(clause.text)
        or clause.tool in ("market_insights", "recommend_leads")
    ):
        return ""
    if _NEW_SEARCH.search(clause.text):
        return ""
    mentions = [m for m in read_mentions(_copy(clause), sense) if m.kind == "best"]
    rows = _rows(mentions[:1], sense)
    return " ".join(lead_line(row, sense.screen) for row in rows)


def _attribute(clause: Clause, sense: Sense) -> str:
    name = next((name for name, pattern in ATTRIBUTES if re.search(pattern, clause.text)), None)
    if name is None or clause.tool in (
        "search_leads",
        "market_insights",
        "view_cart",
        "set_notifications",
        "account_status",
    ):
        return ""
    copied = _copy(clause)
    for item in copied.items:
        item.used = item.used or item.is_("feature", "ptype", "beds", "baths", "sqft", "listed", "asking")
    rows = _rows(read_mentions(copied, sense, describe=False) or [Mention("focus")], sense)
    if not rows:
        return ""
    return " ".join(_said(row, name, clause, sense) for row in rows)


def _said(row: Row, name: str, clause: Clause, sense: Sense) -> str:
    where = place_word(row, sense.screen)
    value = row.get(name)
    if name == "features":
        wanted = [item.value("feature") for item in clause.items if item.is_("feature")]
        if wanted:
            has = wanted[0] in (row.get("features") or [])
            plain = wanted[0].replace("_", " ")
            return f"Yes, {where} lists {plain}." if has else f"{where.capitalize()} doesn't list {plain}."
        listed = ", ".join(feature.replace("_", " ") for feature in row.get("features") or [])
        return f"{where.capitalize()} lists {listed}." if listed else f"{where.capitalize()} lists no features."
    if name == "city" or value is None and name == "property_type":
        return lead_line(row, sense.screen)
    if value is None:
        return f"{where.capitalize()} doesn't say."
    if name == "asking_price":
        return f"{where.capitalize()} asks {money(value)}."
    if name == "listed_days":
        return (
            f"{where.capitalize()} was listed {int(value)} days ago."
            if int(value) != 1
            else f"{where.capitalize()} was listed 1 day ago."
        )
    if name == "property_type":
        return f"{where.capitalize()} is a {lead_label(row)}."
    unit = {"beds": "beds", "baths": "baths", "sqft": "sqft", "year_built": ""}[name]
    if name == "year_built":
        return f"{where.capitalize()} was built in {value}."
    return (
        f"{where.capitalize()} has {value:g} {unit}."
        if not isinstance(value, str)
        else f"{where.capitalize()}: {value}."
    )

"""Step 1d: a word alone puts right what the turn before told: "no sorry, under", "wait 4", "I meant baths"."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.sense import Sense
from agent.builtin.tables.slips import (
    AGE_ALONE,
    ASKED_COUNT,
    BACK_ALONE,
    BOUND_ALONE,
    CAP_OFF,
    COUNT_ALONE,
    OFF_ALONE,
    OFF_BEHIND,
    OTHER_COUNT,
    PRICE_SET,
    SAID_BUT_MEANT,
    SAME_COUNT,
    SELLERS_MEANT,
    SIDES,
    THE_WISH,
    WRONG_SLOT,
)
from agent.builtin.tables.tools import SEARCHES

MOST_WORDS = 10
MOST_ADDED = 2  # slots of one turn
WHOLE_NAMES = frozenset({"no_hoa", "new_construction", "single_story"})
RANGE = re.compile(r"\d[km]? ?(?:-|to|and)")
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
Talked = dict[str, Any]
SLOTS = {"price": "${}", "beds": "{} beds", "baths": "{} baths", "sqft": "{} sqft"}


def put_right_alone(text: str, sense: Sense) -> str:
    """The text with the value or the slot that it leaves unsaid."""
    if sense.start.get("last_tool") not in SEARCHES or not sense.filter:
        return text
    if sense.filter.get("lead_type") == "buyer" and SELLERS_MEANT.match(text):
        return "sale leads"
    text = _wishes_dropped(text, sense)
    if len(text.split()) > MOST_WORDS:
        return text
    return _undone(text, sense) or _renamed(text, sense) or _of_the_talk(text, sense) or text


def _undone(text: str, sense: Sense) -> str | None:
    if sense.start.get("holds") or sense.start.get("proposal"):
        return None
    if (_dropped(sense) and BACK_ALONE.match(text)) or (_only_added(sense) and OFF_ALONE.match(text)):
        return "undo that"
    return None


def _renamed(text: str, sense: Sense) -> str | None:
    """ "I said 3 but meant 4" denies a number, "the beds are wrong, 4" names its slot."""
    meant = SAID_BUT_MEANT.match(text)
    if meant:
        return f"not {meant['old'] or meant['wrong'] or meant['small']}, {meant['new']}"
    if {"min_price", "max_price"} & sense.filter.keys():
        price = PRICE_SET.match(text)
        if price or ("max_price" in sense.filter and CAP_OFF.match(text)):
            new = price["new"] if price else ""
            return f"{'price' if RANGE.search(new) else 'up to'} {new}" if new else "drop the price cap"
    wrong = WRONG_SLOT.match(text)
    return f"change the {wrong['what']} to {wrong['new']}" if wrong else None


def _of_the_talk(text: str, sense: Sense) -> str | None:
    """What a bare value says of the slot that the turn before told."""
    talked = sense.talked
    aged = AGE_ALONE.match(text) if talked.keys() & {"listed_within_days", "min_days_listed"} else None
    if aged:
        return f"listed {aged['age'] or aged['told']}"
    told = [slot for slot in talked if slot[:4] in ("min_", "max_") and slot[4:] in SLOTS]
    for pattern, put in PUTS if told else ():
        found = pattern.match(text)
        meant = put(found, told, talked, sense) if found else None
        if meant:
            return meant
    return None


def _wishes_dropped(text: str, sense: Sense) -> str:
    """ "same without the pool", "basements are rare here, lose that": of a wish that stands."""
    wished = [(str(one), str(one).replace("_", " ")) for one in sense.filter.get("features") or []]
    for value, name in wished if " the " in text or OFF_BEHIND.match(text) else ():
        stem = name if value in WHOLE_NAMES else name.split()[0]
        dropped = re.sub(THE_WISH.format(stem), "drop the ", text, flags=re.IGNORECASE)
        if dropped != text:
            return dropped
        behind = OFF_BEHIND.match(text)
        if behind and re.search(rf"\b{stem}", behind["told"], re.IGNORECASE):
            return f"drop the {name}"
    return text


def _dropped(sense: Sense) -> bool:
    """Whether the turn before took something off the search."""
    before: dict[str, object] = (sense.start.get("earlier_filters") or [{}])[-1]
    kept = sense.filter
    lists = [(had, kept.get(slot)) for slot, had in before.items() if isinstance(had, list)]
    fewer = any(isinstance(now, list) and not set(had) <= set(now) for had, now in lists)
    return fewer or not before.keys() <= kept.keys()


def _only_added(sense: Sense) -> bool:
    """Whether the turn before put something on the search that stood, and nothing else."""
    before: dict[str, object] = (sense.start.get("earlier_filters") or [{}])[-1]
    kept = sense.filter
    return bool(before) and kept != before and not _dropped(sense) and len(sense.talked) <= MOST_ADDED


def _said(slot: str, value: object) -> str:
    return SLOTS[slot[4:]].format(value)


def _bounded(found: re.Match[str], told: list[str], talked: Talked, sense: Sense) -> str | None:
    """ "no sorry, under" after "over 450": the same number from the other side."""
    of_price = [slot for slot in told if slot.endswith("price")]
    slots = of_price or told
    side = next(side for side, words in SIDES.items() if found["side"].lower() in words)
    value = talked[slots[0]]
    figures = (found["same"] or "").replace(",", "").rstrip(".0")
    same = not figures or str(value).rstrip("0") == figures
    return f"at {side} {_said(slots[0], value)}" if len(slots) == 1 and same else None


def _counted(found: re.Match[str], told: list[str], talked: Talked, sense: Sense) -> str | None:
    """ "wait 4", "4 or more" after "3 beds"."""
    counts = {slot[4:] for slot in told} & {"beds", "baths"}
    if len(counts) != 1 or not (found["before"] or found["behind"] or found["tail"]):
        return None
    unit = counts.pop()
    exact = talked.get(f"min_{unit}") == talked.get(f"max_{unit}")
    bound = (found["bound"] or "").strip() or ("exactly" if exact else "")
    return f"{bound} {found['number']} {unit} {found['behind'] or ''}".strip()


def _asked(found: re.Match[str], told: list[str], talked: Talked, sense: Sense) -> str | None:
    """ "too few, try 4" after "3 beds"."""
    counts = {slot[4:] for slot in told} & {"beds", "baths"}
    unit = counts.pop() if len(counts) == 1 else ""
    if not unit or (unit == "baths" and re.search(r"\bbeds?\b", found[0], re.IGNORECASE)):
        return None
    exact = talked.get(f"min_{unit}") == talked.get(f"max_{unit}")
    return f"{'exactly ' if exact else ''}{found['number']} {unit}"


def _same(found: re.Match[str], told: list[str], talked: Talked, sense: Sense) -> str | None:
    """ "sorry, 3 beds" after "3 baths"; "sorry, 2 beds" after them says something else."""
    unit = "baths" if found["unit"].lower().startswith("ba") else "beds"
    count = WORDS.get(found["number"].lower()) or float(found["number"])
    other = f"min_{'beds' if unit == 'baths' else 'baths'}"
    repairs = found["before"] or found["tail"].lower().replace("please", "").strip(" ,.!")
    return _other(found, told, talked, sense) if repairs and talked.get(other) == count else None


def _other(found: re.Match[str], told: list[str], talked: Talked, sense: Sense) -> str | None:
    """ "I meant baths" after "3 beds": the same number of the others."""
    wanted = "baths" if found["unit"].lower().startswith("ba") else "beds"
    other = "beds" if wanted == "baths" else "baths"
    slots = [slot for slot in told if slot.endswith(other)]
    if not slots or any(slot.endswith(wanted) for slot in told):
        return None
    before: dict[str, object] = (sense.start.get("earlier_filters") or [{}])[-1]
    had = before.get(f"min_{other}")
    back = f", {had} {other}" if had is not None else f", any {other}"
    bound = "at most " if slots == [f"max_{other}"] else ""
    return f"{bound}{talked[slots[-1]]} {wanted}{back}"


PUTS = (
    (BOUND_ALONE, _bounded),
    (COUNT_ALONE, _counted),
    (ASKED_COUNT, _asked),
    (OTHER_COUNT, _other),
    (SAME_COUNT, _same),
)

"""Step 1d: a word alone puts right what the turn before told: "no sorry, under", "wait 4", "I meant baths"."""

from __future__ import annotations

import re

from agent.builtin.sense import Sense
from agent.builtin.tables.slips import AGE_ALONE, BACK_ALONE, BOUND_ALONE, COUNT_ALONE, OTHER_COUNT, SIDES
from agent.builtin.tables.tools import SEARCHES

MOST_WORDS = 8
SLOTS = {"price": "${}", "beds": "{} beds", "baths": "{} baths", "sqft": "{} sqft"}


def put_right_alone(text: str, sense: Sense) -> str:
    """The text with the value or the slot that it leaves unsaid."""
    if sense.start.get("last_tool") not in SEARCHES or len(text.split()) > MOST_WORDS:
        return text
    if _dropped(sense) and not sense.start.get("holds") and BACK_ALONE.match(text):
        return "undo that"
    aged = AGE_ALONE.match(text) if sense.talked.keys() & {"listed_within_days", "min_days_listed"} else None
    if aged:
        return f"listed {aged['age'] or aged['told']}"
    told = [slot for slot in sense.talked if slot[:4] in ("min_", "max_") and slot[4:] in SLOTS]
    if not told:
        return text
    for pattern, put in ((BOUND_ALONE, _bounded), (COUNT_ALONE, _counted), (OTHER_COUNT, _other)):
        found = pattern.match(text)
        meant = put(found, told, sense) if found else None
        if meant:
            return meant
    return text


def _dropped(sense: Sense) -> bool:
    """Whether the turn before took something off the search."""
    before: dict[str, object] = (sense.start.get("earlier_filters") or [{}])[-1]
    kept = sense.filter
    lists = [(had, kept.get(slot)) for slot, had in before.items() if isinstance(had, list)]
    fewer = any(isinstance(now, list) and not set(had) <= set(now) for had, now in lists)
    return fewer or not before.keys() <= kept.keys()


def _said(slot: str, value: object) -> str:
    return SLOTS[slot[4:]].format(value)


def _bounded(found: re.Match[str], told: list[str], sense: Sense) -> str | None:
    """ "no sorry, under" after "over 450": the same number from the other side."""
    of_price = [slot for slot in told if slot.endswith("price")]
    slots = of_price or told
    side = next(side for side, words in SIDES.items() if found["side"].lower() in words)
    return f"at {side} {_said(slots[0], sense.talked[slots[0]])}" if len(slots) == 1 else None


def _counted(found: re.Match[str], told: list[str], sense: Sense) -> str | None:
    """ "wait 4", "4 or more" after "3 beds"."""
    counts = {slot[4:] for slot in told} & {"beds", "baths"}
    if len(counts) != 1 or not (found["before"] or found["behind"] or found["tail"]):
        return None
    unit = counts.pop()
    exact = sense.talked.get(f"min_{unit}") == sense.talked.get(f"max_{unit}")
    bound = (found["bound"] or "").strip() or ("exactly" if exact else "")
    return f"{bound} {found['number']} {unit} {found['behind'] or ''}".strip()


def _other(found: re.Match[str], told: list[str], sense: Sense) -> str | None:
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
    return f"{bound}{sense.talked[slots[-1]]} {wanted}{back}"

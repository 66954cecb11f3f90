"""Step 1e, further: "3 beds won't cut it. Four at least" asks for four beds."""

from __future__ import annotations

from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.tables.too_few import HAS_UNIT, MORE, SIGNS, TOO_FEW, UNITS, VALUES

MOST_ROOMS = 9


def of_enough(text: str, sense: Sense, reader: Reader) -> str:
    """The text without the number that is not enough; the one that is counts the same."""
    folded = text.casefold()
    few = TOO_FEW.search(text) if any(sign in folded for sign in SIGNS) else None
    unit = (few["unit"] or _standing(few["few"], sense)) if few else None
    if few is None or not unit:
        return text
    rest = few["rest"]
    more = [found for found in MORE.finditer(rest) if _value(found["more"]) <= MOST_ROOMS]
    if HAS_UNIT.search(rest):
        return f"{text[: few.start()]}{rest}"
    if len(more) != 1:
        return text
    return f"{text[: few.start()]}{rest[: more[0].end()]} {unit}{rest[more[0].end() :]}"


def _value(said: str) -> float:
    return VALUES.get(said.casefold()) or (float(said) if said[0].isdigit() else 0.0)


def _standing(said: str, sense: Sense) -> str | None:
    """What the search that stands counts by this number."""
    return next((unit for slot, unit in UNITS.items() if sense.filter.get(slot) == _value(said)), None)

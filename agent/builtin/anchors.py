"""Step 1b: what a distance is measured from, where it was named before: "works at UNLV, wants 3 miles at most"."""

from __future__ import annotations

import re

from agent.builtin.gazetteer import Hit
from agent.builtin.items import Item
from agent.builtin.reader import Reader
from agent.builtin.tables.anchors import BESIDE, DISTANCE, HINTS, PARTS_OF_MILES, POINTS_BACK

AHEAD = 30  # characters in which a place of its own would stand


def anchored(text: str, reader: Reader) -> str:
    """The text with the place named behind each distance that only points back at it."""
    lowered = text.lower()
    if not any(hint in lowered for hint in HINTS):
        return text
    text = PARTS_OF_MILES.sub(_in_figures, text)
    for pattern in (DISTANCE, BESIDE):
        found = pattern.search(text)
        if found is not None and found.start():
            text = _with_anchor(text, found, reader)
    return text


def _in_figures(found: re.Match[str]) -> str:
    """ "a mile and a half" is 1.5 miles."""
    whole = {"a": 1, "one": 1, "two": 2, "three": 3}.get(found["whole"].lower()) or int(found["whole"])
    part = {"half": 0.5, "quarter": 0.25, "quarters": 0.75}[found["part"].lower()]
    return f"{whole + part} miles"


def _with_anchor(text: str, found: re.Match[str], reader: Reader) -> str:
    back = found["back"] or ""
    if not back and reader.names_place(text[found.end() : found.end() + AHEAD]):
        return text
    named = [item for item in reader.tagger.items(reader.tokens(text[: found.start()])) if item.is_("place")]
    anchor = next((item for item in reversed(named) if _measured_from(item, bool(POINTS_BACK.match(back)))), None)
    if anchor is None:
        return text
    on_foot = "walking distance of" if found[0].lower().startswith("walking") else "near"
    said = found["far"].strip() + " of" if found.groupdict().get("far") else on_foot
    return f"{text[: found.start()]}{said} {anchor.raw}{text[found.end() :]}"


def _measured_from(item: Item, pointed_at: bool) -> bool:
    """A landmark is; a city is where it is pointed at, and never one that a client comes from."""
    hit: Hit = item.value("place")
    return hit.of_kind("landmark") is not None or pointed_at

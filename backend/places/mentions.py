"""Places mentioned in a few words of free text, as sellers write a town: "East Austin Govalle"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backend.places.gazetteer import find_all
from backend.places.markets import BY_SLUG
from backend.places.names import place_key
from backend.places.schemas import Place

MAX_WORDS = 40
_LONGEST_NAME_WORDS = 5
_WORD = re.compile(r"[A-Za-z0-9.'’&-]+")
_COMPASS = re.compile(r"(far |hip |near )*(north|south|east|west)? ?-?(north|south|east|west|central)( side)?", re.I)


def mentions(text: str, market: str) -> tuple[Place, ...]:
    """Places of one market named in the text, in its order, the longest name first where two overlap.

    A bare direction ("south", "Northwest") counts as that side of the market's own city.
    """
    words = _WORD.findall(text)[:MAX_WORDS]
    found = tuple(dict.fromkeys(_scan(words, market)))
    return found or _side_of_town(" ".join(words), market)


def _scan(words: list[str], market: str) -> Iterator[Place]:
    start = 0
    while start < len(words):
        place, length = _longest(words, start, market)
        if place:
            yield place
        start += length


def _longest(words: list[str], start: int, market: str) -> tuple[Place | None, int]:
    for length in range(min(_LONGEST_NAME_WORDS, len(words) - start), 0, -1):
        name = " ".join(words[start : start + length])
        found = next((place for place in find_all(name, near=market) if place.market == market), None)
        if found:
            return found, length
    return None, 1


def _side_of_town(text: str, market: str) -> tuple[Place, ...]:
    side = place_key(text)
    if not _COMPASS.fullmatch(side):
        return ()
    side = side.removesuffix(" side").removeprefix("far ").replace("north west", "northwest")
    side = side.replace("north east", "northeast").replace("south west", "southwest").replace("south east", "southeast")
    found = find_all(f"{side} {BY_SLUG[market].name}", near=market)
    return tuple(place for place in found if place.market == market)[:1]

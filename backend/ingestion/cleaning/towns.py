"""The towns that an address can mean: by name, alias, or a slip of the pen where the zip or the state narrows them."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from backend.ingestion.cleaning.street_words import SUFFIXES, WEAK_SUFFIXES
from backend.places.gazetteer import LARGE_CITY_POPULATION, find_all, is_consistent
from backend.places.names import place_key, state_code
from backend.places.sources import cities, zip_place

MISSPELT_PERCENT = 82


class Towns:
    """The towns that can be meant in a state and zip."""

    def __init__(self, state: str, zip_code: str, said: str) -> None:
        entry = zip_place(zip_code) if zip_code else None
        self.state, self.zip = state, zip_code if entry else ""
        self.zip_names = {place_key(name): name for name in (entry.city, *entry.other_cities)} if entry else {}
        if said:
            self.zip_names.setdefault(place_key(said), said)

    def exact(self, text: str) -> str:
        key = place_key(text)
        if not key or key[0].isdigit():
            return ""
        return _proper(key, self.state) or self.zip_names.get(key, "")

    def like(self, text: str) -> str:
        """The town that the text nearly names, "" when it is not clear."""
        key = place_key(text)
        if len(key) < 4 or any(map(str.isdigit, key)):
            return ""
        near = [name for own, name in self.zip_names.items() if fuzz.ratio(key, own) >= MISSPELT_PERCENT - 8]
        return near[0] if near else _nearest(key, self.state)

    def allows(self, name: str, last: str, *, is_ended: bool) -> bool:
        """Not the Eagle Pass of "12 Double Eagle Pass": another zip's town, or a street's type after no other.

        ``is_ended``: the street may end before it."""
        if self.zip:
            return self.fits_zip(name) or is_consistent(self.zip, name, self.state or None)
        is_type = last.lower() in SUFFIXES and last.lower() not in WEAK_SUFFIXES
        return not (is_type or (not self.state and state_code(name))) or is_ended

    def fits_zip(self, name: str) -> bool:
        return place_key(name) in self.zip_names


@lru_cache(maxsize=4_096)
def towns_of(state: str, zip_code: str, said: str) -> Towns:
    return Towns(state, zip_code, said)


@lru_cache(maxsize=16_384)
def _proper(key: str, state: str) -> str:
    """The town's proper name, "" when there is none; without a state one of our markets or a large one."""
    found = find_all(key, state=state or None, kinds=("city",))
    known = [place for place in found if state or place.market or (place.population or 0) >= LARGE_CITY_POPULATION]
    return known[0].name if known else ""


@lru_cache(maxsize=8_192)
def _nearest(key: str, state: str) -> str:
    """The town of the state (of our markets without one) whose name is nearly this."""
    names = _names_of(state)
    best = max(names, key=lambda own: fuzz.ratio(key, own), default="")
    return names[best] if best and fuzz.ratio(key, best) >= MISSPELT_PERCENT and best[0] == key[0] else ""


@lru_cache(maxsize=64)
def _names_of(state: str) -> dict[str, str]:
    return {
        place_key(name): place.name
        for place in cities()
        if (place.state == state if state else place.market)
        for name in (place.name, *place.aliases)
        if len(name) > 3
    }

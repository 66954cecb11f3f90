"""Finding places by name, zip or position. Packaged and held in memory: about a second to load, once.

`find` answers with one place, `find_all` with every place of that name, best first; `neighborhood_at` names
where a (coarse) position lies; `city_of_zip`, `market_of`, `is_consistent` tie zip, city, state and market.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from backend.places.geometry import miles_between
from backend.places.markets import MARKETS
from backend.places.names import place_key, state_code
from backend.places.schemas import Place, PlaceKind
from backend.places.sources import (
    Neighborhood,
    ZipPlace,
    cities,
    landmarks,
    market_at,
    market_zips,
    markets,
    neighborhoods,
    zip_place,
)

_KIND_ORDER: dict[PlaceKind, int] = {"city": 0, "zip": 0, "neighborhood": 1, "landmark": 2, "market": 3}
_NEAR_ORDER: dict[PlaceKind, int] = {"landmark": 0, "neighborhood": 1, "city": 2, "zip": 2, "market": 3}
LARGE_CITY_POPULATION = 300_000
MILES_A_DEGREE = 69.0  # of latitude, at least
WIDE_RADIUS_MILES = 2.0  # neighbourhoods at least this wide ("South Austin") name a home only if no narrower one does


def _as_place(entry: ZipPlace) -> Place:
    return Place(
        kind="zip",
        name=entry.zip,
        city=entry.city,
        state=entry.state,
        market=entry.market,
        lat=entry.lat,
        lon=entry.lon,
    )


@lru_cache(maxsize=1)
def all_places() -> tuple[Place, ...]:
    """Every place that a search can name: markets, US cities from 15,000 people, and in the four markets also
    small towns, zips, neighbourhoods and landmarks. Other zips are known to `find` but not listed.
    """
    hoods = (hood.place for hood in neighborhoods())
    return (*markets(), *cities(), *map(_as_place, market_zips()), *hoods, *landmarks())


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in all_places():
        for key in dict.fromkeys(map(place_key, (place.name, *place.aliases))):
            found[key].append(place)
    return {key: tuple(places) for key, places in found.items()}


def load() -> None:
    """Read every table now, so that processes that are forked from this one share them."""
    _index()
    zip_place("78701")


def find_all(
    name: str,
    *,
    state: str | None = None,
    city: str | None = None,
    near: str | None = None,
    kinds: Sequence[PlaceKind] = (),
) -> tuple[Place, ...]:
    """Every place so named, best first. `near` is a market's slug, whose places come before others.

    "Round Rock, TX" and "Green Valley in Henderson" may be given whole, as "name, city or state".
    """
    head, _, tail = name.partition(",")
    if tail and not state and (code := state_code(tail)):
        name, state = head, code
    elif tail and not city:
        name, city = head, tail
    matches = [place for place in _named(name) if _fits(place, state, city, kinds)]
    key = place_key(name)
    return tuple(sorted(matches, key=lambda place: _rank(place, key, near)))


def _named(name: str) -> tuple[Place, ...]:
    listed = _index().get(place_key(name), ())
    entry = None if listed else zip_place(name)
    return (_as_place(entry),) if entry else listed


def _fits(place: Place, state: str | None, city: str | None, kinds: Sequence[PlaceKind]) -> bool:
    if kinds and place.kind not in kinds:
        return False
    if state and place.state != (state_code(state) or state.upper()):
        return False
    return not city or place_key(city) in (place_key(place.city or place.name), place.market)


def _rank(place: Place, key: str, near: str | None) -> tuple[bool, bool, int, bool, int]:
    return (
        near is not None and place.market != near,
        place.market is None,
        _KIND_ORDER[place.kind],
        place_key(place.name) != key,
        -(place.population or 0),
    )


def find(
    name: str,
    state: str | None = None,
    city: str | None = None,
    near: str | None = None,
    kinds: Sequence[PlaceKind] = (),
) -> Place | None:
    """The best place so named, or None: cities before neighbourhoods before landmarks, our markets first."""
    return next(iter(find_all(name, state=state, city=city, near=near, kinds=kinds)), None)


def resolve_near(name: str, city: str | None = None, near: str | None = None) -> Place | None:
    """What "near NAME" means: a landmark before a neighbourhood before a city; None when it is unknown."""
    found = find_all(name, city=city, near=near) or find_all(name, near=near)
    return min(found, key=lambda place: (place.market is None, _NEAR_ORDER[place.kind]), default=None)


def city_of_zip(zip_code: str) -> tuple[str, str] | None:
    """(city, two-letter state) that the post names for a zip; None when the zip does not exist."""
    entry = zip_place(zip_code)
    return (entry.city, entry.state) if entry else None


def market_of(city: str | None = None, state: str | None = None, zip_code: str | None = None) -> str | None:
    """Market slug of a zip (which wins) or of a city; None outside the markets or when unknown."""
    if zip_code and (entry := zip_place(zip_code)):
        return entry.market
    found = find(city, state=state, kinds=("city",)) if city else None
    return found.market if found else None


def is_consistent(zip_code: str, city: str | None = None, state: str | None = None) -> bool:
    """Whether the zip exists, lies in that state, and is the city's own or near it: 12 miles, 34 for a large city."""
    entry = zip_place(zip_code)
    if entry is None or (state and (state_code(state) or state) != entry.state):
        return False
    if not city or place_key(city) in map(place_key, (entry.city, *entry.other_cities)):
        return True
    named = find(city, state=entry.state, kinds=("city",))
    if named is None:
        return False
    reach = 34 if (named.population or 0) > LARGE_CITY_POPULATION else 12
    return miles_between(named.lat, named.lon, entry.lat, entry.lon) <= reach


@lru_cache(maxsize=len(MARKETS))
def _neighborhoods_of(market: str) -> tuple[Neighborhood, ...]:
    return tuple(hood for hood in neighborhoods() if hood.place.market == market)


@lru_cache(maxsize=100_000)
def neighborhood_at(lat: float, lon: float, market: str, zip_code: str | None = None) -> str | None:
    """Name of the neighbourhood at a position. Give the snapped one, so that no name betrays the exact.

    Narrow neighbourhoods come before wide ones ("South Austin"), those that list the zip before others, then
    the nearer centre.
    """
    inside = [
        (
            hood.radius_miles >= WIDE_RADIUS_MILES,
            bool(zip_code) and zip_code not in hood.zips,
            miles,
            hood.place.name,
        )
        for hood in _neighborhoods_of(market)
        if abs(lat - hood.place.lat) * MILES_A_DEGREE <= hood.radius_miles
        and (miles := miles_between(lat, lon, hood.place.lat, hood.place.lon)) <= hood.radius_miles
    ]
    return min(inside)[3] if inside else None


__all__ = [
    "all_places",
    "city_of_zip",
    "find",
    "find_all",
    "is_consistent",
    "load",
    "market_at",
    "market_of",
    "neighborhood_at",
    "resolve_near",
]

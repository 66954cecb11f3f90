"""Where demo homes stand: neighbourhoods and zips of the four markets, with invented streets."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from functools import lru_cache

from backend.ingestion.demo.phrases import STREET_FIRST, STREET_LAST, STREET_SECOND
from backend.ingestion.locate import Spot
from backend.places.geometry import miles_between, snap
from backend.places.schemas import Place
from backend.places.sources import Neighborhood, ZipPlace, landmarks, market_zips, neighborhoods, zip_place

MILES_PER_DEGREE = 69.0
IN_NEIGHBORHOOD_PERCENT = 74
POPULAR = ("Downtown", "Summerlin", "Green Valley", "East Austin", "Zilker", "Mueller", "Arcadia", "Old Town", "Uptown")
REMOTE_MILES = 30.0


@dataclass(frozen=True, slots=True)
class Setting:
    """A spot, how people call the place, and the landmark that a text can name."""

    spot: Spot
    place: str
    landmark: str
    landmark_miles: int
    is_urban: bool


def choose(rng: random.Random, market: str) -> Setting:
    """A believable spot in the market."""
    if rng.randrange(100) < IN_NEIGHBORHOOD_PERCENT:
        hood = rng.choice(_hoods(market))
        zip_code = rng.choice(hood.zips)
        lat, lon = _scattered(rng, hood.place.lat, hood.place.lon, hood.radius_miles * 0.7)
        city, name = hood.place.city or "", hood.place.name
    else:
        entry = rng.choice(_zips(market))
        zip_code, city, name = entry.zip, entry.city, None
        lat, lon = _scattered(rng, entry.lat, entry.lon, 1.2)
    known = zip_place(zip_code)
    near = snap(lat, lon)
    spot = Spot(
        city=city,
        state=known.state if known else None,
        zip=zip_code,
        neighborhood=name,
        market=market,
        lat=round(lat, 6),
        lon=round(lon, 6),
        near_lat=near[0],
        near_lon=near[1],
        address=_street(rng),
    )
    landmark, miles = _landmark(rng, market, lat, lon)
    return Setting(spot, name or city, landmark.name, max(1, round(miles)), name in POPULAR or name == "Downtown")


@lru_cache(maxsize=8)
def _hoods(market: str) -> tuple[Neighborhood, ...]:
    """The market's neighbourhoods, the well-known ones several times."""
    own = [hood for hood in neighborhoods() if hood.place.market == market and hood.zips]
    return tuple(hood for hood in own for _ in range(4 if hood.place.name in POPULAR else 1))


@lru_cache(maxsize=8)
def _zips(market: str) -> tuple[ZipPlace, ...]:
    """Zips within the built-up area."""
    from backend.places.markets import BY_SLUG

    centre = BY_SLUG[market]
    own = [entry for entry in market_zips() if entry.market == market]
    return tuple(e for e in own if miles_between(e.lat, e.lon, centre.lat, centre.lon) <= REMOTE_MILES)


def _scattered(rng: random.Random, lat: float, lon: float, miles: float) -> tuple[float, float]:
    away, turn = miles * math.sqrt(rng.random()), rng.random() * 2 * math.pi
    north, east = away * math.sin(turn), away * math.cos(turn)
    return lat + north / MILES_PER_DEGREE, lon + east / (MILES_PER_DEGREE * math.cos(math.radians(lat)))


def _street(rng: random.Random) -> str:
    number = rng.randrange(101, 14_990)
    return f"{number} {rng.choice(STREET_FIRST)} {rng.choice(STREET_SECOND)} {rng.choice(STREET_LAST)}"


def _landmark(rng: random.Random, market: str, lat: float, lon: float) -> tuple[Place, float]:
    """One of the three nearest landmarks."""
    own = [place for place in landmarks() if place.market == market]
    near = sorted((miles_between(lat, lon, place.lat, place.lon), place.name, place) for place in own)[:3]
    miles, _, place = rng.choice(near)
    return place, miles

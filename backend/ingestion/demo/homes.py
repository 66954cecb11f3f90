"""One demo home: its type, size, year, price and features, drawn from the market's figures."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TypeVar

from backend.ingestion.demo.figures import (
    FIGURES,
    LAND_DOLLARS_PER_SQFT,
    SIZES_SQFT,
    TYPE_FACTORS,
    level,
    rounded,
)
from backend.ingestion.demo.spots import Setting

_TYPES = {
    "sale": (("house", 58), ("condo", 15), ("townhouse", 14), ("multi_family", 5), ("land", 5), ("apartment", 3)),
    "rent": (("apartment", 46), ("house", 26), ("condo", 12), ("townhouse", 11), ("multi_family", 5)),
    "buyer": (("house", 62), ("condo", 16), ("townhouse", 14), ("multi_family", 5), ("land", 3)),
}
_URBAN_TYPES = (("condo", 48), ("apartment", 22), ("townhouse", 16), ("house", 12), ("multi_family", 2))
_BEDS = {
    "house": ((2, 10), (3, 46), (4, 32), (5, 10), (6, 2)),
    "condo": ((0, 6), (1, 32), (2, 46), (3, 16)),
    "townhouse": ((2, 34), (3, 54), (4, 12)),
    "multi_family": ((2, 20), (3, 30), (4, 36), (6, 14)),
    "apartment": ((0, 12), (1, 44), (2, 36), (3, 8)),
}
_NOT_IN_FLATS = {"garage", "yard", "solar", "casita", "rv_parking", "basement", "guest_house", "no_hoa", "waterfront"}
_ON_LAND = ("no_hoa", "view", "waterfront", "motivated_seller")


T = TypeVar("T")
NEW_HOMES_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class Home:
    """Facts of a demo home; `price` is whole dollars, a month's for a rental, the budget of a buyer."""

    property_type: str
    beds: int | None
    baths: float | None
    sqft: int | None
    lot_sqft: int | None
    year_built: int | None
    price: int
    features: tuple[str, ...]


def draw_home(rng: random.Random, lead_type: str, setting: Setting) -> Home:
    """A home that fits its place."""
    property_type = _weighted(rng, _URBAN_TYPES if setting.is_urban and lead_type != "buyer" else _TYPES[lead_type])
    market = setting.spot.market or ""
    if property_type == "land":
        return _land(rng, setting)
    beds = _weighted(rng, _BEDS[property_type])
    low, high = SIZES_SQFT[beds]
    sqft = round(rng.triangular(low, high, (low * 2 + high) / 3))
    year = _year(rng, market)
    features = _features(rng, market, property_type, year, is_rent=lead_type == "rent")
    return Home(
        property_type,
        beds,
        _baths(rng, beds),
        sqft,
        _lot(rng, property_type, sqft),
        year,
        _price(rng, lead_type, setting, property_type, sqft, year, features),
        features,
    )


def _weighted(rng: random.Random, choices: tuple[tuple[T, int], ...]) -> T:
    return rng.choices([value for value, _ in choices], [weight for _, weight in choices])[0]


def _baths(rng: random.Random, beds: int) -> float:
    if beds <= 1:
        return float(rng.choices((1, 1.5), (9, 1))[0])
    return max(1.0, beds - 1 + rng.choice((-0.5, 0, 0, 0.5, 0.5, 1)))


def _year(rng: random.Random, market: str) -> int:
    earliest, usual, latest = FIGURES[market].built
    if rng.random() < NEW_HOMES_SHARE:
        return latest
    return round(rng.triangular(earliest, latest - 2, usual))


def _lot(rng: random.Random, property_type: str, sqft: int) -> int | None:
    if property_type in ("condo", "apartment"):
        return None
    spread = (1.1, 2.2) if property_type == "townhouse" else (2.4, 7.5)
    return round(sqft * rng.uniform(*spread))


def _features(rng: random.Random, market: str, property_type: str, year: int, *, is_rent: bool) -> tuple[str, ...]:
    shares = FIGURES[market].shares
    drawn = [name for name, percent in shares.items() if rng.randrange(100) < percent]
    if year == FIGURES[market].built[2] and "new_construction" not in drawn:
        drawn.append("new_construction")
    if property_type in ("condo", "apartment"):
        drawn = [name for name in drawn if name not in _NOT_IN_FLATS or (name == "garage" and rng.random() < 0.5)]
    unfit = {"fixer_upper"} if year >= 2010 else set()
    unfit |= set() if year == FIGURES[market].built[2] else {"new_construction"}
    unfit |= {"fixer_upper", "motivated_seller"} if is_rent else set()
    return tuple(name for name in drawn if name not in unfit)


def _price(
    rng: random.Random,
    lead_type: str,
    setting: Setting,
    property_type: str,
    sqft: int,
    year: int,
    features: tuple[str, ...],
) -> int:
    figures = FIGURES[setting.spot.market or ""]
    is_rent = lead_type == "rent"
    size = (1_900 / max(sqft, 450)) ** (0.38 if is_rent else 0.14)  # small homes cost more a foot
    dollars = (figures.rent_sqft if is_rent else figures.sale_sqft) * sqft * size * TYPE_FACTORS[property_type]
    dollars *= level(setting.place) ** (0.5 if is_rent else 1.0) * rng.lognormvariate(0, 0.11)
    dollars *= 1 + (year - 1995) * 0.002
    for name, factor in (("pool", 1.05), ("fixer_upper", 0.82), ("waterfront", 1.35), ("view", 1.04), ("casita", 1.05)):
        dollars *= factor if name in features else 1
    price = rounded(dollars)
    return price - 100 if not is_rent and price > 50_000 and rng.random() < 0.45 else price


def _land(rng: random.Random, setting: Setting) -> Home:
    acres = rng.choice((0.15, 0.2, 0.25, 0.33, 0.5, 0.75, 1.0, 1.5, 2.0, 5.0))
    lot = round(acres * 43_560)
    dollars = lot**0.8 * LAND_DOLLARS_PER_SQFT * 4.2 * level(setting.place) * rng.lognormvariate(0, 0.2)
    market = setting.spot.market or ""
    drawn = [name for name in _ON_LAND if rng.randrange(100) < FIGURES[market].shares[name]]
    return Home("land", None, None, None, lot, None, rounded(dollars), tuple(sorted(drawn)))

"""What homes cost where, for demo data: plausible levels, no market statistics.

A price is dollars per square foot of the market × the place × the type × the size. Rents are a month's.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class MarketFigures(NamedTuple):
    """`sale_sqft`, `rent_sqft`: dollars per square foot. `shares` of features are chances in percent."""

    sale_sqft: float
    rent_sqft: float
    built: tuple[int, int, int]  # earliest, usual, latest year
    shares: dict[str, int]


_EVERYWHERE = {
    "garage": 62, "yard": 55, "single_story": 34, "no_hoa": 30, "view": 14, "solar": 10, "fixer_upper": 8,
    "motivated_seller": 11, "new_construction": 8, "ev_charger": 9, "guest_house": 5, "rv_parking": 7, "pool": 18,
    "casita": 3, "waterfront": 2, "basement": 1,
}  # fmt: skip
FIGURES: dict[str, MarketFigures] = {
    "austin-tx": MarketFigures(
        285, 1.75, (1932, 1996, 2026), _EVERYWHERE | {"waterfront": 5, "guest_house": 8, "view": 18}
    ),
    "las-vegas-nv": MarketFigures(
        248,
        1.35,
        (1952, 2002, 2026),
        _EVERYWHERE | {"pool": 33, "casita": 12, "rv_parking": 14, "solar": 19, "view": 22},
    ),
    "dallas-tx": MarketFigures(218, 1.5, (1924, 1990, 2026), _EVERYWHERE | {"pool": 20, "basement": 3}),
    "phoenix-az": MarketFigures(
        252,
        1.45,
        (1938, 1995, 2026),
        _EVERYWHERE | {"pool": 38, "casita": 11, "solar": 17, "rv_parking": 15, "basement": 4},
    ),
}

TYPE_FACTORS = {"house": 1.0, "condo": 1.12, "townhouse": 1.0, "multi_family": 0.92, "apartment": 1.05, "land": 1.0}
SIZES_SQFT = {
    0: (430, 620), 1: (560, 900), 2: (820, 1400), 3: (1250, 2250), 4: (1750, 3300), 5: (2500, 4600), 6: (3200, 6200),
}  # fmt: skip
LAND_DOLLARS_PER_SQFT = 9.0

# Dear and cheap places, against their market.
_LEVELS: dict[str, float] = {
    "Tarrytown": 2.1, "Westlake": 2.2, "Barton Creek": 2.2, "Rob Roy": 2.4, "Zilker": 1.9, "Bouldin Creek": 1.9,
    "Travis Heights": 1.85, "Clarksville": 2.0, "Old West Austin": 1.9, "Barton Hills": 1.75, "Downtown": 1.55,
    "Rainey Street": 1.8, "South Congress": 1.75, "Hyde Park": 1.55, "Mueller": 1.45, "East Austin": 1.35,
    "Rosedale": 1.6, "Allandale": 1.4, "Steiner Ranch": 1.2, "Dove Springs": 0.8, "Colony Park": 0.75,
    "Georgian Acres": 0.8, "The Ridges": 2.3, "Summerlin": 1.25, "Red Rock Country Club": 1.6, "Seven Hills": 1.35,
    "MacDonald Ranch": 1.7, "Lake Las Vegas": 1.25, "Queensridge": 1.45, "Anthem Country Club": 1.4,
    "Sunrise Manor": 0.78, "Huntridge": 0.9, "Green Valley": 1.1, "Anthem": 1.12, "Highland Park": 2.8,
    "University Park": 2.5, "Preston Hollow": 2.3, "Uptown": 1.8, "Turtle Creek": 1.8, "Lakewood": 1.7,
    "Kessler Park": 1.5, "Bishop Arts District": 1.45, "Deep Ellum": 1.35, "M Streets": 1.6, "Oak Lawn": 1.45,
    "Pleasant Grove": 0.75, "Red Bird": 0.78, "Lake Highlands": 1.2, "Arcadia": 2.0, "Biltmore": 1.7, "Old Town": 1.6,
    "DC Ranch": 1.9, "Desert Mountain": 1.9, "Troon North": 1.6, "North Scottsdale": 1.7, "Gainey Ranch": 1.5,
    "McCormick Ranch": 1.4, "Maryvale": 0.75, "Alhambra": 0.82, "Laveen": 0.88, "Ahwatukee": 1.1,
    "Paradise Valley": 2.6, "Scottsdale": 1.45, "Frisco": 1.15, "Southlake": 1.6, "Plano": 1.1, "Lakeway": 1.3,
}  # fmt: skip


def level(place: str) -> float:
    """A place's price level against its market; places without a figure of their own lie between 0.85 and 1.15."""
    if place in _LEVELS:
        return _LEVELS[place]
    return 0.85 + hashlib.sha256(place.encode()).digest()[0] / 255 * 0.3


def rounded(dollars: float) -> int:
    """As people ask: to $5 below $5,000, to $1,000 (less a hundred now and then is up to the caller) above."""
    step = 5 if dollars < 5_000 else 1_000 if dollars < 1_000_000 else 5_000
    return max(step, round(dollars / step) * step)

"""Words of street lines beyond the Postal Service's own table in ``matching.words``."""

from __future__ import annotations

from backend.ingestion.matching.words import DIRECTIONS
from backend.ingestion.matching.words import SUFFIXES as POSTAL_SUFFIXES

__all__ = ["DIRECTIONS", "ROADS", "SPOKEN_SUFFIXES", "SUFFIXES", "TYPED_FIRST", "WEAK_SUFFIXES"]

SUFFIXES = POSTAL_SUFFIXES | {"tr": "trl", "hy": "hwy", "boul": "blvd", "pk": "park", "lp": "loop"}
# A number after these belongs to the road: "FM 1625", "Ranch Road 2222", "IH 35".
ROADS = frozenset({
    "hwy", "highway", "fm", "rm", "rr", "cr", "sr", "ih", "i", "us", "sh", "route", "rte", "interstate", "loop", "pr",
    "rd", "road", "market", "state", "county",
})  # fmt: skip
# Streets whose type comes first: "Avenue B", "Calle Verde", "Via Grande".
TYPED_FIRST = frozenset({
    "avenue", "ave", "calle", "avenida", "via", "camino", "paseo", "rue", "corte", "placita", "circulo", "plaza",
})  # fmt: skip
# Types that are as often the name itself ("Overlook Park"): kept as written, never shortened, never corrected.
WEAK_SUFFIXES = frozenset({
    "park", "land", "fall", "wall", "la", "ville", "bl", "via", "row", "mall", "fort", "ft", "mount", "un", "union",
    "port", "rest", "well", "wells", "cape", "dam", "fork", "ml", "lt",
})  # fmt: skip
# What a mistyped last word may have been meant to be.
SPOKEN_SUFFIXES = (
    "street", "avenue", "boulevard", "circle", "trail", "parkway", "court", "place", "terrace", "crossing", "hollow",
    "highway", "drive", "square", "plaza", "ridge", "point", "bend", "cove", "lane", "road", "loop",
)  # fmt: skip

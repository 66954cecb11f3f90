"""Where in the database a duplicate of a listing may be found, and what it takes to believe that it is one. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from backend.ingestion.matching.compare import COMPARISONS, Listing, score
from backend.ingestion.matching.weights import SAME_FROM

BLOCK_MAX = 60  # a key that more places share tells nothing
ROUND_SQFT = 50
CELLS_A_DEGREE = 400  # about 250 m
_LEVEL = dict(COMPARISONS)
_PROOFS = (
    ("number", {"equal", "slip", "digits_and_letter", "half"}), ("street", {"equal", "typo", "other_kind"}),
    ("phone", {"equal_rare", "equal_few"}), ("distance", {"120m"}), ("text", {"equal"}),
)  # fmt: skip


def keys(one: Listing, region: str) -> Iterator[tuple[object, ...]]:
    """Each key is one way in which a duplicate may still be found, whatever else was changed; rare among a million."""
    street, name = one.street, one.street.name.replace(" ", "")
    number = street.number.split(" ")[0].split("-")[0]
    if number and name:
        yield ("number", number, name[:3])
        yield ("-number", number, name[-3:])
    if number and one.zip:
        yield ("number+zip", number, one.zip)
    if name:
        yield ("street+zip", name[:5], one.zip, one.baths)
        yield ("street", name, one.beds, region)
        if one.sqft:
            yield ("street+area", name[:4], one.sqft)
    if one.phone:
        yield ("phone+zip", one.phone, one.zip)
        if one.price:
            yield ("phone+price", one.phone, one.price)
    if one.sqft and one.sqft % ROUND_SQFT:
        yield ("area+zip", one.sqft, one.zip)
    if one.price and one.zip:
        yield ("price+zip", one.price, one.zip)
    if one.text:
        yield ("text", one.text)
    yield from _cells(one)


def _cells(one: Listing) -> Iterator[tuple[object, ...]]:
    """The cells of two grids, the second shifted by half a cell: close positions share one of them."""
    if one.lat is None or one.lon is None:
        return
    for shift in (0.0, 0.5):
        yield ("cell", shift, int(one.lat * CELLS_A_DEGREE + shift), int(one.lon * CELLS_A_DEGREE - shift), one.beds)


def is_grounded(one: Listing, other: Listing) -> bool:
    """Whether anything but price and size says that the two are one place: homes of one plan are many."""
    return any(_LEVEL[name](one, other) in levels for name, levels in _PROOFS)


def same(one: Listing, other: Listing) -> float | None:
    """The score of two listings that are one property, None when they are not known to be."""
    found = score(one, other, SAME_FROM)
    return found if found >= SAME_FROM and is_grounded(one, other) else None

"""Which listings are worth comparing: those that share a rare key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from backend.ingestion.matching.compare import Listing, number_level

BLOCK_MAX = 100


def keys(one: Listing) -> Iterator[tuple[object, ...]]:
    """Each key is one way in which a duplicate may still be found, whatever else was changed."""
    street, name = one.street, one.street.name.replace(" ", "")
    number = street.number.split(" ")[0].split("-")[0]
    if number and name:
        yield ("number", number, name[0])
        yield ("number", number, name[-1])
    if number and one.zip:
        yield ("number+zip", number, one.zip)
    if len(name) > 2:
        yield ("street", name[:4], one.zip)
        yield ("street", name[-4:], one.zip)
        yield ("street", name[:7])
        if number:
            yield ("street+digits", name[:4], number[:2])
            yield ("street+digits", name[:4], number[-2:])
        else:
            yield ("street only", name)
    if one.phone:
        yield ("phone", one.phone)
        if one.zip:
            yield ("phone+zip", one.phone, one.zip)
    if one.sqft and one.sqft % 50:
        yield ("area", one.sqft, one.zip)
        yield ("area+year", one.sqft, one.year) if one.year else ("area+beds", one.sqft, one.beds, one.baths)
    if one.price:
        yield ("price", one.price, one.zip)
        yield ("price+area", one.price, one.sqft)
        yield ("price+rooms", one.price, one.beds, one.baths, one.year)
        if one.phone:
            yield ("price+phone", one.phone, round(one.price, -5))
    if one.lat is not None and one.lon is not None:
        for north in (0, 1):
            for east in (0, 1):
                yield ("cell", int(one.lat * 200 + 0.5 * north), north, int(one.lon * 200 - 0.5 * east), east)


def pairs(listings: Sequence[Listing]) -> Iterator[tuple[int, int]]:
    """Places of candidates in ``listings``, the smaller first, each pair once; not those whose house numbers or units
    tell two properties apart."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(listings):
        for key in set(keys(one)):
            blocks[key].append(at)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= BLOCK_MAX:
            seen.update(combinations(block, 2))
    numbers, units = [one.street.number for one in listings], [one.street.unit for one in listings]
    for a, b in seen:
        if units[a] != units[b] and units[a] and units[b]:
            continue
        if (x := numbers[a]) == (y := numbers[b]) or not x or not y or number_level(x, y) != "different":
            yield a, b

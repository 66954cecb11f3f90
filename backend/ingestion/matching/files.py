"""Duplicates within a file of listings: read, compare, group."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

import zipcodes

from backend.ingestion.matching import candidates, clusters, streets, table
from backend.ingestion.matching.compare import Listing, score
from backend.ingestion.matching.table import Row
from backend.ingestion.matching.weights import SAME_FROM
from backend.ingestion.matching.words import DIRECTIONS, STATE_WORDS, SUFFIXES, UNIT_WORDS

NO_TOWN = UNIT_WORDS | DIRECTIONS.keys()
ZIPS_LOOKED_UP = 200
TOWN_LEAST_SHARE = 0.002  # of the addresses that end in the same words after the street's type


@dataclass(frozen=True, slots=True)
class Pair:
    """Two listings of one property; ``chance`` in [0, 1] is that of their own likeness, or what a link by way of
    other listings is worth at least."""

    id_a: str
    id_b: str
    chance: float


def read(path: Path) -> list[Listing]:
    """The listings of a file with a header. Raises :class:`table.UnreadableListings`."""
    rows = table.rows(path)
    zips, phones = [table.zip_code(row) for row in rows], [table.phone(row) for row in rows]
    towns, uses = _towns(rows, zips), Counter(phones)
    return [
        _listing(row, towns, zip_code, phone, uses[phone])
        for row, zip_code, phone in zip(rows, zips, phones, strict=True)
    ]


def match(listings: Sequence[Listing]) -> list[Pair]:
    """Every pair of listings that are one property, by id."""
    scored = ((a, b, score(listings[a], listings[b], SAME_FROM)) for a, b in candidates.pairs(listings))
    edges = [edge for edge in scored if edge[2] >= SAME_FROM]
    pairs = [
        _pair(listings[a], listings[b])
        for group in clusters.clusters(listings, edges)
        for at, a in enumerate(group)
        for b in group[at + 1 :]
    ]
    return sorted(pairs, key=lambda pair: (pair.id_a, pair.id_b))


def write(pairs: Sequence[Pair], path: Path) -> None:
    """A CSV file: id_a, id_b, score."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id_a", "id_b", "score"))
        table.writerows((pair.id_a, pair.id_b, f"{pair.chance:.4f}") for pair in pairs)


def _pair(one: Listing, other: Listing) -> Pair:
    first, second = sorted((one, other), key=lambda listing: listing.id)
    odds = max(score(first, second), SAME_FROM)
    return Pair(first.id, second.id, 1 / (1 + exp(-odds)))


def _listing(row: Row, towns: frozenset[str], zip_code: str, phone: str, phone_uses: int) -> Listing:
    lat, lon = table.position(row)
    return Listing(
        id=row["id"],
        street=streets.read(table.address(row), towns),
        zip=zip_code,
        lat=lat,
        lon=lon,
        price=table.number(row, "price"),
        beds=table.number(row, "beds"),
        baths=table.number(row, "baths"),
        sqft=table.number(row, "sqft"),
        year=table.number(row, "year"),
        phone=phone,
        phone_uses=phone_uses,
    )


def _towns(rows: Sequence[Row], zips: Sequence[str]) -> frozenset[str]:
    """Words that stand after streets in this file: names of the towns of its zips, of states, and what recurs there."""
    found = set(STATE_WORDS)
    common = {code for code, _ in Counter(zips).most_common(ZIPS_LOOKED_UP)}
    for place in zipcodes.list_all():
        if place["zip_code"] in common:
            found |= {word for name in (place["city"], place["state"]) for word in name.casefold().split()}
    after = Counter(word for row in rows for word in _after_the_type(row["address"]))
    return frozenset(found | {word for word, count in after.items() if count >= TOWN_LEAST_SHARE * len(rows) + 2})


def _after_the_type(address: str) -> list[str]:
    """The plain words after a street's type ("rd austin tx" → austin, tx)."""
    words = address.casefold().replace(",", " ").replace(".", " ").split()
    at = max((place for place, word in enumerate(words) if place > 1 and word in SUFFIXES), default=len(words))
    return [word for word in words[at + 1 :] if word.isalpha() and len(word) > 1 and word not in NO_TOWN]

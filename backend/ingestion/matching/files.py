"""Duplicates within a file of listings: read, compare, group."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, isfinite
from pathlib import Path

import zipcodes

from backend.ingestion.matching import candidates, clusters, streets
from backend.ingestion.matching.compare import Listing, score
from backend.ingestion.matching.weights import SAME_FROM
from backend.ingestion.matching.words import DIRECTIONS, STATE_WORDS, SUFFIXES, UNIT_WORDS

REQUIRED = ("id", "address")
COLUMNS = ("id", "address", "zip", "lat", "lon", "price", "beds", "baths", "sqft", "year", "phone")
NO_TOWN = UNIT_WORDS | DIRECTIONS.keys()
ZIPS_LOOKED_UP = 200
TOWN_LEAST_SHARE = 0.002  # of the addresses that end in the same words after the street's type
_NOT_DIGITS = re.compile(r"\D")
Row = dict[str, str]


class UnreadableListings(Exception):
    """A file that is no table of listings; ``hint`` says what is wanted."""

    def __init__(self, detail: str, hint: str) -> None:
        super().__init__(f"{detail} {hint}")
        self.detail, self.hint = detail, hint


@dataclass(frozen=True, slots=True)
class Pair:
    """Two listings of one property; ``chance`` in [0, 1] is that of their own likeness, or what a link by way of
    other listings is worth at least."""

    id_a: str
    id_b: str
    chance: float


def read(path: Path) -> list[Listing]:
    """The listings of a CSV file with a header. Raises UnreadableListings."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableListings(
            f"{path} cannot be read: {error}.", "Name a CSV file in UTF-8 with a header."
        ) from None
    _require_columns(path, rows)
    phones = Counter(_phone(row) for row in rows)
    towns = _towns(rows)
    return [_listing(row, towns, phones) for row in rows]


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


def _require_columns(path: Path, rows: Sequence[Row]) -> None:
    if not rows:
        raise UnreadableListings(f"{path} holds no listings.", "It wants a header and at least one row.")
    if missing := [name for name in REQUIRED if name not in rows[0]]:
        raise UnreadableListings(
            f"{path} has no column {' and no column '.join(missing)}.", f"Columns that are read: {', '.join(COLUMNS)}."
        )
    ids = Counter(row["id"] for row in rows)
    if twice := next((one for one, count in ids.items() if count > 1), None):
        raise UnreadableListings(f"{path} has the id {twice!r} twice.", "Each listing needs an id of its own.")


def _listing(row: Row, towns: frozenset[str], phones: Mapping[str, int]) -> Listing:
    phone = _phone(row)
    return Listing(
        id=row["id"],
        street=streets.read(row["address"] or "", towns),
        zip=_text(row, "zip")[:5],
        lat=_number(row, "lat"),
        lon=_number(row, "lon"),
        price=_number(row, "price"),
        beds=_number(row, "beds"),
        baths=_number(row, "baths"),
        sqft=_number(row, "sqft"),
        year=_number(row, "year"),
        phone=phone,
        phone_uses=phones[phone],
    )


def _text(row: Row, name: str) -> str:
    return (row.get(name) or "").strip()


def _number(row: Row, name: str) -> float | None:
    """Unknown where it is missing, no number, or not above zero in size."""
    try:
        value = float(_text(row, name).replace(",", "").lstrip("$"))
    except ValueError:
        return None
    return value if isfinite(value) else None


def _phone(row: Row) -> str:
    digits = _NOT_DIGITS.sub("", _text(row, "phone"))[-10:]
    return digits if len(digits) == 10 else ""


def _towns(rows: Sequence[Row]) -> frozenset[str]:
    """Words that stand after streets in this file: names of the towns of its zips, of states, and what recurs there."""
    zips = Counter(_text(row, "zip")[:5] for row in rows)
    found = set(STATE_WORDS)
    for code, _ in zips.most_common(ZIPS_LOOKED_UP):
        for place in zipcodes.matching(code) if code.isdigit() and len(code) == 5 else ():
            found |= {word for name in (place["city"], place["state"]) for word in name.casefold().split()}
    after = Counter(word for row in rows for word in _after_the_type(row["address"] or ""))
    return frozenset(found | {word for word, count in after.items() if count >= TOWN_LEAST_SHARE * len(rows) + 2})


def _after_the_type(address: str) -> list[str]:
    """The plain words after a street's type ("rd austin tx" → austin, tx)."""
    words = address.casefold().replace(",", " ").replace(".", " ").split()
    at = max((place for place, word in enumerate(words) if place > 1 and word in SUFFIXES), default=len(words))
    return [word for word in words[at + 1 :] if word.isalpha() and len(word) > 1 and word not in NO_TOWN]

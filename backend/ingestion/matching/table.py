"""A file of listings as rows of known columns, whatever the header calls them, and what a cell says. Pure but for
reading the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import isfinite
from pathlib import Path

from backend.ingestion.columns import SYNONYMS
from backend.ingestion.errors import EmptyFile, MissingFile, UnreadableFile
from backend.ingestion.readers import Row as Line
from backend.ingestion.readers import read_rows

REQUIRED = ("id", "address")
COLUMNS = ("id", "address", "zip", "lat", "lon", "price", "beds", "baths", "sqft", "year", "phone")
_FIELDS = {
    "id": "source_ref", "address": "address", "unit": "unit", "zip": "zip", "lat": "lat", "lon": "lon",
    "price": "asking_price", "beds": "beds", "baths": "baths", "sqft": "sqft", "year": "year_built", "phone": "phone",
}  # fmt: skip
_NAMES = {column: (column, *(SYNONYMS[field])) for column, field in _FIELDS.items()} | {
    "house": ("housenumber", "streetnumber", "streetno", "houseno")
}
_NOT_NAME = re.compile(r"[^a-z0-9]")
_NUMBER = re.compile(r"(-?(?:\d[\d,]*)?\.?\d+(?:e[+-]?\d+)?)\s*([km](?![a-z]))?")
_THOUSANDS = {"k": 1e3, "m": 1e6}
_ZIP = re.compile(r"(?<!\d)(\d{5})(?:-?\d{4})?(?:\.0)?(?!\d)")
_ZIP_AT_END = re.compile(r"[\s,]([0-9]{5})(?:-\d{4})?\W*(?:usa|us|united states)?\W*$", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:x|ext\w*)\W*\d+\s*$", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D")
Row = dict[str, str]


class UnreadableListings(Exception):
    """A file that is no table of listings; ``hint`` says what is wanted."""

    def __init__(self, detail: str, hint: str) -> None:
        super().__init__(f"{detail} {hint}")
        self.detail, self.hint = detail, hint


def rows(path: Path) -> list[Row]:
    """The rows by our names of the columns. Raises UnreadableListings."""
    lines = _lines(path)
    header = list(dict.fromkeys(name for line in lines for name in line.values))
    names = _columns(header)
    if missing := [name for name in REQUIRED if name not in names]:
        raise UnreadableListings(
            f"{path} has no column {' and no column '.join(missing)}.", f"Columns that are read: {', '.join(COLUMNS)}."
        )
    found = [{name: line.values.get(column, "").strip() for name, column in names.items()} for line in lines]
    _check_ids(path, found)
    return found


def _lines(path: Path) -> list[Line]:
    try:
        return [line for line in read_rows(path) if line.values]
    except EmptyFile:
        raise UnreadableListings(f"{path} holds no listings.", "It wants a header and at least one row.") from None
    except (MissingFile, UnreadableFile) as error:
        raise UnreadableListings(
            f"{path} cannot be read. {error}", "Name a CSV or JSON file in UTF-8 with a header."
        ) from None


def _columns(header: Sequence[str]) -> dict[str, str]:
    """The column of each of our names: its own name before other words for it."""
    keys: dict[str, str] = {}
    for column in header:
        keys.setdefault(_NOT_NAME.sub("", column.casefold()), column)
    found: dict[str, str] = {}
    for name, words in _NAMES.items():
        named = next((keys[word] for word in words if word in keys and keys[word] not in found.values()), None)
        if named is not None:
            found[name] = named
    return found


def _check_ids(path: Path, found: Sequence[Row]) -> None:
    ids = Counter(row["id"] for row in found)
    if ids[""]:
        raise UnreadableListings(f"{path} has a row without an id.", "Each listing needs an id of its own.")
    if twice := next((one for one, count in ids.items() if count > 1), None):
        raise UnreadableListings(f"{path} has the id {twice!r} twice.", "Each listing needs an id of its own.")


def address(row: Row) -> str:
    """Address with the house number and the unit that have columns of their own."""
    text, house, unit = row["address"], row.get("house", ""), row.get("unit", "")
    if house and not text[:1].isdigit():
        text = f"{house} {text}"
    return f"{text} #{unit.lstrip('# ')}" if unit and unit.casefold() not in text.casefold() else text


def zip_code(row: Row) -> str:
    """Its own column first, then the end of the address."""
    own = row.get("zip", "")
    if found := _ZIP.search(own) or _ZIP_AT_END.search(row["address"]):
        return found.group(1)
    short = own.removesuffix(".0")
    return f"0{short}" if len(short) == 4 and short.isdigit() else ""


def number(row: Row, name: str) -> float | None:
    """ "$450K", "1,850 sqft", "2.5"; unknown where it is missing or does not begin with a number."""
    found = _NUMBER.match(row.get(name, "").lstrip("$~ ").casefold())
    if not found:
        return None
    value = float(found.group(1).replace(",", "")) * _THOUSANDS.get(found.group(2) or "", 1)
    return value if isfinite(value) else None


def position(row: Row) -> tuple[float | None, float | None]:
    """Latitude and longitude, both or none."""
    lat, lon = number(row, "lat"), number(row, "lon")
    if lat is None or lon is None or not (0 < abs(lat) <= 90 and 0 < abs(lon) <= 180):
        return None, None
    return lat, lon


def phone(row: Row) -> str:
    """Ten digits, or nothing."""
    written = row.get("phone", "").removesuffix(".0")
    digits = _NOT_DIGITS.sub("", _EXTENSION.sub("", written))
    return digits[-10:] if len(digits) >= 10 else ""

"""How sellers write numbers, dates, types and zips, and what they mean. None for what cannot be read."""

from __future__ import annotations

import re
from datetime import UTC, datetime

SQFT_IN_ACRE = 43_560
LEAST_ASKED_DOLLARS = 200  # in free text: less is a fee
MAX_DOLLARS = 1_000_000_000
MAX_SQFT = 10_000_000
# Typed to get past a form: nobody asks these.
PLACEHOLDER_DOLLARS = frozenset({
    0, 1, 2, 3, 5, 10, 11, 12, 100, 111, 123, 11_111, 12_345, 111_111, 123_456, 999_999, 1_111_111, 1_234_567,
    9_999_999, 11_111_111, 12_345_678, 99_999_999, 123_456_789, 999_999_999,
})  # fmt: skip

_NUMBER = re.compile(r"(?<![\w.])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,2})?", re.I)
_MONEY = re.compile(
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s?(?P<scale>k|m|mm|mil|million|thousand)?\b", re.I
)
_DOLLARS = re.compile(r"\$\s?" + _MONEY.pattern, re.I)
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])|(?<=\$)\s?\d{1,3}(?: \d{3})+(?!\d)")
_RANGE_END = re.compile(r"\s?(?:-|–|to)\s?\$?\d[\d.,]*\s?(?P<scale>k|m|mm|mil|million|thousand)\b", re.I)
_SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "mm": 1_000_000, "mil": 1_000_000, "million": 1_000_000}
_ZIP = re.compile(r"(?<!\d)(\d{5})(?:-\d{4}|\.0)?(?!\d)")
_HALF = re.compile(r"(\d+)\s?(?:1/2|½|\.5|and a half)")
_BEDS_BATHS = re.compile(
    r"(?<![\d/$.])(?P<beds>\d{1,2})\s?b?\s?/\s?(?P<baths>\d{1,2}(?:\.(?:5|25|75|0))?)(?:\s?/\s?\d)?b?(?![\d/])(?!\s?(?:acre|mile|off|price|month))"
)
_BEDS = re.compile(
    r"(?<![\d.$])(?<!\dx)(\d{1,2})\s?-?\s?(?:bed(?:room)?s?|bdrms?|brs?|bds?|rec[aá]maras?|dormitorios?|habitaci(?:[oó]n|ones)|cuartos?|b(?=\s?/\s?\d))(?![a-z])",
    re.I,
)
_BATHS = re.compile(r"(?<![\d.$])(\d{1,2}(?:\.(?:5|25|75|0))?)\s?-?\s?(?:bath(?:room)?s?|ba|bths?)(?![a-z])", re.I)
_SQFT = re.compile(
    r"(?<![\d,.$])((?:\d{1,3},\d{3}|\d{3,5})(?:\.\d)?)\s?(?:sq\.?\s?(?:ft|feet)|sqft|sf|s\.f\b|ft2|square f)", re.I
)
_EARLIEST_YEAR = 1700

_PROPERTY_TYPES: tuple[tuple[str, str], ...] = (
    ("multi_family", r"multi[ _-]?famil\w*|duplex\w*|triplex|fourplex|four-plex|quadplex|quadruplex|\d-plex|multi"),
    ("townhouse", r"town ?-?_?(?:house|home)s?|row ?house"),
    ("condo", r"condo\w*|co-?op|loft"),
    ("apartment", r"apartments?|apts?|apa|flat|studio|efficiency|high[ -]?rise"),
    ("land", r"land|lots?|acreage|vacant|farm|ranch land|parcel"),
    ("house", r"house|single[ _-]?famil\w*|sfr|sfh|home|homes|bungalow|cottage|villa|residential|detached|casa"),
)
_TYPE_PATTERNS = tuple((name, re.compile(rf"\b(?:{words})\b", re.I)) for name, words in _PROPERTY_TYPES)
_TITLE_TYPES = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.I))
    for name, words in (
        ("multi_family", r"duplex(?:es)?|triplex|fourplex|four-plex|quadplex|multi[ -]family"),
        ("townhouse", r"town ?-?(?:house|home)s?"),
        ("condo", r"condos?(?! grade)|condominiums?"),
        ("apartment", r"apartments?|apts?|studio|efficiency|high[ -]rise"),
        ("house", r"house|single[ -]family(?: home)?|bungalow|cottage"),
        ("land", r"(?:vacant|raw) (?:land|lot)|acre lot|lot for sale|land for sale"),
    )
)


def number(text: str) -> float | None:
    """The first number in the text."""
    found = _NUMBER.search(text.replace("−", "-"))
    return float(found.group().replace(",", "")) if found else None


def price(text: str) -> int | None:
    """Whole dollars of "$450K", "1,850/mo obo", "USD 1.2M", "450.000", "$1,400 - $1,900" (the lower); None for
    placeholders. What stands after a dollar sign comes before other numbers."""
    plain = _THOUSANDS.sub(lambda found: re.sub(r"[. ]", "", found.group()), text)
    found = _DOLLARS.search(plain) or _MONEY.search(plain)
    if found is None or text.strip().startswith("-"):
        return None
    scale = _SCALES.get((found.group("scale") or _later_scale(plain, found)).lower(), 1)
    asked = float(found.group("number").replace(",", "")) * scale
    dollars = round(asked) if asked <= MAX_DOLLARS else 0
    return None if dollars in PLACEHOLDER_DOLLARS else dollars


def _later_scale(text: str, found: re.Match[str]) -> str:
    """The "k" of "400-450k" is meant of both."""
    later = _RANGE_END.match(text, found.end("number"))
    return later.group("scale") if later and float(found.group("number").replace(",", "")) < 1_000 else ""


def count(text: str) -> int | None:
    """Bedrooms: "3", "3.0", "3 bd", "Studio" (0)."""
    if "studio" in text.lower():
        return 0
    found = number(text)
    return int(found) if found is not None and 0 <= found <= 100 else None


def baths(text: str) -> float | None:
    """Bathrooms as written: 2.5 for "2.5", "2 1/2", "2½"."""
    half = _HALF.search(text)
    if half:
        return float(half.group(1)) + 0.5
    found = number(text)
    return found if found is not None and 0 <= found <= 100 else None


def area_sqft(text: str) -> int | None:
    """Square feet of "1,850 sqft", "1200.0", "0.25 acres", "140 m²"."""
    found = number(text)
    if found is None or found < 0:
        return None
    lower = text.lower()
    if "acre" in lower or lower.strip().endswith(" ac"):
        found *= SQFT_IN_ACRE
    elif "m²" in lower or "sqm" in lower or "m2" in lower:
        found *= 10.7639
    return round(found) if 0 < found <= MAX_SQFT else None


def year(text: str) -> int | None:
    """A year of construction."""
    found = number(text)
    return int(found) if found is not None and _EARLIEST_YEAR <= found <= 2100 else None


def zip_code(text: str) -> str | None:
    """Five digits of "78704", "78704-1234", 78704.0; a lost leading zero is put back."""
    plain = text.strip().removesuffix(".0")
    if plain.isdigit() and len(plain) == 4:
        return f"0{plain}"
    found = _ZIP.search(text)
    return found.group(1) if found else None


def instant(text: str) -> datetime | None:
    """An aware UTC instant of an ISO date or time, US dates, or epoch seconds or milliseconds; naive times are UTC."""
    plain = text.strip()
    if plain.isdigit() and len(plain) in (10, 13):
        return datetime.fromtimestamp(int(plain[:10]), UTC)
    return _iso(plain) or _written(plain)


def _iso(plain: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(plain)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _written(plain: str) -> datetime | None:
    for form in ("%m/%d/%Y", "%m/%d/%y", "%m/%d/%Y %H:%M", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%m-%d-%Y"):
        try:
            return datetime.strptime(plain, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def property_type(text: str) -> str | None:
    """The canonical type that a column's value names: "SINGLE_FAMILY", "Apts/housing", "Duplex"."""
    plain = text.replace("_", " ")
    return next((name for name, pattern in _TYPE_PATTERNS if pattern.search(plain)), None)


def property_type_in_title(text: str) -> str | None:
    """The type that a title says outright; "home" alone says none."""
    return next((name for name, pattern in _TITLE_TYPES if pattern.search(text)), None)


def beds_in_text(text: str) -> int | None:
    """Bedrooms of "3/2 duplex", "4bd/3ba", "2 Bed w/ balcony", "studio"."""
    found = _BEDS.search(text)
    if found:
        beds = int(found.group(1))
        return beds if 0 < beds <= 20 else None
    if slash := _slash(text):
        return slash[0]
    return 0 if re.search(r"\bstudio\b", text, re.I) else None


def baths_in_text(text: str) -> float | None:
    """Bathrooms of "3/2 duplex", "4bd/3.5ba"."""
    found = _BATHS.search(text)
    if found:
        return float(found.group(1)) if 0 < float(found.group(1)) <= 20 else None
    slash = _slash(text)
    return slash[1] if slash else None


def _slash(text: str) -> tuple[int, float] | None:
    """(beds, baths) of "3/2" or "4/2.5"; dates, "24/7" and "1/2 acre" are none."""
    pairs = ((int(found.group("beds")), float(found.group("baths"))) for found in _BEDS_BATHS.finditer(text))
    return next(((beds, baths) for beds, baths in pairs if 0 < beds < 10 and 0 < baths <= beds + 2), None)


def sqft_in_text(text: str) -> int | None:
    """Square feet of "1,200 sq ft"."""
    found = _SQFT.search(text)
    return round(float(found.group(1).replace(",", ""))) if found else None


def many(text: str) -> int:
    """How many photos: a number, or the entries of a list."""
    plain = text.strip()
    if not plain:
        return 0
    if plain.isdigit():
        return min(int(plain), 500)
    return min(len([part for part in re.split(r"[|\n]|,\s?(?=http)", plain) if part.strip()]), 500)

"""How alike two listings are, field by field: each comparison finds a level, each level has a weight. Pure.

A score is the sum of the weights of the levels that were found, so it can be explained line by line.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, hypot, radians
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from backend.ingestion.matching.streets import Street
from backend.ingestion.matching.weights import BIAS, WEIGHTS

METRES_A_DEGREE = 111_200
PREFIX_WEIGHT = 0.05
RARE_PHONE_USES, SHARED_PHONE_USES = 6, 40  # listings with one phone: an owner's, a busy owner's, an agent's
ROUND_SQFT = 50
STREET_LEVELS = ((0.93, "typo"), (0.85, "alike"), (0.75, "vague"))
DISTANCE_LEVELS = ((120, "120m"), (300, "300m"), (700, "700m"), (1500, "1500m"), (3000, "3km"))
PRICE_LEVELS = ((0.02, "2%"), (0.05, "5%"), (0.1, "10%"), (0.2, "20%"))
AREA_LEVELS = ((0.02, "2%"), (0.06, "6%"), (0.15, "15%"))


class Listing(NamedTuple):
    """What matching looks at. Prices in dollars, area in square feet, position in degrees, phone ten digits.

    None and empty strings are unknown. ``phone_uses`` counts the listings with that phone: an agent's says little.
    """

    id: str
    street: Street
    zip: str
    lat: float | None
    lon: float | None
    price: float | None
    beds: float | None
    baths: float | None
    sqft: float | None
    year: float | None
    phone: str
    phone_uses: int = 1
    text: str = ""  # equal for equal words
    own: str = ""  # the source's own id of the property, where a source has one
    kind: str = ""  # sale or rent


class Finding(NamedTuple):
    """One line of a score's explanation."""

    field: str
    level: str
    weight: float


def score(one: Listing, other: Listing, least: float | None = None) -> float:
    """The logarithm of the odds that both are one property. Below ``least`` it may stop early, at a bound above it."""
    total = BIAS
    for name, compare in COMPARISONS:
        total += WEIGHTS[name][compare(one, other)]
        if least is not None and total + _STILL_POSSIBLE[name] < least:
            return total + _STILL_POSSIBLE[name]
    return total


def explain(one: Listing, other: Listing) -> list[Finding]:
    """Every comparison with its level and weight, what speaks most for or against on top."""
    found = [(name, compare(one, other)) for name, compare in COMPARISONS]
    lines = [Finding(name, level, WEIGHTS[name][level]) for name, level in found]
    return sorted(lines, key=lambda line: -abs(line.weight))


def excludes(one: Listing, other: Listing) -> bool:
    """Whether the two can never be one property, whatever else is alike: another unit, house number or street, another
    id where a source names properties; or one is for sale and one for rent."""
    a, b = one.street, other.street
    if (one.own and other.own and one.own != other.own) or (one.kind and other.kind and one.kind != other.kind):
        return True
    if a.unit and b.unit and a.unit != b.unit:
        return True
    return _number(one, other) == "different" or _street(one, other) == "different"


def _number(one: Listing, other: Listing) -> str:
    return number_level(one.street.number, other.street.number)


def number_level(a: str, b: str) -> str:
    """The level of two house numbers."""
    if not a or not b:
        return "missing" if not a and not b else "one_missing"
    x, y = a.partition(" ")[0], b.partition(" ")[0]
    if x.endswith("x") or y.endswith("x"):
        return "one_missing" if _fits(x, y) else "different"
    if a == b:
        return "equal"
    if x == y or x.rstrip("abcdef") == y.rstrip("abcdef"):
        return "half"  # 1902 and 1902 1/2, 929 and 929b
    if abs(len(x) - len(y)) > 1 or DamerauLevenshtein.distance(x, y, score_cutoff=1) > 1:
        return "different"
    if not (x.isdigit() and y.isdigit()):
        return "digits_and_letter"
    return "slip" if len(x) != len(y) or sorted(x) == sorted(y) else "neighbour"


def _fits(x: str, y: str) -> bool:
    """13xx and 1342."""
    return len(x) == len(y) and all(a == b or "x" in (a, b) for a, b in zip(x, y, strict=True))


def _street(one: Listing, other: Listing) -> str:
    a, b = one.street, other.street
    if not a.name or not b.name:
        return "missing"
    if a.name == b.name:
        return "equal" if a.kind == b.kind or not a.kind or not b.kind else "other_kind"
    if (digits := _digits(a.name)) and (others := _digits(b.name)) and digits != others:
        return "different"  # 4th and 5th Street
    alike = max(
        JaroWinkler.similarity(a.name, b.name, prefix_weight=PREFIX_WEIGHT),
        JaroWinkler.similarity(f"{a.name} {a.kind}", f"{b.name} {b.kind}", prefix_weight=PREFIX_WEIGHT),
    )
    return next((level for least, level in STREET_LEVELS if alike >= least), "different")


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _unit(one: Listing, other: Listing) -> str:
    a, b = one.street.unit, other.street.unit
    if a == b:
        return "equal" if a else "none"
    return "different" if a and b else "one_missing"


def _zip(one: Listing, other: Listing) -> str:
    if not one.zip or not other.zip:
        return "missing"
    if one.zip == other.zip:
        return "equal"
    return "near" if DamerauLevenshtein.distance(one.zip, other.zip, score_cutoff=1) <= 1 else "different"


def _distance(one: Listing, other: Listing) -> str:
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return "missing"
    east = (one.lon - other.lon) * cos(radians(one.lat))
    metres = METRES_A_DEGREE * hypot(one.lat - other.lat, east)
    return next((level for most, level in DISTANCE_LEVELS if metres <= most), "far")


def _price(one: Listing, other: Listing) -> str:
    a, b = one.price, other.price
    if not a or not b:
        return "missing"
    if a == b:
        return "equal"
    off = abs(a - b) / max(a, b)
    return next((level for most, level in PRICE_LEVELS if off <= most), "far")


def _beds(one: Listing, other: Listing) -> str:
    level = _count(one.beds, other.beds)
    return "one" if level == "half" else level


def _baths(one: Listing, other: Listing) -> str:
    return _count(one.baths, other.baths)


def _count(a: float | None, b: float | None) -> str:
    if not a or not b:
        return "missing"
    off = abs(a - b)
    return "equal" if off == 0 else "half" if off <= 0.5 else "one" if off <= 1 else "far"


def _sqft(one: Listing, other: Listing) -> str:
    a, b = one.sqft, other.sqft
    if not a or not b:
        return "missing"
    if a == b:
        return "equal_round" if a % ROUND_SQFT == 0 else "equal"
    off = abs(a - b)
    if off <= ROUND_SQFT and (a % ROUND_SQFT == 0 or b % ROUND_SQFT == 0):
        return "rounded"
    return next((level for most, level in AREA_LEVELS if off / max(a, b) <= most), "far")


def _year(one: Listing, other: Listing) -> str:
    if not one.year or not other.year:
        return "missing"
    off = abs(one.year - other.year)
    return "equal" if off == 0 else "one" if off <= 1 else "far"


def _phone(one: Listing, other: Listing) -> str:
    if not one.phone or not other.phone:
        return "missing"
    if one.phone != other.phone:
        return "different"
    uses = max(one.phone_uses, other.phone_uses)
    if uses <= RARE_PHONE_USES:
        return "equal_rare"
    return "equal_few" if uses <= SHARED_PHONE_USES else "equal_agent"


def _text(one: Listing, other: Listing) -> str:
    if not one.text or not other.text:
        return "missing"
    return "equal" if one.text == other.text else "different"


COMPARISONS: tuple[tuple[str, Callable[[Listing, Listing], str]], ...] = (
    ("text", _text), ("number", _number), ("price", _price), ("sqft", _sqft), ("phone", _phone), ("zip", _zip),
    ("beds", _beds), ("baths", _baths), ("year", _year), ("distance", _distance), ("unit", _unit), ("street", _street),
)  # fmt: skip
_NAMES = [name for name, _ in COMPARISONS]
_STILL_POSSIBLE = {
    name: sum(max(WEIGHTS[later].values()) for later in _NAMES[at + 1 :]) for at, name in enumerate(_NAMES)
}

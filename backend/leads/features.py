"""The features a search can name, and their bit set."""

from __future__ import annotations

from collections.abc import Iterable

FEATURES = (
    "pool", "garage", "yard", "solar", "casita", "no_hoa", "rv_parking", "fixer_upper", "single_story",
    "motivated_seller", "view", "waterfront", "basement", "ev_charger", "guest_house", "new_construction",
)  # fmt: skip
_BIT = {name: 1 << place for place, name in enumerate(FEATURES)}


def to_bits(names: Iterable[str]) -> int:
    """The bit set of ``names``; KeyError for a name that is not in FEATURES."""
    bits = 0
    for name in names:
        bits |= _BIT[name]
    return bits


def from_bits(bits: int) -> list[str]:
    """The names in a bit set, in the order of FEATURES."""
    return [name for name, bit in _BIT.items() if bits & bit]

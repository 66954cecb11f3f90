"""What a buyer's own acts say they want: zips, property types and a price. Pure; never a person's traits.

Each act counts by its kind (a purchase most, a view least); a saved search counts for what it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, NamedTuple

from backend.leads.wording import homes

ACT_WEIGHTS = {"purchase": 4.0, "hold": 3.0, "save": 2.0, "view": 1.0}
SAVED_SEARCH_WEIGHT = 3.0
VALUES_MAX = 20


class Act(NamedTuple):
    """Something the buyer did with a lead of these facts."""

    kind: str
    zip: str | None
    property_type: str | None
    asking_price: int | None


@dataclass(frozen=True)
class Taste:
    """Weights in [0, 1] by zip and by type, and the price in the middle; empty for a new buyer."""

    zips: Mapping[str, float] = field(default_factory=dict)
    property_types: Mapping[str, float] = field(default_factory=dict)
    price: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is anything to go by."""
        return bool(self.zips or self.property_types or self.price)

    def in_words(self) -> str:
        """``mostly houses in 78704 around $410,000``."""
        where = _top(self.zips)
        parts = [
            homes(_top(self.property_types)),
            f"in {where}" if where else "",
            f"around ${self.price:,}" if self.price else "",
        ]
        return "mostly " + " ".join(filter(None, parts))


def taste_of(acts: Sequence[Act], saved: Sequence[Mapping[str, Any]]) -> Taste:
    """The taste behind a buyer's acts and the filters of their saved searches."""
    wishes = [(SAVED_SEARCH_WEIGHT, act) for wanted in saved for act in _wishes(wanted)]
    weighed = [(ACT_WEIGHTS[act.kind], act) for act in acts] + wishes
    zips = _totals((act.zip, weight) for weight, act in weighed)
    types = _totals((act.property_type, weight) for weight, act in weighed)
    prices = [act.asking_price for weight, act in weighed for _ in range(round(weight)) if act.asking_price]
    return Taste(_shares(zips), _shares(types), round(median(prices)) if prices else None)


def _totals(weighed: Iterable[tuple[str | None, float]]) -> dict[str, float]:
    totals: dict[str, float] = {}
    for name, weight in weighed:
        if name:
            totals[name] = totals.get(name, 0.0) + weight
    return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:VALUES_MAX])


def _wishes(wanted: Mapping[str, Any]) -> list[Act]:
    """A saved search as if it were one lead of each type that it names."""
    low, high = wanted.get("min_price"), wanted.get("max_price")
    price = (low + high) // 2 if low and high else (low or high)
    return [Act("save", wanted.get("zip"), kind, price) for kind in wanted.get("property_types") or [None]]


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    most = max(counts.values(), default=1.0)
    return {name: round(count / most, 4) for name, count in counts.items()}


def _top(shares: Mapping[str, float]) -> str | None:
    return min(shares, key=lambda name: (-shares[name], name), default=None)

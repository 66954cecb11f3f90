"""The lead price as pure functions: ``clamp(base × Q × D × M, min, max) × (1 − discount)``, half-up to a cent.

All numbers are Decimals or integers. A part is in [0, 1]; None means that it could not be computed and counts as 0.5,
its neutral value. The clamp comes before the discount, so that every tier's discount takes effect at the limits too.

The bill of a price explains it in cents *after the discount*. It starts from ``neutral_cents``, what the asker would
pay were every part neutral (0.5), and puts the real parts in one after the other: market price, scarcity, growth,
demand, then contact, property, interest, freshness. Each step's cents are the rounded running price minus the one
before, so that ``neutral_cents`` plus the cents of all steps is exactly the price. Since Q is a sum and comes last, a
quality part's cents are what the price would lose if that part alone were neutral. The limit's cents are what the
clamp (or an operator's own price) moved; the discount's, ``price − list price``, are in all other lines already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from backend.config import NEUTRAL_PART, PRICE_BASE_CENTS, PRICE_MAX_CENTS, PRICE_MIN_CENTS
from backend.money import half_up

QUALITY_WEIGHTS = {
    "contact": Decimal("0.3"),
    "property": Decimal("0.3"),
    "interest": Decimal("0.2"),
    "freshness": Decimal("0.2"),
}
MARKET_WEIGHTS = {"market_price": Decimal("0.4"), "scarcity": Decimal("0.3"), "growth": Decimal("0.3")}
DEMAND_WEIGHTS = {"views": Decimal("0.2"), "holds": Decimal("0.3"), "purchases": Decimal("0.5")}
FRESHNESS_STEPS_HOURS = (
    (24, Decimal(1)),
    (72, Decimal("0.8")),
    (7 * 24, Decimal("0.6")),
    (14 * 24, Decimal("0.4")),
)
FRESHNESS_LAST = Decimal("0.2")
QUALITY_RANGE = (Decimal("0.5"), Decimal("2.0"))
DEMAND_RANGE = (Decimal("0.8"), Decimal("1.5"))
MARKET_RANGE = (Decimal("0.7"), Decimal("1.3"))
INTEREST_FULL_BUYERS = 5
DEMAND_FULL_POINTS = 10
SCARCITY_NONE_AVAILABLE = 50
PRICE_RATIO_LOW = Decimal("0.5")
PRICE_RATIO_HIGH = Decimal("1.5")
GROWTH_SLOPE = 5
BILL_ORDER = ("market_price", "scarcity", "growth", "demand", "contact", "property", "interest", "freshness")


@dataclass(frozen=True, slots=True)
class Parts:
    """The eight parts of a price, each in [0, 1] or None when it could not be computed."""

    contact: Decimal | None
    property: Decimal | None
    interest: Decimal | None
    freshness: Decimal | None
    demand: Decimal | None
    market_price: Decimal | None
    scarcity: Decimal | None
    growth: Decimal | None

    def known(self) -> dict[str, Decimal]:
        """Every part by name, neutral where unknown."""
        return {name: _known(getattr(self, name)) for name in BILL_ORDER}


@dataclass(frozen=True, slots=True)
class Bill:
    """A price and the cents of each step to it; ``neutral_cents + sum(steps) + limit == price_cents``."""

    list_price_cents: int
    price_cents: int
    neutral_cents: int
    quality: Decimal
    demand: Decimal
    market: Decimal
    steps: Mapping[str, int]
    limit_cents: int

    @property
    def discount_cents(self) -> int:
        """What the tier takes off the list price, as a negative number; in every other line already."""
        return self.price_cents - self.list_price_cents


def freshness(hours_since_listed: Decimal) -> Decimal:
    """1 under 24 hours, 0.8 under 72, 0.6 under 7 days, 0.4 under 14, else 0.2."""
    for below, part in FRESHNESS_STEPS_HOURS:
        if hours_since_listed < below:
            return part
    return FRESHNESS_LAST


def interest(buyers: int) -> Decimal:
    """Distinct buyers who saved or held it in 7 days: five are full interest."""
    return _unit(Decimal(buyers) / INTEREST_FULL_BUYERS)


def demand(views: int, holds: int, purchases: int) -> Decimal:
    """Weighted distinct buyers in the area in 24 hours: ten points are full demand."""
    counts = {"views": views, "holds": holds, "purchases": purchases}
    points = sum((weight * counts[name] for name, weight in DEMAND_WEIGHTS.items()), Decimal(0))
    return _unit(points / DEMAND_FULL_POINTS)


def market_price(asking_price: int | None, median: int | None) -> Decimal | None:
    """Asking price against the area's median: half of it is 0, one and a half times is 1."""
    if not asking_price or not median:
        return None
    ratio = Decimal(asking_price) / median
    return _unit((ratio - PRICE_RATIO_LOW) / (PRICE_RATIO_HIGH - PRICE_RATIO_LOW))


def scarcity(available: int | None) -> Decimal | None:
    """1 when nothing else is available in the area, 0 from fifty on."""
    return None if available is None else _unit(1 - Decimal(available) / SCARCITY_NONE_AVAILABLE)


def growth(median: int | None, median_before: int | None) -> Decimal | None:
    """The median of 30 days against the 30 before: unchanged is 0.5, 10 % up is 1, 10 % down is 0."""
    if not median or not median_before:
        return None
    return _unit(NEUTRAL_PART + GROWTH_SLOPE * (Decimal(median) / median_before - 1))


def quality_factor(parts: Parts) -> Decimal:
    """Q in [0.5, 2.0]."""
    return _scale(_weighted(parts.known(), QUALITY_WEIGHTS), QUALITY_RANGE)


def demand_factor(parts: Parts) -> Decimal:
    """D in [0.8, 1.5]."""
    return _scale(_known(parts.demand), DEMAND_RANGE)


def market_factor(parts: Parts) -> Decimal:
    """M in [0.7, 1.3]."""
    return _scale(_weighted(parts.known(), MARKET_WEIGHTS), MARKET_RANGE)


def quality_score(parts: Parts) -> Decimal:
    """Q's parts without interest, in [0, 1]."""
    weights = {name: weight for name, weight in QUALITY_WEIGHTS.items() if name != "interest"}
    return _weighted(parts.known(), weights) / sum(weights.values())


def discounted(cents: Decimal | int, discount_percent: int) -> int:
    """Cents after the tier's discount, half-up."""
    return half_up(Decimal(cents) * (100 - discount_percent) / 100)


def price(parts: Parts, discount_percent: int, set_list_cents: int | None = None) -> tuple[int, int]:
    """``(list price, price after the discount)`` in cents, without the bill."""
    listed = _listed(_raw(parts.known()), set_list_cents)
    return half_up(listed), discounted(listed, discount_percent)


def bill(parts: Parts, discount_percent: int, set_list_cents: int | None = None) -> Bill:
    """The price of these parts; ``set_list_cents`` is an operator's own list price in place of the formula's."""
    raw = _raw(parts.known())
    listed = _listed(raw, set_list_cents)
    neutral, steps = _steps(parts.known(), discount_percent)
    final = discounted(listed, discount_percent)
    return Bill(
        list_price_cents=half_up(listed),
        price_cents=final,
        neutral_cents=neutral,
        quality=quality_factor(parts),
        demand=demand_factor(parts),
        market=market_factor(parts),
        steps=steps,
        limit_cents=final - discounted(raw, discount_percent),
    )


def clamp(cents: Decimal) -> Decimal:
    """Within the least and the most that a lead costs before a discount."""
    return min(max(cents, Decimal(PRICE_MIN_CENTS)), Decimal(PRICE_MAX_CENTS))


def _listed(raw: Decimal, set_list_cents: int | None) -> Decimal:
    return clamp(raw) if set_list_cents is None else Decimal(set_list_cents)


def _steps(known: Mapping[str, Decimal], discount_percent: int) -> tuple[int, dict[str, int]]:
    running = dict.fromkeys(BILL_ORDER, NEUTRAL_PART)
    neutral = before = discounted(_raw(running), discount_percent)
    steps = {}
    for name in BILL_ORDER:
        running[name] = known[name]
        after = discounted(_raw(running), discount_percent)
        steps[name], before = after - before, after
    return neutral, steps


def _raw(known: Mapping[str, Decimal]) -> Decimal:
    quality = _scale(_weighted(known, QUALITY_WEIGHTS), QUALITY_RANGE)
    market = _scale(_weighted(known, MARKET_WEIGHTS), MARKET_RANGE)
    return PRICE_BASE_CENTS * quality * _scale(known["demand"], DEMAND_RANGE) * market


def _weighted(known: Mapping[str, Decimal], weights: Mapping[str, Decimal]) -> Decimal:
    return sum((weight * known[name] for name, weight in weights.items()), Decimal(0))


def _scale(part: Decimal, bounds: tuple[Decimal, Decimal]) -> Decimal:
    low, high = bounds
    return low + (high - low) * part


def _known(part: Decimal | None) -> Decimal:
    return NEUTRAL_PART if part is None else part


def _unit(value: Decimal) -> Decimal:
    return min(max(value, Decimal(0)), Decimal(1))

"""The formula by tables and by properties."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.config import PRICE_MAX_CENTS, PRICE_MIN_CENTS, TIERS
from backend.pricing import formula
from backend.pricing.formula import Parts

D = Decimal
NEUTRAL = Parts(*[None] * 8)
WORST = Parts(*[D(0)] * 8)
BEST = Parts(*[D(1)] * 8)
NAMES = [field.name for field in fields(Parts)]
DISCOUNTS = sorted({0, *(rules.discount_percent for rules in TIERS.values())})

unit = st.decimals(min_value=0, max_value=1, places=6)
parts_of = st.builds(Parts, **{name: st.none() | unit for name in NAMES})
discounts = st.sampled_from(DISCOUNTS)
fixed = settings(derandomize=True, deadline=None)


class TestParts:
    @pytest.mark.parametrize(
        ("hours", "part"),
        [(0, 1), (23.99, 1), (24, 0.8), (71.99, 0.8), (72, 0.6), (167.9, 0.6), (168, 0.4), (335.9, 0.4), (336, 0.2)],
    )
    def test_freshness_steps(self, hours: float, part: float) -> None:
        assert formula.freshness(D(str(hours))) == D(str(part))

    @pytest.mark.parametrize(("buyers", "part"), [(0, "0"), (1, "0.2"), (5, "1"), (40, "1")])
    def test_interest_is_full_with_five_buyers(self, buyers: int, part: str) -> None:
        assert formula.interest(buyers) == D(part)

    @pytest.mark.parametrize(
        ("views", "holds", "purchases", "part"),
        [(0, 0, 0, "0"), (5, 0, 0, "0.1"), (0, 10, 0, "0.3"), (10, 10, 10, "1"), (0, 0, 90, "1")],
    )
    def test_demand_weighs_views_holds_and_purchases(self, views: int, holds: int, purchases: int, part: str) -> None:
        assert formula.demand(views, holds, purchases) == D(part)

    @pytest.mark.parametrize(("asking", "part"), [(100, "0"), (200, "0"), (400, "0.5"), (600, "1"), (900, "1")])
    def test_market_price_runs_from_half_the_median_to_one_and_a_half(self, asking: int, part: str) -> None:
        assert formula.market_price(asking, 400) == D(part)

    @pytest.mark.parametrize(("available", "part"), [(0, "1"), (25, "0.5"), (50, "0"), (500, "0")])
    def test_scarcity_is_gone_at_fifty(self, available: int, part: str) -> None:
        assert formula.scarcity(available) == D(part)

    @pytest.mark.parametrize(("now", "before", "part"), [(100, 100, "0.5"), (110, 100, "1"), (90, 100, "0")])
    def test_growth_is_half_when_nothing_moved(self, now: int, before: int, part: str) -> None:
        assert formula.growth(now, before) == D(part)

    def test_what_is_unknown_is_none(self) -> None:
        assert formula.market_price(None, 400) is formula.market_price(400, None) is None
        assert formula.growth(None, 5) is formula.growth(5, None) is formula.scarcity(None) is None


class TestFactors:
    @pytest.mark.parametrize(
        ("parts", "quality", "demand", "market"),
        [(WORST, "0.5", "0.8", "0.7"), (NEUTRAL, "1.25", "1.15", "1.0"), (BEST, "2.0", "1.5", "1.3")],
    )
    def test_their_ranges(self, parts: Parts, quality: str, demand: str, market: str) -> None:
        assert formula.quality_factor(parts) == D(quality)
        assert formula.demand_factor(parts) == D(demand)
        assert formula.market_factor(parts) == D(market)

    def test_the_score_is_quality_without_interest(self) -> None:
        parts = replace(WORST, contact=D(1), freshness=D(1), interest=D(1))
        assert formula.quality_score(parts) == D("0.5") / D("0.8")


class TestPrice:
    @pytest.mark.parametrize(
        ("parts", "discount", "listed", "price"),
        [
            (NEUTRAL, 0, 1438, 1438),  # 1437.5, half up
            (NEUTRAL, 15, 1438, 1222),  # 1221.875: from the exact price, not from the rounded one
            (NEUTRAL, 25, 1438, 1078),
            (WORST, 0, 500, 500),  # 280 before the floor
            (WORST, 15, 500, 425),
            (WORST, 25, 500, 375),
            (BEST, 0, 3500, 3500),  # 3,900 before the ceiling
            (BEST, 25, 3500, 2625),
        ],
    )
    def test_by_hand(self, parts: Parts, discount: int, listed: int, price: int) -> None:
        assert formula.price(parts, discount) == (listed, price)

    def test_an_operators_own_price_is_discounted_too(self) -> None:
        assert formula.price(BEST, 15, 1706) == (1706, 1450)

    @fixed
    @given(parts_of, discounts)
    def test_within_its_bounds(self, parts: Parts, discount: int) -> None:
        listed, price = formula.price(parts, discount)
        assert PRICE_MIN_CENTS <= listed <= PRICE_MAX_CENTS
        assert formula.discounted(PRICE_MIN_CENTS, discount) <= price <= formula.discounted(PRICE_MAX_CENTS, discount)

    @fixed
    @given(parts_of)
    def test_every_tiers_discount_takes_effect(self, parts: Parts) -> None:
        prices = [formula.price(parts, discount)[1] for discount in DISCOUNTS]
        assert prices == sorted(set(prices), reverse=True)

    @fixed
    @given(parts_of, st.sampled_from(NAMES), unit, unit, discounts)
    def test_more_of_any_part_never_costs_less(
        self, parts: Parts, name: str, one: Decimal, two: Decimal, discount: int
    ) -> None:
        less, more = (replace(parts, **{name: part}) for part in sorted([one, two]))
        assert formula.price(less, discount) <= formula.price(more, discount)


class TestBill:
    @fixed
    @given(parts_of, discounts, st.none() | st.integers(1, 9_999))
    def test_the_lines_add_up_to_the_price_exactly(self, parts: Parts, discount: int, own: int | None) -> None:
        bill = formula.bill(parts, discount, own)
        assert (bill.list_price_cents, bill.price_cents) == formula.price(parts, discount, own)
        assert bill.neutral_cents + sum(bill.steps.values()) + bill.limit_cents == bill.price_cents
        assert bill.list_price_cents + bill.discount_cents == bill.price_cents

    @fixed
    @given(parts_of, discounts)
    def test_an_unknown_part_costs_and_saves_nothing(self, parts: Parts, discount: int) -> None:
        steps = formula.bill(parts, discount).steps
        assert all(steps[name] == 0 for name in NAMES if getattr(parts, name) is None)

    @fixed
    @given(parts_of, discounts, st.sampled_from(sorted(formula.QUALITY_WEIGHTS)))
    def test_a_quality_part_is_worth_what_the_price_would_lose_without_it(
        self, parts: Parts, discount: int, name: str
    ) -> None:
        def unclamped(of: Parts) -> Decimal:
            factors = formula.quality_factor(of) * formula.demand_factor(of) * formula.market_factor(of)
            return 1000 * factors * (100 - discount) / 100

        worth = unclamped(parts) - unclamped(replace(parts, **{name: None}))
        assert abs(formula.bill(parts, discount).steps[name] - worth) <= 1

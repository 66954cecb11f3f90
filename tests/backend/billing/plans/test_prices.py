"""The difference of an upgrade, to the cent."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.billing.plans.prices import RANK, price_cents, share_left, upgrade_cents, upgrade_credit_cents
from backend.config import TIERS

START = datetime(2026, 4, 1, 12, tzinfo=UTC)
MONTH = timedelta(days=30)
tiers = st.sampled_from(list(TIERS))
billings = st.sampled_from(["month", "year"])
lengths = st.timedeltas(timedelta(days=28), timedelta(days=366))
parts = st.fractions(0, 1)


@pytest.mark.parametrize(
    ("old", "new", "billing", "days", "left", "cents"),
    [
        ("basic", "pro", "month", 30, timedelta(days=30), 5000),
        ("basic", "pro", "month", 30, timedelta(days=15), 2500),
        ("basic", "pro", "month", 31, timedelta(days=10), 1613),  # 1612.90…
        ("basic", "pro", "month", 28, timedelta(days=1), 179),  # 178.57…
        ("pro", "enterprise", "month", 30, timedelta(days=12, hours=7), 4097),  # 4097.22…
        ("basic", "enterprise", "month", 30, timedelta(days=3), 1500),
        ("basic", "pro", "year", 365, timedelta(days=100), 13699),  # 13698.63…
        ("basic", "pro", "month", 30, timedelta(0), 0),
        ("basic", "pro", "month", 30, timedelta(days=-2), 0),
    ],
)
def test_an_upgrade_costs_the_difference_over_the_time_left(
    old: str, new: str, billing: str, days: int, left: timedelta, cents: int
) -> None:
    end = START + timedelta(days=days)
    assert upgrade_cents(old, new, billing, START, end, end - left) == cents


def test_half_a_cent_is_a_cent() -> None:
    end = START + timedelta(days=16)
    left = timedelta(days=16) * 10_001 / 100_000
    assert share_left(START, end, end - left) * 5000 == Fraction(50_005, 100)
    assert upgrade_cents("basic", "pro", "month", START, end, end - left) == 500
    almost = timedelta(days=16) / 20_000 * 2_003
    assert upgrade_cents("basic", "pro", "month", START, end, end - almost) == 501  # 500.75


def test_what_no_card_can_be_charged_is_waived() -> None:
    end = START + MONTH
    assert upgrade_cents("basic", "pro", "month", START, end, end - timedelta(hours=7)) == 0  # 48.6 cents
    assert upgrade_cents("basic", "pro", "month", START, end, end - timedelta(hours=7, minutes=12)) == 50


@given(tiers, tiers, billings, lengths, parts, parts)
def test_the_difference_only_falls_as_time_passes(
    old: str, new: str, billing: str, length: timedelta, first: Fraction, second: Fraction
) -> None:
    early, late = sorted([first, second])
    costs = [upgrade_cents(old, new, billing, START, START + length, START + _of(length, p)) for p in (early, late)]
    assert costs[0] >= costs[1] >= 0


@given(tiers, tiers, billings, lengths, parts)
def test_the_difference_is_never_more_than_the_prices_differ_and_nothing_downwards(
    old: str, new: str, billing: str, length: timedelta, part: Fraction
) -> None:
    cents = upgrade_cents(old, new, billing, START, START + length, START + _of(length, part))
    assert cents <= max(0, price_cents(new, billing) - price_cents(old, billing))
    assert cents == 0 or RANK[new] > RANK[old]


@given(billings, lengths, parts)
def test_two_steps_up_at_one_moment_cost_what_one_does(billing: str, length: timedelta, part: Fraction) -> None:
    now, end = START + _of(length, part), START + length
    steps = [("basic", "pro"), ("pro", "enterprise"), ("basic", "enterprise")]
    first, second, both = (upgrade_cents(old, new, billing, START, end, now) for old, new in steps)
    assume(first and second)
    assert abs(first + second - both) <= 1


@given(tiers, tiers, lengths, parts)
def test_credits_follow_the_time_left_and_are_whole_at_the_start(
    old: str, new: str, length: timedelta, part: Fraction
) -> None:
    whole = max(0, TIERS[new].credits_month_cents - TIERS[old].credits_month_cents)
    end = START + length
    assert upgrade_credit_cents(old, new, START, end, START) == whole
    assert upgrade_credit_cents(old, new, START, end, end) == 0
    exact = whole * share_left(START, end, START + _of(length, part))
    given_ = upgrade_credit_cents(old, new, START, end, START + _of(length, part))
    assert 0 <= exact - given_ < 1


def _of(length: timedelta, part: Fraction) -> timedelta:
    return timedelta(microseconds=int((length // timedelta(microseconds=1)) * part))

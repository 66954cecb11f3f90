"""What a wish does to a plan."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.billing.plans.changes import Standing, Wish, change_of

START = datetime(2026, 4, 1, tzinfo=UTC)
END = datetime(2026, 5, 1, tzinfo=UTC)
NOW = START + timedelta(days=15)


def pro(**more: object) -> Standing:
    return Standing("pro", "month", START, END, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("standing", "wish", "action", "tier", "billing", "cents", "at"),
    [
        (None, Wish("pro"), "start", "pro", "month", 9999, NOW),
        (None, Wish("basic", "year"), "start", "basic", "year", 49999, NOW),
        (pro(), Wish("enterprise"), "upgrade", "enterprise", "month", 5000, NOW),
        (pro(), Wish("enterprise", "year"), "upgrade", "enterprise", "year", 5000, NOW),
        (pro(), Wish("basic"), "downgrade", "basic", "month", 0, END),
        (pro(), Wish("basic", "year"), "downgrade", "basic", "year", 0, END),
        (pro(), Wish(billing="year"), "billing", "pro", "year", 0, END),
        (pro(), Wish(cancel=True), "cancel", "pro", "month", 0, END),
        (pro(past_due=True), Wish(cancel=True), "cancel", "pro", "month", 0, NOW),
        (pro(next_tier="basic"), Wish("pro"), "keep", "pro", "month", 0, END),
        (pro(next_billing="year"), Wish(billing="month"), "keep", "pro", "month", 0, END),
        (pro(ends=True), Wish("pro"), "keep", "pro", "month", 0, END),
        (pro(ends=True), Wish("basic"), "downgrade", "basic", "month", 0, END),
        (pro(ends=True), Wish("enterprise"), "upgrade", "enterprise", "month", 5000, NOW),
        (pro(next_tier="basic"), Wish("enterprise"), "upgrade", "enterprise", "month", 5000, NOW),
    ],
)
def test_a_larger_tier_begins_at_once_and_anything_else_with_the_next_period(
    standing: Standing | None, wish: Wish, action: str, tier: str, billing: str, cents: int, at: datetime
) -> None:
    change = change_of(standing, wish, NOW)
    assert change is not None
    assert (change.action, change.tier, change.billing, change.now_cents, change.at) == (
        action, tier, billing, cents, at,
    )  # fmt: skip
    assert change.at_once_tier == (tier if action in ("start", "upgrade") else None)


@pytest.mark.parametrize(
    ("standing", "wish"),
    [
        (pro(), Wish("pro")),
        (pro(), Wish("pro", "month")),
        (pro(next_tier="basic"), Wish("basic")),
        (pro(ends=True), Wish(cancel=True)),
        (None, Wish(cancel=True)),
    ],
)
def test_what_is_to_be_anyhow_is_no_change(standing: Standing | None, wish: Wish) -> None:
    assert change_of(standing, wish, NOW) is None


def test_a_first_plan_names_its_tier() -> None:
    with pytest.raises(ValueError, match="tier"):
        change_of(None, Wish(billing="year"), NOW)

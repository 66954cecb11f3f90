"""Periods and months by the calendar."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.billing.plans.calendar import add_months, months_of, next_end

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
instants = st.integers(0, 8 * 365 * 86_400).map(lambda seconds: BEGIN + timedelta(seconds=seconds))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def ends(begun: str, billing: str, count: int) -> list[str]:
    """The ends of the first periods."""
    anchor = end = at(begun)
    found = []
    for _ in range(count):
        end = next_end(anchor, end, billing)
        found.append(f"{end:%Y-%m-%d}")
    return found


@pytest.mark.parametrize(
    ("begun", "billing", "days"),
    [
        ("2026-01-15T10:30", "month", ["2026-02-15", "2026-03-15", "2026-04-15"]),
        ("2026-01-31T23:59", "month", ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        ("2028-01-31T08:00", "month", ["2028-02-29", "2028-03-31"]),
        ("2028-01-30T08:00", "month", ["2028-02-29", "2028-03-30"]),
        ("2028-02-29T12:00", "year", ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("2026-12-31T00:00", "month", ["2027-01-31", "2027-02-28", "2027-03-31"]),
    ],
)
def test_a_period_ends_on_the_day_it_began_or_on_the_last_of_a_shorter_month(
    begun: str, billing: str, days: list[str]
) -> None:
    assert ends(begun, billing, len(days)) == days


def test_twelve_monthly_periods_are_one_yearly_one_for_every_day_of_a_leap_year() -> None:
    day = at("2028-01-01T17:45")
    while day.year == 2028:
        end = day
        for _ in range(12):
            end = next_end(day, end, "month")
        assert end == next_end(day, day, "year")
        day += timedelta(days=1)


@pytest.mark.parametrize("begun", ["2026-03-01T09:00", "2026-10-15T09:00"])
def test_an_hour_put_forward_or_back_moves_no_period(begun: str) -> None:
    start = at(begun)
    end = next_end(start, start, "month")
    assert (end.hour, end.minute) == (9, 0)
    local = ZoneInfo("America/Chicago")
    assert start.astimezone(local).hour != end.astimezone(local).hour


@given(instants, st.integers(0, 60))
def test_months_only_ever_move_forward(anchor: datetime, count: int) -> None:
    assert add_months(anchor, count) < add_months(anchor, count + 1)


@given(instants, st.sampled_from(["month", "year"]), st.integers(0, 30))
def test_the_months_of_a_period_fill_it_without_gap_or_overlap(anchor: datetime, billing: str, nth: int) -> None:
    start = add_months(anchor, nth)
    end = next_end(anchor, start, billing)
    months = months_of(anchor, start, end, billing)
    assert len(months) == {"month": 1, "year": 12}[billing]
    assert (months[0].start, months[-1].end) == (start, end)
    assert all(first.end == second.start for first, second in pairwise(months))


@given(instants, st.integers(0, 30))
def test_credits_of_a_month_last_to_the_end_of_the_next(anchor: datetime, nth: int) -> None:
    start = add_months(anchor, nth)
    (month,) = months_of(anchor, start, next_end(anchor, start, "month"), "month")
    assert month.expires_at == add_months(anchor, nth + 2)


def test_a_monthly_period_of_another_length_is_still_one_month() -> None:
    start = at("2026-02-10T08:00")
    (month,) = months_of(start, start, start + timedelta(days=30), "month")
    assert (month.end - month.start).days == 30
    assert month.expires_at == at("2026-04-12T08:00")

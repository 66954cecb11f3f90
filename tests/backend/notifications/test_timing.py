"""Quiet hours and digests on the reader's clock, through changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.notifications.schemas import Frequency
from backend.notifications.timing import due_at, next_digest, quiet_at

CHICAGO = ZoneInfo("America/Chicago")
NIGHT = "22:00-07:00"
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))


def local(text: str, fold: int = 0) -> datetime:
    """A wall time in Chicago as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=CHICAGO, fold=fold).astimezone(UTC)


class TestDueAt:
    @pytest.mark.parametrize(
        ("at", "hours", "due"),
        [
            ("2026-11-24T21:59", NIGHT, "2026-11-24T21:59"),
            ("2026-11-24T22:00", NIGHT, "2026-11-25T07:00"),
            ("2026-11-25T06:59", NIGHT, "2026-11-25T07:00"),
            ("2026-11-25T07:00", NIGHT, "2026-11-25T07:00"),
            ("2026-11-25T12:30", "12:00-13:00", "2026-11-25T13:00"),
            ("2026-11-25T12:30", None, "2026-11-25T12:30"),
            ("2026-10-31T23:00", NIGHT, "2026-11-01T07:00"),  # the night of 25 hours
            ("2026-03-07T23:00", NIGHT, "2026-03-08T07:00"),  # the night of 23 hours
            ("2026-03-07T23:00", "22:00-02:30", "2026-03-08T03:30"),  # 2:30 is skipped
        ],
    )
    def test_an_instant_notice_waits_for_the_end_of_quiet_hours(self, at: str, hours: str | None, due: str) -> None:
        assert due_at(local(at), "instant", hours, CHICAGO) == local(due)

    def test_an_end_that_comes_twice_is_the_first(self) -> None:
        assert due_at(local("2026-11-01T00:30"), "instant", "22:00-01:30", CHICAGO) == local("2026-11-01T01:30")
        again = local("2026-11-01T01:10", fold=1)
        assert due_at(again, "instant", "22:00-01:30", CHICAGO) == again

    @pytest.mark.parametrize(
        ("at", "frequency", "due"),
        [
            ("2026-11-24T08:00", "daily", "2026-11-24T09:00"),
            ("2026-11-24T08:59", "daily", "2026-11-25T09:00"),  # it is about to leave
            ("2026-11-24T15:00", "daily", "2026-11-25T09:00"),
            ("2026-10-31T15:00", "daily", "2026-11-01T09:00"),
            ("2026-11-23T08:00", "weekly", "2026-11-23T09:00"),  # a Monday
            ("2026-11-23T10:00", "weekly", "2026-11-30T09:00"),
            ("2026-03-05T10:00", "weekly", "2026-03-09T09:00"),  # over the change to summer time
        ],
    )
    def test_a_digest_leaves_at_nine_of_the_readers_morning(self, at: str, frequency: Frequency, due: str) -> None:
        assert due_at(local(at), frequency, None, CHICAGO) == local(due)

    def test_a_digest_within_quiet_hours_leaves_when_they_end(self) -> None:
        assert due_at(local("2026-11-24T15:00"), "daily", "22:00-10:00", CHICAGO) == local("2026-11-25T10:00")

    @given(
        at=INSTANTS,
        hours=st.tuples(st.integers(0, 23), st.integers(0, 23)).filter(lambda pair: pair[0] != pair[1]),
        frequency=st.sampled_from(["instant", "daily", "weekly"]),
        zone=st.sampled_from(["America/Chicago", "America/Phoenix", "Australia/Lord_Howe", "UTC", "Asia/Kolkata"]),
    )
    def test_nothing_is_sent_early_in_quiet_hours_or_more_than_a_week_and_a_night_late(
        self, at: datetime, hours: tuple[int, int], frequency: Frequency, zone: str
    ) -> None:
        quiet = f"{hours[0]:02d}:00-{hours[1]:02d}:00"
        due = due_at(at, frequency, quiet, ZoneInfo(zone))
        assert at <= due <= at + timedelta(days=8, hours=2)
        assert quiet_at(due, quiet, ZoneInfo(zone)) is None

    @given(at=INSTANTS)
    def test_all_of_a_week_leaves_in_one_digest(self, at: datetime) -> None:
        due = next_digest(at, "weekly", CHICAGO)
        assert next_digest(due - timedelta(minutes=2), "weekly", CHICAGO) == due
        assert due.astimezone(CHICAGO).strftime("%a %H:%M") == "Mon 09:00"

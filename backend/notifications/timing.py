"""When a notice may arrive: after quiet hours, or with the next digest, on the reader's own clock. Pure.

Quiet hours are stretches between two instants, so a day of 23 or 25 hours changes nothing: a wall time that a clock
change skips is the instant after the gap, one that it repeats is the first of the two.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from backend.config import DIGEST_HOUR, DIGEST_MARGIN_MINUTES, DIGEST_WEEKDAY
from backend.notifications.schemas import Frequency


class Quiet(NamedTuple):
    """A stretch of quiet, both ends in UTC; the end is not quiet any more."""

    start: datetime
    end: datetime


def quiet_at(at: datetime, hours: str | None, zone: ZoneInfo) -> Quiet | None:
    """The quiet stretch that covers ``at``; None when it may be loud. ``hours`` is ``22:00-07:00``."""
    if hours is None:
        return None
    begins, ends = (time.fromisoformat(part) for part in hours.split("-"))
    today = at.astimezone(zone).date()
    for day in (today - timedelta(days=1), today):
        last = day if begins < ends else day + timedelta(days=1)
        stretch = Quiet(_instant(day, begins, zone), _instant(last, ends, zone))
        if stretch.start <= at < stretch.end:
            return stretch
    return None


def due_at(at: datetime, frequency: Frequency, hours: str | None, zone: ZoneInfo) -> datetime:
    """When what happened ``at`` is sent: now, or with the next digest, but never within quiet hours."""
    wanted = at if frequency == "instant" else next_digest(at, frequency, zone)
    quiet = quiet_at(wanted, hours, zone)
    return quiet.end if quiet else wanted


def next_digest(at: datetime, frequency: Frequency, zone: ZoneInfo) -> datetime:
    """The next morning of a digest. One that is about to leave is not waited for."""
    ready = at + timedelta(minutes=DIGEST_MARGIN_MINUTES)
    day = ready.astimezone(zone).date()
    while not (_is_day(day, frequency) and _instant(day, time(DIGEST_HOUR), zone) >= ready):
        day += timedelta(days=1)
    return _instant(day, time(DIGEST_HOUR), zone)


def _is_day(day: date, frequency: Frequency) -> bool:
    return frequency != "weekly" or day.weekday() == DIGEST_WEEKDAY


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)

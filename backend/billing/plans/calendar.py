"""Periods and months of a plan, in UTC: an hour put forward or back changes none of them. Pure.

A plan that begins on the 31st renews on the last day of a shorter month and on the 31st again after that.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime
from typing import Literal, NamedTuple

Billing = Literal["month", "year"]
MONTHS: dict[str, int] = {"month": 1, "year": 12}


class Month(NamedTuple):
    """A month of credits: [start, end); they last until ``expires_at``, the end of the month after it."""

    start: datetime
    end: datetime
    expires_at: datetime


def add_months(anchor: datetime, count: int) -> datetime:
    """``count`` months after ``anchor``, on its day or, where the month has no such day, on the month's last."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + count, 12)
    day = min(anchor.day, monthrange(year, month + 1)[1])
    return anchor.replace(year=year, month=month + 1, day=day)


def next_end(anchor: datetime, end: datetime, billing: str) -> datetime:
    """Where the period that begins at ``end`` ends, on the anchor's days if ``end`` is one of them."""
    return _after(anchor, end, MONTHS[billing])


def months_of(anchor: datetime, start: datetime, end: datetime, billing: str) -> list[Month]:
    """The months of credits within a period: a monthly period is one, a yearly one has twelve."""
    starts = [start]
    while billing == "year" and (following := _after(anchor, starts[-1], 1)) < end:
        starts.append(following)
    ends = [*starts[1:], end]
    return [Month(begun, over, _after(anchor, over, 1)) for begun, over in zip(starts, ends, strict=True)]


def _after(anchor: datetime, at: datetime, months: int) -> datetime:
    passed = (at.year - anchor.year) * 12 + at.month - anchor.month
    if add_months(anchor, passed) == at:
        return add_months(anchor, passed + months)
    return add_months(at, months)

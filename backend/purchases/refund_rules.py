"""When a refund may be asked for, and when it waits no longer: pure rules, no I/O."""

from __future__ import annotations

from datetime import datetime, timedelta

from backend.config import REFUND_DECISION_BUSINESS_DAYS, REFUND_WINDOW_DAYS

_SATURDAY = 5


def window_ends(bought_at: datetime) -> datetime:
    """Until when a refund can be asked for."""
    return bought_at + timedelta(days=REFUND_WINDOW_DAYS)


def decision_due(asked_at: datetime) -> datetime:
    """Two business days (Monday to Friday, UTC) after it was asked; asked at a weekend counts from Monday, 0:00."""
    due = asked_at
    if due.weekday() >= _SATURDAY:
        due = due.replace(hour=0, minute=0, second=0, microsecond=0)
        while due.weekday() >= _SATURDAY:
            due += timedelta(days=1)
    days = REFUND_DECISION_BUSINESS_DAYS
    while days:
        due += timedelta(days=1)
        days -= due.weekday() < _SATURDAY
    return due


def order_status(total_cents: int, refunded_cents: int) -> str:
    """What an order is after its refunds."""
    if not refunded_cents:
        return "paid"
    return "refunded" if refunded_cents >= total_cents else "partly_refunded"

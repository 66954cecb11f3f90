"""Two business days, by table."""

from __future__ import annotations

from datetime import datetime

import pytest

from backend.purchases.refund_rules import decision_due, order_status


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-06-15 10:00", "2026-06-17 10:00"),  # Monday → Wednesday
        ("2026-06-18 10:00", "2026-06-22 10:00"),  # Thursday → Monday
        ("2026-06-19 10:00", "2026-06-23 10:00"),  # Friday → Tuesday
        ("2026-06-20 10:00", "2026-06-24 00:00"),  # Saturday counts from Monday, 0:00
        ("2026-06-21 23:59", "2026-06-24 00:00"),
    ],
)
def test_two_business_days(asked: str, due: str) -> None:
    assert decision_due(datetime.fromisoformat(asked + "+00:00")) == datetime.fromisoformat(due + "+00:00")


@pytest.mark.parametrize(("refunded", "status"), [(0, "paid"), (1, "partly_refunded"), (1_000, "refunded")])
def test_an_order_by_what_came_back(refunded: int, status: str) -> None:
    assert order_status(1_000, refunded) == status

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from backend.purchases.schemas import OrderOut
from tools.spending import spent_in

NOW = datetime(2026, 6, 17, 15, tzinfo=UTC)
ZONE = "America/Chicago"


def order(at: str, cents: int, **facts: Any) -> OrderOut:
    values = {"kind": "topup", "method": "stripe", "refunded_cents": 0, "status": "paid", "lines": []} | facts
    made = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return OrderOut(id=uuid.uuid4(), number=1, total_cents=cents, created_at=made, **values)


def test_a_month_is_the_users_own() -> None:
    spent = spent_in([order("2026-06-01T03:00", 4_999)], ZONE, NOW)
    assert spent["months"] == [
        {"month": "2026-05", "leads": 0, "credit_packs_cents": 4_999, "charged_cents": 4_999},
    ]


def test_what_was_bought_how_it_was_paid_and_what_came_back_stand_apart() -> None:
    found = [
        order("2026-06-10T12:00", 12_999),
        order("2026-06-09T12:00", 9_999, kind="subscription"),
        order("2026-06-08T12:00", 1_450, kind="purchase", method="credits", refunded_cents=1_450),
        order("2025-12-30T12:00", 4_999),
    ]
    spent = spent_in(found, ZONE, NOW)
    june = {
        "leads": 0, "credit_packs_cents": 12_999, "plan_cents": 9_999, "leads_cents": 1_450,
        "charged_cents": 22_998, "credits_spent_cents": 1_450, "refunded_cents": 1_450,
    }  # fmt: skip
    assert spent["months"][0] == {"month": "2026-06", **june}
    assert spent["this_year"] == june


def test_an_order_that_failed_cost_nothing() -> None:
    assert spent_in([order("2026-06-10T12:00", 12_999, status="failed")], ZONE, NOW)["months"] == []

"""Gateway, payments, orders and ledger: what differs is reported, what agrees is not, and nothing is mended."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend import clock
from backend.billing import reconciliation
from tests.backend.billing.till import Till

SPOILED = {
    "payment": ("UPDATE payments SET status = 'expired'", {"status_differs", "order_without_payment"}),
    "amount": (
        "UPDATE payments SET amount_cents = amount_cents + 1 WHERE kind = 'purchase'",
        {"amount_differs", "order_without_payment"},
    ),
    "order": ("UPDATE payments SET order_id = NULL", {"charged_without_order", "order_without_payment"}),
    "refund": ("UPDATE payments SET refunded_cents = 1", {"refunds_differ"}),
    "gateway": (
        "DELETE FROM demo_gateway_objects WHERE kind = 'payment_intent'",
        {"unknown_at_gateway"},
    ),
    "ours": (
        "UPDATE payments SET intent_id = NULL;"
        " UPDATE demo_gateway_objects SET data = jsonb_set(data, '{metadata}', '{}')",
        {"unknown_at_ours", "unknown_at_gateway"},
    ),
    "stuck": ("UPDATE payments SET status = 'authorised'", {"still_authorised"}),
    "line": ("UPDATE order_lines SET price_cents = price_cents + 1", {"lines_differ"}),
    "total": (
        "UPDATE orders SET total_cents = total_cents + 1 WHERE method = 'credits'",
        {"debit_differs", "lines_differ"},
    ),
    "pack": ("UPDATE proposals SET credits = credits + 1 WHERE kind = 'topup'", {"pack_differs"}),
}


@pytest.fixture
async def books(till: Till) -> Till:
    """A lead by card, one by credits, a pack; an hour and more ago."""
    await till.pay(await till.shop.lead())
    await till.shop.buy(await till.shop.lead())
    begun = (await till.shop.call("POST", "/credits/checkout", {"pack": "50"})).json()
    await till.card(begun["payment"]["payment_url"])
    await till.work()
    clock.shift(timedelta(hours=2))
    return till


class TestReconcile:
    async def test_books_that_agree_have_no_difference(self, books: Till) -> None:
        assert await reconciliation.reconcile(books.house) == 0
        assert await books.shop.sql("SELECT kind, detail FROM discrepancies") == []

    @pytest.mark.parametrize("name", SPOILED)
    async def test_each_difference_is_found_once_and_left_alone(self, books: Till, name: str) -> None:
        statement, kinds = SPOILED[name]
        for part in statement.split("; "):
            await books.shop.sql(part)
        assert await reconciliation.reconcile(books.house) > 0
        assert await reconciliation.reconcile(books.house) == 0
        found = await books.shop.sql("SELECT DISTINCT kind FROM discrepancies")
        assert {row.kind for row in found} == kinds

    async def test_an_admin_reads_and_closes_them(self, books: Till) -> None:
        await books.shop.sql("UPDATE payments SET refunded_cents = 1 WHERE kind = 'topup'")
        await reconciliation.reconcile(books.house)
        admin = await books.shop.user(role="admin")
        (found,) = (await books.shop.call("GET", "/admin/discrepancies", user=admin)).json()
        assert found["kind"] == "refunds_differ"
        assert "aiqleads_discrepancies_open 1.0" in (await books.http.get("/metrics")).text
        closed = await books.shop.call("POST", f"/admin/discrepancies/{found['id']}/close", user=admin)
        assert closed.json()["closed_at"] is not None
        assert (await books.shop.call("GET", "/admin/discrepancies", user=admin)).json() == []
        assert await reconciliation.reconcile(books.house) == 1
        assert (await books.shop.call("GET", "/admin/discrepancies")).status_code == 403

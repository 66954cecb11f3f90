"""Each invariant of money and leads finds what breaks it, and finds nothing where nothing is broken."""

from __future__ import annotations

import pytest

from backend import clock
from backend.db import transaction
from evals.invariants import ALWAYS, SETTLED, broken
from tests.backend.billing.conftest import shop, till  # noqa: F401 (fixtures)
from tests.backend.billing.till import DISPUTED, Till

BREAKS = {
    "lead_sold_twice": "INSERT INTO order_lines (id, order_id, user_id, lead_id, price_cents, revoked_at)"
    " SELECT gen_random_uuid(), order_id, user_id, lead_id, 1, app_now() + interval '1 hour' FROM order_lines LIMIT 1",
    "lead_status_differs": "UPDATE leads SET status = 'available'",
    "hold_on_sold_lead": "UPDATE holds SET ends_at = app_now() + interval '1 hour'",
    "charge_without_delivery": "UPDATE order_lines SET revoked_at = app_now()",
    "delivery_without_charge": "UPDATE payments SET status = 'voided'",
    "ledger_differs": "UPDATE order_lines SET refunded_cents = 1",
    "gateway_payment_without_order": "UPDATE payments SET order_id = NULL",
    "notice_twice": "INSERT INTO notices (id, user_id, event, cause, title, body, data, in_app)"
    " SELECT gen_random_uuid(), user_id, event, 'order:' || id, title, body, data, in_app FROM notices"
    " WHERE cause LIKE '%bought'",
    "dead_letter": "UPDATE outbox SET dead_at = app_now(), last_error = 'none'",
    "outbox_left": "UPDATE outbox SET done_at = NULL, due_at = app_now()",
    "payment_under_way": "UPDATE payments SET status = 'authorised'",
    "gateway_payment_differs": "UPDATE payments SET refunded_cents = 1",
    "dispute_unheard": "DELETE FROM disputes",
    "webhook_unhandled": "UPDATE webhook_events SET outcome = NULL",
    "notice_missing": "DELETE FROM notices",
    "hold_end_untold": "UPDATE holds SET end_reason = 'expired', starts_at = starts_at - interval '1 hour'",
    "discrepancy": "INSERT INTO discrepancies (id, kind, subject, detail)"
    " VALUES (gen_random_uuid(), 'amount_differs', 'payment:1', '{}')",
}
PREVENTED = {"hold_overlaps"}  # a constraint does not let it happen


async def found(till: Till) -> dict[str, list[str]]:  # noqa: F811
    async with transaction(till.sessions) as session:
        return await broken(session, settled=True)


async def sold(till: Till) -> None:  # noqa: F811
    """A held lead is bought by card, and a pack whose charge is disputed."""
    clock.freeze(clock.now())
    lead = await till.shop.lead()
    await till.shop.call("POST", "/holds", {"lead_id": lead, "duration_hours": 2})
    await till.pay(lead)
    pack = (await till.shop.call("POST", "/credits/checkout", {"pack": "50"})).json()
    await till.card(pack["payment"]["payment_url"], DISPUTED)
    await till.work()


def test_every_invariant_is_broken_here() -> None:
    assert set(BREAKS) | PREVENTED == {*ALWAYS, *SETTLED}


@pytest.mark.parametrize("name", BREAKS)
async def test_what_breaks_it_is_found(till: Till, name: str) -> None:  # noqa: F811
    await sold(till)
    assert await found(till) == {}
    await till.shop.sql(BREAKS[name])
    assert name in await found(till)

"""Disputes at PayPal follow the path of those about cards; an inquiry between buyer and seller takes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.backend.billing.paypal.fake import Data
from tests.backend.billing.paypal.patron import Patron


async def packed(patron: Patron) -> str:
    """A pack of 50 credits; the number of its payment at PayPal."""
    await patron.call("POST", "/credits/checkout", {"pack": "50", "payment_method": "paypal"})
    order = patron.paypal.approve_order()
    await patron.tell("CHECKOUT.ORDER.APPROVED", {"id": order["id"]})
    return f"CAP-{order['id']}"


async def told(patron: Patron, dispute: Data, kind: str = "CUSTOMER.DISPUTE.CREATED") -> None:
    await patron.tell(kind, {"dispute_id": dispute["dispute_id"]})


async def test_the_credits_of_a_disputed_pack_are_taken_back_at_once_and_only_once(patron: Patron) -> None:
    dispute = patron.paypal.dispute(await packed(patron), "49.99")
    for _ in range(3):
        await told(patron, dispute)
    assert await patron.credits() == (0, 0)
    (row,) = await patron.shop.sql("SELECT status, amount_cents, reason FROM disputes")
    assert tuple(row) == ("open", 4_999, "unauthorised")


RESOLVED: list[tuple[dict[str, Any], str, int]] = [
    ({"outcome_code": "RESOLVED_SELLER_FAVOUR"}, "won", 5_000),
    ({"outcome_code": "CANCELED_BY_BUYER"}, "won", 5_000),
    ({"outcome_code": "RESOLVED_WITH_PAYOUT"}, "won", 5_000),
    ({"outcome_code": "RESOLVED_BUYER_FAVOUR"}, "lost", 0),
    ({"outcome_code": "ACCEPTED"}, "lost", 0),
]


@pytest.mark.parametrize(("outcome", "status", "credits_"), RESOLVED)
async def test_a_resolved_dispute_ends_as_paypal_decided(
    patron: Patron, outcome: dict[str, Any], status: str, credits_: int
) -> None:
    dispute = patron.paypal.dispute(await packed(patron), "49.99")
    await told(patron, dispute)
    dispute |= {"status": "RESOLVED", "dispute_outcome": outcome}
    await told(patron, dispute, "CUSTOMER.DISPUTE.RESOLVED")
    (row,) = await patron.shop.sql("SELECT status FROM disputes")
    assert (row.status, await patron.credits()) == (status, (0, credits_))


async def test_an_inquiry_takes_nothing_until_it_is_a_claim(patron: Patron) -> None:
    dispute = patron.paypal.dispute(await packed(patron), "49.99", dispute_life_cycle_stage="INQUIRY")
    await told(patron, dispute)
    assert await patron.credits() == (0, 5_000)
    dispute["dispute_life_cycle_stage"] = "CHARGEBACK"
    await told(patron, dispute, "CUSTOMER.DISPUTE.UPDATED")
    assert await patron.credits() == (0, 0)


async def test_a_dispute_about_nothing_of_ours_is_left_alone(patron: Patron) -> None:
    await told(patron, patron.paypal.dispute("SOMEBODY-ELSES", "9.99"))
    await patron.tell("CUSTOMER.DISPUTE.CREATED", {"dispute_id": "PP-D-UNKNOWN"})
    rows = await patron.shop.sql("SELECT outcome FROM webhook_events WHERE source = 'paypal'")
    assert {row.outcome for row in rows} == {"ignored"}

"""Plans by PayPal."""

from __future__ import annotations

from datetime import timedelta

from backend import clock
from tests.backend.billing.paypal.patron import Patron
from tests.backend.billing.plans.club import at


async def test_a_plan_that_is_approved_begins_and_is_offered_beside_cards(patron: Patron) -> None:
    await patron.subscribe("pro")
    plan = await patron.plan()
    assert (plan["tier"], plan["paid_by"], plan["period_end"][:10]) == ("pro", "paypal", "2026-02-15")
    assert plan["payment_methods"] == ["stripe", "paypal"]
    assert await patron.booked() == [9999]
    assert await patron.grants() == [25_000]


async def test_every_event_again_begins_and_renews_once(patron: Patron) -> None:
    plan = await patron.subscribe("basic")
    clock.freeze(at("2026-02-15T10:40"))
    patron.paypal.take(plan)
    for kind in ("PAYMENT.SALE.COMPLETED", "BILLING.SUBSCRIPTION.UPDATED", "PAYMENT.SALE.COMPLETED"):
        await patron.tell(kind, {"id": plan["id"], "billing_agreement_id": plan["id"]})
    assert (await patron.plan())["period_end"][:10] == "2026-03-15"
    assert await patron.booked() == [4999] * 2
    assert await patron.grants() == [10_000] * 2


async def test_a_renewal_that_failed_and_was_paid_after_all(patron: Patron) -> None:
    plan = await patron.subscribe("basic")
    clock.freeze(at("2026-02-15T10:40"))
    plan["billing_info"]["failed_payments_count"] = 1
    await patron.tell("BILLING.SUBSCRIPTION.PAYMENT.FAILED", {"id": plan["id"]})
    assert (await patron.plan())["status"] == "past_due"
    clock.shift(timedelta(days=2))
    patron.paypal.take(plan)
    await patron.tick()
    await patron.tell("PAYMENT.SALE.COMPLETED", {"billing_agreement_id": plan["id"]})
    assert (await patron.plan())["status"] == "active"


async def test_a_plan_that_is_never_paid_again_is_cancelled_there_too(patron: Patron) -> None:
    plan = await patron.subscribe("basic")
    await patron.move(at("2026-02-22T10:31"))
    assert (await patron.plan())["status"] == "ended"
    assert plan["status"] == "CANCELLED"


async def test_an_upgrade_is_approved_for_the_difference_and_replaces_the_old_subscription(patron: Patron) -> None:
    old = await patron.subscribe("basic")
    await patron.move(at("2026-02-05T10:30"))
    answer = await patron.change(tier="pro")
    assert answer["total_cents"] == 1613
    new = patron.paypal.approve_plan()
    assert new["plan"]["payment_preferences"]["setup_fee"]["value"] == "16.13"
    await patron.tell("BILLING.SUBSCRIPTION.ACTIVATED", {"id": new["id"]})
    shown = await patron.plan()
    assert (shown["tier"], shown["period_end"][:10]) == ("pro", "2026-02-15")
    assert (old["status"], new["status"]) == ("CANCELLED", "ACTIVE")
    assert await patron.booked() == [4999, 1613]
    clock.freeze(at("2026-02-15T10:40"))
    patron.paypal.take(new)
    await patron.tell("PAYMENT.SALE.COMPLETED", {"billing_agreement_id": new["id"]})
    assert (await patron.plan())["period_end"][:10] == "2026-03-15"
    assert await patron.booked() == [4999, 1613, 9999]


async def test_an_end_suspends_it_there_until_the_period_is_over_and_can_be_taken_back(patron: Patron) -> None:
    plan = await patron.subscribe("basic")
    await patron.change(cancel=True)
    await patron.till.work()
    assert plan["status"] == "SUSPENDED"
    await patron.change(tier="basic")
    await patron.till.work()
    assert plan["status"] == "ACTIVE"
    await patron.change(cancel=True)
    await patron.move(at("2026-02-15T10:31"))
    assert (plan["status"], (await patron.plan())["status"]) == ("CANCELLED", "ended")


async def test_a_smaller_plan_is_refused_with_the_way_to_it(patron: Patron) -> None:
    await patron.subscribe("pro")
    assert await patron.refused(tier="basic") == "paypal_plan"


async def test_an_approval_after_it_was_taken_back_is_given_back(patron: Patron) -> None:
    answer = await patron.change(tier="pro", payment_method="paypal")
    await patron.call("DELETE", f"/proposals/{answer['proposal_id']}")
    await patron.till.work()
    plan = patron.paypal.approve_plan()
    await patron.tell("BILLING.SUBSCRIPTION.ACTIVATED", {"id": plan["id"]})
    assert (await patron.plan())["tier"] is None
    assert [refund["amount"]["value"] for refund in patron.paypal.refunds] == ["99.99"]
    assert plan["status"] == "CANCELLED"

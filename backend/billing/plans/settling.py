"""What the gateway says of a plan becomes true here: begun, larger, renewed, owing, over.

An event is only a hint to look; what counts is what the gateway says when it is asked. So events twice, late, in any
order or never come to the same: bills are counted once, and the newest period that is paid is the plan's.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import Subscription, User
from backend.billing import queries as payments
from backend.billing.models import Payment
from backend.billing.plans import accounting, grants, queries, standing
from backend.billing.plans.gateway import PlanInvoice, PlanPeriod, PlanSeen
from backend.config import TIERS
from backend.db import instant
from backend.notifications import texts
from backend.notifications.notices import notify
from backend.purchases.models import Proposal

UNDER_WAY = ("opening", "open")


async def settle(session: AsyncSession, gateway: str, seen: PlanSeen) -> bool:
    """Bring a plan to where the gateway has it; whether it is one of ours."""
    user_id = await _owner(session, gateway, seen)
    if user_id is None:
        return False
    user = await queries.locked_user(session, user_id)
    plan = await queries.plan_of(session, user_id)
    if plan is None or (plan.provider, plan.provider_ref) != (gateway, seen.plan_id):
        plan = await _begin(session, user, plan, gateway, seen)
    if plan is not None:
        for bill in seen.invoices:
            if bill.status == "paid" and bill.cents > 0:
                await _paid(session, user, plan, seen, bill)
        await _follow(session, plan, seen)
    await session.flush()
    return True


async def settle_difference(session: AsyncSession, payment_id: uuid.UUID, bill: PlanInvoice) -> None:
    """Bring the payment of an upgrade to where its bill is."""
    found = await payments.get_payment(session, payment_id)
    if found is None:
        return
    user = await queries.locked_user(session, found.user_id)
    payment = await payments.get_payment(session, payment_id, lock=True)
    assert payment is not None, "payments are never deleted"
    payment.looked_at = await instant(session)
    if payment.status not in UNDER_WAY:
        return
    payment.session_id = bill.invoice_id
    if bill.status == "paid":
        await _difference_paid(session, user, payment, bill)
    elif bill.status == "void":
        cancelled = payment.cancel_asked_at is not None
        await accounting.nothing_came(session, payment, "expired", "cancelled" if cancelled else "payment_expired")
    else:
        payment.status, payment.url, payment.reason = "open", bill.url, "card_declined"
    await session.flush()


async def _owner(session: AsyncSession, gateway: str, seen: PlanSeen) -> uuid.UUID | None:
    if (owner := await queries.owner_of(session, gateway, seen.plan_id)) is not None:
        return owner
    payment = await payments.get_payment(session, seen.payment_id) if seen.payment_id else None
    return payment.user_id if payment is not None and payment.gateway == gateway else None


async def _begin(
    session: AsyncSession, user: User, plan: Subscription | None, gateway: str, seen: PlanSeen
) -> Subscription | None:
    """A plan that a page began, once its first bill is paid; None when it is not, or must not begin."""
    payment = await payments.get_payment(session, seen.payment_id, lock=True) if seen.payment_id else None
    bill = next((bill for bill in seen.invoices if bill.status == "paid" and bill.cents and not bill.payment_id), None)
    if payment is None or bill is None or payment.order_id is not None:
        return None
    if bill.cents != payment.amount_cents:
        detail = {"asked_cents": payment.amount_cents, "gateway_cents": bill.cents}
        await payments.report(session, "amount_differs", f"payment:{payment.id}", detail)
        payment.amount_cents = bill.cents
    late = payment.cancel_asked_at is not None or payment.status not in UNDER_WAY
    await accounting.captured(session, payment, bill)
    proposal = await queries.proposal_of(session, payment)
    change = proposal.plan or {}
    grows = plan is not None and change.get("action") == "upgrade" and _stands(user, plan, change)
    if late or (_has_another(plan, user) and not grows) or seen.status == "over":
        await accounting.give_back(session, payment, "there is another plan, or it was taken back")
        await standing.stop(session, gateway, seen.plan_id)
        return None
    return await _begun(session, user, plan, proposal, gateway, seen, bill)


def _has_another(plan: Subscription | None, user: User) -> bool:
    return plan is not None and user.tier is not None and plan.status != "cancelled" and plan.provider is not None


async def _begun(
    session: AsyncSession, user: User, plan: Subscription | None, proposal: Proposal, gateway: str, seen: PlanSeen,
    bill: PlanInvoice,
) -> Subscription:  # fmt: skip
    now, change = await instant(session), proposal.plan or {}
    if plan is not None and change.get("action") == "upgrade":
        await grants.skip_months(session, plan, now)
        plan.anchor_at = plan.anchor_at or plan.period_start
        plan.period_end = seen.end
        await standing.rise(
            session, user, plan, change["tier"], change["billing"], change["credits_cents"], proposal.id, now
        )
        await standing.stop(session, plan.provider, plan.provider_ref)
        standing.attach(plan, gateway, seen)
        return plan
    period = bill.period
    assert period is not None, "a first bill is for a period"
    if plan is None:
        plan = Subscription(user_id=user.id, tier=period.tier, period_start=period.start, period_end=period.end)
        session.add(plan)
    plan.tier, plan.billing = period.tier, period.billing
    plan.next_tier = plan.next_billing = None
    plan.cancel_at_period_end = False
    plan.anchor_at = seen.anchor
    standing.attach(plan, gateway, seen)
    await standing.advance(session, user, plan, period, now, await queries.order_of(session, proposal.id))
    return plan


async def _paid(session: AsyncSession, user: User, plan: Subscription, seen: PlanSeen, bill: PlanInvoice) -> None:
    gateway = plan.provider or ""
    if bill.payment_id is not None:
        payment = await payments.get_payment(session, bill.payment_id, lock=True)
        if payment is not None and payment.user_id == user.id and payment.order_id is None:
            await _difference_paid(session, user, payment, bill)
        return
    if await queries.payment_of_bill(session, gateway, bill.invoice_id, bill.intent_id) is not None:
        return
    payment = await accounting.renewal_paid(session, user.id, gateway, bill)
    if bill.period is None:
        await payments.report(session, "unknown_bill", f"payment:{payment.id}", {"bill": bill.invoice_id})
        return
    if seen.status == "over" and plan.status == "cancelled":
        await accounting.give_back(session, payment, "the plan had ended")
        return
    if bill.period.end > plan.period_end:
        await _renewed(session, user, plan, seen, bill, bill.period, payment.order_id)


async def _renewed(
    session: AsyncSession, user: User, plan: Subscription, seen: PlanSeen, bill: PlanInvoice, period: PlanPeriod,
    order_id: uuid.UUID | None,
) -> None:  # fmt: skip
    plan.anchor_at = seen.anchor
    now = await instant(session)
    await standing.advance(session, user, plan, period, now, order_id)
    if plan.next_tier or plan.next_billing or plan.cancel_at_period_end:
        await standing.align(session, plan)
    telling = texts.renewed(TIERS[plan.tier].name, bill.cents, period.end)
    data = {"amount_cents": bill.cents, "period_end": period.end.isoformat(), "order_id": str(order_id)}
    await notify(session, user.id, "renewal", f"renewed:{bill.invoice_id}", telling, data=data)


async def _difference_paid(session: AsyncSession, user: User, payment: Payment, bill: PlanInvoice) -> None:
    """The upgrade that was paid for; when there is nothing left to make larger, the money goes back."""
    under_way = payment.status in UNDER_WAY and payment.cancel_asked_at is None
    payment.session_id = bill.invoice_id
    await accounting.captured(session, payment, bill)
    plan, now = await queries.plan_of(session, user.id), await instant(session)
    proposal = await queries.proposal_of(session, payment)
    change = proposal.plan or {}
    if plan is None or not under_way or not _stands(user, plan, change) or bill.cents != payment.amount_cents:
        await accounting.give_back(session, payment, "the plan has changed meanwhile")
        return
    await standing.rise(
        session, user, plan, change["tier"], change["billing"], change["credits_cents"], proposal.id, now
    )
    await standing.align(session, plan)


def _stands(user: User, plan: Subscription, change: dict[str, object]) -> bool:
    """Whether the plan is still the one, in the very period, whose difference was worked out."""
    same = (plan.tier, plan.period_end.isoformat()) == (change.get("from_tier"), change.get("period_end"))
    return same and user.tier is not None and plan.status == "active"


async def _follow(session: AsyncSession, plan: Subscription, seen: PlanSeen) -> None:
    """What is not paid: a renewal that was refused, a plan that the gateway has ended."""
    now: datetime = await instant(session)
    if plan.status == "cancelled":
        return
    refused = [bill for bill in seen.invoices if bill.status == "open" and bill.period and bill.attempts]
    if seen.status == "owing" and refused:
        await standing.owe(session, plan, refused[-1], now)
    elif seen.status == "over" and plan.status == "active":
        plan.cancel_at_period_end = True
        await standing.look_next(session, plan, now)

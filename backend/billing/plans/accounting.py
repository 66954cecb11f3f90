"""Money that plans brought: a payment and an order for each bill that was paid, once a bill."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.billing import queries as payments
from backend.billing import refunds, telling
from backend.billing.models import Payment
from backend.billing.plans import queries
from backend.billing.plans.gateway import PlanInvoice
from backend.config import TIERS
from backend.db import instant
from backend.documents import service as documents
from backend.documents.writing import Period
from backend.notifications import texts
from backend.notifications.notices import notify
from backend.purchases import queries as purchases
from backend.purchases.models import Order, Proposal
from backend.webhooks import telling as webhooks

METHODS = {"stripe": "stripe", "demo": "stripe", "paypal": "paypal"}


async def renewal_paid(session: AsyncSession, user_id: object, gateway: str, bill: PlanInvoice) -> Payment:
    """The payment of a bill that nobody said yes to again, with its order."""
    now = await instant(session)
    payment = await payments.add_payment(
        session,
        user_id=user_id,
        kind="subscription",
        gateway=gateway,
        amount_cents=bill.cents,
        session_id=bill.invoice_id,
        expires_at=now,
    )
    await captured(session, payment, bill)
    return payment


async def captured(session: AsyncSession, payment: Payment, bill: PlanInvoice) -> Order:
    """The money of a payment is here: its order, and the yes that it answered is done."""
    order = Order(
        user_id=payment.user_id,
        proposal_id=payment.proposal_id,
        kind="subscription",
        method=METHODS[payment.gateway],
        total_cents=payment.amount_cents,
    )
    session.add(order)
    await session.flush()
    payment.order_id, payment.intent_id, payment.reason = order.id, bill.intent_id, None
    await _ended(session, payment, "captured")
    if payment.proposal_id is not None:
        await purchases.decide(session, payment.proposal_id, "confirmed")
        await _tell(session, payment, payment.proposal_id)
    await documents.issue(session, order, await _period(session, payment, bill))
    await webhooks.order_completed(session, order)
    return order


async def _tell(session: AsyncSession, payment: Payment, proposal_id: uuid.UUID) -> None:
    """The buyer said yes to it and paid: the invoice is on its way."""
    proposal = await session.get_one(Proposal, proposal_id)
    name = TIERS[proposal.tier].name if proposal.tier else "your"
    telling = texts.plan_paid(name, payment.amount_cents)
    await notify(
        session, payment.user_id, "order", f"payment:{payment.id}:paid", telling,
        data={"payment_id": str(payment.id), "order_id": str(payment.order_id)},
    )  # fmt: skip


async def _period(session: AsyncSession, payment: Payment, bill: PlanInvoice) -> Period | None:
    """What the bill is for: its own period, or what is left of the running one."""
    if seen := bill.period:
        return Period(seen.start.date(), seen.end.date(), seen.tier, seen.billing)
    plan = await queries.plan_of(session, payment.user_id)
    if plan is None or payment.proposal_id is None:
        return None
    wanted = await session.get_one(Proposal, payment.proposal_id)
    today = (await instant(session)).date()
    return Period(today, plan.period_end.date(), wanted.tier or plan.tier, plan.billing, difference=True)


async def give_back(session: AsyncSession, payment: Payment, why: str) -> None:
    """Money for which there is nothing to give goes back, whole."""
    assert payment.order_id is not None, "what was paid has an order"
    await refunds.give_back(session, payment.order_id, payment.amount_cents, f"plan:{payment.id}")
    order = await session.get_one(Order, payment.order_id)
    await documents.credit_all(session, order, f"plan:{payment.id}", payment.amount_cents, "The plan was not begun")
    detail = {"payment_id": str(payment.id), "amount_cents": payment.amount_cents, "why": why}
    await payments.report(session, "plan_not_given", f"payment:{payment.id}", detail)


async def nothing_came(session: AsyncSession, payment: Payment, status: str, reason: str) -> None:
    """The page ran out, was closed, or the bill was taken back: nothing changes."""
    if payment.proposal_id is not None:
        named = None if reason == "cancelled" else reason
        await purchases.decide(session, payment.proposal_id, "void" if named else "cancelled", named)
    payment.reason = payment.reason or reason
    await _ended(session, payment, status)


async def _ended(session: AsyncSession, payment: Payment, status: str) -> None:
    payment.status, payment.url, payment.ended_at = status, None, await instant(session)
    await session.flush()
    await telling.show(session, payment)
    data = {"amount_cents": payment.amount_cents, "reason": payment.reason, "order_id": payment.order_id}
    await audit.record(session, None, f"payment.{status}", f"payment:{payment.id}", data)

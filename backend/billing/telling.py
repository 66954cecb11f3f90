"""Telling a buyer what became of their payment: a notice once, and an event for the pages that are open."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.billing.models import Payment
from backend.events.publish import to_user
from backend.notifications import texts
from backend.notifications.notices import notify
from backend.purchases.models import Proposal

WHY = {
    "not_available": "a lead was no longer available",
    "cancelled": "you took it back",
    "frozen": "buying is paused for your account",
    "amount_differs": "the amount did not fit the order",
    "capture_failed": "the card could not be charged, so the purchase was undone",
    "payment_expired": "the payment page ran out",
    "payment_failed": "the payment page could not be opened",
}


async def tell_bought(session: AsyncSession, payment: Payment, proposal: Proposal) -> None:
    """Leads are the buyer's."""
    telling = texts.bought([line["label"] for line in proposal.lines], payment.amount_cents)
    await _notify(session, payment, "bought", telling)


async def tell_topped_up(session: AsyncSession, payment: Payment, credits_cents: int) -> None:
    """Bought credits are there."""
    await _notify(session, payment, "bought", texts.topped_up(credits_cents, payment.amount_cents))


async def tell_let_go(session: AsyncSession, payment: Payment, reason: str) -> None:
    """The card was not charged after all."""
    telling = texts.payment_voided(payment.amount_cents, WHY.get(reason, reason))
    await _notify(session, payment, "voided", telling)


async def tell_failed(session: AsyncSession, payment: Payment, reason: str) -> None:
    """Nothing came of the payment."""
    telling = texts.payment_failed(payment.amount_cents, WHY.get(reason, reason))
    await _notify(session, payment, "failed", telling)


async def show(session: AsyncSession, payment: Payment) -> None:
    """Tell the buyer's open pages how the payment stands."""
    data = {"id": str(payment.id), "status": payment.status, "reason": payment.reason}
    data |= {"proposal_id": str(payment.proposal_id) if payment.proposal_id else None}
    data |= {"order_id": str(payment.order_id) if payment.order_id else None}
    await to_user(session, payment.user_id, "payment", data)


async def _notify(session: AsyncSession, payment: Payment, what: str, telling: texts.Telling) -> None:
    data = {"payment_id": str(payment.id), "order_id": str(payment.order_id) if payment.order_id else None}
    await notify(session, payment.user_id, "order", f"payment:{payment.id}:{what}", telling, data=data)

"""A pack that was paid: an order for its receipt, and its credits, bonus included, in one lot that never ends."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.billing.models import Payment
from backend.billing.telling import tell_topped_up
from backend.config import CREDIT_CENTS
from backend.credits import service as credits_
from backend.documents import service as documents
from backend.purchases import queries as purchases
from backend.purchases.models import Order, Proposal
from backend.webhooks import telling as webhooks


async def grant_pack(session: AsyncSession, payment: Payment) -> None:
    """Once a payment: its caller holds the account's lock and the payment's row, and ends the payment with it."""
    proposal = await session.get_one(Proposal, payment.proposal_id, populate_existing=True)
    assert proposal.credits is not None, "a top-up says how many credits"
    order = Order(
        user_id=payment.user_id,
        proposal_id=proposal.id,
        kind="topup",
        method=proposal.method,
        total_cents=payment.amount_cents,
    )
    session.add(order)
    await session.flush()
    cents = proposal.credits * CREDIT_CENTS
    note = f"{proposal.credits} credits bought"
    await credits_.grant(session, payment.user_id, cents, "bought", kind="topup", order_id=order.id, note=note)
    payment.order_id = order.id
    await documents.issue(session, order)
    await webhooks.order_completed(session, order)
    await tell_topped_up(session, payment, cents)
    await purchases.decide(session, proposal.id, "confirmed")
    data = {"proposal_id": str(proposal.id), "credits": proposal.credits, "total_cents": order.total_cents}
    await audit.record(session, None, "topup.commit", f"order:{order.id}", data)

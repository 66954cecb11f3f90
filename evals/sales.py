"""Past sales, written as a purchase by credits leaves them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.cart import service as cart
from backend.credits import service as credits_
from backend.pricing import service as pricing
from backend.purchases import queries
from backend.purchases.models import Order, OrderLine, Proposal


async def sell_to(
    session: AsyncSession, user: User, lead_ids: Sequence[int], at: datetime, apart: timedelta = timedelta()
) -> None:
    """Each lead sold to ``user`` in an order of its own, ``apart`` from each other. It is paid with credits that were
    granted for it, so that the balance stays as it is. A hold on it ends."""
    prices = await pricing.price_for(session, user, list(lead_ids))
    for place, lead_id in enumerate(lead_ids):
        await _sell(session, user, lead_id, prices[lead_id].price_cents, at + place * apart)
        await cart.withdraw(session, lead_id)
    await queries.sell(session, lead_ids)


async def _sell(session: AsyncSession, user: User, lead_id: int, cents: int, at: datetime) -> None:
    proposal = Proposal(
        user_id=user.id, kind="purchase", status="confirmed", method="credits", total_cents=cents, made_by="user",
        lines=[{"lead_id": lead_id, "label": f"Lead {lead_id}", "price_cents": cents, "quote_id": None}],
        created_at=at, expires_at=at + timedelta(minutes=10), decided_at=at,
    )  # fmt: skip
    session.add(proposal)
    await session.flush()
    order = Order(user_id=user.id, proposal_id=proposal.id, method="credits", total_cents=cents, created_at=at)
    session.add(order)
    await session.flush()
    session.add(OrderLine(order_id=order.id, user_id=user.id, lead_id=lead_id, price_cents=cents, created_at=at))
    await credits_.grant(session, user.id, cents, "bought", note="Spent before")
    await credits_.debit(session, user.id, cents, order.id, f"Lead {lead_id}")

"""Leads that somebody has bought, made by hand."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.models import User
from backend.credits import service as credits_
from backend.purchases.models import Order, OrderLine, Proposal
from tests.factories import make_lead


async def own_lead(session: AsyncSession, user: User, price_cents: int = 1_000, **facts: Any) -> int:
    """A lead that ``user`` bought just now for ``price_cents`` of credits granted for it."""
    lead_id = await make_lead(session, **{"status": "sold", "sold_at": clock.now()} | facts)
    line = {"lead_id": lead_id, "label": "A lead", "price_cents": price_cents, "quote_id": None}
    proposal = Proposal(
        user_id=user.id,
        kind="purchase",
        status="confirmed",
        method="credits",
        lines=[line],
        total_cents=price_cents,
        made_by="user",
        expires_at=clock.now(),
    )
    session.add(proposal)
    await session.flush()
    order = Order(user_id=user.id, proposal_id=proposal.id, method="credits", total_cents=price_cents)
    session.add(order)
    await session.flush()
    session.add(OrderLine(order_id=order.id, user_id=user.id, lead_id=lead_id, price_cents=price_cents))
    await credits_.grant(session, user.id, price_cents, "bought")
    await credits_.debit(session, user.id, price_cents, order.id)
    return lead_id

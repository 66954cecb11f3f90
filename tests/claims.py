"""Holds and sales written straight into the tables, for tests of what they change in what others see."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.models import User
from backend.cart.models import Hold
from backend.leads.models import Lead, LeadSearch
from backend.purchases.models import Order, OrderLine, Proposal


async def hold(session: AsyncSession, user: User, lead_id: int, hours: float = 1) -> Hold:
    """An active hold from now on."""
    now = clock.now()
    made = Hold(
        lead_id=lead_id, user_id=user.id, starts_at=now - timedelta(seconds=1), ends_at=now + timedelta(hours=hours)
    )
    session.add(made)
    await session.flush()
    return made


async def sell(session: AsyncSession, user: User, lead_id: int) -> OrderLine:
    """A paid order for the lead."""
    now = clock.now()
    proposal = Proposal(
        user_id=user.id, kind="purchase", status="confirmed", method="credits", lines=[], total_cents=850,
        made_by="user", expires_at=now,
    )  # fmt: skip
    session.add(proposal)
    await session.flush()
    order = Order(user_id=user.id, proposal_id=proposal.id, method="credits", total_cents=850)
    session.add(order)
    await session.flush()
    line = OrderLine(order_id=order.id, user_id=user.id, lead_id=lead_id, price_cents=850)
    session.add(line)
    await session.execute(update(Lead).where(Lead.id == lead_id).values(status="sold", sold_at=now))
    await session.execute(update(LeadSearch).where(LeadSearch.lead_id == lead_id).values(status="sold"))
    await session.flush()
    return line

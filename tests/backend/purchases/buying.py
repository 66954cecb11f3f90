"""Buyers at work in tests: leads that somebody has bought, a clock that moves on, tokens as principals."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.models import User
from backend.credits import service as credits_
from backend.purchases.models import Order, OrderLine, Proposal
from backend.security import USER_SCOPES, Principal
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


def principal_of(user: User, thread_id: str | None = None) -> Principal:
    """The user with all their own rights; with a thread as the assistant would come."""
    return Principal(user, "assistant" if thread_id else "access", frozenset(USER_SCOPES), thread_id)


async def forward(session: AsyncSession, **by: float) -> None:
    """Shift this transaction's clock to ``by`` after the real time."""
    offset = f"{timedelta(**by).total_seconds()} seconds"
    await session.execute(text("SELECT set_config('aiqleads.clock_offset', :offset, true)"), {"offset": offset})

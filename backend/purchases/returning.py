"""What becomes of a lead that its buyer has had back in full.

What is wrong with the lead itself keeps it from everybody: it leaves the market. A duplicate becomes part of the lead
that the buyer kept. Where only this buyer got nowhere (nobody answered, other reasons of their own), the lead is as
good as before and sold to nobody: it returns, and is offered again by the same rules as any other.
"""

from __future__ import annotations

import uuid
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from backend.events.publish import leads_changed
from backend.leads.publishing import published
from backend.purchases import queries, refund_queries

Fate = Literal["returned", "withdrawn", "merged"]
RETURNS = frozenset({"no_response", "other"})


async def settle_lead(session: AsyncSession, user_id: uuid.UUID, lead_id: int, reason: str) -> Fate:
    """Return, withdraw or merge a lead that was given back whole; its lock is held."""
    fate: Fate = "withdrawn"
    twin = await refund_queries.twin_of(session, user_id, lead_id) if reason == "duplicate" else None
    if twin is not None:
        await refund_queries.merge_listings(session, lead_id, twin)
        fate = "merged"
    elif reason in RETURNS and await refund_queries.has_sound_contact(session, lead_id):
        fate = "returned" if await refund_queries.return_to_market(session, lead_id) else "withdrawn"
    if fate == "returned":
        await published(session, [lead_id])
    else:
        await queries.withdraw(session, lead_id)
    await leads_changed(session, [lead_id])
    return fate

"""Leads that are long gone: nobody bought them, so nobody needs their contacts any more.

What stays is market data. A listing that is found again is read anew, whole.
"""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.cart.queries import lock_leads
from backend.ingestion.matching import queries as matching
from backend.ingestion.matching.index import Index
from backend.ingestion.queries import lock
from backend.keyring import KeyRing
from backend.retention import queries


async def step(session: AsyncSession, keys: KeyRing, days: int, limit: int) -> int:
    """Forget the contacts, addresses and drafts of at most ``limit`` such leads; how many."""
    await lock(session)
    await lock_leads(session, await queries.gone_leads(session, days, limit))
    gone = await queries.gone_leads(session, days, limit)
    if gone:
        await _leave_matching(session, keys, gone)
        await queries.forget_leads(session, gone)
    return len(gone)


async def _leave_matching(session: AsyncSession, keys: KeyRing, gone: list[int]) -> None:
    """What their listings say of their homes, unless others say the same."""
    listings = await queries.listings_of(session, gone)
    nodes = {node for node in listings.values() if node is not None}
    if nodes:
        busy = await matching.busy(session, nodes, listings)
        await Index(session, keys).change([], nodes - busy)

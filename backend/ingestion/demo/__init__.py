"""Demo leads: at least 6,000 invented ones over the four markets, loaded once and kept young.

`ensure_demo_listings` is what `aiqleads up` calls at each start. Every person has a 555-01xx phone and an example.com
address, and every lead carries `is_demo`; `source` is the channel it pretends to come from.
"""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.ingestion import queries as stored
from backend.ingestion.demo import queries
from backend.ingestion.demo.generate import demo_draft, demo_drafts
from backend.ingestion.demo.settings import LEADS_PER_MARKET
from backend.ingestion.store import store
from backend.keyring import KeyRing
from backend.pricing import service as pricing


async def ensure_demo_listings(session: AsyncSession, keys: KeyRing, per_market: int = LEADS_PER_MARKET) -> int:
    """Load the demo leads when there are none, else keep them young; how many were loaded. The caller commits."""
    if await queries.count_demo_leads(session):
        await refresh_demo(session)
        return 0
    loaded = await store(session, keys, list(demo_drafts(clock.now(), per_market)))
    await stored.analyze(session)
    await pricing.refresh_area_stats(session)
    await pricing.reprice(session, None, "ingestion")
    return loaded.new


async def refresh_demo(session: AsyncSession) -> None:
    """Demo leads stay seen, and some of each market are new today, however long the house was closed. Idempotent."""
    await queries.see_again(session)
    relisted = await queries.relist(session)
    if relisted:
        await pricing.refresh_area_stats(session)
        await pricing.reprice(session, None, "freshness")


__all__ = ["demo_draft", "demo_drafts", "ensure_demo_listings", "refresh_demo"]

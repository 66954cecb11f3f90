"""The leads that a real search finds in every run: demo listings of the four markets, the same each time."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.demo import ensure_demo_listings
from backend.keyring import KeyRing

LEADS_PER_MARKET = 250


async def load(session: AsyncSession, keys: KeyRing) -> None:
    """Fill an empty database; ids follow from the order."""
    await ensure_demo_listings(session, keys, LEADS_PER_MARKET)

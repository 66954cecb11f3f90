"""SQL of leads that several listings are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_MERGED = text("""
    SELECT lead_id FROM listings WHERE cast(:lead_id AS int) IS NULL OR lead_id = :lead_id
    GROUP BY lead_id HAVING count(*) > 1 ORDER BY max(first_seen_at) DESC, lead_id LIMIT :limit OFFSET :offset
""")
_LISTINGS = text("""
    SELECT id, lead_id, source, asking_price, first_seen_at, seen_at, node_id FROM listings
    WHERE lead_id = ANY(:ids) ORDER BY lead_id, first_seen_at, id
""")
_MATCHES = text("SELECT one, other, score, reasons FROM match_edges WHERE one = ANY(:nodes) AND other = ANY(:nodes)")
_LEADS = text("SELECT id, lead_id FROM listings WHERE id = ANY(:ids)")


async def merged(session: AsyncSession, lead_id: int | None, limit: int, offset: int = 0) -> list[int]:
    """Leads of two listings and more, the latest on top."""
    return list((await session.execute(_MERGED, {"lead_id": lead_id, "limit": limit, "offset": offset})).scalars())


async def listings(session: AsyncSession, lead_ids: Collection[int]) -> Sequence[Any]:
    """The listings of these leads, the first one on top."""
    return (await session.execute(_LISTINGS, {"ids": list(lead_ids)})).all()


async def matches(session: AsyncSession, nodes: Collection[UUID]) -> Sequence[Any]:
    """Edges between these nodes."""
    return (await session.execute(_MATCHES, {"nodes": list(nodes)})).all()


async def leads_of(session: AsyncSession, listing_ids: Collection[UUID]) -> dict[UUID, int]:
    """The lead of each listing."""
    return {row[0]: row[1] for row in await session.execute(_LEADS, {"ids": list(listing_ids)})}

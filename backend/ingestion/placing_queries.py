"""SQL of which listing belongs to which lead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.matching.homes import Ref, Standing

_REFS = text("""
    SELECT id, source, source_key, lead_id, own_lead_id, first_seen_at, node_id FROM listings
    WHERE node_id = ANY(:nodes) AND NOT (id = ANY(:but))
""")
_STANDINGS = text("""
    SELECT l.id,
        CASE WHEN l.status = 'sold' OR o.lead_id IS NOT NULL THEN coalesce(l.sold_at, app_now()) END AS sold_at,
        EXISTS (SELECT FROM holds h WHERE h.lead_id = l.id AND h.ends_at > app_now()) AS held,
        l.status = 'withdrawn' AND l.merged_into IS NULL AS removed, l.merged_into IS NOT NULL AS merged
    FROM leads l LEFT JOIN LATERAL (
        SELECT lead_id FROM order_lines WHERE lead_id = l.id AND revoked_at IS NULL LIMIT 1
    ) o ON true
    WHERE l.id = ANY(:ids)
""")
_PARTS = """
    SELECT id, lead_id, sealed, key_version, first_seen_at, changed_at, seen_at, fraud_score, fraud_reasons
    FROM listings WHERE sealed IS NOT NULL AND {} = ANY(:ids)
"""
_PARTS_OF_LEADS = text(_PARTS.format("lead_id"))
_PARTS_BY_ID = text(_PARTS.format("id"))
_MOVE = text("UPDATE listings SET lead_id = :lead_id WHERE id = :id")
_EMPTY = text("""
    SELECT id FROM unnest(cast(:ids AS int[])) AS w(id) WHERE NOT EXISTS (SELECT FROM listings WHERE lead_id = w.id)
""")
_MERGE_AWAY = (
    text("""
        UPDATE leads SET status = 'withdrawn', merged_into = :into, reprice_at = NULL, updated_at = app_now()
        WHERE id = :id
    """),
    text("UPDATE lead_search SET status = 'withdrawn' WHERE lead_id = :id"),
    text("DELETE FROM lead_vec WHERE lead_id = :id"),
    text("UPDATE quotes SET withdrawn_at = app_now() WHERE lead_id = :id AND withdrawn_at IS NULL"),
)
_REVIVE = text("""
    UPDATE leads SET status = 'available', merged_into = NULL, fraud_score = 0, updated_at = app_now()
    WHERE id = ANY(:ids) AND merged_into IS NOT NULL
""")


class Kept(NamedTuple):
    """A listing with its sealed draft."""

    id: UUID
    lead_id: int
    sealed: bytes
    key_version: int
    first_seen_at: datetime
    changed_at: datetime
    seen_at: datetime
    fraud_score: float
    fraud_reasons: list[dict[str, str]]


async def refs(session: AsyncSession, nodes: Collection[UUID], but: Collection[UUID]) -> list[tuple[UUID, Ref]]:
    """Listings that come to these nodes, each with its node."""
    rows = await session.execute(_REFS, {"nodes": list(nodes), "but": list(but)})
    return [
        (row.node_id, Ref(row.id, (row.source, bytes(row.source_key)), row.lead_id, row.own_lead_id,
                          row.first_seen_at, None))
        for row in rows
    ]  # fmt: skip


async def standings(session: AsyncSession, lead_ids: Collection[int]) -> dict[int, Standing]:
    """How these leads stand; the caller has locked them."""
    rows = await session.execute(_STANDINGS, {"ids": list(lead_ids)})
    return {row.id: Standing(*row) for row in rows}


async def parts_of_leads(session: AsyncSession, lead_ids: Collection[int]) -> list[Kept]:
    """What the listings of these leads say."""
    return _kept((await session.execute(_PARTS_OF_LEADS, {"ids": list(lead_ids)})).all())


async def parts(session: AsyncSession, listing_ids: Collection[UUID]) -> list[Kept]:
    """What these listings say."""
    return _kept((await session.execute(_PARTS_BY_ID, {"ids": list(listing_ids)})).all()) if listing_ids else []


def _kept(rows: Sequence[Any]) -> list[Kept]:
    return [Kept(row.id, row.lead_id, bytes(row.sealed), *row[3:]) for row in rows]


async def move(session: AsyncSession, moves: Collection[tuple[UUID, int]]) -> None:
    """Listings that belong to another lead from now on."""
    if moves:
        await session.execute(_MOVE, [{"id": listing, "lead_id": lead} for listing, lead in moves])


async def without_listings(session: AsyncSession, lead_ids: Collection[int]) -> set[int]:
    """Those of the leads that no listing belongs to any more."""
    return set((await session.execute(_EMPTY, {"ids": list(lead_ids)})).scalars()) if lead_ids else set()


async def merge_away(session: AsyncSession, merged: Collection[tuple[int, int]]) -> None:
    """Leads (first) whose listings belong to others (second) leave the market, and no quote on them binds."""
    if merged:
        for statement in _MERGE_AWAY:
            await session.execute(statement, [{"id": lead, "into": into} for lead, into in merged])


async def revive(session: AsyncSession, lead_ids: Collection[int]) -> None:
    """Leads that were merged away and have listings of their own again."""
    if lead_ids:
        await session.execute(_REVIVE, {"ids": list(lead_ids)})

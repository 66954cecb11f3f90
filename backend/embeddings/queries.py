"""Which leads wait for a vector, keeping one, and how far the background has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


class Progress(NamedTuple):
    """Leads with a vector of the model, and leads that should have one."""

    done: int
    wanted: int


_MISSING = text("""
    SELECT s.lead_id, s.lead_type, s.property_type, s.beds, s.city, s.neighborhood, s.features, d.title, d.description
    FROM lead_search s JOIN lead_doc d USING (lead_id)
    WHERE s.status = 'available'
      AND NOT EXISTS (SELECT FROM lead_vec v WHERE v.lead_id = s.lead_id AND v.model = :model)
    ORDER BY s.lead_id LIMIT :limit
""")
_KEEP = text("""
    INSERT INTO lead_vec (lead_id, market, model, text_hash, asking_price, property_type, beds, embedding)
    SELECT s.lead_id, s.market, :model, :hash, s.asking_price, s.property_type, s.beds, CAST(:vector AS halfvec)
    FROM lead_search s WHERE s.lead_id = :lead_id
    ON CONFLICT (lead_id) DO UPDATE SET model = excluded.model, text_hash = excluded.text_hash,
        market = excluded.market, asking_price = excluded.asking_price, property_type = excluded.property_type,
        beds = excluded.beds, embedding = excluded.embedding
""")
_OF_LEADS = text("""
    SELECT s.lead_id, s.lead_type, s.property_type, s.beds, s.city, s.neighborhood, s.features, d.title, d.description,
        v.text_hash
    FROM lead_vec v JOIN lead_search s USING (lead_id) JOIN lead_doc d USING (lead_id) WHERE v.lead_id = ANY(:ids)
""")
_FORGET = text("DELETE FROM lead_vec WHERE lead_id = ANY(:ids)")
_PROGRESS = text("""
    SELECT (SELECT count(*) FROM lead_vec v JOIN lead_search s USING (lead_id)
            WHERE v.model = :model AND s.status = 'available') AS done,
        (SELECT count(*) FROM lead_search WHERE status = 'available') AS wanted
""")


async def missing(session: AsyncSession, model: str, limit: int) -> list[dict[str, Any]]:
    """Up to ``limit`` available leads without a vector of ``model``, with what is said of them; lowest ids first."""
    rows = await session.execute(_MISSING, {"model": model, "limit": limit})
    return [dict(row) for row in rows.mappings()]


async def of_leads(session: AsyncSession, lead_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Those of the leads that have a vector, with what is said of them now and the hash of what was embedded."""
    return [dict(row) for row in (await session.execute(_OF_LEADS, {"ids": list(lead_ids)})).mappings()]


async def forget(session: AsyncSession, lead_ids: Sequence[int]) -> None:
    """These leads wait for a vector again."""
    await session.execute(_FORGET, {"ids": list(lead_ids)})


async def keep(session: AsyncSession, vectors: Sequence[dict[str, Any]]) -> None:
    """Store vectors: ``lead_id, model, hash, vector`` each, ``vector`` as PostgreSQL writes one."""
    await session.execute(_KEEP, list(vectors))


async def progress(session: AsyncSession, model: str) -> Progress:
    """How far the background has come."""
    row = (await session.execute(_PROGRESS, {"model": model})).one()
    return Progress(row.done, row.wanted)

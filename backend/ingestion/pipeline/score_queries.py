"""SQL of scores: a listing's own, and what its lead's and its place on the market follow from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cart.queries import lock_leads
from backend.config import FRAUD_HIDDEN_FROM, FRAUD_REJECTED_FROM
from backend.ingestion.fraud.scoring import Scored

_KEEP = text("UPDATE listings SET fraud_score = :score, fraud_reasons = cast(:reasons AS jsonb) WHERE id = :id")
_FOLLOW = (
    text(f"""
        UPDATE leads l SET fraud_score = w.fraud_score, fraud_reasons = w.fraud_reasons,
            status = CASE
                WHEN l.status NOT IN ('available', 'review', 'rejected') THEN l.status
                WHEN l.fraud_score = w.fraud_score AND NOT l.id = ANY(:added) THEN l.status
                WHEN w.fraud_score >= {FRAUD_REJECTED_FROM} THEN 'rejected'
                WHEN w.fraud_score >= {FRAUD_HIDDEN_FROM} THEN 'review'
                ELSE 'available'
            END
        FROM (
            SELECT DISTINCT ON (lead_id) lead_id, fraud_score, fraud_reasons FROM listings
            WHERE lead_id = ANY(:ids) ORDER BY lead_id, fraud_score DESC, source, source_key
        ) w WHERE l.id = w.lead_id
    """),
    text("""
        UPDATE lead_search s SET fraud_score = l.fraud_score, status = l.status FROM leads l
        WHERE l.id = s.lead_id AND s.lead_id = ANY(:ids)
    """),
)
_ON_MARKET = text("SELECT id FROM leads WHERE id = ANY(:ids) AND status = 'available' ORDER BY id")


async def keep(session: AsyncSession, scores: Mapping[UUID, Scored]) -> None:
    """Listings' own scores."""
    rows = [{"id": name, "score": one.score, "reasons": json.dumps(one.reasons)} for name, one in scores.items()]
    if rows:
        await session.execute(_KEEP, rows)


async def follow(session: AsyncSession, lead_ids: Sequence[int], added: Sequence[int]) -> None:
    """Leads are as suspect as their most suspect listing. An administrator's decision stands while the score does;
    those ``added`` come out of hiding by it."""
    await lock_leads(session, sorted(lead_ids))
    await session.execute(_FOLLOW[0], {"ids": list(lead_ids), "added": list(added)})
    await session.execute(_FOLLOW[1], {"ids": list(lead_ids)})


async def on_market(session: AsyncSession, lead_ids: Sequence[int]) -> list[int]:
    """Those that may be seen."""
    return list((await session.execute(_ON_MARKET, {"ids": list(lead_ids)})).scalars())

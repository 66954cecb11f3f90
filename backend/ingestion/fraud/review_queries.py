"""The SQL of flagged leads and decisions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_FLAGGED = text("""
    SELECT l.id AS lead_id, l.status, l.fraud_score, l.fraud_reasons AS reasons, l.market, s.city, s.zip, s.lead_type,
        s.asking_price, d.title, s.source, s.seen_at,
        (SELECT r.decision FROM fraud_reviews r WHERE r.lead_id = l.id ORDER BY r.created_at DESC, r.id DESC LIMIT 1)
            AS decided
    FROM leads l JOIN lead_search s ON s.lead_id = l.id LEFT JOIN lead_doc d ON d.lead_id = l.id
    WHERE l.fraud_score >= :low AND l.fraud_score < :high
        AND (cast(:after_score AS float8) IS NULL
            OR (l.fraud_score, -l.id) < (cast(:after_score AS float8), -cast(:after_id AS int)))
    ORDER BY l.fraud_score DESC, l.id LIMIT :limit
""")
_SCORE_OF = text("SELECT status, fraud_score, fraud_reasons FROM leads WHERE id = :lead_id")
_APPLY = (
    text("""
        UPDATE leads SET fraud_score = :score, fraud_reasons = cast(:reasons AS jsonb), updated_at = app_now(),
            status = CASE WHEN status IN ('sold', 'withdrawn') THEN status ELSE :status END
        WHERE id = :lead_id
    """),
    text("""
        UPDATE lead_search s SET fraud_score = :score, status = l.status FROM leads l
        WHERE l.id = s.lead_id AND s.lead_id = :lead_id
    """),
    text("""
        UPDATE listings SET fraud_score = :score, fraud_reasons = cast(:reasons AS jsonb) WHERE lead_id = :lead_id
    """),
)
_KEEP_REJECTED = (
    text("""
        UPDATE leads SET status = 'rejected', fraud_score = greatest(fraud_score, :score),
            fraud_reasons = cast(:reasons AS jsonb) || fraud_reasons, updated_at = app_now()
        WHERE id = :lead_id
    """),
    text("""
        UPDATE lead_search s SET status = l.status, fraud_score = l.fraud_score FROM leads l
        WHERE l.id = s.lead_id AND s.lead_id = :lead_id
    """),
    text("""
        UPDATE listings SET fraud_score = greatest(fraud_score, :score),
            fraud_reasons = cast(:reasons AS jsonb) || fraud_reasons
        WHERE lead_id = :lead_id
    """),
)
_DECISIONS = text("""
    SELECT signal, count(*) FILTER (WHERE decision = 'approve'), count(*) FILTER (WHERE decision = 'reject')
    FROM (
        SELECT DISTINCT ON (r.lead_id, signal) r.lead_id, signal, r.decision
        FROM fraud_reviews r, unnest(r.signals) AS signal ORDER BY r.lead_id, signal, r.created_at DESC, r.id DESC
    ) latest GROUP BY signal
""")
_CARRIED = text("""
    SELECT reason->>'signal', count(*) FROM leads l, jsonb_array_elements(l.fraud_reasons) AS reason
    WHERE l.fraud_score > 0 GROUP BY 1
""")


class Standing(NamedTuple):
    """What a lead is flagged for now."""

    status: str
    score: float
    signals: list[str]


async def flagged(
    session: AsyncSession, limits: tuple[float, float], cursor: str | None, limit: int
) -> list[dict[str, Any]]:
    """Leads within these scores, the highest first, after the cursor ``score:lead``."""
    score, _, lead_id = (cursor or "").partition(":")
    params: dict[str, Any] = {
        "low": limits[0], "high": limits[1], "limit": limit,
        "after_score": float(score) if score else None, "after_id": int(lead_id) if lead_id else 0,
    }  # fmt: skip
    return [dict(row) for row in (await session.execute(_FLAGGED, params)).mappings()]


async def score_of(session: AsyncSession, lead_id: int) -> Standing | None:
    """None when there is no such lead."""
    row = (await session.execute(_SCORE_OF, {"lead_id": lead_id})).one_or_none()
    return Standing(row[0], row[1], [reason["signal"] for reason in row[2] if "signal" in reason]) if row else None


async def apply(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Write scores: ``lead_id``, ``score``, ``reasons`` and the ``status`` that follows from them."""
    params = [row | {"reasons": json.dumps(row["reasons"])} for row in rows]
    for statement in _APPLY if params else ():
        await session.execute(statement, params)


async def keep_rejected(session: AsyncSession, lead_id: int, score: float, reason: dict[str, str]) -> None:
    """The lead is rejected, whatever it scored."""
    params = {"lead_id": lead_id, "score": score, "reasons": json.dumps([reason])}
    for statement in _KEEP_REJECTED:
        await session.execute(statement, params)


async def decisions(session: AsyncSession) -> dict[str, tuple[int, int]]:
    """Signal → (approved, rejected) leads, by the last decision on each."""
    return {row[0]: (row[1], row[2]) for row in await session.execute(_DECISIONS)}


async def carried(session: AsyncSession) -> dict[str, int]:
    """Signal → leads that carry it now."""
    return {row[0]: row[1] for row in await session.execute(_CARRIED)}

"""SQL of forgetting: each statement takes the oldest at most ``limit``."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, TextClause, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import new_id
from backend.retention.models import RetentionRun

Statement = TextClause
_BEFORE = "app_now() - make_interval(days => :days)"
_OLD = {
    "ingest_pages": f"fetched_at < {_BEFORE}",
    "ingest_batches": f"dead_at < {_BEFORE}",
    "ingest_rejects": f"at < {_BEFORE}",
    "ingest_runs": f"""coalesce(finished_at, started_at) < {_BEFORE}
        AND NOT EXISTS (SELECT FROM ingest_batches b WHERE b.run_id = t.id)""",
    "lead_deliveries": f"received_at < {_BEFORE}",
    "lead_activity": f"at < {_BEFORE}",
    "webhook_events": f"handled_at < {_BEFORE}",
    "retention_runs": f"finished_at < {_BEFORE}",
}
_DELETE = "DELETE FROM {table} WHERE id IN (SELECT id FROM {table} t WHERE {old} ORDER BY id LIMIT :limit)"
# A message with a key is kept, so that its cause never counts twice; what it was about is not.
_EMPTY_MESSAGES = f"""
    UPDATE outbox SET payload = '{{}}', last_error = NULL WHERE id IN (
        SELECT id FROM outbox WHERE done_at < {_BEFORE} AND (payload <> '{{}}' OR last_error IS NOT NULL)
        ORDER BY id LIMIT :limit
    )
"""
_THREADS = text(f"""
    DELETE FROM assistant_threads WHERE id IN (
        SELECT id FROM assistant_threads WHERE updated_at < {_BEFORE} ORDER BY updated_at, id LIMIT :limit
    ) RETURNING id
""")
_CHECKPOINTS = ("checkpoints", "checkpoint_blobs", "checkpoint_writes")
_IS_THERE = text("SELECT to_regclass(:table) IS NOT NULL")
_GONE_LEADS = text(f"""
    SELECT l.id FROM leads l JOIN lead_search s ON s.lead_id = l.id
    WHERE l.status <> 'sold' AND s.seen_at < {_BEFORE} AND (l.forgotten_at IS NULL OR l.forgotten_at < s.seen_at)
        AND NOT EXISTS (SELECT FROM order_lines o WHERE o.lead_id = l.id AND o.revoked_at IS NULL)
        AND NOT EXISTS (SELECT FROM holds h WHERE h.lead_id = l.id AND h.ends_at > app_now())
    ORDER BY l.id LIMIT :limit
""")
_LISTINGS = text("SELECT id, node_id FROM listings WHERE lead_id = ANY(:ids)")
_FORGET_LEADS = (
    text("""
        UPDATE listings SET sealed = NULL, key_version = NULL, record_hash = NULL, node_id = NULL
        WHERE lead_id = ANY(:ids)
    """),
    text("DELETE FROM contacts WHERE lead_id = ANY(:ids)"),
    text("UPDATE lead_search SET sellable = false WHERE lead_id = ANY(:ids)"),
    text("""
        UPDATE leads SET basis = NULL, contact_part = 0, address_index = NULL, lat = NULL, lon = NULL,
            forgotten_at = app_now()
        WHERE id = ANY(:ids)
    """),
)
_BEGIN = text("INSERT INTO retention_runs (id) VALUES (:id)")
_OPEN = text("SELECT id FROM retention_runs WHERE finished_at IS NULL ORDER BY started_at LIMIT 1")
_COUNT = text("""
    UPDATE retention_runs SET forgotten = forgotten || jsonb_build_object(
        cast(:rule AS text), coalesce((forgotten ->> :rule)::int, 0) + cast(:count AS int)
    ) WHERE id = :id
""")
_FINISH = text("UPDATE retention_runs SET finished_at = app_now() WHERE id = :id RETURNING forgotten")


def old(table: str) -> Statement:
    """The statement that takes the oldest rows of ``table``."""
    return text(_EMPTY_MESSAGES if table == "outbox" else _DELETE.format(table=table, old=_OLD[table]))


async def forget(session: AsyncSession, statement: Statement, days: int, limit: int) -> int:
    """Run a statement of :func:`old`; how many rows."""
    done = await session.execute(statement, {"days": days, "limit": limit})
    return cast("CursorResult[Any]", done).rowcount


async def forget_threads(session: AsyncSession, days: int, limit: int) -> int:
    """Conversations go with their turns and checkpoints; how many."""
    gone = (await session.execute(_THREADS, {"days": days, "limit": limit})).scalars().all()
    for table in _CHECKPOINTS if gone else ():
        if (await session.execute(_IS_THERE, {"table": table})).scalar_one():
            await session.execute(text(f"DELETE FROM {table} WHERE thread_id = ANY(:ids)"), {"ids": list(gone)})
    return len(gone)


async def gone_leads(session: AsyncSession, days: int, limit: int) -> list[int]:
    """Leads that nobody bought or holds and that were not seen for so long."""
    return list((await session.execute(_GONE_LEADS, {"days": days, "limit": limit})).scalars())


async def listings_of(session: AsyncSession, lead_ids: Collection[int]) -> dict[uuid.UUID, uuid.UUID | None]:
    """The listings of these leads, each with its node."""
    return {row[0]: row[1] for row in await session.execute(_LISTINGS, {"ids": list(lead_ids)})}


async def forget_leads(session: AsyncSession, lead_ids: Collection[int]) -> None:
    """Their drafts, contacts and exact places go; the market data stays."""
    for statement in _FORGET_LEADS:
        await session.execute(statement, {"ids": list(lead_ids)})


async def begin(session: AsyncSession) -> uuid.UUID:
    """The run that stopped before its end, else a new one."""
    found: uuid.UUID | None = (await session.execute(_OPEN)).scalar_one_or_none()
    if found is None:
        found = new_id()
        await session.execute(_BEGIN, {"id": found})
    return found


async def count(session: AsyncSession, run_id: uuid.UUID, rule: str, number: int) -> None:
    """Add to a rule's count."""
    await session.execute(_COUNT, {"id": run_id, "rule": rule, "count": number})


async def finish(session: AsyncSession, run_id: uuid.UUID) -> dict[str, int]:
    """The run is done; its counts."""
    forgotten: dict[str, int] = (await session.execute(_FINISH, {"id": run_id})).scalar_one()
    return forgotten


async def latest(session: AsyncSession, limit: int) -> Sequence[RetentionRun]:
    """The latest runs, the newest on top."""
    wanted = select(RetentionRun).order_by(RetentionRun.started_at.desc()).limit(limit)
    return (await session.scalars(wanted)).all()

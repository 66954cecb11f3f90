"""SQL of what administrators see and change of the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_RUNS = text("""
    SELECT r.*, (SELECT count(*) FROM ingest_batches b WHERE b.run_id = r.id AND b.dead_at IS NULL) AS waiting,
        (SELECT count(*) FROM ingest_batches b WHERE b.run_id = r.id AND b.dead_at IS NOT NULL) AS dead
    FROM ingest_runs r ORDER BY r.started_at DESC, r.id DESC LIMIT :limit OFFSET :offset
""")
_DEAD_COLUMNS = "id, run_id, source, market, stage, rows, attempts, last_error, created_at, dead_at"
_DEAD = text(f"""
    SELECT {_DEAD_COLUMNS} FROM ingest_batches WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, id DESC
    LIMIT :limit OFFSET :offset
""")
_REVIVE = text(f"""
    WITH dead AS (SELECT {_DEAD_COLUMNS} FROM ingest_batches WHERE id = :id AND dead_at IS NOT NULL FOR UPDATE)
    UPDATE ingest_batches b SET dead_at = NULL, attempts = 0, due_at = app_now(), claimed_by = NULL FROM dead
    WHERE b.id = dead.id RETURNING {", ".join(f"dead.{name}" for name in _DEAD_COLUMNS.split(", "))}
""")
_DISCARD = text(f"""
    DELETE FROM ingest_batches WHERE id = :id AND dead_at IS NOT NULL RETURNING {_DEAD_COLUMNS}
""")
_REJECTED = text("""
    SELECT reason, count(*) AS records FROM ingest_rejects WHERE run_id = :run_id
    GROUP BY reason ORDER BY records DESC, reason LIMIT 50
""")
_SCHEDULES = text("SELECT * FROM ingest_schedules ORDER BY source, market, target")
_ADD_SCHEDULE = text("""
    INSERT INTO ingest_schedules (id, source, market, target, every_minutes)
    VALUES (:id, :source, :market, :target, :every_minutes) RETURNING *
""")
_REMOVE_SCHEDULE = text("DELETE FROM ingest_schedules WHERE id = :id RETURNING id")
STATE = """
    SELECT 'batches' AS kind, stage AS label, '' AS source, count(*) AS value FROM ingest_batches
    WHERE dead_at IS NULL GROUP BY stage
    UNION ALL SELECT 'dead', stage, '', count(*) FROM ingest_batches WHERE dead_at IS NOT NULL GROUP BY stage
    UNION ALL SELECT 'listings', outcome, source, sum(n) FROM ingest_runs CROSS JOIN LATERAL (
        VALUES ('new', new), ('updated', updated), ('unchanged', unchanged), ('rejected', rejected)
    ) AS counted(outcome, n) GROUP BY outcome, source
"""


async def runs(session: AsyncSession, limit: int, offset: int = 0) -> Sequence[Any]:
    """Runs, the newest on top."""
    return (await session.execute(_RUNS, {"limit": limit, "offset": offset})).all()


async def dead(session: AsyncSession, limit: int, offset: int = 0) -> Sequence[Any]:
    """Batches that were given up, the newest on top."""
    return (await session.execute(_DEAD, {"limit": limit, "offset": offset})).all()


async def revive(session: AsyncSession, batch_id: int) -> Any | None:
    """Due again at once, with all its attempts; as it was before, or None when there is no dead one of that id."""
    return (await session.execute(_REVIVE, {"id": batch_id})).one_or_none()


async def discard(session: AsyncSession, batch_id: int) -> Any | None:
    """Given up for good, with what it carried; as it was, or None when there is no dead one of that id."""
    return (await session.execute(_DISCARD, {"id": batch_id})).one_or_none()


async def rejected(session: AsyncSession, run_id: UUID) -> Sequence[Any]:
    """Why records of the run are no leads, each reason with how many."""
    return (await session.execute(_REJECTED, {"run_id": run_id})).all()


async def schedules(session: AsyncSession) -> Sequence[Any]:
    """Every schedule."""
    return (await session.execute(_SCHEDULES)).all()


async def add_schedule(session: AsyncSession, values: dict[str, Any]) -> Any:
    """A new one, due at once."""
    return (await session.execute(_ADD_SCHEDULE, values)).one()


async def remove_schedule(session: AsyncSession, schedule_id: UUID) -> bool:
    """Whether there was one of that id."""
    return (await session.execute(_REMOVE_SCHEDULE, {"id": schedule_id})).one_or_none() is not None

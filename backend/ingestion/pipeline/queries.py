"""SQL of the pipeline's state."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import new_id

# A claim holds as long as the database session that made it: a worker that was killed leaves nothing behind.
_FREE = """
    dead_at IS NULL AND due_at <= app_now() AND NOT EXISTS (
        SELECT FROM pg_stat_activity a WHERE a.pid = b.claimed_by AND a.backend_start = b.claimed_since
    )
"""
ANYTHING_DUE = f"SELECT EXISTS (SELECT FROM ingest_batches b WHERE {_FREE})"
SCHEDULE_DUE = "SELECT EXISTS (SELECT FROM ingest_schedules WHERE is_on AND next_at <= app_now())"
_BEGIN = text("""
    INSERT INTO ingest_runs (id, source, market, started_at) VALUES (:id, :source, :market, coalesce(:at, app_now()))
    RETURNING started_at
""")
_COUNT = text("""
    UPDATE ingest_runs SET read = read + :read, new = new + :new, updated = updated + :updated,
        unchanged = unchanged + :unchanged, rejected = rejected + :rejected, finished_at = NULL
    WHERE id = :id RETURNING started_at, read
""")
_SKIP = text("""
    UPDATE ingest_runs SET skipped = (
        SELECT coalesce(jsonb_object_agg(reason, n), '{}') FROM (
            SELECT key AS reason, sum(value::int) AS n FROM (
                SELECT * FROM jsonb_each_text(skipped) UNION ALL SELECT * FROM jsonb_each_text(cast(:more AS jsonb))
            ) AS told GROUP BY key ORDER BY n DESC, reason LIMIT 50
        ) AS most
    ) WHERE id = :id
""")
_KNOWN = text("SELECT record_hash, id FROM listings WHERE source = :source AND record_hash = ANY(:hashes)")
_ADD = text("""
    INSERT INTO ingest_batches (run_id, source, market, stage, rows, sealed, key_version, dead_at, last_error)
    VALUES (:run_id, :source, :market, :stage, :rows, :sealed, :key_version,
        CASE WHEN cast(:error AS text) IS NOT NULL THEN app_now() END, :error)
    RETURNING id
""")
_CLAIM = text(f"""
    UPDATE ingest_batches SET attempts = attempts + 1, claimed_by = a.pid, claimed_since = a.backend_start
    FROM pg_stat_activity a
    WHERE a.pid = pg_backend_pid() AND id = (
        SELECT b.id FROM ingest_batches b WHERE {_FREE} ORDER BY b.id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id
""")
_TAKE = text("SELECT * FROM ingest_batches WHERE id = :id AND dead_at IS NULL FOR UPDATE SKIP LOCKED")
_HOLD = text("SELECT * FROM ingest_batches WHERE id = :id FOR UPDATE")
_SHRINK = text("""
    UPDATE ingest_batches SET rows = :rows, sealed = :sealed, key_version = :key_version,
        last_error = split_part(last_error, ':', 1)
    WHERE id = :id
""")
_FORGET_REJECT = text("DELETE FROM ingest_rejects WHERE id = :id")
_ADVANCE = text("""
    UPDATE ingest_batches SET stage = :stage, rows = :rows, sealed = :sealed, key_version = :key_version,
        listings = :listings, leads = :leads, added = :added, attempts = 1, last_error = NULL
    WHERE id = :id
""")
_FINISH = (
    text("DELETE FROM ingest_batches WHERE id = :id"),
    text("""
        UPDATE ingest_runs r SET finished_at = app_now() WHERE id = :run_id AND NOT EXISTS (
            SELECT FROM ingest_batches b WHERE b.run_id = r.id AND b.id <> :id
        ) RETURNING started_at, read
    """),
)
_RETRY = text("""
    UPDATE ingest_batches SET due_at = app_now() + :wait, last_error = :error, claimed_by = NULL WHERE id = :id
""")
_BURY = text("""
    UPDATE ingest_batches SET dead_at = app_now(), last_error = coalesce(:error, last_error), claimed_by = NULL
    WHERE id = :id AND dead_at IS NULL
""")
_REJECT = text("""
    INSERT INTO ingest_rejects (run_id, reason, sealed, key_version) VALUES (:run_id, :reason, :sealed, :key_version)
""")
_STALE_PRICES = text("""
    WITH changed AS MATERIALIZED (
        SELECT array_agg(DISTINCT lead_id) AS ids FROM listings WHERE changed_at >= :since AND changed_at <= :until
    ),
    zips AS MATERIALIZED (
        SELECT coalesce(array_agg(DISTINCT s.zip), '{}') AS all FROM changed c, lead_search s
        WHERE s.lead_id = ANY(c.ids)
    )
    UPDATE leads l SET reprice_at = app_now() FROM zips z, lead_search s
    WHERE s.status = 'available' AND s.zip = ANY(z.all) AND l.id = s.lead_id AND l.status = 'available'
""")
_DUE_SCHEDULES = text("""
    UPDATE ingest_schedules SET next_at = app_now() + make_interval(mins => every_minutes), last_run_id = NULL
    WHERE id IN (
        SELECT id FROM ingest_schedules WHERE is_on AND next_at <= app_now() ORDER BY next_at FOR UPDATE SKIP LOCKED
    ) RETURNING id, source, market, target
""")
_RAN = text("UPDATE ingest_schedules SET last_run_id = :run_id WHERE id = :id")


class Batch(NamedTuple):
    """A batch as its stage sees it."""

    id: int
    run_id: UUID
    source: str
    market: str | None
    stage: str
    rows: int
    sealed: bytes | None
    key_version: int | None
    listings: list[UUID]
    leads: list[int]
    added: list[int]
    attempts: int


class Due(NamedTuple):
    """A schedule whose time has come."""

    id: UUID
    source: str
    market: str | None
    target: str


async def begin(session: AsyncSession, source: str, market: str | None, at: datetime | None) -> UUID:
    """A new run; what it reads counts as read ``at`` (now)."""
    run_id = new_id()
    await session.execute(_BEGIN, {"id": run_id, "source": source, "market": market, "at": at})
    return run_id


async def count(session: AsyncSession, run_id: UUID, **counts: int) -> tuple[datetime, int]:
    """Add to a run's counts; when it started, and how many it has read with these."""
    values = dict.fromkeys(("read", "new", "updated", "unchanged", "rejected"), 0) | counts
    row = (await session.execute(_COUNT, values | {"id": run_id})).one()
    return row[0], row[1]


async def skip(session: AsyncSession, run_id: UUID, reasons: Mapping[str, int]) -> None:
    """Add what was nothing to publish to the run's, by the reason; the most frequent reasons stand."""
    await session.execute(_SKIP, {"id": run_id, "more": json.dumps(reasons)})


async def known(session: AsyncSession, source: str, hashes: Collection[bytes]) -> dict[bytes, UUID]:
    """Listings whose record was read before, by its hash."""
    rows = await session.execute(_KNOWN, {"source": source, "hashes": list(hashes)})
    return {bytes(row[0]): row[1] for row in rows}


async def add(session: AsyncSession, **values: Any) -> int:
    """A batch; with an ``error`` it is a dead letter from the start."""
    found: int = (await session.execute(_ADD, {"error": None} | values)).scalar_one()
    return found


async def claim(session: AsyncSession) -> int | None:
    """The oldest batch that is due and that nobody works on, claimed for this database session."""
    return (await session.execute(_CLAIM)).scalar_one_or_none()


async def take(session: AsyncSession, batch_id: int) -> Batch | None:
    """The batch, its row kept for this transaction; None when it is done, dead or somebody else's."""
    return _batch((await session.execute(_TAKE, {"id": batch_id})).mappings().one_or_none())


async def hold(session: AsyncSession, batch_id: int) -> Batch | None:
    """The batch, dead or not, kept for this transaction once whoever works on it is through; None when it is done."""
    return _batch((await session.execute(_HOLD, {"id": batch_id})).mappings().one_or_none())


async def shrink(session: AsyncSession, batch_id: int, rows: int, sealed: bytes, version: int) -> None:
    """The batch holds fewer records now; its error keeps no more than its kind, for it may quote one that went."""
    values = {"id": batch_id, "rows": rows, "sealed": sealed, "key_version": version}
    await session.execute(_SHRINK, values)


async def forget_reject(session: AsyncSession, number: int) -> None:
    """A rejected record goes."""
    await session.execute(_FORGET_REJECT, {"id": number})


async def advance(session: AsyncSession, batch: Batch) -> None:
    """The batch as it goes into its next stage."""
    await session.execute(_ADVANCE, batch._asdict())


async def finish(session: AsyncSession, batch: Batch) -> tuple[datetime, int] | None:
    """The batch is done; when its run started and how many it read, if that was the last one."""
    values = {"id": batch.id, "run_id": batch.run_id}
    await session.execute(_FINISH[0], {"id": batch.id})
    row = (await session.execute(_FINISH[1], values)).one_or_none()
    return (row[0], row[1]) if row else None


async def finish_empty(session: AsyncSession, run_id: UUID) -> None:
    """A run of which nothing is under way is finished."""
    await session.execute(_FINISH[1], {"id": 0, "run_id": run_id})


async def retry_in(session: AsyncSession, batch_id: int, wait: timedelta, error: str) -> None:
    """It failed and is due again after ``wait``."""
    await session.execute(_RETRY, {"id": batch_id, "wait": wait, "error": error})


async def bury(session: AsyncSession, batch_id: int, error: str | None) -> None:
    """It failed for good: it waits for an administrator."""
    await session.execute(_BURY, {"id": batch_id, "error": error})


async def reject(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Records that are no leads: ``run_id``, ``reason``, ``sealed``, ``key_version`` each."""
    if rows:
        await session.execute(_REJECT, list(rows))


async def prices_are_stale(session: AsyncSession, since: datetime, until: datetime) -> None:
    """Leads in the zips of listings that changed between these instants are to be priced anew."""
    await session.execute(_STALE_PRICES, {"since": since, "until": until})


async def due_schedules(session: AsyncSession) -> list[Due]:
    """Schedules whose time has come; each is due again after its interval."""
    return [Due(*row) for row in await session.execute(_DUE_SCHEDULES)]


async def ran(session: AsyncSession, schedule_id: UUID, run_id: UUID) -> None:
    """The schedule's latest run."""
    await session.execute(_RAN, {"id": schedule_id, "run_id": run_id})


def _batch(row: RowMapping | None) -> Batch | None:
    return Batch(**{name: row[name] for name in Batch._fields}) if row else None

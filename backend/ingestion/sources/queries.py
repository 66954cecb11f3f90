"""How far a run has come, for the one who waits for it."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_RUN = text(
    "SELECT finished_at IS NOT NULL AS is_finished, read, new, updated, unchanged, rejected"
    " FROM ingest_runs WHERE id = :run"
)
_REJECTED = text("SELECT reason, count(*) FROM ingest_rejects WHERE run_id = :run GROUP BY reason ORDER BY 2 DESC, 1")
_DEAD = text(
    "SELECT rows, coalesce(last_error, stage) FROM ingest_batches"
    " WHERE run_id = :run AND dead_at IS NOT NULL ORDER BY id"
)
_UNDER_WAY = text("SELECT count(*) FROM ingest_batches WHERE run_id = :run AND dead_at IS NULL")


class RunFigures(NamedTuple):
    """The counts of a run."""

    is_finished: bool
    read: int
    new: int
    updated: int
    unchanged: int
    rejected: int


async def figures(session: AsyncSession, run: UUID) -> RunFigures:
    """Where the run stands."""
    return RunFigures(*(await session.execute(_RUN, {"run": run})).one())


async def under_way(session: AsyncSession, run: UUID) -> int:
    """Batches of the run that are neither done nor given up."""
    found: int = (await session.execute(_UNDER_WAY, {"run": run})).scalar_one()
    return found


async def rejected(session: AsyncSession, run: UUID) -> dict[str, int]:
    """Why records of the run are no leads, and how many each."""
    return {row[0]: row[1] for row in await session.execute(_REJECTED, {"run": run})}


async def dead(session: AsyncSession, run: UUID) -> list[str]:
    """What went wrong with the batches that wait for an administrator."""
    return [f"{row[1]} ({row[0]} listings)" for row in await session.execute(_DEAD, {"run": run})]

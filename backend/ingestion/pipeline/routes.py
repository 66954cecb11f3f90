"""The pipeline as administrators see it: runs, dead letters, schedules."""

from __future__ import annotations

from typing import Annotated, ClassVar
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from backend.audit import service as audit
from backend.db import Session, new_id
from backend.errors import Forbidden, NotFound, responses
from backend.gateway.paging import Offset
from backend.ingestion.pipeline import admin_queries, queries
from backend.ingestion.pipeline.schemas import DeadBatch, Run, Schedule, ScheduleIn, Unused
from backend.security import Admin

router = APIRouter()
Limit = Annotated[int, Query(ge=1, le=200)]
BatchId = Annotated[int, Path(ge=1, le=2**62)]


class NoDeadBatch(NotFound):
    """404: no batch of that number was given up."""

    code: ClassVar[str] = "no_dead_batch"


class NoSchedule(NotFound):
    """404: there is no such schedule."""

    code: ClassVar[str] = "no_schedule"


@router.get("/admin/ingest/runs", tags=["admin"], responses=responses(Forbidden))
async def list_runs(session: Session, _: Admin, limit: Limit = 50, offset: Offset = 0) -> list[Run]:
    """Collections of sources, the newest on top, with what came of them so far."""
    return [Run.model_validate(row, from_attributes=True) for row in await admin_queries.runs(session, limit, offset)]


@router.get("/admin/ingest/runs/{run_id}/rejected", tags=["admin"], responses=responses(Forbidden))
async def list_rejected(session: Session, _: Admin, run_id: UUID) -> list[Unused]:
    """Why records of a run became no leads, the most frequent reason on top."""
    return [Unused.model_validate(row, from_attributes=True) for row in await admin_queries.rejected(session, run_id)]


@router.get("/admin/ingest/dead-letters", tags=["admin"], responses=responses(Forbidden))
async def list_dead_batches(session: Session, _: Admin, limit: Limit = 50, offset: Offset = 0) -> list[DeadBatch]:
    """Work that was tried until it was given up, the newest on top, each with its stage and last error."""
    found = await admin_queries.dead(session, limit, offset)
    return [DeadBatch.model_validate(row, from_attributes=True) for row in found]


@router.post("/admin/ingest/dead-letters/{batch_id}/retry", tags=["admin"], responses=responses(Forbidden, NoDeadBatch))
async def retry_dead_batch(session: Session, principal: Admin, batch_id: BatchId) -> DeadBatch:
    """Due again at once at the stage where it was given up; the answer is how it was."""
    found = await admin_queries.revive(session, batch_id)
    if found is None:
        raise NoDeadBatch(f"There is no dead letter {batch_id}. It may have been tried again meanwhile.")
    await audit.record(session, principal, "ingest.retry", str(batch_id), {"stage": found.stage}, actor="admin")
    return DeadBatch.model_validate(found, from_attributes=True)


@router.delete("/admin/ingest/dead-letters/{batch_id}", tags=["admin"], responses=responses(Forbidden, NoDeadBatch))
async def discard_dead_batch(session: Session, principal: Admin, batch_id: BatchId) -> DeadBatch:
    """Give it up for good: what it carried is deleted, the answer is how it was."""
    found = await admin_queries.discard(session, batch_id)
    if found is None:
        raise NoDeadBatch(f"There is no dead letter {batch_id}. It may have been tried again meanwhile.")
    await queries.finish_empty(session, found.run_id)
    data = {"stage": found.stage, "rows": found.rows}
    await audit.record(session, principal, "ingest.discard", str(batch_id), data, actor="admin")
    return DeadBatch.model_validate(found, from_attributes=True)


@router.get("/admin/ingest/schedules", tags=["admin"], responses=responses(Forbidden))
async def list_schedules(session: Session, _: Admin) -> list[Schedule]:
    """What is collected by the clock."""
    return [Schedule.model_validate(row, from_attributes=True) for row in await admin_queries.schedules(session)]


@router.post("/admin/ingest/schedules", tags=["admin"], status_code=201, responses=responses(Forbidden))
async def add_schedule(session: Session, principal: Admin, wanted: ScheduleIn) -> Schedule:
    """Collect a target hourly or daily, the first time at once."""
    row = await admin_queries.add_schedule(session, wanted.model_dump() | {"id": new_id()})
    await audit.record(session, principal, "ingest.schedule", str(row.id), {"source": row.source}, actor="admin")
    return Schedule.model_validate(row, from_attributes=True)


@router.delete(
    "/admin/ingest/schedules/{schedule_id}", tags=["admin"], status_code=204, responses=responses(Forbidden, NoSchedule)
)
async def remove_schedule(session: Session, principal: Admin, schedule_id: UUID) -> Response:
    """Collect it no more."""
    if not await admin_queries.remove_schedule(session, schedule_id):
        raise NoSchedule("There is no such schedule.")
    await audit.record(session, principal, "ingest.unschedule", str(schedule_id), actor="admin")
    return Response(status_code=204)

"""What administrators see of the pipeline."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from backend.config import SOURCES


class Run(BaseModel):
    """One collection of a source. ``waiting`` batches are on their way, ``dead`` ones were given up."""

    id: UUID
    source: str
    market: str | None
    started_at: datetime
    finished_at: datetime | None
    read: int
    new: int
    updated: int
    unchanged: int
    rejected: int
    skipped: dict[str, int] = Field(description="What pages showed that is nothing to publish, by the reason")
    waiting: int
    dead: int


class Unused(BaseModel):
    """Records that are no leads, by the reason."""

    reason: str
    records: int


class DeadBatch(BaseModel):
    """Work that was given up at a stage; ``last_error`` says why. What it carries stays sealed."""

    id: int
    run_id: UUID
    source: str
    market: str | None
    stage: str
    rows: int
    attempts: int
    last_error: str | None
    created_at: datetime
    dead_at: datetime


class ScheduleIn(BaseModel):
    """What to collect by the clock: a folder or file of pages and exports, or an address."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"source": "import", "market": "austin-tx", "target": "/srv/exports", "every_minutes": 60}
        },
    )

    source: str = Field(pattern=f"^({'|'.join(SOURCES)})$")
    market: str | None = None
    target: str = Field(min_length=1, max_length=1000, pattern=r"^[^\x00]*$")
    every_minutes: Literal[60, 1440] = 60


class Schedule(ScheduleIn):
    """A schedule, and when it is due next."""

    id: UUID
    is_on: bool
    next_at: datetime
    last_run_id: UUID | None

"""The state of the pipeline: runs, their batches at the stage that is next, what was rejected, and schedules."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, LargeBinary, SmallInteger, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Integer, Uuid

from backend.db import Base, created, pk

STAGES = ("fetch", "parse", "clean", "match", "score", "price", "embed", "publish")
_STAGE_NAMES = ", ".join(f"'{stage}'" for stage in STAGES)


class IngestRun(Base):
    """One collection of a source: ``read`` is the sum of the other counts once it is finished.

    ``started_at`` is when its records count as read, each a microsecond after the one before.
    """

    __tablename__ = "ingest_runs"
    __table_args__ = (Index("ix_ingest_runs_started_at", "started_at"),)

    id: Mapped[uuid.UUID] = pk()
    source: Mapped[str]
    market: Mapped[str | None]
    started_at: Mapped[datetime] = created()
    finished_at: Mapped[datetime | None]
    read: Mapped[int] = mapped_column(server_default="0")
    new: Mapped[int] = mapped_column(server_default="0")
    updated: Mapped[int] = mapped_column(server_default="0")
    unchanged: Mapped[int] = mapped_column(server_default="0")
    rejected: Mapped[int] = mapped_column(server_default="0")
    skipped: Mapped[dict[str, int]] = mapped_column(JSONB, server_default=text("'{}'"))  # by the reason


class IngestBatch(Base):
    """Work at its next stage. ``sealed`` holds what that stage needs: a target, a page, records or drafts.

    ``claimed_by`` and ``claimed_since`` name the database session that works on it: when that has ended, so has the
    claim. ``attempts`` counts those of this stage.
    """

    __tablename__ = "ingest_batches"
    __table_args__ = (
        CheckConstraint(f"stage IN ({_STAGE_NAMES})", name="stage"),
        Index("ix_ingest_batches_due", "due_at", postgresql_where=text("dead_at IS NULL")),
        Index("ix_ingest_batches_dead", "dead_at", postgresql_where=text("dead_at IS NOT NULL")),
        Index("ix_ingest_batches_run_id", "run_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    run_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ingest_runs.id", ondelete="CASCADE"))
    source: Mapped[str]
    market: Mapped[str | None]
    stage: Mapped[str]
    rows: Mapped[int] = mapped_column(server_default="0")
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_version: Mapped[int | None] = mapped_column(SmallInteger)
    listings: Mapped[list[uuid.UUID]] = mapped_column(ARRAY(Uuid()), server_default=text("'{}'"))  # that are new or say
    leads: Mapped[list[int]] = mapped_column(ARRAY(Integer), server_default=text("'{}'"))  # something new
    added: Mapped[list[int]] = mapped_column(ARRAY(Integer), server_default=text("'{}'"))  # leads that are new
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    due_at: Mapped[datetime] = created()
    claimed_by: Mapped[int | None]
    claimed_since: Mapped[datetime | None]
    last_error: Mapped[str | None]
    dead_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


class IngestReject(Base):
    """A record that is no lead, and why."""

    __tablename__ = "ingest_rejects"
    __table_args__ = (Index("ix_ingest_rejects_run_id", "run_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    run_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ingest_runs.id", ondelete="CASCADE"))
    reason: Mapped[str]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    key_version: Mapped[int] = mapped_column(SmallInteger)
    at: Mapped[datetime] = created()


class IngestSchedule(Base):
    """What is collected by the clock: a target of a source in a market, every so many minutes."""

    __tablename__ = "ingest_schedules"
    __table_args__ = (CheckConstraint("every_minutes >= 15", name="every_minutes"),)

    id: Mapped[uuid.UUID] = pk()
    source: Mapped[str]
    market: Mapped[str | None]
    target: Mapped[str]
    every_minutes: Mapped[int]
    is_on: Mapped[bool] = mapped_column(server_default=text("true"))
    next_at: Mapped[datetime] = created()
    last_run_id: Mapped[uuid.UUID | None]

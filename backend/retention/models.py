"""What was forgotten when."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class RetentionRun(Base):
    """A day's forgetting. ``forgotten`` counts rows by rule; without ``finished_at`` it goes on where it stopped."""

    __tablename__ = "retention_runs"
    __table_args__ = (Index("ix_retention_runs_started_at", "started_at"),)

    id: Mapped[uuid.UUID] = pk()
    started_at: Mapped[datetime] = created()
    finished_at: Mapped[datetime | None]
    forgotten: Mapped[dict[str, int]] = mapped_column(JSONB, server_default=text("'{}'"))

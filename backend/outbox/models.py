"""What is still to be done about something that has been committed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Identity, Index, SmallInteger, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created

OPEN = "done_at IS NULL AND dead_at IS NULL"


class OutboxMessage(Base):
    """One piece of work, written in the transaction that causes it.

    ``key`` makes a cause count once for ever. ``claimed_until`` keeps other runners off while an outside call runs.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("uq_outbox_topic_key", "topic", "key", unique=True, postgresql_where=text("key IS NOT NULL")),
        Index("ix_outbox_due", "due_at", postgresql_where=text(OPEN)),
        Index("ix_outbox_dead", "dead_at", postgresql_where=text("dead_at IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    topic: Mapped[str]
    key: Mapped[str | None]
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    due_at: Mapped[datetime] = created()
    claimed_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    done_at: Mapped[datetime | None]
    dead_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    created_at: Mapped[datetime] = created()

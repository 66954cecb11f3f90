"""What the demo gateway keeps: its objects, its answers by idempotency key, its events. No table of the house."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Identity, Index, Integer, LargeBinary, SmallInteger, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created


class DemoObject(Base):
    """An object of the gateway (``cs_…``, ``pi_…``, ``ch_…``) as its API shows it."""

    __tablename__ = "demo_gateway_objects"
    __table_args__ = (Index("ix_demo_gateway_objects_kind", "kind", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    kind: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = created()


class DemoAnswer(Base):
    """The answer to a write, kept for its idempotency key."""

    __tablename__ = "demo_gateway_answers"

    key: Mapped[str] = mapped_column(primary_key=True)
    route: Mapped[str]
    body_hash: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    created_at: Mapped[datetime] = created()


class DemoEvent(Base):
    """An event and how its delivery stands."""

    __tablename__ = "demo_gateway_events"
    __table_args__ = (
        Index("ix_demo_gateway_events_undelivered", "number", postgresql_where=text("delivered_at IS NULL")),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    delivered_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()

"""What came through the official doors."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Identity, Index, LargeBinary, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created


class LeadDelivery(Base):
    """A lead as a door was told of it, stored once. ``sealed`` holds what was told until it is worked on."""

    __tablename__ = "lead_deliveries"
    __table_args__ = (UniqueConstraint("door", "event_id"), Index("ix_lead_deliveries_received_at", "received_at"))

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    door: Mapped[str]
    event_id: Mapped[str]
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_version: Mapped[int | None] = mapped_column(SmallInteger)
    deliveries: Mapped[int] = mapped_column(server_default="1")
    received_at: Mapped[datetime] = created()
    handled_at: Mapped[datetime | None]
    outcome: Mapped[str | None]  # accepted | ignored
    why: Mapped[str | None]

"""Where users want to be called when something happens, and each call."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger, String, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class WebhookEndpoint(Base):
    """An address of a user's. ``failures`` in a row disable it; a call that is answered sets them back."""

    __tablename__ = "webhook_endpoints"
    __table_args__ = (Index("ix_webhook_endpoints_user_id", "user_id", "created_at"),)

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    url: Mapped[str]
    events: Mapped[list[str]] = mapped_column(ARRAY(String))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)  # the secret, by the key ring
    key_version: Mapped[int] = mapped_column(SmallInteger)
    failures: Mapped[int] = mapped_column(server_default="0")
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


class WebhookDelivery(Base):
    """One event on its way to one address. Its id and body are the same at every try."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        CheckConstraint("status IN ('waiting', 'delivered', 'failed')", name="status"),
        Index("ix_webhook_deliveries_endpoint_id", "endpoint_id", text("id DESC")),
        Index("ix_webhook_deliveries_created_at", "created_at"),
    )

    id: Mapped[uuid.UUID] = pk()
    endpoint_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("webhook_endpoints.id", ondelete="CASCADE"))
    event: Mapped[str]
    body: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="waiting")
    attempts: Mapped[int] = mapped_column(server_default="0")
    answer: Mapped[int | None]  # the last HTTP status
    error: Mapped[str | None]
    created_at: Mapped[datetime] = created()
    tried_at: Mapped[datetime | None]

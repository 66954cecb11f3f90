"""The audit log: every write and every refusal, with who, what and how it ended."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created


class AuditEntry(Base):
    """One act. ``actor``: user, assistant, api_key, admin, system. ``data`` never holds a contact."""

    __tablename__ = "audit_log"
    __table_args__ = (
        Index("ix_audit_log_user_id", "user_id", "at"),
        Index("ix_audit_log_action", "action", "at"),
        Index("ix_audit_log_subject", "subject", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[datetime] = created()
    user_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    actor: Mapped[str]
    thread_id: Mapped[str | None]
    action: Mapped[str]  # "hold.create", "purchase.commit", "refusal", …
    subject: Mapped[str | None]  # "lead:10412", "order:…"
    data: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    outcome: Mapped[str]  # ok, or the error's code

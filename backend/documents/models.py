"""Receipts, invoices and credit notes: numbered without gaps, never changed, drawn when somebody asks."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk

_KIND = "kind IN ('receipt', 'invoice', 'credit_note')"


class DocumentNumber(Base):
    """The last number given of a kind in a year. Its row is the lock: a rollback gives the number back."""

    __tablename__ = "document_numbers"
    __table_args__ = (CheckConstraint(_KIND, name="kind"),)

    kind: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    last: Mapped[int]


class Document(Base):
    """What was written down at the time, append-only. ``cause`` makes an order or a refund have one document.

    ``content`` is a :class:`backend.documents.schemas.Content`.
    """

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint(_KIND, name="kind"),
        UniqueConstraint("kind", "year", "serial"),
        Index("ix_documents_user_id", "user_id", "issued_at"),
        Index("ix_documents_order_id", "order_id"),
    )

    id: Mapped[uuid.UUID] = pk()
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    year: Mapped[int] = mapped_column(SmallInteger)
    serial: Mapped[int]
    cause: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    order_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("orders.id"))
    total_cents: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    issued_at: Mapped[datetime] = created()

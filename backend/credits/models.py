"""The credit ledger: append-only entries on lots. A balance is a sum, never a stored number."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class CreditLot(Base):
    """A grant of credits: a plan's month (with an end) or a bought pack (without). Spending names the lot it drew on,
    so that a refund returns to it."""

    __tablename__ = "credit_lots"
    __table_args__ = (
        CheckConstraint("bucket IN ('plan', 'bought')", name="bucket"),
        Index("ix_credit_lots_user_id", "user_id"),
    )

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    bucket: Mapped[str]
    expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


class CreditEntry(Base):
    """One movement in cents (positive in, negative out). Rows are never changed or deleted: a trigger forbids it."""

    __tablename__ = "credit_entries"
    __table_args__ = (
        CheckConstraint("amount_cents <> 0", name="amount"),
        CheckConstraint("kind IN ('grant', 'topup', 'purchase', 'refund', 'adjustment', 'chargeback')", name="kind"),
        Index("ix_credit_entries_user_id_id", "user_id", "id"),
        Index("ix_credit_entries_lot_id", "lot_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    lot_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("credit_lots.id"))
    amount_cents: Mapped[int]
    kind: Mapped[str]
    order_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("orders.id"))
    note: Mapped[str | None]
    created_at: Mapped[datetime] = created()

"""Credits granted for plans, once a cause."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class PlanGrant(Base):
    """Credits of a month (``month:<its start>``) or of an upgrade (``change:<proposal>``). ``cents`` 0: none due."""

    __tablename__ = "plan_grants"
    __table_args__ = (
        CheckConstraint("cents >= 0", name="cents"),
        UniqueConstraint("user_id", "cause"),
        Index("ix_plan_grants_order_id", "order_id"),
    )

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    cause: Mapped[str]
    cents: Mapped[int]
    order_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("orders.id"))  # that paid for them
    lot_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("credit_lots.id"))
    created_at: Mapped[datetime] = created()

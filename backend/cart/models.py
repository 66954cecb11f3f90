"""Holds: one active hold a lead, by an exclusion constraint and nothing softer."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB, TSTZRANGE, ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class Hold(Base):
    """An exclusive reservation of one lead for one buyer over [starts_at, ends_at).

    Active while ``ends_at`` is ahead of the clock: expiry needs no sweeper. A release or a purchase moves
    ``ends_at`` to that moment and names the reason (``released``, ``expired``, ``bought``, ``withdrawn``).
    A card payment keeps it once: ``kept_from`` is the end it had before, ``kept_until`` the one it got.
    """

    __tablename__ = "holds"
    __table_args__ = (
        ExcludeConstraint(("lead_id", "="), ("during", "&&"), using="gist", name="holds_one_active_a_lead"),
        CheckConstraint("ends_at >= starts_at", name="ends_after_start"),
        Index("ix_holds_user_id_ends_at", "user_id", "ends_at"),
        Index("ix_holds_lead_id_ends_at", "lead_id", "ends_at"),
    )

    id: Mapped[uuid.UUID] = pk()
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"))
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    quote_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("quotes.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    during: Mapped[Any] = mapped_column(TSTZRANGE, Computed("tstzrange(starts_at, ends_at, '[)')", persisted=True))
    end_reason: Mapped[str | None]
    kept_from: Mapped[datetime | None]
    kept_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


class CartEvent(Base):
    """What happened in carts, append-only: added, extended, kept (by a payment), freed, released, expired, bought."""

    __tablename__ = "cart_events"
    __table_args__ = (Index("ix_cart_events_hold_id", "hold_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    hold_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("holds.id", ondelete="CASCADE"))
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"))
    kind: Mapped[str]
    data: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    at: Mapped[datetime] = created()

"""Proposals that wait for a yes, and the orders that come of them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class Proposal(Base):
    """An exact purchase, top-up or plan change. ``lines`` are ``{lead_id, label, price_cents, quote_id}``.

    ``status``: waiting → confirmed | paying (by card) | void (``void_reason``) | cancelled; what is paying goes on to
    confirmed, void or cancelled. The expiry of one that waits is read from ``expires_at``.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint("kind IN ('purchase', 'topup', 'subscription')", name="kind"),
        CheckConstraint("status IN ('waiting', 'paying', 'confirmed', 'void', 'cancelled')", name="status"),
        CheckConstraint("method IN ('credits', 'stripe', 'paypal')", name="method"),
        CheckConstraint("total_cents >= 0", name="total"),
        CheckConstraint("currency = 'USD'", name="currency"),
        Index("ix_proposals_user_id", "user_id", "created_at"),
    )

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    thread_id: Mapped[str | None]
    kind: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="waiting")
    method: Mapped[str]
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    total_cents: Mapped[int]
    currency: Mapped[str] = mapped_column(server_default="USD")
    credits: Mapped[int | None]  # of a top-up
    tier: Mapped[str | None]  # of a plan change
    plan: Mapped[dict[str, Any] | None] = mapped_column(JSONB)  # what a plan change does, and what it stands on
    made_by: Mapped[str]  # user | assistant | api_key
    void_reason: Mapped[str | None]
    created_at: Mapped[datetime] = created()
    expires_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]


class Order(Base):
    """A committed purchase of leads, credits or a plan's period. ``number`` is what people quote."""

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint("kind IN ('purchase', 'topup', 'subscription')", name="kind"),
        CheckConstraint("status IN ('paid', 'partly_refunded', 'refunded', 'disputed', 'failed')", name="status"),
        CheckConstraint("currency = 'USD'", name="currency"),
        Index("ix_orders_user_id", "user_id", "created_at"),
    )

    id: Mapped[uuid.UUID] = pk()
    number: Mapped[int] = mapped_column(BigInteger, Identity(start=1001), unique=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    proposal_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("proposals.id"), unique=True)
    kind: Mapped[str] = mapped_column(server_default="purchase")
    method: Mapped[str]
    total_cents: Mapped[int]
    currency: Mapped[str] = mapped_column(server_default="USD")
    status: Mapped[str] = mapped_column(server_default="paid")
    created_at: Mapped[datetime] = created()


class OrderLine(Base):
    """One bought lead with its stage. A line that is revoked (full refund) hides the contact again."""

    __tablename__ = "order_lines"
    __table_args__ = (
        CheckConstraint("stage IN ('new', 'contacted', 'qualified', 'proposal', 'won', 'lost')", name="stage"),
        CheckConstraint("refunded_cents BETWEEN 0 AND price_cents", name="refunded"),
        Index("uq_order_lines_sold_once", "lead_id", unique=True, postgresql_where=text("revoked_at IS NULL")),
        Index("ix_order_lines_order_id", "order_id"),
        Index("ix_order_lines_user_id", "user_id", "created_at"),
    )

    id: Mapped[uuid.UUID] = pk()
    order_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("orders.id"))
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"))
    price_cents: Mapped[int]
    refunded_cents: Mapped[int] = mapped_column(server_default="0")
    stage: Mapped[str] = mapped_column(server_default="new")
    follow_up_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


class OrderNote(Base):
    """A buyer's own note on a bought lead."""

    __tablename__ = "order_notes"
    __table_args__ = (Index("ix_order_notes_line_id", "line_id", "created_at"),)

    id: Mapped[uuid.UUID] = pk()
    line_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("order_lines.id", ondelete="CASCADE"))
    text: Mapped[str]
    created_at: Mapped[datetime] = created()


class Refund(Base):
    """A refund asked for; ``granted`` by rule or decision, else ``requested`` or ``declined``."""

    __tablename__ = "refunds"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount"),
        CheckConstraint("status IN ('requested', 'granted', 'declined')", name="status"),
        CheckConstraint(
            "reason IN ('invalid_contact', 'already_sold', 'duplicate', 'not_owner', 'wrong_info',"
            " 'no_response', 'do_not_call', 'other')",
            name="reason",
        ),
        Index("ix_refunds_user_id", "user_id", "created_at"),
        Index(
            "uq_refunds_one_open_a_line",
            "line_id",
            unique=True,
            postgresql_where=text("status = 'requested'"),
        ),
    )

    id: Mapped[uuid.UUID] = pk()
    line_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("order_lines.id"))
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str]
    amount_cents: Mapped[int]
    status: Mapped[str] = mapped_column(server_default="requested")
    decided_by: Mapped[str | None]  # rule | admin | time | dispute
    note: Mapped[str | None]  # why it was decided so, in words for the buyer
    created_at: Mapped[datetime] = created()
    decided_at: Mapped[datetime | None]

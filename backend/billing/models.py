"""Payments through a gateway, what the gateway told us, and where the two do not agree."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Integer, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk

ENDED = "status IN ('captured', 'voided', 'expired', 'failed')"


class Payment(Base):
    """One payment through a gateway; written before the gateway hears of it.

    opening → open (there is a page) → authorised (the goods are the buyer's, the capture is queued) → captured;
    or voiding → voided (``reason`` says why nothing was sold), expired, failed. Packs and plans go from open to
    captured. ``cancel_asked_at``: the buyer took their yes back while the page was open.
    """

    __tablename__ = "payments"
    __table_args__ = (
        CheckConstraint("kind IN ('purchase', 'topup', 'subscription')", name="kind"),
        CheckConstraint("gateway IN ('stripe', 'demo', 'paypal')", name="gateway"),
        CheckConstraint(
            "status IN ('opening', 'open', 'authorised', 'captured', 'voiding', 'voided', 'expired', 'failed')",
            name="status",
        ),
        CheckConstraint("amount_cents > 0", name="amount"),
        CheckConstraint("refunded_cents BETWEEN 0 AND amount_cents", name="refunded"),
        CheckConstraint("currency = 'USD'", name="currency"),
        Index("uq_payments_session_id", "gateway", "session_id", unique=True),
        Index("uq_payments_intent_id", "gateway", "intent_id", unique=True),
        Index("ix_payments_user_id", "user_id", "created_at"),
        Index("ix_payments_order_id", "order_id"),
        Index("ix_payments_unsettled", "created_at", postgresql_where=text(f"NOT ({ENDED})")),
    )

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    proposal_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("proposals.id"), unique=True)
    order_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("orders.id"))
    kind: Mapped[str]
    gateway: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="opening")
    amount_cents: Mapped[int]
    refunded_cents: Mapped[int] = mapped_column(server_default="0")
    currency: Mapped[str] = mapped_column(server_default="USD")
    session_id: Mapped[str | None]
    intent_id: Mapped[str | None]
    charge_id: Mapped[str | None]
    url: Mapped[str | None]
    expires_at: Mapped[datetime]
    reason: Mapped[str | None]  # why nothing came of it, or the last refusal of a card
    cancel_asked_at: Mapped[datetime | None]
    looked_at: Mapped[datetime | None]  # when the gateway was last asked about it
    created_at: Mapped[datetime] = created()
    ended_at: Mapped[datetime | None]


class PaymentRefund(Base):
    """Money on its way back to a card. ``cause`` makes one reason count once (``refund:<id>``)."""

    __tablename__ = "payment_refunds"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount"),
        CheckConstraint("status IN ('queued', 'pending', 'succeeded', 'failed')", name="status"),
        UniqueConstraint("payment_id", "cause"),
    )

    id: Mapped[uuid.UUID] = pk()
    payment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("payments.id"))
    cause: Mapped[str]
    amount_cents: Mapped[int]
    status: Mapped[str] = mapped_column(server_default="queued")
    gateway_id: Mapped[str | None] = mapped_column(unique=True)
    created_at: Mapped[datetime] = created()
    ended_at: Mapped[datetime | None]


class Dispute(Base):
    """A charge that its cardholder disputes. ``undone`` is what was taken back and is restored when it is won."""

    __tablename__ = "disputes"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'won', 'lost')", name="status"),
        Index("ix_disputes_payment_id", "payment_id"),
    )

    id: Mapped[uuid.UUID] = pk()
    payment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("payments.id"))
    gateway_id: Mapped[str] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(server_default="open")
    amount_cents: Mapped[int]
    reason: Mapped[str]
    undone: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    created_at: Mapped[datetime] = created()
    ended_at: Mapped[datetime | None]


class WebhookEvent(Base):
    """What a gateway told us, as it came, stored once whatever it is."""

    __tablename__ = "webhook_events"
    __table_args__ = (
        UniqueConstraint("source", "event_id"),
        Index("ix_webhook_events_received_at", "received_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    source: Mapped[str]  # stripe | paypal
    event_id: Mapped[str]
    kind: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    deliveries: Mapped[int] = mapped_column(Integer, server_default="1")
    received_at: Mapped[datetime] = created()
    handled_at: Mapped[datetime | None]
    outcome: Mapped[str | None]  # handled | ignored


class Discrepancy(Base):
    """Something that gateway, payments, orders and ledger do not agree on. Reported, never mended by itself."""

    __tablename__ = "discrepancies"
    __table_args__ = (
        Index("uq_discrepancies_open", "kind", "subject", unique=True, postgresql_where=text("closed_at IS NULL")),
    )

    id: Mapped[uuid.UUID] = pk()
    kind: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[dict[str, Any]] = mapped_column(JSONB)
    found_at: Mapped[datetime] = created()
    seen_at: Mapped[datetime] = created()
    closed_at: Mapped[datetime | None]

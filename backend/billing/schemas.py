"""Payments as buyers see them; webhooks, disputes and discrepancies as administrators do."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

PaymentStatus = Literal["opening", "open", "authorised", "captured", "voiding", "voided", "expired", "failed"]


class PaymentOut(BaseModel):
    """A payment by card. ``open``: ``payment_url`` waits for a card. ``authorised``: what was bought is yours, the card
    is being charged. ``voided``, ``expired``, ``failed``: nothing was charged, ``reason`` says why."""

    id: uuid.UUID
    status: PaymentStatus
    amount_cents: int
    currency: Literal["USD"] = "USD"
    payment_url: str | None = Field(default=None, description="The page where the card is entered, while it is open")
    expires_at: datetime
    reason: str | None = None
    refunded_cents: int = 0


class CheckoutOut(BaseModel):
    """A page to pay a pack on."""

    proposal_id: uuid.UUID
    credits: int
    payment: PaymentOut


class WebhookOut(BaseModel):
    """What a gateway told us. ``outcome`` is None until it was worked on, ``ignored`` when it is none of ours."""

    id: int
    source: str
    event_id: str
    kind: str
    deliveries: int
    received_at: datetime
    handled_at: datetime | None
    outcome: str | None
    payload: dict[str, Any]


class Received(BaseModel):
    """Stored, or known already."""

    received: Literal[True] = True


class DiscrepancyOut(BaseModel):
    """Something that gateway, payments, orders and ledger do not agree on."""

    id: uuid.UUID
    kind: str
    subject: str
    detail: dict[str, Any]
    found_at: datetime
    seen_at: datetime
    closed_at: datetime | None


class DisputeOut(BaseModel):
    """A disputed charge and what was taken back for it."""

    id: uuid.UUID
    payment_id: uuid.UUID
    gateway_id: str
    status: Literal["open", "won", "lost"]
    amount_cents: int
    reason: str
    undone: dict[str, Any]
    created_at: datetime
    ended_at: datetime | None

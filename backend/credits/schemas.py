"""The balance and the ledger."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class LedgerEntry(BaseModel):
    """One movement; positive in, negative out."""

    id: int
    kind: Literal["grant", "topup", "purchase", "refund", "adjustment", "chargeback"]
    bucket: Literal["plan", "bought"]
    amount_cents: int
    note: str | None
    created_at: datetime


class Credits(BaseModel):
    """Account money in cents (1 credit = 100 cents), plan credits and bought ones apart."""

    balance_cents: int
    plan_cents: int
    bought_cents: int
    plan_expires_at: datetime | None = Field(description="The next end among the plan credits left")
    ledger: list[LedgerEntry]


class CheckoutIn(BaseModel):
    """Which pack to buy."""

    pack: str = Field(max_length=20, examples=["150"])
    payment_method: Literal["stripe", "paypal"] = "stripe"

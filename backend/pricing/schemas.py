"""A quote and the reasons in it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class QuoteIn(BaseModel):
    """Which lead to price."""

    lead_id: int = Field(ge=1, le=2_147_483_647, examples=[10412])


class Reason(BaseModel):
    """One factor in words, and its cents against that factor's neutral value (already after the discount)."""

    factor: Literal[
        "contact",
        "property",
        "interest",
        "freshness",
        "demand",
        "market_price",
        "scarcity",
        "growth",
        "limit",
        "discount",
    ]
    words: str = Field(examples=["fresh, listed 5 h ago"])
    cents: int
    neutral: bool = Field(default=False, description="The part could not be computed: 0.5 was used")


class QuoteOut(BaseModel):
    """A lead price promised to the asker until ``expires_at`` (a hold keeps it to the hold's end)."""

    id: uuid.UUID
    lead_id: int
    label: str
    price_cents: int
    list_price_cents: int
    discount_percent: int
    currency: Literal["USD"] = "USD"
    base_cents: int = Field(description="The formula's base: × quality × demand × market, within limits, − discount")
    neutral_cents: int = Field(
        description="What it would cost you with every factor neutral; with the cents of every reason but the"
        " discount added it is exactly price_cents"
    )
    quality: float
    demand: float
    market: float
    reasons: list[Reason]
    created_at: datetime
    expires_at: datetime
    valid: bool
    server_time: datetime


class PricePoint(BaseModel):
    """From when a lead had a list price, why, and what it was after the asker's discount."""

    at: datetime
    list_price_cents: int
    price_cents: int
    cause: Literal["ingestion", "demand", "freshness", "override"]


class PriceHistory(BaseModel):
    """A lead's list prices, the newest first."""

    lead_id: int
    discount_percent: int
    items: list[PricePoint]

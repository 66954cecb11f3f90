"""Holds and the cart."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from backend.leads.schemas import LeadCard

HOURS_MIN = 1 / 60
Hours = Annotated[float, Field(ge=HOURS_MIN, le=24 * 365, examples=[24])]


class HoldIn(BaseModel):
    """A lead to hold; without a length, 60 minutes. A longer one than the tier allows is clamped."""

    lead_id: int = Field(ge=1, le=2_147_483_647, examples=[10412])
    duration_hours: Hours | None = None


class ExtensionIn(BaseModel):
    """Hours to add."""

    duration_hours: Hours


class HoldOut(BaseModel):
    """A hold as its buyer sees it. ``clamped``: shorter than asked, because of the tier's longest hold."""

    id: uuid.UUID
    lead_id: int
    label: str
    starts_at: datetime
    ends_at: datetime
    status: Literal["active", "released", "expired", "bought", "withdrawn"]
    clamped: bool = False
    requested_hours: float | None = None
    hold_max_hours: int
    can_extend: bool
    price_cents: int = Field(description="What it would cost now: the kept quote or less")
    quote_id: uuid.UUID | None
    server_time: datetime


class CartLine(HoldOut):
    """A hold with its lead."""

    lead: LeadCard


class Cart(BaseModel):
    """The active holds, the one that ends first on top."""

    holds: list[CartLine]
    total_cents: int
    holds_max: int
    server_time: datetime

"""Quotes, price history and the market statistics that the price reads."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class Quote(Base):
    """A lead price promised to one buyer until it expires or is withdrawn; never changed otherwise."""

    __tablename__ = "quotes"
    __table_args__ = (
        CheckConstraint("price_cents > 0", name="price"),
        CheckConstraint("currency = 'USD'", name="currency"),
        Index("ix_quotes_user_id_lead_id", "user_id", "lead_id", "created_at"),
        Index("ix_quotes_lead_id", "lead_id"),
    )

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"))
    list_price_cents: Mapped[int]
    discount_percent: Mapped[int]
    price_cents: Mapped[int]
    currency: Mapped[str] = mapped_column(server_default="USD")
    breakdown: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = created()
    expires_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class LeadPrice(Base):
    """A lead's list price over time, with what changed it."""

    __tablename__ = "lead_prices"
    __table_args__ = (Index("ix_lead_prices_lead_id", "lead_id", "at"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id", ondelete="CASCADE"))
    list_price_cents: Mapped[int]
    cause: Mapped[str]  # ingestion | demand | freshness | override
    at: Mapped[datetime] = created()


class AreaStats(Base):
    """What the price needs to know of a zip and a property type and lead type, refreshed by a job."""

    __tablename__ = "area_stats"

    zip: Mapped[str] = mapped_column(primary_key=True)
    property_type: Mapped[str] = mapped_column(primary_key=True)
    lead_type: Mapped[str] = mapped_column(primary_key=True)
    median_price: Mapped[int | None]  # asking, whole dollars
    available: Mapped[int]
    median_30d: Mapped[int | None]  # of what was listed in the last 30 days
    median_prior_30d: Mapped[int | None]  # and in the 30 before
    refreshed_at: Mapped[datetime] = created()

"""What is remembered to recognise fraud, and what administrators decided."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class ListingTrace(Base):
    """One listing for comparison with others, by blind indexes and a sketch of its text. Nothing of it reads.

    No foreign key: a trace is written before its listing is stored, and a rejected one's is kept.
    """

    __tablename__ = "listing_traces"
    __table_args__ = (
        Index("ix_listing_traces_phone", "phone", postgresql_where=text("phone IS NOT NULL")),
        Index("ix_listing_traces_email", "email", postgresql_where=text("email IS NOT NULL")),
        Index("ix_listing_traces_address", "address", postgresql_where=text("address IS NOT NULL")),
        Index("ix_listing_traces_bands", "bands", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
    )

    source: Mapped[str] = mapped_column(primary_key=True)
    source_key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    lead_type: Mapped[str]
    region: Mapped[str | None]  # market, else state
    city: Mapped[str | None]
    zip: Mapped[str | None]
    phone: Mapped[bytes | None] = mapped_column(LargeBinary)
    email: Mapped[bytes | None] = mapped_column(LargeBinary)
    name: Mapped[bytes | None] = mapped_column(LargeBinary)
    address: Mapped[bytes | None] = mapped_column(LargeBinary)
    property_type: Mapped[str | None]
    price: Mapped[int | None] = mapped_column(BigInteger)
    beds: Mapped[int | None]
    sqft: Mapped[int | None]
    sketch: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    bands: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    marks: Mapped[list[str]] = mapped_column(ARRAY(String))
    since: Mapped[datetime]
    seen_at: Mapped[datetime] = created()


class FraudReview(Base):
    """A decision: ``approve`` waives these signals for the lead, ``reject`` keeps it off the market."""

    __tablename__ = "fraud_reviews"
    __table_args__ = (
        CheckConstraint("decision IN ('approve', 'reject')", name="decision"),
        Index("ix_fraud_reviews_lead_id", "lead_id", "created_at"),
    )

    id: Mapped[uuid.UUID] = pk()
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id", ondelete="CASCADE"))
    user_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    decision: Mapped[str]
    signals: Mapped[list[str]] = mapped_column(ARRAY(String))
    score: Mapped[float]
    note: Mapped[str | None]
    created_at: Mapped[datetime] = created()

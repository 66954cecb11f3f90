"""Listings, leads and their contacts.

A lead's row is split in three that share its id (narrow search, document, vector) beside the private ``leads`` row;
the contact is apart and encrypted. See ``docs/architecture.md``.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Numeric,
    SmallInteger,
    UniqueConstraint,
    text,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import String

from backend.config import EMBEDDING_DIMENSIONS, FIRST_LEAD_ID
from backend.db import Base, created, pk

LEAD_TYPES = ("sale", "rent", "buyer")
PROPERTY_TYPES = ("house", "condo", "townhouse", "land", "multi_family", "apartment")


class Lead(Base):
    """The private row: exact position, state of sale, fraud and the stored parts of the price. Never sent as it is.

    ``status``: ``available`` (may be searched), ``sold``, ``withdrawn`` (gone or removed), ``review`` (fraud score
    from 0.7), ``rejected`` (from 0.9). Price parts are in [0, 1]; None where one could not be computed.
    """

    __tablename__ = "leads"
    __table_args__ = (
        CheckConstraint("status IN ('available', 'sold', 'withdrawn', 'review', 'rejected')", name="status"),
        CheckConstraint("fraud_score BETWEEN 0 AND 1", name="fraud_score"),
        Index("ix_leads_reprice_at", "reprice_at", postgresql_where=text("status = 'available'")),
        Index("ix_leads_address_index", "address_index"),
    )

    id: Mapped[int] = mapped_column(Integer, Identity(start=FIRST_LEAD_ID), primary_key=True)
    market: Mapped[str | None] = mapped_column(ForeignKey("markets.slug"), index=True)
    status: Mapped[str] = mapped_column(server_default="available")
    is_demo: Mapped[bool] = mapped_column(server_default=text("false"))
    lat: Mapped[float | None]  # exact: serves nothing but matching and the contact
    lon: Mapped[float | None]
    address_index: Mapped[bytes | None] = mapped_column(LargeBinary)  # HMAC of the normalised address
    basis: Mapped[str | None]  # why we may pass it on; None: never for sale
    photos: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    fraud_score: Mapped[float] = mapped_column(server_default="0")
    fraud_reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    contact_part: Mapped[float] = mapped_column(server_default="0")  # 0.5 phone + 0.3 e-mail + 0.2 name
    property_part: Mapped[float] = mapped_column(server_default="0")  # share present of nine facts
    reprice_at: Mapped[datetime | None]
    first_seen_at: Mapped[datetime] = created()
    updated_at: Mapped[datetime] = created()
    sold_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]  # contact, address and drafts, long after it was seen last
    merged_into: Mapped[int | None]  # withdrawn, because its listings are those of another lead


class LeadSearch(Base):
    """The narrow row that every filter and sort reads. Position is the centre of its H3 resolution-8 cell.

    ``sellable``: contact reachable and basis stated (being seen within 14 days is checked when it is read).
    ``features`` is a bit set in the order of ``backend.leads.features.FEATURES``. ``list_price_cents`` is the lead
    price before any discount, ``asking_price`` whole dollars (a month for rent, the budget for a buyer).
    """

    __tablename__ = "lead_search"
    __table_args__ = (
        CheckConstraint("lead_type IN ('sale', 'rent', 'buyer')", name="lead_type"),
        CheckConstraint(
            "property_type IN ('house', 'condo', 'townhouse', 'land', 'multi_family', 'apartment')",
            name="property_type",
        ),
        CheckConstraint("asking_price > 0", name="asking_price"),
        Index("ix_lead_search_newest", "status", text("listed_at DESC"), "lead_id"),
        Index("ix_lead_search_market_price", "market", "status", "asking_price", "lead_id"),
        Index("ix_lead_search_market_newest", "market", "status", text("listed_at DESC"), "lead_id"),
        Index("ix_lead_search_zip", "zip", "property_type", "status"),
        Index("ix_lead_search_city", "city_key", "status", "asking_price"),
        Index("ix_lead_search_h3_7", "h3_7", "status", "asking_price"),
    )

    lead_id: Mapped[int] = mapped_column(
        ForeignKey("leads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    market: Mapped[str | None]
    status: Mapped[str] = mapped_column(server_default="available")
    sellable: Mapped[bool] = mapped_column(server_default=text("false"))
    lead_type: Mapped[str]
    property_type: Mapped[str | None]
    source: Mapped[str]
    seller_type: Mapped[str | None]  # owner | agent
    city: Mapped[str | None]
    city_key: Mapped[str | None]  # lower case
    state: Mapped[str | None]
    zip: Mapped[str | None]
    neighborhood: Mapped[str | None]
    neighborhood_key: Mapped[str | None]  # lower case, no leading "the"
    asking_price: Mapped[int | None]
    beds: Mapped[int | None] = mapped_column(SmallInteger)
    baths: Mapped[float | None] = mapped_column(Numeric(5, 2, asdecimal=False))
    sqft: Mapped[int | None]  # exact: shown rounded to 10
    lot_sqft: Mapped[int | None]
    year_built: Mapped[int | None] = mapped_column(SmallInteger)
    features: Mapped[int] = mapped_column(server_default="0")
    lat: Mapped[float | None]  # snapped
    lon: Mapped[float | None]
    h3_7: Mapped[int | None] = mapped_column(BigInteger)
    h3_8: Mapped[int | None] = mapped_column(BigInteger)
    listed_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    list_price_cents: Mapped[int] = mapped_column(server_default="1000")
    score: Mapped[float] = mapped_column(server_default="0")  # quality_score, 0 to 1
    fraud_score: Mapped[float] = mapped_column(server_default="0")


class LeadDoc(Base):
    """Redacted text and its full-text vector. Nothing unredacted is stored here."""

    __tablename__ = "lead_doc"
    __table_args__ = (Index("ix_lead_doc_words", "words", postgresql_using="gin"),)

    lead_id: Mapped[int] = mapped_column(
        ForeignKey("leads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    title: Mapped[str | None]
    description: Mapped[str | None]
    redacted: Mapped[list[str]] = mapped_column(ARRAY(String), server_default=text("'{}'"))  # kinds taken out
    words: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "setweight(to_tsvector('english', coalesce(title, '')), 'A') || "
            "setweight(to_tsvector('english', coalesce(description, '')), 'B')",
            persisted=True,
        ),
    )


class LeadVec(Base):
    """The embedding of the redacted text with the columns that filter it; available leads only."""

    __tablename__ = "lead_vec"
    __table_args__ = (Index("ix_lead_vec_market_model", "market", "model"),)

    lead_id: Mapped[int] = mapped_column(
        ForeignKey("leads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    market: Mapped[str | None]
    model: Mapped[str]
    text_hash: Mapped[bytes] = mapped_column(LargeBinary)  # of the text that was embedded
    asking_price: Mapped[int | None]
    property_type: Mapped[str | None]
    beds: Mapped[int | None] = mapped_column(SmallInteger)
    embedding: Mapped[Any] = mapped_column(HALFVEC(EMBEDDING_DIMENSIONS))


class Contact(Base):
    """Who to call, sealed with the key ring: a JSON object of name, phone, email, address, profile_url, listing_url,
    source_ref. The ``*_index`` columns are HMACs of normalised values, for matching and suppression without a key."""

    __tablename__ = "contacts"
    __table_args__ = (
        Index("ix_contacts_phone_index", "phone_index"),
        Index("ix_contacts_email_index", "email_index"),
        Index("ix_contacts_link_index", "link_index"),
        CheckConstraint(
            "basis IN ('owner_form', 'licensed_feed', 'buyer_upload', 'public_record', 'permission', 'demo')",
            name="basis",
        ),
    )

    lead_id: Mapped[int] = mapped_column(
        ForeignKey("leads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    key_version: Mapped[int] = mapped_column(SmallInteger)
    phone_index: Mapped[bytes | None] = mapped_column(LargeBinary)
    email_index: Mapped[bytes | None] = mapped_column(LargeBinary)
    address_index: Mapped[bytes | None] = mapped_column(LargeBinary)
    link_index: Mapped[bytes | None] = mapped_column(LargeBinary)  # of the listing's URL
    has_name: Mapped[bool] = mapped_column(server_default=text("false"))
    phone_kind: Mapped[str | None]  # mobile | landline | unknown
    phone_valid: Mapped[bool] = mapped_column(server_default=text("false"))
    email_valid: Mapped[bool] = mapped_column(server_default=text("false"))
    checked_at: Mapped[datetime | None]
    basis: Mapped[str | None]
    consent: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    source: Mapped[str]
    is_demo: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[datetime] = created()


class Suppression(Base):
    """Somebody who must not be contacted: the HMAC of a phone, an e-mail, an address or a link, never the value."""

    __tablename__ = "suppressions"
    __table_args__ = (CheckConstraint("kind IN ('phone', 'email', 'address', 'link')", name="kind"),)

    kind: Mapped[str] = mapped_column(primary_key=True)
    value_index: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    created_at: Mapped[datetime] = created()


class Listing(Base):
    """What one source published about a lead. ``source_key`` is a hash: the source's own id is contact data.

    ``sealed`` is the whole cleaned draft: a lead is a fold of those of its listings. ``node_id`` is its place in
    matching, ``own_lead_id`` the lead that it was when it came. ``read_at`` is when it was last read, ``changed_at``
    when it first said what it says now.
    """

    __tablename__ = "listings"
    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        Index("ix_listings_lead_id", "lead_id"),
        Index("ix_listings_node_id", "node_id"),
        Index("ix_listings_record_hash", "record_hash"),
        Index("ix_listings_rescore_at", "rescore_at", postgresql_where=text("rescore_at IS NOT NULL")),
    )

    id: Mapped[uuid.UUID] = pk()
    source: Mapped[str]
    source_key: Mapped[bytes] = mapped_column(LargeBinary)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id", ondelete="CASCADE"))
    content_hash: Mapped[bytes] = mapped_column(LargeBinary)
    record_hash: Mapped[bytes | None] = mapped_column(LargeBinary)  # of what was read, before it was cleaned
    asking_price: Mapped[int | None]
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_version: Mapped[int | None] = mapped_column(SmallInteger)
    node_id: Mapped[uuid.UUID | None]
    own_lead_id: Mapped[int | None]
    fraud_score: Mapped[float] = mapped_column(server_default="0")
    fraud_reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    rescore_at: Mapped[datetime | None]  # new evidence concerns it
    first_seen_at: Mapped[datetime] = created()
    seen_at: Mapped[datetime] = created()
    read_at: Mapped[datetime] = created()
    changed_at: Mapped[datetime] = created()


class ListingPrice(Base):
    """What a listing asked, from when on. One row a change."""

    __tablename__ = "listing_prices"

    listing_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("listings.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    asking_price: Mapped[int]


class LeadActivity(Base):
    """Who looked at, saved, held or bought what, for demand and interest. One row an act."""

    __tablename__ = "lead_activity"
    __table_args__ = (
        CheckConstraint("kind IN ('view', 'save', 'hold', 'purchase')", name="kind"),
        Index("ix_lead_activity_area", "zip", "property_type", "at"),
        Index("ix_lead_activity_lead", "lead_id", "at"),
        Index("ix_lead_activity_at", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id", ondelete="CASCADE"))
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str]
    zip: Mapped[str | None]
    property_type: Mapped[str | None]
    at: Mapped[datetime] = created()

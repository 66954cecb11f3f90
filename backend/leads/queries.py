"""Every read of one lead or a page of leads. ``CARD_*`` is the one list of what a card may read of the tables."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol, cast

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import FRAUD_CAUTION_FROM
from backend.leads.rules import SaleFacts
from backend.leads.schemas import LeadType, PropertyType, SellerType, Source

CARD_COLUMNS = f"""
    s.lead_id, s.lead_type, s.property_type, s.source, s.seller_type, s.city, s.state, s.zip, s.neighborhood, s.market,
    s.asking_price, s.beds, s.baths::float8 AS baths, s.sqft, s.lot_sqft, s.year_built, s.features, s.lat, s.lon,
    s.listed_at, s.seen_at, s.score, s.fraud_score, s.status, s.sellable, l.basis, l.is_demo,
    CASE WHEN s.fraud_score >= {FRAUD_CAUTION_FROM} THEN l.fraud_reasons END AS fraud_reasons, d.title,
    coalesce(c.phone_valid OR c.email_valid, false) AS reachable,
    CASE WHEN c.phone_valid THEN coalesce(c.phone_kind, 'unknown') END AS phone,
    coalesce(c.email_valid, false) AS email, c.checked_at, h.user_id AS held_by, h.ends_at AS held_until,
    o.user_id AS sold_to
"""
CARD_JOINS = """
    JOIN leads l ON l.id = s.lead_id
    LEFT JOIN lead_doc d ON d.lead_id = s.lead_id
    LEFT JOIN contacts c ON c.lead_id = s.lead_id
    LEFT JOIN LATERAL (
        SELECT user_id, ends_at FROM holds WHERE lead_id = s.lead_id AND ends_at > :now LIMIT 1
    ) h ON true
    LEFT JOIN order_lines o ON o.lead_id = s.lead_id AND o.revoked_at IS NULL
"""
_CARDS = text(f"SELECT {CARD_COLUMNS} FROM lead_search s {CARD_JOINS} WHERE s.lead_id = ANY(:ids)")
_DETAIL = text("""
    SELECT d.description, d.redacted, l.first_seen_at,
        (SELECT count(*) FROM listings WHERE lead_id = l.id) AS listings,
        (SELECT coalesce(array_agg(array[extract(epoch FROM at), asking_price] ORDER BY at, id), '{}') FROM (
            SELECT g.id, coalesce(p.at, g.first_seen_at) AS at, coalesce(p.asking_price, g.asking_price) AS asking_price
            FROM listings g LEFT JOIN listing_prices p ON p.listing_id = g.id
            WHERE g.lead_id = l.id AND g.source = (SELECT source FROM lead_search WHERE lead_id = l.id)
        ) asked WHERE asking_price IS NOT NULL) AS prices
    FROM leads l LEFT JOIN lead_doc d ON d.lead_id = l.id WHERE l.id = :id
""")
_SOURCES = text("""
    SELECT source, min(first_seen_at) AS since, max(seen_at) AS seen_at, count(*) AS listings FROM listings
    WHERE lead_id = :id GROUP BY source ORDER BY since, source
""")
UNSUPPRESSED = """
    NOT EXISTS (
        SELECT FROM suppressions x WHERE x.kind = 'phone' AND x.value_index = c.phone_index
            OR x.kind = 'email' AND x.value_index = c.email_index
            OR x.kind = 'address' AND x.value_index = c.address_index
            OR x.kind = 'link' AND x.value_index = c.link_index
    )
"""
_FOR_SALE = f"""
    SELECT s.lead_id, s.market, s.lead_type, s.property_type, s.beds, s.city, s.zip, s.list_price_cents, s.listed_at,
        s.seen_at, s.sellable, l.status, l.fraud_score, l.basis,
        EXISTS (
            SELECT FROM contacts c WHERE c.lead_id = l.id AND (c.phone_valid OR c.email_valid) AND {UNSUPPRESSED}
        ) AS reachable,
        EXISTS (SELECT FROM order_lines o WHERE o.lead_id = l.id AND o.revoked_at IS NULL) AS sold
    FROM leads l JOIN lead_search s ON s.lead_id = l.id WHERE l.id = :id
"""
_CONTACT = text(f"""
    SELECT c.sealed, c.key_version, c.basis, c.source, c.is_demo, m.time_zone
    FROM contacts c JOIN leads l ON l.id = c.lead_id LEFT JOIN markets m ON m.slug = l.market WHERE c.lead_id = :id
        AND {UNSUPPRESSED}
""")
_OWNS = text("""
    SELECT coalesce(bool_or(revoked_at IS NULL), false) AS owns,
        coalesce(bool_or(revoked_at IS NOT NULL), false) AS owned,
        EXISTS (SELECT FROM leads WHERE id = :id AND status IN ('available', 'sold')) AS listed
    FROM order_lines WHERE lead_id = :id AND user_id = :user
""")
_RECORD = text("""
    INSERT INTO lead_activity (lead_id, user_id, kind, zip, property_type, at)
    SELECT lead_id, :user, CAST(:kind AS varchar), zip, property_type, CAST(:now AS timestamptz)
    FROM lead_search WHERE lead_id = :id
    AND NOT EXISTS (
        SELECT FROM lead_activity a WHERE a.lead_id = :id AND a.user_id = :user AND a.kind = CAST(:kind AS varchar)
        AND a.at > CAST(:since AS timestamptz)
    )
""")


class CardRow(SaleFacts, Protocol):
    """One row of ``CARD_COLUMNS``."""

    lead_id: int
    lead_type: LeadType
    property_type: PropertyType | None
    source: Source
    seller_type: SellerType | None
    city: str | None
    state: str | None
    zip: str | None
    neighborhood: str | None
    market: str | None
    asking_price: int | None
    beds: int | None
    baths: float | None
    sqft: int | None  # exact
    lot_sqft: int | None  # exact
    year_built: int | None
    features: int
    lat: float | None
    lon: float | None
    listed_at: datetime
    score: float
    is_demo: bool
    fraud_reasons: list[dict[str, Any]] | None
    title: str | None
    phone: str | None
    email: bool
    checked_at: datetime | None
    held_by: uuid.UUID | None
    held_until: datetime | None
    sold_to: uuid.UUID | None


class DetailRow(Protocol):
    """What a detail page adds to the card; ``prices`` are [epoch seconds, dollars] in time order."""

    description: str | None
    redacted: list[str] | None
    first_seen_at: datetime
    listings: int
    prices: list[tuple[float, float]]


class SaleRow(SaleFacts, Protocol):
    """The facts of a sale."""

    lead_id: int
    market: str | None
    lead_type: str
    property_type: str | None
    beds: int | None
    city: str | None
    zip: str | None
    list_price_cents: int
    listed_at: datetime
    sold: bool


class ContactRow(Protocol):
    """A sealed contact with its market's time zone."""

    sealed: bytes
    key_version: int
    basis: str | None
    source: Source
    is_demo: bool
    time_zone: str | None


async def card_rows(session: AsyncSession, lead_ids: Sequence[int], now: datetime) -> dict[int, CardRow]:
    """The rows behind cards, by id; ids that do not exist are left out."""
    rows = await session.execute(_CARDS, {"ids": list(lead_ids), "now": now})
    return {row.lead_id: cast(CardRow, row) for row in rows}


async def detail_row(session: AsyncSession, lead_id: int) -> DetailRow:
    """What a detail page adds to the card of a lead that exists."""
    return cast(DetailRow, (await session.execute(_DETAIL, {"id": lead_id})).one())


async def sources(session: AsyncSession, lead_id: int) -> Sequence[Any]:
    """Where a lead is listed: ``source``, ``since``, ``seen_at``, ``listings``; the first one on top."""
    return (await session.execute(_SOURCES, {"id": lead_id})).all()


async def for_sale_row(session: AsyncSession, lead_id: int, *, lock: bool) -> SaleRow | None:
    """The facts of a sale, with the private row locked when asked; None when there is no such lead."""
    statement = text(_FOR_SALE + (" FOR UPDATE OF l" if lock else ""))
    return cast(SaleRow | None, (await session.execute(statement, {"id": lead_id})).one_or_none())


class Ownership(NamedTuple):
    """Whether a user bought a lead and has it still, had it and got the money back; whether anybody may see it."""

    owns: bool
    owned: bool
    listed: bool


async def ownership(session: AsyncSession, user_id: uuid.UUID, lead_id: int) -> Ownership:
    """How a user stands to a lead."""
    return Ownership(*(await session.execute(_OWNS, {"id": lead_id, "user": user_id})).one())


async def contact_row(session: AsyncSession, lead_id: int) -> ContactRow | None:
    """The sealed contact with its market's time zone; None when it was removed or is suppressed."""
    return cast(ContactRow | None, (await session.execute(_CONTACT, {"id": lead_id})).one_or_none())


async def add_activity(
    session: AsyncSession, user_id: uuid.UUID, lead_id: int, kind: str, now: datetime, since: datetime
) -> None:
    """One act at ``now``, skipped when there is one of the same kind after ``since``."""
    values = {"user": user_id, "id": lead_id, "kind": kind, "now": now, "since": since}
    await session.execute(_RECORD, values)

"""The SQL of the import: what is there already, updates. The caller owns the transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

IMPORT_LOCK = 2_026_061_701  # advisory: one import writes at a time

_LOCK = text("SELECT pg_advisory_xact_lock(:key)")
_LISTINGS = """
    SELECT l.id, l.source_key, l.content_hash, l.lead_id, l.own_lead_id, l.node_id, l.first_seen_at, l.read_at,
        l.changed_at, l.asking_price, l.sealed IS NOT NULL AS kept, l.fraud_score, l.fraud_reasons,
        coalesce(c.is_demo, false) AS is_demo, coalesce(c.phone_valid OR c.email_valid, false) AS reachable
    FROM listings l LEFT JOIN contacts c ON c.lead_id = l.lead_id
"""
_KNOWN = text(f"{_LISTINGS} WHERE l.source = :source AND l.source_key = ANY(:keys)")
_KNOWN_BY_ID = text(f"{_LISTINGS} WHERE l.id = ANY(:ids)")
_RESERVE = text("SELECT nextval(pg_get_serial_sequence('leads', 'id'))::int FROM generate_series(1, :wanted)")
_SEE_LISTINGS = text("""
    UPDATE listings l SET seen_at = greatest(l.seen_at, w.at), read_at = greatest(l.read_at, w.at),
        record_hash = coalesce(w.hash, l.record_hash)
    FROM unnest(cast(:ids AS uuid[]), cast(:ats AS timestamptz[]), cast(:hashes AS bytea[])) AS w(id, at, hash)
    WHERE l.id = w.id
""")
_SEE_LEADS = text("""
    UPDATE lead_search s SET seen_at = w.at FROM (
        SELECT l.lead_id, max(l.seen_at) AS at FROM listings l WHERE l.id = ANY(:ids) GROUP BY l.lead_id
    ) w WHERE s.lead_id = w.lead_id AND s.seen_at < w.at
""")
_DUE = text("UPDATE leads SET reprice_at = app_now() WHERE id = ANY(:ids) AND status = 'available'")
_UPDATE_LEAD = text("""
    UPDATE leads SET market = :market, lat = :exact_lat, lon = :exact_lon, address_index = :address_index,
        photos = :photos, basis = coalesce(:basis, basis), contact_part = :contact_part,
        property_part = :property_part, updated_at = app_now(),
        status = CASE WHEN status IN ('available', 'review', 'rejected') AND fraud_score <> :fraud_score
            THEN :status ELSE status END,
        fraud_score = :fraud_score, fraud_reasons = cast(:fraud_reasons AS jsonb)
    WHERE id = :lead_id
""")
_UPDATE_SEARCH = text("""
    UPDATE lead_search s SET status = l.status, market = :market, sellable = :sellable, lead_type = :lead_type,
        property_type = :property_type, source = :source, seller_type = :seller_type, city = :city,
        city_key = :city_key, state = :state, zip = :zip, neighborhood = :neighborhood,
        neighborhood_key = :neighborhood_key, asking_price = :asking_price, beds = :beds, baths = :baths,
        sqft = :sqft, lot_sqft = :lot_sqft, year_built = :year_built, features = :features, lat = :lat, lon = :lon,
        h3_7 = :h3_7, h3_8 = :h3_8, listed_at = :listed_at, seen_at = :seen_at, fraud_score = :fraud_score
    FROM leads l WHERE l.id = s.lead_id AND s.lead_id = :lead_id
""")
_UPDATE_DOC = text("""
    INSERT INTO lead_doc (lead_id, title, description, redacted) VALUES (:lead_id, :title, :description, :redacted)
    ON CONFLICT (lead_id) DO UPDATE SET title = excluded.title, description = excluded.description,
        redacted = excluded.redacted
""")
_PUT_CONTACT = text("""
    INSERT INTO contacts (lead_id, sealed, key_version, phone_index, email_index, address_index, link_index, has_name,
        phone_kind, phone_valid, email_valid, checked_at, basis, consent, source, is_demo)
    VALUES (:lead_id, :sealed, :key_version, :phone_index, :email_index, :address_index, :link_index, :has_name,
        :phone_kind, :phone_valid, :email_valid, :checked_at, :basis, cast(:consent AS jsonb), :contact_source,
        :is_demo)
    ON CONFLICT (lead_id) DO UPDATE SET sealed = excluded.sealed, key_version = excluded.key_version,
        phone_index = excluded.phone_index, email_index = excluded.email_index,
        address_index = excluded.address_index, link_index = excluded.link_index, has_name = excluded.has_name,
        phone_kind = excluded.phone_kind,
        phone_valid = excluded.phone_valid, email_valid = excluded.email_valid, checked_at = excluded.checked_at,
        basis = excluded.basis, consent = excluded.consent, source = excluded.source, is_demo = excluded.is_demo
""")
_DROP_CONTACTS = (
    text("DELETE FROM contacts WHERE lead_id = ANY(:ids)"),
    text("UPDATE leads SET basis = NULL WHERE id = ANY(:ids)"),
)
_RECORD_HASH = text("SELECT record_hash FROM listings WHERE id = :id")
_UPDATE_LISTING = text("""
    UPDATE listings SET lead_id = :lead_id, content_hash = :content_hash, record_hash = :record_hash,
        asking_price = :asking_price, sealed = :sealed, key_version = :key_version, node_id = :node_id,
        fraud_score = :fraud_score, fraud_reasons = cast(:fraud_reasons AS jsonb), seen_at = :seen_at,
        read_at = :read_at, changed_at = :changed_at
    WHERE id = :id
""")
_MAKE_SELLABLE = text("""
    UPDATE lead_search s SET sellable = l.basis IS NOT NULL AND (c.phone_valid OR c.email_valid)
    FROM leads l, contacts c WHERE l.id = s.lead_id AND c.lead_id = s.lead_id AND s.lead_id = ANY(:ids)
""")
_SET_CONTACT_FACTS = text("""
    UPDATE leads SET basis = coalesce(basis, :basis), contact_part = :contact_part WHERE id = :lead_id
""")
_ADD_PRICE = text("""
    INSERT INTO listing_prices (listing_id, at, asking_price) VALUES (:id, :at, :asking_price)
    ON CONFLICT (listing_id, at) DO UPDATE SET asking_price = excluded.asking_price
""")
_ANALYZE = ("leads", "lead_search", "lead_doc", "contacts", "listings", "match_keys", "match_nodes")


class KnownListing(NamedTuple):
    """A listing that is stored already; ``kept`` tells of its draft, ``reachable`` and ``is_demo`` of its lead's
    contact."""

    id: UUID
    source_key: bytes
    content_hash: bytes
    lead_id: int
    own_lead_id: int | None
    node_id: UUID | None
    first_seen_at: datetime
    read_at: datetime
    changed_at: datetime
    asking_price: int | None
    kept: bool
    fraud_score: float
    fraud_reasons: list[dict[str, str]]
    is_demo: bool
    reachable: bool


async def lock(session: AsyncSession) -> None:
    """Wait until no other import writes, to the end of this transaction."""
    await session.execute(_LOCK, {"key": IMPORT_LOCK})


async def known_listings(session: AsyncSession, source: str, keys: Sequence[bytes]) -> dict[bytes, KnownListing]:
    """Stored listings of a source by key."""
    rows = await session.execute(_KNOWN, {"source": source, "keys": list(keys)})
    return {bytes(row[1]): KnownListing(row[0], bytes(row[1]), bytes(row[2]), *row[3:]) for row in rows}


async def known_by_id(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, KnownListing]:
    """Stored listings by id."""
    rows = await session.execute(_KNOWN_BY_ID, {"ids": list(ids)})
    return {row[0]: KnownListing(row[0], bytes(row[1]), bytes(row[2]), *row[3:]) for row in rows}


async def reserve_ids(session: AsyncSession, wanted: int) -> list[int]:
    """New lead ids, rising."""
    return sorted((await session.execute(_RESERVE, {"wanted": wanted})).scalars())


async def record_hash(session: AsyncSession, listing_id: UUID) -> bytes | None:
    """Of the record that the listing was read from last."""
    return (await session.execute(_RECORD_HASH, {"id": listing_id})).scalar_one_or_none()


async def mark_seen(session: AsyncSession, seen: Sequence[tuple[UUID, datetime, bytes | None]]) -> None:
    """These listings (id, when, hash of what was read) are on the market, and so are their leads."""
    if seen:
        ids, ats, hashes = (list(column) for column in zip(*seen, strict=True))
        await session.execute(_SEE_LISTINGS, {"ids": ids, "ats": ats, "hashes": hashes})
        await session.execute(_SEE_LEADS, {"ids": ids})


async def update_leads(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Write changed content over what is stored; `rows` carry every column by name."""
    if rows:
        for statement in (_UPDATE_LEAD, _UPDATE_SEARCH, _UPDATE_DOC):
            await session.execute(statement, list(rows))


async def update_listings(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Listings that say something new."""
    if rows:
        await session.execute(_UPDATE_LISTING, list(rows))


async def add_prices(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """What listings ask from now on."""
    if rows:
        await session.execute(_ADD_PRICE, list(rows))


async def drop_contacts(session: AsyncSession, lead_ids: Collection[int]) -> None:
    """Forget the contacts of leads that lost the listing which may have brought them."""
    for statement in _DROP_CONTACTS:
        await session.execute(statement, {"ids": list(lead_ids)})


async def put_contacts(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Insert or replace contacts, and make their leads sellable where they may be."""
    if not rows:
        return
    await session.execute(_PUT_CONTACT, list(rows))
    await session.execute(_SET_CONTACT_FACTS, list(rows))
    await session.execute(_MAKE_SELLABLE, {"ids": [row["lead_id"] for row in rows]})


async def make_due(session: AsyncSession, lead_ids: Sequence[int]) -> None:
    """Have these leads priced anew, even if this process ends before it does so itself."""
    if lead_ids:
        await session.execute(_DUE, {"ids": list(lead_ids)})


async def analyze(session: AsyncSession) -> None:
    """Tell the planner of the new rows."""
    for table in _ANALYZE:
        await session.execute(text(f"ANALYZE {table}"))

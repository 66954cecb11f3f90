"""The SQL of the import: what is there already, bulk loading, updates. The caller owns the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, cast

from psycopg import AsyncConnection, sql
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

IMPORT_LOCK = 2_026_061_701  # advisory: one import writes at a time

_LOCK = text("SELECT pg_advisory_xact_lock(:key)")
_KNOWN = text("""
    SELECT l.source_key, l.content_hash, l.lead_id, coalesce(c.is_demo, false) AS is_demo,
        coalesce(c.phone_valid OR c.email_valid, false) AS reachable
    FROM listings l LEFT JOIN contacts c ON c.lead_id = l.lead_id
    WHERE l.source = :source AND l.source_key = ANY(:keys)
""")
_RESERVE = text("SELECT nextval(pg_get_serial_sequence('leads', 'id'))::int FROM generate_series(1, :wanted)")
_SEEN_LISTINGS = text("UPDATE listings SET seen_at = app_now() WHERE lead_id = ANY(:ids)")
_SEEN_LEADS = text("UPDATE lead_search SET seen_at = app_now() WHERE lead_id = ANY(:ids)")
_DUE = text("UPDATE leads SET reprice_at = app_now() WHERE id = ANY(:ids) AND status = 'available'")
_UPDATE_LEAD = text("""
    UPDATE leads SET market = :market, lat = :exact_lat, lon = :exact_lon, address_index = :address_index,
        photos = :photos,
        basis = coalesce(:basis, basis), contact_part = :contact_part, property_part = :property_part,
        updated_at = app_now()
    WHERE id = :lead_id
""")
_UPDATE_SEARCH = text("""
    UPDATE lead_search SET market = :market, sellable = :sellable, lead_type = :lead_type,
        property_type = :property_type, seller_type = :seller_type, city = :city, city_key = :city_key, state = :state,
        zip = :zip, neighborhood = :neighborhood, neighborhood_key = :neighborhood_key, asking_price = :asking_price,
        beds = :beds, baths = :baths, sqft = :sqft, lot_sqft = :lot_sqft, year_built = :year_built,
        features = :features, lat = :lat, lon = :lon, h3_7 = :h3_7, h3_8 = :h3_8,
        listed_at = coalesce(:stated_listed_at, listed_at), seen_at = :seen_at
    WHERE lead_id = :lead_id
""")
_UPDATE_DOC = text("""
    INSERT INTO lead_doc (lead_id, title, description, redacted) VALUES (:lead_id, :title, :description, :redacted)
    ON CONFLICT (lead_id) DO UPDATE SET title = excluded.title, description = excluded.description,
        redacted = excluded.redacted
""")
_PUT_CONTACT = text("""
    INSERT INTO contacts (lead_id, sealed, key_version, phone_index, email_index, address_index, has_name, phone_kind,
        phone_valid, email_valid, checked_at, basis, consent, source, is_demo)
    VALUES (:lead_id, :sealed, :key_version, :phone_index, :email_index, :address_index, :has_name, :phone_kind,
        :phone_valid, :email_valid, :checked_at, :basis, cast(:consent AS jsonb), :source, :is_demo)
    ON CONFLICT (lead_id) DO UPDATE SET sealed = excluded.sealed, key_version = excluded.key_version,
        phone_index = excluded.phone_index, email_index = excluded.email_index,
        address_index = excluded.address_index, has_name = excluded.has_name, phone_kind = excluded.phone_kind,
        phone_valid = excluded.phone_valid, email_valid = excluded.email_valid, checked_at = excluded.checked_at,
        basis = excluded.basis, consent = excluded.consent, source = excluded.source, is_demo = excluded.is_demo
""")
_UPDATE_LISTING = text("""
    UPDATE listings SET content_hash = :content_hash, asking_price = :asking_price, seen_at = :seen_at
    WHERE source = :source AND source_key = :source_key
""")
_MAKE_SELLABLE = text("""
    UPDATE lead_search s SET sellable = l.basis IS NOT NULL AND (c.phone_valid OR c.email_valid)
    FROM leads l, contacts c WHERE l.id = s.lead_id AND c.lead_id = s.lead_id AND s.lead_id = ANY(:ids)
""")
_SET_CONTACT_FACTS = text("""
    UPDATE leads SET basis = coalesce(basis, :basis), contact_part = :contact_part WHERE id = :lead_id
""")
_ANALYZE = ("leads", "lead_search", "lead_doc", "contacts", "listings")


class KnownListing(NamedTuple):
    """A listing that is stored already; `reachable` and `is_demo` tell of its lead's contact."""

    source_key: bytes
    content_hash: bytes
    lead_id: int
    is_demo: bool
    reachable: bool


async def lock(session: AsyncSession) -> None:
    """Wait until no other import writes, to the end of this transaction."""
    await session.execute(_LOCK, {"key": IMPORT_LOCK})


async def known_listings(session: AsyncSession, source: str, keys: Sequence[bytes]) -> dict[bytes, KnownListing]:
    """Stored listings of a source by key."""
    rows = await session.execute(_KNOWN, {"source": source, "keys": list(keys)})
    return {bytes(row[0]): KnownListing(bytes(row[0]), bytes(row[1]), *row[2:]) for row in rows}


async def reserve_ids(session: AsyncSession, wanted: int) -> list[int]:
    """New lead ids, rising."""
    return sorted((await session.execute(_RESERVE, {"wanted": wanted})).scalars())


async def copy(session: AsyncSession, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Load rows with COPY, within the session's transaction."""
    connection = await (await session.connection()).get_raw_connection()
    driver = cast("AsyncConnection[Any]", connection.driver_connection)
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    async with driver.cursor() as cursor, cursor.copy(into) as target:
        for row in rows:
            await target.write_row(row)


async def mark_seen(session: AsyncSession, lead_ids: Sequence[int]) -> None:
    """These leads are on the market now."""
    if lead_ids:
        await session.execute(_SEEN_LISTINGS, {"ids": list(lead_ids)})
        await session.execute(_SEEN_LEADS, {"ids": list(lead_ids)})


async def update_leads(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Write changed content over what is stored; `rows` carry every column by name."""
    for statement in (_UPDATE_LEAD, _UPDATE_SEARCH, _UPDATE_DOC, _UPDATE_LISTING):
        await session.execute(statement, list(rows))


async def put_contacts(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Insert or replace contacts, and make their leads sellable where they may be."""
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

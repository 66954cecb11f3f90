"""SQL of removals: what is kept of a lead and its listings goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.suppression_queries import Mark, mark_values

_REPLACE = text("""
    UPDATE listings SET sealed = :sealed, key_version = :key_version, content_hash = :content_hash, record_hash = NULL
    WHERE id = :id
""")
_FORGET_TRACES = text("""
    DELETE FROM listing_traces t USING listings g
    WHERE g.id = ANY(:ids) AND t.source = g.source AND t.source_key = g.source_key
""")
_FORGET_LEADS = (
    text("""
        DELETE FROM contacts c USING leads l WHERE l.id = c.lead_id AND c.lead_id = ANY(:ids) AND (
            l.status <> 'sold' OR EXISTS (
                SELECT FROM unnest(cast(:kinds AS text[]), cast(:indexes AS bytea[])) AS w(kind, index)
                WHERE w.index IN (c.phone_index, c.email_index, c.address_index)
            )
        )
    """),
    text("DELETE FROM lead_vec WHERE lead_id = ANY(:ids)"),
    text("UPDATE lead_search SET sellable = false WHERE lead_id = ANY(:ids)"),
    text("UPDATE quotes SET withdrawn_at = app_now() WHERE lead_id = ANY(:ids) AND withdrawn_at IS NULL"),
    text("""
        UPDATE leads SET basis = NULL, contact_part = 0, address_index = NULL, lat = NULL, lon = NULL,
            updated_at = app_now()
        WHERE id = ANY(:ids)
    """),
)

_SEALED_ROWS = "SELECT * FROM {} WHERE id > :after AND sealed IS NOT NULL ORDER BY id LIMIT :limit"
_FORGET_VALUE = text("UPDATE outbox SET payload = '{}' WHERE id = :id")


async def sealed_rows(session: AsyncSession, table: str, after: int, limit: int) -> Sequence[Row[Any]]:
    """The next rows of a table that hold something sealed."""
    return (await session.execute(text(_SEALED_ROWS.format(table)), {"after": after, "limit": limit})).all()


async def forget_value(session: AsyncSession, message_id: int) -> None:
    """What was looked for is found: the message no longer says what it was."""
    await session.execute(_FORGET_VALUE, {"id": message_id})


async def replace_drafts(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Listings say less from now on; they are read anew when they are met again."""
    if rows:
        await session.execute(_REPLACE, list(rows))


async def forget_traces(session: AsyncSession, listing_ids: Collection[UUID]) -> None:
    """What fraud scoring compared by."""
    await session.execute(_FORGET_TRACES, {"ids": list(listing_ids)})


async def forget_leads(session: AsyncSession, lead_ids: Collection[int], marks: Collection[Mark]) -> None:
    """Contacts, vectors and exact places; a buyer keeps a contact that is somebody else's."""
    values = {"ids": list(lead_ids), **mark_values(marks)}
    for statement in _FORGET_LEADS:
        await session.execute(statement, values)

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
                WHERE w.index IN (c.phone_index, c.email_index, c.address_index, c.link_index)
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

_DRAFT = text(
    "SELECT sealed, key_version FROM listings WHERE source = :source AND source_key = :key AND sealed IS NOT NULL"
)
_SEALED_ROWS = "SELECT * FROM {} WHERE id > :after AND sealed IS NOT NULL ORDER BY id LIMIT :limit"
_FORGET_VALUES = text("""
    UPDATE outbox SET payload = '{}', done_at = app_now(), claimed_until = NULL, last_error = NULL WHERE id = ANY(:ids)
""")
_WAITING = text("""
    SELECT id, payload FROM outbox WHERE topic = :topic AND done_at IS NULL AND jsonb_exists(payload, 'sealed')
        AND (dead_at IS NULL AND claimed_until IS NULL OR id = :id)
    ORDER BY id <> :id, id LIMIT :limit
""")
_KEEP_CLAIM = text("""
    UPDATE outbox SET claimed_until = app_now() + make_interval(secs => :seconds) WHERE id = ANY(:ids)
""")
TOGETHER_MAX = 100


async def sealed_rows(session: AsyncSession, table: str, after: int, limit: int) -> Sequence[Row[Any]]:
    """The next rows of a table that hold something sealed."""
    return (await session.execute(text(_SEALED_ROWS.format(table)), {"after": after, "limit": limit})).all()


async def waiting(session: AsyncSession, topic: str, message_id: int) -> dict[int, dict[str, Any]]:
    """The payloads of this message and of others of its topic that nobody works on, unless they were wiped."""
    values = {"topic": topic, "id": message_id, "limit": TOGETHER_MAX}
    return {row.id: row.payload for row in await session.execute(_WAITING, values)}


async def keep_claim(session: AsyncSession, message_ids: Sequence[int], seconds: int) -> None:
    """The messages are being worked on for so long; 0: others may take them up."""
    await session.execute(_KEEP_CLAIM, {"ids": list(message_ids), "seconds": seconds})


async def forget_values(session: AsyncSession, message_ids: Sequence[int]) -> None:
    """What was looked for is found: the messages are done, and no longer say what it was."""
    await session.execute(_FORGET_VALUES, {"ids": list(message_ids)})


async def draft_of(session: AsyncSession, source: str, key: bytes) -> tuple[bytes, int] | None:
    """A listing's sealed draft and the version of its key."""
    row = (await session.execute(_DRAFT, {"source": source, "key": key})).one_or_none()
    return (bytes(row.sealed), row.key_version) if row else None


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

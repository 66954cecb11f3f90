"""SQL of the suppression list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.keyring import IndexKind

Mark = tuple[IndexKind, bytes]

_ADD = text("INSERT INTO suppressions (kind, value_index) VALUES (:kind, :index) ON CONFLICT DO NOTHING")
_KINDS = text("SELECT DISTINCT kind FROM suppressions")
_MARKS = "unnest(cast(:kinds AS text[]), cast(:indexes AS bytea[])) AS w(kind, index)"
_LISTED = text(
    f"SELECT s.kind, s.value_index FROM suppressions s JOIN {_MARKS} ON s.kind = w.kind AND s.value_index = w.index"
)
_WITH_MARKS = f"""
    SELECT c.lead_id FROM contacts c JOIN {_MARKS} ON w.kind = 'phone' AND c.phone_index = w.index
    UNION SELECT c.lead_id FROM contacts c JOIN {_MARKS} ON w.kind = 'email' AND c.email_index = w.index
    UNION SELECT c.lead_id FROM contacts c JOIN {_MARKS} ON w.kind = 'link' AND c.link_index = w.index
    UNION SELECT g.lead_id FROM listings g WHERE g.source_key = ANY(:source_keys)
    UNION SELECT l.id FROM leads l JOIN {_MARKS} ON w.kind = 'address' AND l.address_index = w.index
    UNION SELECT g.lead_id FROM listing_traces t JOIN listings g USING (source, source_key)
        JOIN {_MARKS} ON w.kind = 'phone' AND t.phone = w.index
    UNION SELECT g.lead_id FROM listing_traces t JOIN listings g USING (source, source_key)
        JOIN {_MARKS} ON w.kind = 'email' AND t.email = w.index
    UNION SELECT g.lead_id FROM listing_traces t JOIN listings g USING (source, source_key)
        JOIN {_MARKS} ON w.kind = 'address' AND t.address = w.index
"""
_CONCERNED = text(f"SELECT lead_id FROM ({_WITH_MARKS}) found ORDER BY lead_id")
_OFFERED = text("SELECT id FROM leads WHERE id = ANY(:ids) AND status IN ('available', 'review') ORDER BY id")


async def add(session: AsyncSession, marks: Iterable[Mark]) -> None:
    """Put values on the list."""
    rows = [{"kind": kind, "index": index} for kind, index in sorted(marks)]
    if rows:
        await session.execute(_ADD, rows)


async def kinds(session: AsyncSession) -> frozenset[IndexKind]:
    """What kinds of values are on the list at all."""
    return frozenset((await session.execute(_KINDS)).scalars())


async def listed(session: AsyncSession, marks: Collection[Mark]) -> set[Mark]:
    """Those that are on the list."""
    if not marks:
        return set()
    return {(row.kind, bytes(row.value_index)) for row in await session.execute(_LISTED, mark_values(marks))}


async def concerned(session: AsyncSession, marks: Collection[Mark], source_keys: Collection[bytes] = ()) -> list[int]:
    """Leads of which the contact or a listing has one of these values or keys, sold ones too."""
    values = mark_values(marks) | {"source_keys": list(source_keys)}
    return list((await session.execute(_CONCERNED, values)).scalars())


async def offered(session: AsyncSession, lead_ids: Collection[int]) -> list[int]:
    """Those that are on the market still: somebody may have bought one before it was locked."""
    return list((await session.execute(_OFFERED, {"ids": list(lead_ids)})).scalars())


def mark_values(marks: Collection[Mark]) -> dict[str, Any]:
    """Parameters ``kinds`` and ``indexes``."""
    ordered = sorted(marks)
    return {"kinds": [kind for kind, _ in ordered], "indexes": [index for _, index in ordered]}

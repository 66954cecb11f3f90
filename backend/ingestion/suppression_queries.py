"""SQL of the suppression list."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.keyring import IndexKind

_ADD = text("INSERT INTO suppressions (kind, value_index) VALUES (:kind, :index) ON CONFLICT DO NOTHING")
_OFFERED = text("""
    SELECT l.id FROM leads l JOIN contacts c ON c.lead_id = l.id
    WHERE l.status IN ('available', 'review') AND (
        CAST(:kind AS text) = 'phone' AND c.phone_index = :index
        OR CAST(:kind AS text) = 'email' AND c.email_index = :index
    ) ORDER BY l.id
""")
_IS_OFFERED = text("SELECT status IN ('available', 'review') FROM leads WHERE id = :id")


async def add(session: AsyncSession, kind: IndexKind, index: bytes) -> set[int]:
    """Put a value on the list; the leads on offer that have it."""
    values = {"kind": kind, "index": index}
    await session.execute(_ADD, values)
    return set((await session.execute(_OFFERED, values)).scalars())


async def is_offered(session: AsyncSession, lead_id: int) -> bool:
    """Whether it is on the market still: somebody may have bought it before it was locked."""
    return bool((await session.execute(_IS_OFFERED, {"id": lead_id})).scalar_one())

"""SQL of the ledger, and the lock that puts one buyer's writes of money and holds in line."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend import locks


class Lot(NamedTuple):
    """What is left in a lot that has not ended."""

    id: uuid.UUID
    bucket: str
    expires_at: datetime | None
    left_cents: int


class Drawn(NamedTuple):
    """What an order took from a lot and has not been given back yet."""

    lot_id: uuid.UUID
    bucket: str
    ended: bool
    cents: int


_LOTS = text("""
    SELECT l.id, l.bucket, l.expires_at, coalesce(sum(e.amount_cents), 0)::bigint AS left_cents
    FROM credit_lots l LEFT JOIN credit_entries e ON e.lot_id = l.id
    WHERE l.user_id = :user_id AND (l.expires_at IS NULL OR l.expires_at > app_now())
    GROUP BY l.id
    ORDER BY (l.bucket = 'bought'), l.expires_at NULLS LAST, l.created_at, l.id
""")

_DRAWN = text("""
    SELECT e.lot_id, l.bucket, coalesce(l.expires_at <= app_now(), false) AS ended,
        -sum(e.amount_cents)::bigint AS cents
    FROM credit_entries e JOIN credit_lots l ON l.id = e.lot_id
    WHERE e.order_id = :order_id AND e.user_id = :user_id
    GROUP BY e.lot_id, l.bucket, l.expires_at, l.created_at
    HAVING sum(e.amount_cents) < 0
    ORDER BY (l.bucket = 'plan'), l.expires_at DESC NULLS FIRST, l.created_at DESC, e.lot_id
""")

_LEDGER = text("""
    SELECT e.id, e.kind, l.bucket, e.amount_cents, e.note, e.created_at
    FROM credit_entries e JOIN credit_lots l ON l.id = e.lot_id
    WHERE e.user_id = :user_id ORDER BY e.id DESC LIMIT :limit
""")

_ENDED = text("""
    SELECT l.id, l.user_id, sum(e.amount_cents)::bigint AS left_cents
    FROM credit_lots l JOIN credit_entries e ON e.lot_id = l.id
    WHERE l.expires_at <= app_now() GROUP BY l.id HAVING sum(e.amount_cents) > 0
    ORDER BY l.user_id, l.id LIMIT :limit
""")


async def lock_account(session: AsyncSession, user_id: uuid.UUID) -> None:
    """Wait for this buyer's other writes of money and holds, until the transaction ends.

    The one lock order everywhere: idempotency key, account, then leads by id. It may be taken again.
    """
    await locks.take(session, locks.Space.ACCOUNT, user_id)


async def live_lots(session: AsyncSession, user_id: uuid.UUID) -> list[Lot]:
    """The lots that have not ended in the order in which they are spent: plan by end, then bought by age."""
    return [Lot(*row) for row in await session.execute(_LOTS, {"user_id": user_id})]


async def drawn_by(session: AsyncSession, user_id: uuid.UUID, order_id: uuid.UUID) -> list[Drawn]:
    """What the order still has from each lot, the lot that was spent last on top."""
    return [Drawn(*row) for row in await session.execute(_DRAWN, {"user_id": user_id, "order_id": order_id})]


async def ledger(session: AsyncSession, user_id: uuid.UUID, limit: int) -> Sequence[Row[tuple[object, ...]]]:
    """The newest movements."""
    return (await session.execute(_LEDGER, {"user_id": user_id, "limit": limit})).all()


async def ended_lots(session: AsyncSession, limit: int) -> list[tuple[uuid.UUID, uuid.UUID, int]]:
    """``(lot, user, cents left)`` of lots that ended with something in them; one caller at a time."""
    await locks.take(session, locks.Space.ENDED_LOTS)
    return [tuple(row) for row in await session.execute(_ENDED, {"limit": limit})]

"""SQL of quotes: which bind, until when, and which a price set by hand withdraws."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.pricing.models import Quote


class OpenQuote(NamedTuple):
    """A quote that still binds; ``valid_until`` is its own end or that of the hold which keeps it."""

    id: uuid.UUID
    lead_id: int
    price_cents: int
    valid_until: datetime


_VALID_UNTIL = """
    greatest(q.expires_at, (
        SELECT max(h.ends_at) FROM holds h WHERE h.quote_id = q.id AND h.user_id = q.user_id AND h.ends_at > app_now()
    ))
"""
_OPEN_QUOTES = text(f"""
    SELECT DISTINCT ON (lead_id) id, lead_id, price_cents, valid_until FROM (
        SELECT q.id, q.lead_id, q.price_cents, {_VALID_UNTIL} AS valid_until
        FROM quotes q WHERE q.user_id = :user_id AND q.lead_id = ANY(:ids) AND q.withdrawn_at IS NULL
    ) q
    WHERE valid_until > app_now()
    ORDER BY lead_id, price_cents, valid_until DESC
""")
_QUOTE_VALID_UNTIL = text(f"SELECT {_VALID_UNTIL} FROM quotes q WHERE q.id = :id")
_WITHDRAW = text("""
    UPDATE quotes q SET withdrawn_at = app_now()
    WHERE q.lead_id = ANY(:ids) AND q.withdrawn_at IS NULL AND NOT EXISTS (
        SELECT FROM holds h WHERE h.quote_id = q.id AND h.ends_at > app_now()
    )
""")


async def open_quotes(session: AsyncSession, user_id: uuid.UUID, lead_ids: Sequence[int]) -> dict[int, OpenQuote]:
    """The user's cheapest quote that binds on each lead, by lead."""
    rows = await session.execute(_OPEN_QUOTES, {"user_id": user_id, "ids": list(lead_ids)})
    return {row.lead_id: OpenQuote(*row) for row in rows}


async def get_quote(session: AsyncSession, user_id: uuid.UUID, quote_id: uuid.UUID) -> Quote | None:
    """The user's own quote."""
    own = select(Quote).where(Quote.id == quote_id, Quote.user_id == user_id)
    return (await session.execute(own)).scalar_one_or_none()


async def valid_until(session: AsyncSession, quote_id: uuid.UUID) -> datetime:
    """The quote's own end, or the end of the active hold that keeps it."""
    until: datetime = (await session.execute(_QUOTE_VALID_UNTIL, {"id": quote_id})).scalar_one()
    return until


async def withdraw_quotes(session: AsyncSession, lead_ids: Sequence[int]) -> None:
    """End every open quote on these leads, except those that a hold keeps."""
    await session.execute(_WITHDRAW, {"ids": list(lead_ids)})

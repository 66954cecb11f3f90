"""SQL of refunds, and of what becomes of the leads that were given back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.db import app_now
from backend.purchases.models import Order, OrderLine, Refund

_STATUS = text("""
    SELECT DISTINCT ON (line_id) line_id, status FROM refunds WHERE line_id = ANY(:ids)
    ORDER BY line_id, created_at DESC, id DESC
""")
_TWIN = text("""
    SELECT twin.id FROM leads l JOIN leads twin ON twin.address_index = l.address_index AND twin.id <> l.id
    JOIN order_lines o ON o.lead_id = twin.id AND o.user_id = :user_id AND o.revoked_at IS NULL
    WHERE l.id = :lead_id AND NOT EXISTS (
        SELECT FROM refunds r WHERE r.line_id = o.id AND r.reason = 'duplicate' AND r.status = 'granted'
    )
    ORDER BY o.created_at, o.id LIMIT 1
""")
_SOUND_CONTACT = """
    SELECT FROM contacts c WHERE c.lead_id = :lead_id AND (c.phone_valid OR c.email_valid)
        AND (c.phone_valid OR c.phone_index IS NULL) AND (c.email_valid OR c.email_index IS NULL)
        AND NOT EXISTS (
            SELECT FROM suppressions s WHERE s.kind = 'phone' AND s.value_index = c.phone_index
                OR s.kind = 'email' AND s.value_index = c.email_index
                OR s.kind = 'address' AND s.value_index = c.address_index
                OR s.kind = 'link' AND s.value_index = c.link_index
        )
"""
_HAS_SOUND_CONTACT = text(f"SELECT EXISTS ({_SOUND_CONTACT})")
_RETURN = (
    text("""
        UPDATE leads SET status = 'available', sold_at = NULL, reprice_at = app_now(), updated_at = app_now()
        WHERE id = :id AND status = 'sold' RETURNING id
    """),
    text("UPDATE lead_search SET status = 'available' WHERE lead_id = :id"),
)
_MERGE = text("UPDATE listings SET lead_id = :into WHERE lead_id = :id")


class Case(NamedTuple):
    """A refund with all that an administrator decides it by."""

    refund: Refund
    line: OrderLine
    order: Order
    buyer: User
    declined: int


async def status_of(session: AsyncSession, line_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """How the last refund of each line stands."""
    rows: Sequence[Row[Any]] = (await session.execute(_STATUS, {"ids": list(line_ids)})).all()
    return {row.line_id: row.status for row in rows}


async def pending(session: AsyncSession, line_id: uuid.UUID) -> Refund | None:
    """What was asked back of a line and is not decided yet."""
    query = select(Refund).where(Refund.line_id == line_id, Refund.status == "requested")
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def declined_since(session: AsyncSession, user_id: uuid.UUID, days: int) -> int:
    """How many of the user's refunds were declined in the last ``days``."""
    recent = Refund.decided_at > app_now() - timedelta(days=days)
    query = select(func.count()).where(Refund.user_id == user_id, Refund.status == "declined", recent)
    return (await session.execute(query)).scalar_one()


async def twin_of(session: AsyncSession, user_id: uuid.UUID, lead_id: int) -> int | None:
    """Another lead of the user's at the same address, paid for and not given back as a duplicate itself."""
    return (await session.execute(_TWIN, {"user_id": user_id, "lead_id": lead_id})).scalar_one_or_none()


async def has_sound_contact(session: AsyncSession, lead_id: int) -> bool:
    """Whether every phone and e-mail of the lead passes validation and none is on the suppression list."""
    return bool((await session.execute(_HAS_SOUND_CONTACT, {"lead_id": lead_id})).scalar_one())


async def get(session: AsyncSession, refund_id: uuid.UUID, *, lock: bool = False) -> Refund | None:
    """Anybody's refund as it is now."""
    query = select(Refund).where(Refund.id == refund_id)
    query = query.with_for_update() if lock else query
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def waiting(session: AsyncSession, limit: int) -> list[Refund]:
    """Refunds that wait for a decision, the oldest on top."""
    query = select(Refund).where(Refund.status == "requested").order_by(Refund.created_at, Refund.id).limit(limit)
    return list((await session.execute(query)).scalars())


async def cases(session: AsyncSession, status: str, days: int, limit: int, offset: int = 0) -> list[Case]:
    """Refunds of a status, the oldest on top; ``declined`` counts the buyer's in the last ``days``."""
    other = select(func.count()).where(
        Refund.user_id == User.id, Refund.status == "declined", Refund.decided_at > app_now() - timedelta(days=days)
    )
    query = (
        select(Refund, OrderLine, Order, User, other.correlate(User).scalar_subquery())
        .join(OrderLine, OrderLine.id == Refund.line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .join(User, User.id == Refund.user_id)
        .where(Refund.status == status)
        .order_by(Refund.created_at, Refund.id)
        .limit(limit)
        .offset(offset)
    )
    return [Case(*row) for row in await session.execute(query)]


async def return_to_market(session: AsyncSession, lead_id: int) -> bool:
    """A sold lead is on the market again; False when it has left it otherwise meanwhile."""
    if (await session.execute(_RETURN[0], {"id": lead_id})).scalar_one_or_none() is None:
        return False
    await session.execute(_RETURN[1], {"id": lead_id})
    return True


async def merge_listings(session: AsyncSession, lead_id: int, into: int) -> None:
    """What sources publish about a lead is about another one from now on."""
    await session.execute(_MERGE, {"id": lead_id, "into": into})

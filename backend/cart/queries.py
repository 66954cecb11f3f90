"""SQL of holds. A hold is active while its end is ahead of ``app_now()``: nothing has to sweep for that."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cart.models import CartEvent, Hold
from backend.config import HOLD_AGAIN_WAIT_HOURS
from backend.db import app_now

_LOCK_LEADS = text("SELECT id FROM leads WHERE id = ANY(:ids) ORDER BY id FOR NO KEY UPDATE")
_ONE_ACTIVE = "holds_one_active_a_lead"
_LAST_UNBOUGHT = text(f"""
    SELECT max(ends_at) FROM holds
    WHERE user_id = :user_id AND lead_id = :lead_id AND ends_at <= app_now()
        AND ends_at > app_now() - interval '{HOLD_AGAIN_WAIT_HOURS} hours'
        AND end_reason IS DISTINCT FROM 'bought' AND end_reason IS DISTINCT FROM 'withdrawn'
""")
_EXPIRE = text("""
    WITH over AS MATERIALIZED (
        SELECT id FROM holds WHERE ends_at <= app_now() AND end_reason IS NULL
        ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
    ),
    named AS (
        UPDATE holds h SET end_reason = 'expired' FROM over WHERE h.id = over.id
        RETURNING h.id, h.user_id, h.lead_id, h.ends_at
    )
    INSERT INTO cart_events (hold_id, user_id, lead_id, kind, at)
    SELECT id, user_id, lead_id, 'expired', ends_at FROM named RETURNING lead_id
""")


async def lock_leads(session: AsyncSession, lead_ids: Sequence[int]) -> set[int]:
    """Keep these leads' private rows for this transaction, always in the order of their ids; those that exist."""
    return set((await session.execute(_LOCK_LEADS, {"ids": list(lead_ids)})).scalars())


async def active_holds(session: AsyncSession, lead_ids: Sequence[int]) -> dict[int, Hold]:
    """The active hold of each lead that has one, whoever holds it."""
    active = select(Hold).where(Hold.lead_id.in_(lead_ids), Hold.ends_at > app_now())
    found = (await session.execute(active.execution_options(populate_existing=True))).scalars()
    return {hold.lead_id: hold for hold in found}


async def active_of(session: AsyncSession, user_id: uuid.UUID) -> list[Hold]:
    """The user's active holds, the one that ends first on top."""
    mine = select(Hold).where(Hold.user_id == user_id, Hold.ends_at > app_now()).order_by(Hold.ends_at, Hold.lead_id)
    return list((await session.execute(mine.execution_options(populate_existing=True))).scalars())


async def count_active(session: AsyncSession, user_id: uuid.UUID) -> int:
    """How many leads the user holds now."""
    mine = select(func.count()).select_from(Hold).where(Hold.user_id == user_id, Hold.ends_at > app_now())
    return (await session.execute(mine)).scalar_one()


async def get_hold(session: AsyncSession, user_id: uuid.UUID, hold_id: uuid.UUID) -> Hold | None:
    """The user's own hold, as it is now."""
    own = select(Hold).where(Hold.id == hold_id, Hold.user_id == user_id)
    return (await session.execute(own.execution_options(populate_existing=True))).scalar_one_or_none()


async def keep_hold(session: AsyncSession, hold_id: uuid.UUID) -> Hold | None:
    """Any hold, which nobody else changes until the transaction ends."""
    one = select(Hold).where(Hold.id == hold_id).with_for_update(read=True)
    return (await session.execute(one.execution_options(populate_existing=True))).scalar_one_or_none()


async def last_unbought_end(session: AsyncSession, user_id: uuid.UUID, lead_id: int) -> datetime | None:
    """When the user's last hold on the lead ended unbought, if that is less than the waiting time ago."""
    values = {"user_id": user_id, "lead_id": lead_id}
    ended: datetime | None = (await session.execute(_LAST_UNBOUGHT, values)).scalar_one()
    return ended


async def add_hold(session: AsyncSession, **values: Any) -> Hold | None:
    """A new hold, or None when the lead already has an active one."""
    row = insert(Hold).values(**values).on_conflict_do_nothing(constraint=_ONE_ACTIVE).returning(Hold)
    return (await session.execute(row)).scalar_one_or_none()


async def move_end(session: AsyncSession, hold: Hold, ends_at: datetime, reason: str | None = None) -> None:
    """Give the hold another end; with a reason it is over."""
    moved = update(Hold).where(Hold.id == hold.id).values(ends_at=ends_at, end_reason=reason)
    await session.execute(moved.execution_options(synchronize_session=False))
    await session.refresh(hold)


async def keep_until(session: AsyncSession, hold: Hold, until: datetime) -> None:
    """A payment lengthens the hold; it remembers the end that it had."""
    kept = update(Hold).where(Hold.id == hold.id).values(kept_from=Hold.ends_at, kept_until=until, ends_at=until)
    await session.execute(kept.execution_options(synchronize_session=False))
    await session.refresh(hold)


async def add_event(session: AsyncSession, hold: Hold, kind: str, data: dict[str, Any] | None = None) -> None:
    """Append to the log of carts."""
    session.add(CartEvent(hold_id=hold.id, user_id=hold.user_id, lead_id=hold.lead_id, kind=kind, data=data))
    await session.flush()


async def record_expired(session: AsyncSession, limit: int) -> list[int]:
    """Name the holds that ran out, and log each once; their leads."""
    return list((await session.execute(_EXPIRE, {"limit": limit})).scalars())

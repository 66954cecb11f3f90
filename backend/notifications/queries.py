"""SQL of notification settings and saved searches."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend import locks
from backend.db import app_now
from backend.notifications.models import NotificationSettings, SavedSearch


async def settings_of(session: AsyncSession, user_id: uuid.UUID) -> dict[str, Any]:
    """The stored document; empty for a user who has not changed anything."""
    mine = select(NotificationSettings.settings).where(NotificationSettings.user_id == user_id)
    return (await session.execute(mine)).scalar_one_or_none() or {}


async def locked_settings_of(session: AsyncSession, user_id: uuid.UUID) -> dict[str, Any]:
    """The stored document for a change: made when missing, locked until the transaction ends."""
    row = insert(NotificationSettings).values(user_id=user_id, settings={})
    await session.execute(row.on_conflict_do_nothing())
    mine = select(NotificationSettings.settings).where(NotificationSettings.user_id == user_id)
    stored: dict[str, Any] = (await session.execute(mine.with_for_update())).scalar_one()
    return stored


async def keep_settings(session: AsyncSession, user_id: uuid.UUID, settings: dict[str, Any]) -> None:
    """Store the document."""
    mine = update(NotificationSettings).where(NotificationSettings.user_id == user_id)
    await session.execute(mine.values(settings=settings, updated_at=app_now()))


async def lock_searches(session: AsyncSession, user_id: uuid.UUID) -> None:
    """Names and numbers of a user's saved searches change one at a time."""
    await locks.take(session, locks.Space.SAVED_SEARCHES, user_id)


async def saved_by(session: AsyncSession, user_id: uuid.UUID) -> Sequence[SavedSearch]:
    """The user's saved searches, the oldest first."""
    mine = select(SavedSearch).where(SavedSearch.user_id == user_id)
    return (await session.scalars(mine.order_by(SavedSearch.created_at, SavedSearch.id))).all()


async def forget(session: AsyncSession, user_id: uuid.UUID, search_id: uuid.UUID) -> bool:
    """Delete one of the user's own saved searches; whether there was one."""
    mine = delete(SavedSearch).where(SavedSearch.user_id == user_id, SavedSearch.id == search_id)
    return cast("CursorResult[Any]", await session.execute(mine)).rowcount == 1

"""SQL of notices and of their way to the reader."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from sqlalchemy import CursorResult, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.db import app_now, new_id
from backend.markets.models import Market
from backend.notifications.models import CaughtMail, Notice, NoticeDelivery, NotificationSettings


class Reader(NamedTuple):
    """Somebody who is told things: where, on which clock, and what they set."""

    id: uuid.UUID
    email: str
    name: str
    zone: ZoneInfo
    settings: dict[str, Any]


async def reader(session: AsyncSession, user_id: uuid.UUID) -> Reader | None:
    """The user as a reader; None when there is no such active user."""
    zone = func.coalesce(User.time_zone, Market.time_zone, "UTC")
    wanted = (
        select(User.id, User.email, User.name, zone, NotificationSettings.settings)
        .outerjoin(Market, Market.slug == User.market)
        .outerjoin(NotificationSettings, NotificationSettings.user_id == User.id)
        .where(User.id == user_id, User.is_active)
    )
    row = (await session.execute(wanted)).one_or_none()
    return Reader(row[0], row[1], row[2], ZoneInfo(row[3]), row[4] or {}) if row else None


async def add_notice(session: AsyncSession, **values: Any) -> uuid.UUID | None:
    """The new notice's id; None when its cause was told to that user before."""
    row = insert(Notice).values(id=new_id(), **values).on_conflict_do_nothing().returning(Notice.id)
    return (await session.execute(row)).scalar_one_or_none()


async def add_delivery(session: AsyncSession, **values: Any) -> uuid.UUID:
    """A notice's way over one channel."""
    row = insert(NoticeDelivery).values(id=new_id(), **values).returning(NoticeDelivery.id)
    return (await session.execute(row)).scalar_one()


async def page(
    session: AsyncSession, user_id: uuid.UUID, limit: int, before: uuid.UUID | None, *, unread: bool
) -> Sequence[Notice]:
    """Up to ``limit`` + 1 notices of the app's list, the newest first."""
    wanted = select(Notice).where(Notice.user_id == user_id, Notice.in_app)
    if before:
        wanted = wanted.where(Notice.id < before)
    if unread:
        wanted = wanted.where(Notice.read_at.is_(None))
    return (await session.scalars(wanted.order_by(Notice.id.desc()).limit(limit + 1))).all()


async def count_unread(session: AsyncSession, user_id: uuid.UUID) -> int:
    """How many of the list are unread."""
    mine = select(func.count()).select_from(Notice)
    mine = mine.where(Notice.user_id == user_id, Notice.in_app, Notice.read_at.is_(None))
    return (await session.execute(mine)).scalar_one()


async def mark_read(session: AsyncSession, user_id: uuid.UUID, notice_id: uuid.UUID | None) -> bool:
    """Mark one or (None) all as read; whether there was one. One that is read keeps its instant."""
    mine = update(Notice).where(Notice.user_id == user_id, Notice.in_app)
    mine = mine.where(Notice.id == notice_id) if notice_id else mine.where(Notice.read_at.is_(None))
    done = await session.execute(mine.values(read_at=func.coalesce(Notice.read_at, app_now())))
    return cast("CursorResult[Any]", done).rowcount > 0


class Parcel(NamedTuple):
    """A notice that waits to be sent over a channel, with its delivery's id and wish."""

    delivery_id: uuid.UUID
    by_search: bool
    notice: Notice


async def waiting(session: AsyncSession, mailing: Mapping[str, Any]) -> list[Parcel]:
    """What one message of the outbox sends: a delivery of its own, or all of one digest; oldest first."""
    wanted = (
        select(NoticeDelivery.id, NoticeDelivery.search_id.is_not(None), Notice)
        .join(Notice, Notice.id == NoticeDelivery.notice_id)
        .where(
            NoticeDelivery.user_id == uuid.UUID(mailing["user_id"]),
            NoticeDelivery.channel == mailing["channel"],
            NoticeDelivery.frequency == mailing["frequency"],
            NoticeDelivery.state == "waiting",
        )
        .order_by(NoticeDelivery.id)
    )
    if "delivery_id" in mailing:
        wanted = wanted.where(NoticeDelivery.id == uuid.UUID(mailing["delivery_id"]))
    else:
        wanted = wanted.where(NoticeDelivery.due_at == datetime.fromisoformat(mailing["due_at"]))
    return [Parcel(*row) for row in (await session.execute(wanted)).all()]


async def close(session: AsyncSession, deliveries: Sequence[uuid.UUID], state: str, error: str | None = None) -> None:
    """Where these deliveries ended, or (``waiting``) why they have not yet."""
    mine = update(NoticeDelivery).where(NoticeDelivery.id.in_(deliveries))
    sent_at = app_now() if state == "sent" else None
    await session.execute(mine.values(state=state, error=error, sent_at=sent_at))


async def show_in_app(session: AsyncSession, notice_id: uuid.UUID) -> bool:
    """Put a notice on the app's list; whether it was not there yet."""
    hidden = update(Notice).where(Notice.id == notice_id, Notice.in_app.is_(False)).values(in_app=True)
    return cast("CursorResult[Any]", await session.execute(hidden)).rowcount == 1


async def forget_old(session: AsyncSession, days: int) -> int:
    """Delete the notices of ``days`` ago that are on no way any more, and a demo's mails; how many notices."""
    long_ago = app_now() - literal(timedelta(days=days))
    waiting = select(NoticeDelivery.id).where(NoticeDelivery.notice_id == Notice.id, NoticeDelivery.state == "waiting")
    await session.execute(delete(CaughtMail).where(CaughtMail.created_at < long_ago))
    gone = await session.execute(delete(Notice).where(Notice.created_at < long_ago, ~waiting.exists()))
    return cast("CursorResult[Any]", gone).rowcount

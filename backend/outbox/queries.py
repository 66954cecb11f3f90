"""Claiming, finishing and retrying messages; several runners never work on the same one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, DateTime, delete, literal, or_, select, update
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import app_now
from backend.outbox.models import OutboxMessage
from backend.outbox.topics import LONG

_OPEN = (OutboxMessage.done_at.is_(None), OutboxMessage.dead_at.is_(None))
_DUE = (
    "SELECT FROM outbox WHERE done_at IS NULL AND dead_at IS NULL AND due_at <= app_now()"
    " AND (claimed_until IS NULL OR claimed_until <= app_now())"
)
_LONG = ", ".join(f"'{name}'" for name in LONG)
ANYTHING_DUE = f"SELECT EXISTS ({_DUE} AND topic NOT IN ({_LONG}))"
LONG_DUE = f"SELECT EXISTS ({_DUE} AND topic IN ({_LONG}))"


async def add(
    session: AsyncSession, topic: str, payload: Mapping[str, Any], key: str | None, due_at: datetime | None
) -> int | None:
    """The new message's id, or None when that cause is known already."""
    values = {"topic": topic, "key": key, "payload": dict(payload), "due_at": due_at or app_now()}
    made = insert(OutboxMessage).values(**values).on_conflict_do_nothing().returning(OutboxMessage.id)
    return (await session.execute(made)).scalar_one_or_none()


async def add_unless_waiting(session: AsyncSession, topic: str, due_at: datetime) -> None:
    """A message without a payload, unless one of its topic waits already (two at one time may both be added)."""
    waiting = select(OutboxMessage.id).where(
        *_OPEN, OutboxMessage.topic == topic, OutboxMessage.claimed_until.is_(None)
    )
    values = select(literal(topic), literal({}, JSONB), literal(due_at, DateTime(timezone=True)))
    row = insert(OutboxMessage).from_select(["topic", "payload", "due_at"], values.where(~waiting.exists()))
    await session.execute(row)


async def next_due(session: AsyncSession, topics: Collection[str], only: int | None = None) -> OutboxMessage | None:
    """The message of these topics that is due longest and that nobody works on, locked until the transaction ends."""
    wanted = (
        select(OutboxMessage)
        .where(*_OPEN, OutboxMessage.topic.in_(topics), OutboxMessage.due_at <= app_now())
        .where(or_(OutboxMessage.claimed_until.is_(None), OutboxMessage.claimed_until <= app_now()))
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if only is not None:
        wanted = wanted.where(OutboxMessage.id == only)
    return (await session.scalars(wanted)).one_or_none()


async def claim(session: AsyncSession, message: OutboxMessage, lease: timedelta) -> None:
    """Keep other runners off for ``lease``; counts as an attempt, since a kill leaves no other trace."""
    await _change(session, message.id, claimed_until=app_now() + lease, attempts=OutboxMessage.attempts + 1)


async def finish(session: AsyncSession, message_id: int) -> None:
    """It is done."""
    await _change(session, message_id, done_at=app_now(), claimed_until=None, last_error=None)


async def retry_in(session: AsyncSession, message_id: int, wait: timedelta, error: str, attempts: int) -> None:
    """It failed and is due again after ``wait``."""
    due = app_now() + wait
    await _change(session, message_id, due_at=due, claimed_until=None, last_error=error, attempts=attempts)


async def bury(session: AsyncSession, message_id: int, error: str, attempts: int) -> None:
    """It failed for good: it waits for an administrator."""
    await _change(session, message_id, dead_at=app_now(), claimed_until=None, last_error=error, attempts=attempts)


async def dead(session: AsyncSession, limit: int, offset: int = 0) -> Sequence[OutboxMessage]:
    """What failed for good, the newest on top."""
    wanted = select(OutboxMessage).where(OutboxMessage.dead_at.is_not(None))
    return (
        await session.scalars(
            wanted.order_by(OutboxMessage.dead_at.desc(), OutboxMessage.id).limit(limit).offset(offset)
        )
    ).all()


async def revive(session: AsyncSession, message_id: int) -> OutboxMessage | None:
    """Make a dead message due now, with all its attempts; None when there is none of that id."""
    changed = (
        update(OutboxMessage)
        .where(OutboxMessage.id == message_id, OutboxMessage.dead_at.is_not(None))
        .values(dead_at=None, due_at=app_now(), attempts=0, claimed_until=None)
        .returning(OutboxMessage)
    )
    return (await session.scalars(changed)).one_or_none()


async def forget_done(session: AsyncSession, days: int) -> int:
    """Delete what was done ``days`` ago and carries no key; a key is kept, so that its cause never counts twice."""
    old = OutboxMessage.done_at < app_now() - literal(timedelta(days=days))
    done = await session.execute(delete(OutboxMessage).where(old, OutboxMessage.key.is_(None)))
    return cast("CursorResult[Any]", done).rowcount


async def _change(session: AsyncSession, message_id: int, **values: Any) -> None:
    await session.execute(update(OutboxMessage).where(OutboxMessage.id == message_id).values(**values))

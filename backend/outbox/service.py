"""Work that follows a commit: written with its cause, done at least once, retried with back-off, never lost.

``put`` in the transaction that causes the work; ``work`` by the worker, by several at once if need be; ``work_one``
by the request itself once it has committed, so that a buyer need not wait for the worker's turn.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.db import transaction
from backend.errors import DomainError
from backend.outbox import queries
from backend.outbox.models import OutboxMessage
from backend.outbox.schemas import DeadLetter
from backend.outbox.topics import TOPICS, House, Message, Topic

BACK_OFF_SECONDS = (2, 10, 60, 300, 900, 3_600, 7_200, 14_400, 28_800)
ERROR_KEPT_CHARACTERS = 500
BATCH_MAX = 500
DONE_KEPT_DAYS = 30
GIVEN_UP = "outbox.given_up"
log = logging.getLogger(__name__)


class Undeliverable(Exception):
    """A handler's word that trying again is useless: the message goes to the dead letters at once."""


class NoDeadLetter(DomainError):
    """404: no message of that number has failed for good."""

    status: ClassVar[int] = 404
    code: ClassVar[str] = "no_dead_letter"


async def put(
    session: AsyncSession,
    topic: str,
    payload: Mapping[str, Any],
    *,
    key: str | None = None,
    due_at: datetime | None = None,
) -> int | None:
    """Ask for work in the caller's transaction. With a ``key`` a cause counts once: None when it is known already.

    ``payload`` is JSON. KeyError when nobody works on ``topic``.
    """
    TOPICS[topic]
    return await queries.add(session, topic, payload, key, due_at)


async def put_unless_waiting(session: AsyncSession, topic: str, due_at: datetime) -> None:
    """Ask for work that covers everything since the first who asked: one message for what comes until ``due_at``."""
    TOPICS[topic]
    await queries.add_unless_waiting(session, topic, due_at)


async def work(house: House, limit: int = BATCH_MAX) -> int:
    """Work on what is due and not long until nothing is, or on ``limit`` messages; how many were worked on."""
    count = 0
    while count < limit and await work_one(house):
        count += 1
    return count


async def work_long(house: House) -> int:
    """Work on what is due and long; how many messages."""
    count = 0
    while await work_one(house, long=True):
        count += 1
    return count


async def work_one(house: House, message_id: int | None = None, *, long: bool = False) -> bool:
    """Work on the message that is due longest (or on that one); whether there was one that nobody else works on."""
    async with house.sessions() as session, session.begin():
        found = await _next(session, message_id, long)
        if found is None:
            return False
        topic, message = TOPICS[found.topic], _message(found)
        if not topic.outside:
            await _within(session, topic, message)
            return True
        await queries.claim(session, found, timedelta(seconds=topic.lease_seconds))
    await _outside(house, topic, message)
    return True


async def dead_letters(session: AsyncSession, limit: int, offset: int = 0) -> list[DeadLetter]:
    """What failed for good, the newest on top."""
    return [DeadLetter.model_validate(row, from_attributes=True) for row in await queries.dead(session, limit, offset)]


async def revive(session: AsyncSession, message_id: int) -> DeadLetter:
    """Try a dead message again from the start. Raises NoDeadLetter."""
    found = await queries.revive(session, message_id)
    if found is None:
        raise NoDeadLetter(f"There is no dead letter {message_id}. It may have been tried again meanwhile.")
    return DeadLetter.model_validate(found, from_attributes=True)


async def forget_done(session: AsyncSession) -> int:
    """Delete what was done long ago; how many."""
    return await queries.forget_done(session, DONE_KEPT_DAYS)


async def _next(session: AsyncSession, message_id: int | None, long: bool) -> OutboxMessage | None:
    """What is due longest of what is urgent, else of what is patient."""
    for patient in (False, True):
        topics = [name for name, topic in TOPICS.items() if topic.patient is patient and topic.long is long]
        if (found := await queries.next_due(session, topics, message_id)) is not None:
            return found
    return None


def _message(row: OutboxMessage) -> Message:
    return Message(row.id, row.topic, row.payload, row.attempts + 1, row.created_at)


async def _within(session: AsyncSession, topic: Topic, message: Message) -> None:
    try:
        async with session.begin_nested():
            await topic.load()(session, message)
    except Exception as error:  # noqa: BLE001  (the boundary of foreign work: kept, retried, shown to administrators)
        await _failed(session, topic, message, error)
    else:
        await queries.finish(session, message.id)


async def _outside(house: House, topic: Topic, message: Message) -> None:
    try:
        await topic.load()(house, message)
    except Exception as error:  # noqa: BLE001  (the boundary of foreign work: kept, retried, shown to administrators)
        async with transaction(house.sessions) as session:
            await _failed(session, topic, message, error)
    else:
        async with transaction(house.sessions) as session:
            await queries.finish(session, message.id)


async def _failed(session: AsyncSession, topic: Topic, message: Message, error: Exception) -> None:
    told = f"{type(error).__name__}: {error}"[:ERROR_KEPT_CHARACTERS]
    if isinstance(error, Undeliverable) or message.attempt >= topic.attempts_max:
        log.error("%s %d failed for good", message.topic, message.id, exc_info=error)
        await queries.bury(session, message.id, told, message.attempt)
        await _alarm(session, message, type(error).__name__)
        return
    wait = BACK_OFF_SECONDS[min(message.attempt, len(BACK_OFF_SECONDS)) - 1]
    log.warning("%s %d failed, again in %d s: %s", message.topic, message.id, wait, told)
    await queries.retry_in(session, message.id, timedelta(seconds=wait), told, message.attempt)


async def _alarm(session: AsyncSession, message: Message, error: str) -> None:
    """Administrators hear of the first of its topic each day; that nobody could be told is told to nobody."""
    if message.topic != GIVEN_UP:
        key = f"{message.topic}:{clock.now():%Y-%m-%d}"
        await put(session, GIVEN_UP, {"topic": message.topic, "error": error}, key=key)

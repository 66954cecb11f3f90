"""Threads and their turns: who owns a thread, what was said, what was drawn.

The tables are made by the migrations; they lie beside the checkpoints.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool
from pydantic import TypeAdapter

from agent.events import Event

Pool = AsyncConnectionPool[AsyncConnection[DictRow]]
TITLE_CHARACTERS = 60
_EVENTS: TypeAdapter[list[Event]] = TypeAdapter(list[Event])


async def open_pool(url: str, smallest: int, largest: int) -> Pool:
    """Connections to the database at ``url``, open."""
    options = {"autocommit": True, "row_factory": dict_row, "prepare_threshold": 0}
    pool: Pool = AsyncConnectionPool(url, min_size=smallest, max_size=largest, kwargs=options, open=False)
    await pool.open()
    return pool


class ThreadNotFound(LookupError):
    """No such thread, or not this user's."""


@dataclass(frozen=True)
class ThreadInfo:
    """One conversation in a list."""

    id: str
    title: str
    updated_at: datetime


@dataclass(frozen=True)
class ThreadMessage:
    """One message of a thread's history; ``events`` are what was drawn with it."""

    role: str  # user | assistant
    text: str
    at: datetime | None = None
    events: list[Event] = field(default_factory=list)


class Threads:
    """The store, over the checkpointer's pool. Locks have connections of their own: a turn that waits for its thread
    can never keep a running one from finishing."""

    def __init__(self, pool: Pool, locks: Pool) -> None:
        self._pool = pool
        self._locks = locks
        self._here: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(self, thread_id: str) -> AsyncIterator[None]:
        """One turn a thread at a time, over all processes."""
        here = self._here.setdefault(thread_id, asyncio.Lock())
        async with here, self._locks.connection() as connection:
            await connection.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", (thread_id,))
            try:
                yield
            finally:
                await connection.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", (thread_id,))

    async def open(self, thread_id: str, user_id: str, text: str, at: datetime) -> int:
        """The number of the next turn; makes the thread when it is new. ThreadNotFound when it is somebody else's."""
        title = " ".join(text.split())[:TITLE_CHARACTERS] or "New conversation"
        query = """
            WITH mine AS (
                INSERT INTO assistant_threads (id, user_id, title, created_at, updated_at)
                VALUES (%(id)s, %(user)s, %(title)s, %(at)s, %(at)s)
                ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at
                WHERE assistant_threads.user_id = excluded.user_id
                RETURNING id
            )
            SELECT (SELECT coalesce(max(turn), 0) + 1 FROM assistant_turns WHERE thread_id = mine.id) AS turn FROM mine
        """
        values = {"id": thread_id, "user": user_id, "title": title, "at": at}
        async with self._pool.connection() as connection:
            row = await (await connection.execute(query, values)).fetchone()
        if row is None:
            raise ThreadNotFound("That conversation is not yours or no longer exists.")
        return int(row["turn"])

    async def close(
        self, thread_id: str, turn: int, at: datetime, said: str | None, reply: str, drawn: Sequence[Event]
    ) -> None:
        """Keep a turn. A turn that is written again (after a crash) replaces itself."""
        query = """
            INSERT INTO assistant_turns (thread_id, turn, at, said, reply, events)
            VALUES (%s, %s, %s, %s, %s, %s::jsonb)
            ON CONFLICT (thread_id, turn) DO UPDATE
            SET at = excluded.at, said = excluded.said, reply = excluded.reply, events = excluded.events
        """
        events = _EVENTS.dump_json(list(drawn)).decode()
        async with self._pool.connection() as connection:
            await connection.execute(query, (thread_id, turn, at, said, reply, events))

    async def owned(self, thread_id: str, user_id: str) -> ThreadInfo | None:
        """The thread if it is this user's."""
        query = "SELECT id, title, updated_at FROM assistant_threads WHERE id = %s AND user_id = %s"
        async with self._pool.connection() as connection:
            row = await (await connection.execute(query, (thread_id, user_id))).fetchone()
        return ThreadInfo(**row) if row else None

    async def of_user(self, user_id: str, limit: int = 200) -> list[ThreadInfo]:
        """The user's threads, the last used first."""
        query = """
            SELECT id, title, updated_at FROM assistant_threads WHERE user_id = %s
            ORDER BY updated_at DESC, id LIMIT %s
        """
        async with self._pool.connection() as connection:
            rows = await (await connection.execute(query, (user_id, limit))).fetchall()
        return [ThreadInfo(**row) for row in rows]

    async def history(self, thread_id: str) -> list[ThreadMessage]:
        """All messages of a thread, in order."""
        query = "SELECT at, said, reply, events FROM assistant_turns WHERE thread_id = %s ORDER BY turn"
        async with self._pool.connection() as connection:
            rows = await (await connection.execute(query, (thread_id,))).fetchall()
        return [message for row in rows for message in _messages(row)]

    async def rename(self, thread_id: str, title: str) -> None:
        """Give a thread another title."""
        query = "UPDATE assistant_threads SET title = %s WHERE id = %s"
        async with self._pool.connection() as connection:
            await connection.execute(query, (title.strip()[:TITLE_CHARACTERS], thread_id))

    async def delete(self, thread_id: str) -> None:
        """Forget a thread and its turns."""
        async with self._pool.connection() as connection:
            await connection.execute("DELETE FROM assistant_threads WHERE id = %s", (thread_id,))


def _messages(row: dict[str, Any]) -> list[ThreadMessage]:
    said = [ThreadMessage("user", row["said"], row["at"])] if row["said"] is not None else []
    reply = ThreadMessage("assistant", row["reply"], row["at"], _EVENTS.validate_python(row["events"]))
    return [*said, reply]

"""What this process hears from PostgreSQL, given to the pages that are open: one LISTEN for all of them.

It listens while somebody does. When the connection breaks, every page is told to look again at everything it shows:
what was missed meanwhile is not known.
"""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql

from backend.events.publish import CHANNEL

RECONNECT_SECONDS = 1.0
KEPT_EVENTS_MAX = 200  # of a page that does not read
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Told:
    """An event for one user."""

    kind: str
    data: dict[str, Any]


@dataclass
class Page:
    """An open page: whose it is, the leads it shows, and what it has not been told yet."""

    user_id: uuid.UUID
    watched: frozenset[int]
    changed: set[int] = field(default_factory=set)
    told: deque[Told] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS_MAX))
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def look_again(self) -> None:
        """Everything it shows may have changed."""
        self.changed |= self.watched
        self.news.set()

    def take(self) -> tuple[list[int], list[Told]]:
        """What there is to tell, which is then told."""
        leads, events = sorted(self.changed), list(self.told)
        self.changed.clear()
        self.told.clear()
        self.news.clear()
        return leads, events


class Hub:
    """The open pages of this process. ``database_url`` is SQLAlchemy's or libpq's."""

    def __init__(self, database_url: str) -> None:
        self._dsn = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
        self._pages: list[Page] = []
        self._listener: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()

    def open_of(self, user_id: uuid.UUID) -> int:
        """How many pages of a user are open here."""
        return sum(page.user_id == user_id for page in self._pages)

    @contextmanager
    def open(self, user_id: uuid.UUID, watched: frozenset[int]) -> Iterator[Page]:
        """A page while it is open; all it shows counts as changed at first."""
        page = Page(user_id, watched)
        page.look_again()
        self._pages.append(page)
        if self._listener is None:
            self._listener = asyncio.create_task(self._listen())
        try:
            yield page
        finally:
            self._pages.remove(page)

    async def listening(self) -> None:
        """Wait until events are heard."""
        await self._ready.wait()

    async def aclose(self) -> None:
        """Listen no more."""
        if self._listener is not None:
            self._listener.cancel()
            with suppress(asyncio.CancelledError):
                await self._listener
            self._listener = None

    async def _listen(self) -> None:
        while True:
            try:
                await self._hear()
            except psycopg.OperationalError as error:
                log.warning("Events cannot be heard, trying again: %s", error)
            self._ready.clear()
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _hear(self) -> None:
        async with await psycopg.AsyncConnection.connect(self._dsn, autocommit=True) as connection:
            await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
            self._ready.set()
            for page in self._pages:
                page.look_again()
            async for notice in connection.notifies():
                self._pass_on(json.loads(notice.payload))

    def _pass_on(self, message: dict[str, Any]) -> None:
        if ids := message.get("leads"):
            for page in self._pages:
                if hit := page.watched.intersection(ids):
                    page.changed |= hit
                    page.news.set()
        elif owner := message.get("user"):
            for page in self._pages:
                if str(page.user_id) == owner:
                    page.told.append(Told(message["kind"], message["data"]))
                    page.news.set()

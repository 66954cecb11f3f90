"""A stream of what changes for one reader: prices and availability of the leads they see, and their own notices."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from datetime import datetime
from typing import ClassVar

from fastapi.sse import ServerSentEvent

from backend import clock
from backend.accounts.models import User
from backend.config import EVENT_STREAM_MINUTES, EVENT_STREAMS_MAX
from backend.db import Sessions, transaction
from backend.errors import DomainError
from backend.events.hub import Hub, Page
from backend.events.schemas import LeadChange
from backend.leads import service as leads

RETRY_MILLISECONDS = 2_000


class TooManyStreams(DomainError):
    """429: more pages are open than one account needs."""

    status: ClassVar[int] = 429
    code: ClassVar[str] = "too_many_streams"


def require_room(hub: Hub, user: User) -> None:
    """Raises TooManyStreams."""
    if hub.open_of(user.id) >= EVENT_STREAMS_MAX:
        raise TooManyStreams(f"{EVENT_STREAMS_MAX} event streams of yours are open already. Close one of them first.")


async def stream(
    hub: Hub, sessions: Sessions, user: User, watched: frozenset[int], until: datetime | None
) -> AsyncIterator[ServerSentEvent]:
    """``lead`` for each watched lead at first and whenever it changes, and the user's own events.

    Ends after ``EVENT_STREAM_MINUTES`` or when the token does (``until``): the browser then connects again.
    """
    end = asyncio.get_running_loop().time() + _seconds(until)
    with hub.open(user.id, watched) as page:
        yield ServerSentEvent(event="ready", data={"lead_ids": sorted(watched)}, retry=RETRY_MILLISECONDS)
        async for event in _news(page, sessions, end):
            yield event


def _seconds(until: datetime | None) -> float:
    """How long the stream may stay open."""
    longest = EVENT_STREAM_MINUTES * 60.0
    return longest if until is None else min(longest, (until - clock.now()).total_seconds())


async def _news(page: Page, sessions: Sessions, end: float) -> AsyncIterator[ServerSentEvent]:
    known: dict[int, LeadChange] = {}
    loop = asyncio.get_running_loop()
    while True:
        try:
            await asyncio.wait_for(page.news.wait(), end - loop.time())
        except TimeoutError:
            return
        changed, told = page.take()
        for lead in await _looked_up(sessions, page.user_id, changed):
            if known.get(lead.id) != lead:
                known[lead.id] = lead
                yield ServerSentEvent(event="lead", data=lead)
        for one in told:
            yield ServerSentEvent(event=one.kind, data=one.data)


async def _looked_up(sessions: Sessions, user_id: uuid.UUID, lead_ids: list[int]) -> list[LeadChange]:
    if not lead_ids:
        return []
    async with transaction(sessions) as session:
        user = await session.get_one(User, user_id)
        shown = await leads.cards(session, user, lead_ids)
    return [LeadChange.model_validate(card, from_attributes=True) for card in shown]

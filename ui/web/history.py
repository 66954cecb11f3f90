"""Chainlit's data layer over our own threads: conversations are listed, resumed, renamed and deleted where the
assistant keeps them. Nothing is stored twice: cards are drawn again from the thread's events, so a resumed page shows
the state of now, and a waiting proposal gets its buttons back.
"""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

from chainlit.context import ChainlitContextException, context
from chainlit.data.base import BaseDataLayer
from chainlit.types import PageInfo, PaginatedResponse
from chainlit.user import PersistedUser

from agent.conversation import Conversation, ThreadInfo, ThreadMessage
from ui.web.brand import NAME
from ui.web.cards import cards_of, plain
from ui.web.sessions import Seat, Sessions, caller

OPENING_POLLS, OPENING_POLL_SECONDS = 40, 0.05
_STEPS = uuid.UUID("7a1d6c52-43a5-4d0e-9e7c-3c3a4f6b9d21")


class ThreadHistory(BaseDataLayer):  # type: ignore[misc]  # Chainlit is untyped here
    """What Chainlit asks about users and threads, answered for the caller alone."""

    def __init__(self, conversation: Conversation, sessions: Sessions) -> None:
        self._conversation = conversation
        self._sessions = sessions

    async def get_user(self, identifier: str) -> Any:
        seat = _seat()
        return _persisted(seat) if seat and seat.user.email == identifier else None

    async def create_user(self, user: Any) -> Any:
        return await self.get_user(user.identifier)

    async def get_thread_author(self, thread_id: str) -> str:
        seat = _seat()
        known = seat and await self._conversation.owns(thread_id, seat.user)
        return seat.user.email if seat and known else ""

    async def list_threads(self, pagination: Any, filters: Any) -> Any:
        seat = self._sessions.of_user(filters.userId)
        threads = await self._conversation.list_threads(seat.user) if seat else []
        wanted = (filters.search or "").casefold()
        found = [thread for thread in threads if wanted in (thread.title or "").casefold()]
        start = int(pagination.cursor or 0)
        page = found[start : start + pagination.first]
        end = start + len(page)
        info = PageInfo(hasNextPage=end < len(found), startCursor=str(start), endCursor=str(end))
        return PaginatedResponse(pageInfo=info, data=[_thread(thread, seat) for thread in page if seat])

    async def get_thread(self, thread_id: str) -> Any:
        seat = _seat()
        if seat is None or not await self._conversation.owns(thread_id, seat.user):
            return None
        info = await self._conversation.thread(thread_id, seat.user)
        messages = await self._conversation.history(thread_id, seat.user)
        steps, elements = _drawn(thread_id, messages, seat.user.time_zone)
        return {**_thread(info, seat), "steps": steps, "elements": elements}

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: dict[str, Any] | None = None,
        tags: list[str] | None = None,
    ) -> None:
        """A rename by the user. With a ``user_id`` it is Chainlit telling of a new thread, whose list it asks for
        next: wait until the conversation has opened it. Metadata is not kept."""
        seat = _seat()
        if seat and user_id is not None:
            await self._opened(thread_id, seat)
        elif seat and name:
            await self._conversation.rename_thread(thread_id, seat.user, name)

    async def _opened(self, thread_id: str, seat: Seat) -> None:
        for _ in range(OPENING_POLLS):
            if await self._conversation.owns(thread_id, seat.user):
                return
            await asyncio.sleep(OPENING_POLL_SECONDS)

    async def delete_thread(self, thread_id: str) -> None:
        seat = _seat()
        if seat:
            await self._conversation.delete_thread(thread_id, seat.user)

    async def get_element(self, thread_id: str, element_id: str) -> Any:
        thread = await self.get_thread(thread_id)
        elements = thread["elements"] if thread else []
        return next((element for element in elements if element["id"] == element_id), None)

    async def create_step(self, step_dict: Any) -> None:
        """The thread is written by the conversation."""

    async def update_step(self, step_dict: Any) -> None:
        """The thread is written by the conversation."""

    async def delete_step(self, step_id: str) -> None:
        """The thread is written by the conversation."""

    async def create_element(self, element: Any) -> None:
        """Cards are drawn from events."""

    async def delete_element(self, element_id: str, thread_id: str | None = None) -> None:
        """Cards are drawn from events."""

    async def upsert_feedback(self, feedback: Any) -> str:
        return ""

    async def delete_feedback(self, feedback_id: str) -> bool:
        return False

    async def get_favorite_steps(self, user_id: str) -> list[Any]:
        return []

    async def build_debug_url(self) -> str:
        return ""

    async def close(self) -> None:
        """Nothing is held open here."""


def _seat() -> Seat | None:
    """Who asks: the request's caller, or the owner of the socket that this task serves."""
    seat = caller.get()
    if seat is None:
        try:
            seat = getattr(context.session, "seat", None)
        except ChainlitContextException:
            return None
    return seat


def _persisted(seat: Seat) -> Any:
    user = seat.user
    return PersistedUser(id=user.user_id, identifier=user.email, display_name=user.name or user.email, createdAt="")


def _thread(thread: ThreadInfo, seat: Seat) -> dict[str, Any]:
    return {
        "id": thread.id,
        "createdAt": thread.updated_at.isoformat(),
        "name": thread.title,
        "userId": seat.user.user_id,
        "userIdentifier": seat.user.email,
        "tags": [],
        "metadata": {},
        "steps": [],
        "elements": [],
    }


def _drawn(
    thread_id: str, messages: list[ThreadMessage], zone: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Chainlit's steps and elements of a thread. Ids are the same each time, so that a redraw replaces."""
    steps, elements = [], []
    for place, message in enumerate(messages):
        step_id = str(uuid.uuid5(_STEPS, f"{thread_id}/{place}"))
        cards = [card for event in message.events for card in cards_of(event, zone)]
        steps.append(_step(step_id, thread_id, message))
        for number, card in enumerate(cards):
            element_id = str(uuid.uuid5(_STEPS, f"{thread_id}/{place}/{number}"))
            elements.append(_element(element_id, thread_id, step_id, card.name, card.props))
    return steps, elements


def _step(step_id: str, thread_id: str, message: ThreadMessage) -> dict[str, Any]:
    mine = message.role == "user"
    at = message.at.isoformat() if message.at else None
    return {
        "id": step_id,
        "threadId": thread_id,
        "type": "user_message" if mine else "assistant_message",
        "name": "You" if mine else NAME,
        "input": "",
        "output": message.text if mine else plain(message.text),
        "createdAt": at,
        "start": at,
        "end": at,
        "streaming": False,
        "isError": False,
        "metadata": {},
    }


def _element(element_id: str, thread_id: str, step_id: str, name: str, props: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": element_id,
        "threadId": thread_id,
        "forId": step_id,
        "type": "custom",
        "name": name,
        "display": "inline",
        "props": props,
        "mime": "application/json",
    }

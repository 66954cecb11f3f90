"""A conversation: what every channel calls. One lock a thread, the thread's owner, and the buyer's yes.

``send`` runs a turn and yields events. A text that can only be a yes, while a proposal waits, goes straight to the
API with the buyer's own token and never to a model; what happened is appended to the thread as a fact.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

import httpx
from langchain_core.messages import AIMessage, HumanMessage

from agent import approval, graph, models
from agent import events as ev
from agent.approval import Meaning
from agent.checkpoints import Checkpoints, config
from agent.context import Context, UserSession
from agent.folding import storable
from agent.past import remembered
from agent.purchasing import Decision, Purchasing
from agent.state import RESET
from agent.threads import Pool, ThreadInfo, ThreadMessage, ThreadNotFound, Threads, open_pool
from backend.config import Settings
from tools.client import ApiClient
from tools.context import web_access

__all__ = ["Conversation", "ThreadInfo", "ThreadMessage", "ThreadNotFound", "UserSession", "open_conversation"]

MAX_TEXT_CHARACTERS = 4000
POOL_MAX = 12
LOCKS_MAX = 32
SETUP_LOCK = "set up the checkpoints"
TOKEN_RENEW_SECONDS = 180


@dataclass
class _Turn:
    """What a turn has shown so far."""

    thread_id: str
    number: int
    began: float
    said: str | None
    drawn: list[ev.Event] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    def take(self, event: ev.Event) -> ev.Event:
        if isinstance(event, ev.Sentence):
            self.sentences.append(event.text)
        elif event.type in ev.STORED:
            self.drawn.append(event)
        return event


class Conversation:
    """The assistant over one API. ``http`` has the API's base URL; ``now`` is the product's clock."""

    def __init__(
        self, settings: Settings, http: httpx.AsyncClient, pool: Pool, locks: Pool, now: Callable[[], datetime]
    ) -> None:
        self._settings = settings
        self._api = ApiClient(http)
        self._pool = pool
        self._locks = locks
        self._now = now
        self._threads = Threads(pool, locks)
        self._saver = Checkpoints(pool)
        self._graph: graph.Graph | None = None
        self._building = asyncio.Lock()
        self._tokens: dict[tuple[str, str], tuple[str, float]] = {}

    async def setup(self) -> None:
        """Make the checkpoints' tables where they are missing; processes that start together take turns."""
        async with self._threads.lock(SETUP_LOCK):
            await self._saver.setup()

    async def warm(self) -> None:
        """Build the graph before the first user speaks (about a second of reading places)."""
        await self._assistant()

    async def aclose(self) -> None:
        """Give back the connections."""
        await self._pool.close()
        await self._locks.close()

    async def send(self, thread_id: str, user: UserSession, text: str) -> AsyncIterator[ev.Event]:
        """One turn: the user's text in, events out, ``TurnEnded`` last. ThreadNotFound for another's thread."""
        text = storable(text).strip()[:MAX_TEXT_CHARACTERS]
        async with self._threads.lock(thread_id):
            turn = await self._open(thread_id, user, text)
            async with self._saver.ahead(thread_id) as values:
                decision = self._decision(values, text)
                events = (
                    self._decided(turn, user, values, decision) if decision else self._thought(turn, user, values, text)
                )
                async for event in events:
                    yield event

    async def confirm(self, thread_id: str, user: UserSession, proposal_id: str) -> AsyncIterator[ev.Event]:
        """The Confirm button."""
        async for event in self._clicked(thread_id, user, proposal_id, accepted=True):
            yield event

    async def cancel(self, thread_id: str, user: UserSession, proposal_id: str) -> AsyncIterator[ev.Event]:
        """The Cancel button."""
        async for event in self._clicked(thread_id, user, proposal_id, accepted=False):
            yield event

    async def owns(self, thread_id: str, user: UserSession) -> bool:
        """Whether the thread exists and is this user's."""
        return await self._threads.owned(thread_id, user.user_id) is not None

    async def thread(self, thread_id: str, user: UserSession) -> ThreadInfo:
        """One of the user's threads."""
        info = await self._threads.owned(thread_id, user.user_id)
        if info is None:
            raise ThreadNotFound("That conversation is not yours or no longer exists.")
        return info

    async def list_threads(self, user: UserSession) -> list[ThreadInfo]:
        """The user's threads, the last used first."""
        return await self._threads.of_user(user.user_id)

    async def history(self, thread_id: str, user: UserSession) -> list[ThreadMessage]:
        """What was said and drawn in one of the user's threads."""
        await self.thread(thread_id, user)
        return await self._threads.history(thread_id)

    async def screen(self, thread_id: str, user: UserSession) -> list[dict[str, Any]]:
        """The leads on screen in one of the user's threads, in order."""
        await self.thread(thread_id, user)
        return list((await self._saver.values(thread_id)).get("on_screen", []))

    async def rename_thread(self, thread_id: str, user: UserSession, title: str) -> None:
        """Another title for one of the user's threads."""
        await self.thread(thread_id, user)
        await self._threads.rename(thread_id, title)

    async def delete_thread(self, thread_id: str, user: UserSession) -> None:
        """Forget one of the user's threads, its checkpoints too."""
        await self.thread(thread_id, user)
        await self._threads.delete(thread_id)
        await self._saver.adelete_thread(thread_id)

    # --- one turn

    async def _open(self, thread_id: str, user: UserSession, said: str | None) -> _Turn:
        number = await self._threads.open(thread_id, user.user_id, said or "", self._now())
        return _Turn(thread_id, number, time.perf_counter(), said)

    def _decision(self, values: dict[str, Any], text: str) -> Decision | None:
        """What the text decides about a proposal; None when it is for the model."""
        waiting, lapsed = values.get("proposal"), values.get("lapsed")
        said: Meaning = approval.meaning(text, waiting or {})
        if waiting is not None and said in ("yes", "no"):
            return Decision(waiting, said == "yes")
        if lapsed is not None and said == "yes" and not values.get("pending_question"):
            return Decision(lapsed, accepted=True, lapsed=True)
        begun = None if waiting or values.get("pending_question") else values.get("paying")
        return _of_payment(values, begun, text, said) if begun else None

    async def _clicked(
        self, thread_id: str, user: UserSession, proposal_id: str, *, accepted: bool
    ) -> AsyncIterator[ev.Event]:
        async with self._threads.lock(thread_id):
            turn = await self._open(thread_id, user, None)
            async with self._saver.ahead(thread_id) as values:
                async for event in self._decided(turn, user, values, _click(values, proposal_id, accepted)):
                    yield event

    async def _decided(
        self, turn: _Turn, user: UserSession, values: dict[str, Any], decision: Decision
    ) -> AsyncIterator[ev.Event]:
        """Carry a yes or a no to the API, and write what came of it into the thread."""
        buyer = self._api.as_bearer(user.access_token)
        narrow = self._api.as_bearer(await self._token(user, turn.thread_id))
        result = await Purchasing(buyer, narrow, user.time_zone).decide(decision, values)
        for event in result.events:
            yield turn.take(event)
        yield turn.take(ev.Sentence(text=result.reply))
        said = turn.said if turn.said is not None else ("[Confirm]" if decision.accepted else "[Cancel]")
        messages = [HumanMessage(said), AIMessage(result.reply)]
        calls = [RESET, *(call.model_dump() for call in result.calls)]
        opened = {"messages": messages, "owner": user.user_id, "turn": turn.number, "calls": calls, "brain": None}
        update = {**result.update, **opened, "past": remembered(values)}
        await (await self._assistant()).aupdate_state(config(turn.thread_id), update, as_node="model")
        yield await self._close(turn, values, {**values, **update}, result.kind, result.calls)

    async def _thought(
        self, turn: _Turn, user: UserSession, values: dict[str, Any], text: str
    ) -> AsyncIterator[ev.Event]:
        """Run the graph. A proposal that waited is void: anything but a yes leaves it."""
        context = await self._context(turn, user)
        update: dict[str, Any] = {"messages": [HumanMessage(text)]}
        if (waiting := values.get("proposal")) is not None:
            closed = await Purchasing(context.api, context.api, user.time_zone).void(waiting)
            yield turn.take(closed)
            update["lapsed"] = waiting
        assistant = await self._assistant()
        stream = assistant.astream(
            update, config(turn.thread_id), context=context, stream_mode=["custom", "values"], durability="exit"
        )
        after: dict[str, Any] = {}
        async for mode, item in stream:
            if mode == "custom":
                yield turn.take(cast("ev.Event", item))
            else:
                after = cast("dict[str, Any]", item)
        calls = [ev.TracedCall(**call) for call in after.get("calls", [])]
        yield await self._close(turn, values, after, _kind(after), calls)

    async def _close(
        self, turn: _Turn, before: dict[str, Any], after: dict[str, Any], kind: ev.ReplyKind, calls: list[ev.TracedCall]
    ) -> ev.TurnEnded:
        reply = " ".join(turn.sentences)
        await self._threads.close(turn.thread_id, turn.number, self._now(), turn.said, reply, turn.drawn)
        return ev.TurnEnded(
            turn=turn.number,
            reply_kind=kind,
            reply=reply,
            calls=calls,
            on_screen_before=[row["id"] for row in before.get("on_screen", [])],
            on_screen=[row["id"] for row in after.get("on_screen", [])],
            total=after.get("total"),
            usage=models.usage(self._settings, after.get("brain")),
            ms=round(1000 * (time.perf_counter() - turn.began), 1),
        )

    # --- parts

    async def _assistant(self) -> graph.Graph:
        async with self._building:
            if self._graph is None:
                places = await self._api.places()
                self._graph = await asyncio.to_thread(graph.build, self._settings, places, self._saver)
        return self._graph

    async def _context(self, turn: _Turn, user: UserSession) -> Context:
        return Context(
            api=self._api.as_bearer(await self._token(user, turn.thread_id)),
            user_id=user.user_id,
            thread_id=turn.thread_id,
            turn=turn.number,
            time_zone=user.time_zone,
            now=self._now().isoformat(),
            tier=user.tier,
            name=user.name,
            market=user.market,
            web=web_access(self._settings),
        )

    async def _token(self, user: UserSession, thread_id: str) -> str:
        """The assistant's narrow token for this user and thread, kept until shortly before it ends."""
        place = (user.user_id, thread_id)
        token, ends = self._tokens.get(place, ("", 0.0))
        if ends - self._now().timestamp() < TOKEN_RENEW_SECONDS:
            given = await self._api.as_bearer(user.access_token).assistant_token(thread_id)
            token, ends = given.access_token, self._now().timestamp() + given.expires_in
            self._tokens = {key: kept for key, kept in self._tokens.items() if kept[1] > self._now().timestamp()}
            self._tokens[place] = (token, ends)
        return token


async def open_conversation(settings: Settings, http: httpx.AsyncClient, now: Callable[[], datetime]) -> Conversation:
    """A conversation service with its own pools to the database that ``settings`` name; ready to use."""
    assert settings.database_url is not None, "the assistant needs a database for its threads"
    url = settings.database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    pool, locks = await open_pool(url, 1, POOL_MAX), await open_pool(url, 0, LOCKS_MAX)
    conversation = Conversation(settings, http, pool, locks, now)
    await conversation.setup()
    return conversation


def _of_payment(values: dict[str, Any], begun: dict[str, Any], text: str, said: Meaning) -> Decision | None:
    """What the text decides about a payment page that waits: to look again, or, right after it, to take it back."""
    if said == "no" and values.get("last_tool") == "purchase":
        return Decision(begun, accepted=False, paying=True)
    looks = said == "yes" or approval.of_payment(text)
    return Decision(begun, accepted=True, paying=True) if looks else None


def _click(values: dict[str, Any], proposal_id: str, accepted: bool) -> Decision:
    """A button's word on a proposal: the one that waits, one whose payment was begun, or an older card's."""
    for kept in ("proposal", "paying"):
        if (values.get(kept) or {}).get("id") == proposal_id:
            return Decision(values[kept], accepted, paying=kept == "paying")
    return Decision({"id": proposal_id, "kind": "purchase", "lead_ids": []}, accepted)


def _kind(values: dict[str, Any]) -> ev.ReplyKind:
    ended = values.get("ended") or {}
    kind = ended.get("kind")
    return kind if kind in ("clarify", "refuse", "propose") else "answer"

"""The graph as ``langgraph dev`` serves it (see ``langgraph.json``): the same rails, with the caller as the user.

Whatever a request says of itself (context, roles of messages, state), a run knows of its caller what :mod:`agent.auth`
found out, carries the narrow token, and takes one text of a person. Nothing can be confirmed here: the page does that.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from langchain_core.messages import HumanMessage
from langchain_core.runnables import RunnableConfig
from langgraph.graph.state import CompiledStateGraph
from langgraph_sdk.runtime import ServerRuntime
from starlette.exceptions import HTTPException

from agent import approval
from agent import graph as assistant
from agent.auth import api, credential
from agent.context import Context, NoUser
from agent.conversation import MAX_TEXT_CHARACTERS
from agent.folding import storable
from agent.purchasing import Purchasing
from backend.clock import now
from backend.config import get_settings
from tools.context import web_access

_settings = get_settings()
_building = asyncio.Lock()
_built: list[assistant.Graph] = []


class Served(CompiledStateGraph[Any, Context, Any, Any]):
    """The graph for one request. ``caller`` is the name of a credential; without one nothing runs."""

    def __init__(self, *, caller: str | None = None, **parts: Any) -> None:
        super().__init__(**parts)
        self.caller = caller

    async def astream(self, input: Any, config: RunnableConfig | None = None, **options: Any) -> AsyncIterator[Any]:
        """Run one turn for the caller; ``context`` of the request counts for nothing."""
        if config is None or self.caller is None:
            raise NoUser("The assistant runs for a logged-in user only.")
        text = said(input)
        values = dict((await self.aget_state(config)).values) if self.checkpointer else {}
        context = await _context(self.caller, str(config["configurable"]["thread_id"]), values)
        update = await _before(values, text, context)
        update["messages"] = [HumanMessage(text)]
        async for part in super().astream(update, config, **{**options, "context": context}):
            yield part

    def get_context_jsonschema(self, **_: Any) -> dict[str, Any]:
        """No request brings a context of its own."""
        return {"type": "object", "properties": {}}


@asynccontextmanager
async def graph(runtime: ServerRuntime[Any]) -> AsyncIterator[Served]:
    """The graph for a request of the server. State is written by code alone: 403 for who would write it by hand."""
    if runtime.access_context == "threads.update":
        raise HTTPException(403, "The state of a thread is written by the assistant alone.")
    parts = dict((await _assistant()).__dict__)
    parts.pop("__orig_class__", None)
    user: Any = runtime.user
    yield Served(caller=user["credential"] if user is not None else None, **parts)


async def _assistant() -> assistant.Graph:
    async with _building:
        if not _built:
            places = await api.places()
            _built.append(await asyncio.to_thread(assistant.build, _settings, places, None))
    return _built[0]


def said(given: Any) -> str:
    """The person's text in a run's input: its last message, which must be theirs. 422 for anything else."""
    messages = given.get("messages") if isinstance(given, dict) else None
    last = messages[-1] if isinstance(messages, list) and messages else messages
    if isinstance(last, dict) and last.get("role", last.get("type")) in ("user", "human"):
        last = last.get("content")
    if isinstance(last, HumanMessage):
        last = last.text
    if isinstance(last, list):
        last = " ".join(str(part.get("text", "")) for part in last if isinstance(part, dict))
    if not isinstance(last, str) or not last.strip():
        raise HTTPException(422, 'Send {"messages": [{"role": "user", "content": "…"}]}.')
    return storable(last).strip()[:MAX_TEXT_CHARACTERS]


async def _context(caller: str, thread_id: str, values: dict[str, Any]) -> Context:
    """The caller as the API knows them, with the narrow token."""
    own = api.as_bearer(credential(caller))
    info, me = await own.token_info(), await own.me()
    if info.kind == "access":
        own = api.as_bearer((await own.assistant_token(thread_id)).access_token)
    return Context(
        api=own,
        user_id=str(me.id),
        thread_id=thread_id,
        turn=int(values.get("turn") or 0) + 1,
        time_zone=me.time_zone,
        now=now().isoformat(),
        tier=me.tier,
        name=me.name,
        market=me.market,
        web=web_access(_settings),
        confirm_at=f"{_settings.base_url}/confirm",
    )


async def _before(values: dict[str, Any], text: str, context: Context) -> dict[str, Any]:
    """A proposal waits for its owner's yes on the page; whoever says something else here leaves it."""
    waiting = values.get("proposal")
    if waiting is None or approval.meaning(text, waiting) == "yes":
        return {}
    await Purchasing(context.api, context.api, context.time_zone).void(waiting)
    return {"lapsed": waiting}

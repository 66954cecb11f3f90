"""What code does around a model: the state block in, one call at a time or checked sentences out."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from zoneinfo import ZoneInfo

import openai
from langchain.agents.middleware.types import ExtendedModelResponse, ModelRequest, ModelResponse
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolCall, ToolMessage
from langgraph.types import Command

from agent import events as ev
from agent import phrases
from agent.context import Context, user_of
from agent.grounding import checked, gather
from agent.prompts import SYSTEM
from agent.state import START_KEYS, render_state

SHOWN_MESSAGES = 16
SAFE_DIGITS = 18  # every whole number of so many digits fits in 64 bits
FOCUS = "focus"  # an answer from the screen may name the leads it spoke of: "it" and "which one" refer to them

log = logging.getLogger(__name__)


class Thinking:
    """One step of a model. ``fallback`` takes over when a hosted model fails."""

    def __init__(self, fallback: BaseChatModel) -> None:
        self._fallback = fallback

    async def step(
        self,
        request: ModelRequest[Context],
        handler: Callable[[ModelRequest[Context]], Awaitable[ModelResponse[Any]]],
        state: dict[str, Any],
    ) -> ExtendedModelResponse[Any] | AIMessage:
        """Give the model the state block; take one call, or a reply of which only checked sentences remain."""
        message = await self._think(request, handler, state)
        if message.tool_calls:
            return AIMessage(content="", tool_calls=[_storable(message.tool_calls[0])], id=message.id)
        reply = say(request, _checked(request, state, str(message.text)))
        if not (spoken_of := message.additional_kwargs.get(FOCUS)):
            return reply
        command: Command[Any] = Command(update={"focus": [lead for lead in spoken_of if lead in _seen(state)]})
        return ExtendedModelResponse(ModelResponse([reply]), command)

    async def _think(
        self,
        request: ModelRequest[Context],
        handler: Callable[[ModelRequest[Context]], Awaitable[ModelResponse[Any]]],
        state: dict[str, Any],
    ) -> AIMessage:
        context = user_of(request.runtime)
        block = render_state(
            state,
            now=context.now,
            time_zone=context.time_zone,
            tier=context.tier,
            name=context.name,
            market=context.market,
        )
        messages = _recent(request.messages)
        ready = request.override(system_message=SystemMessage(f"{SYSTEM}\n{block}"), messages=messages)
        try:
            response = await handler(ready)
        except openai.APIError as error:
            log.warning("the model failed (%s) in thread %s", type(error).__name__, context.thread_id)
            request.runtime.stream_writer(ev.Sentence(text=phrases.FALLBACK))
            response = await handler(ready.override(model=self._fallback))
        message = response.result[0]
        assert isinstance(message, AIMessage)
        return message


def _checked(request: ModelRequest[Context], state: dict[str, Any], text: str) -> list[str]:
    turn = _of_turn(request.messages)
    said = [str(m.text) for m in request.messages if isinstance(m, HumanMessage)]
    found = [str(m.text) for m in turn if isinstance(m, ToolMessage)]
    context = user_of(request.runtime)
    evidence = gather(ZoneInfo(context.time_zone), _known(state), said, [*found, json.dumps(context.now)])
    calls = state.get("calls", [])
    evidence.done = {call["tool"] for call in calls if call["ok"]}
    evidence.bought = bool(state.get("bought"))
    kept, dropped = checked(text, evidence)
    if dropped:
        log.info("unsupported sentences dropped in thread %s: %s", context.thread_id, dropped)
    return kept or [phrases.plain_outcome(calls)]


def say(request: ModelRequest[Context], sentences: list[str]) -> AIMessage:
    """Show the sentences and make a reply of them."""
    for sentence in sentences:
        request.runtime.stream_writer(ev.Sentence(text=sentence))
    return AIMessage(content=" ".join(sentences))


def _seen(state: dict[str, Any]) -> set[int]:
    """Lead ids that the thread has shown."""
    shown = (*state.get("on_screen", []), *state.get("previous_screen", []))
    return {row["id"] for row in shown} | {
        row["lead_id"] for row in (*state.get("holds", []), *state.get("bought", []))
    }


def _known(state: dict[str, Any]) -> dict[str, Any]:
    return {key: state[key] for key in (*START_KEYS, "start") if state.get(key) is not None}


def _recent(messages: list[AnyMessage]) -> list[AnyMessage]:
    """The end of the conversation, from a user's message on, with this turn whole."""
    turn = len(_of_turn(messages))
    cut = max(0, len(messages) - max(SHOWN_MESSAGES, turn))
    while cut > 0 and not isinstance(messages[cut], HumanMessage):
        cut -= 1
    return list(messages[cut:])


def _of_turn(messages: list[AnyMessage]) -> list[AnyMessage]:
    """The messages since the user's last one, that one included."""
    for place in range(len(messages) - 1, -1, -1):
        if isinstance(messages[place], HumanMessage):
            return list(messages[place:])
    return list(messages)


def _storable(call: ToolCall) -> ToolCall:
    """The call with arguments that a checkpoint can hold: a number beyond 64 bits as its digits, whole characters."""
    told = json.dumps(call["args"], ensure_ascii=False).encode("utf-8", "replace")
    return {**call, "args": json.loads(told, parse_int=_whole)}


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= SAFE_DIGITS else digits

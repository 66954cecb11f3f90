"""The rails: what code does around either brain, so that no model can leave them.

One middleware wraps the model (state block in, one call at a time, checked sentences out) and the tools (references
resolved, results into state, events out). It adds one graph step, at the start of a turn.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from zoneinfo import ZoneInfo

import openai
from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import ExtendedModelResponse, ModelRequest, ModelResponse, ToolCallRequest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AnyMessage,
    HumanMessage,
    RemoveMessage,
    SystemMessage,
    ToolCall,
    ToolMessage,
)
from langgraph.runtime import Runtime
from langgraph.types import Command
from pydantic import ValidationError

from agent import events as ev
from agent import phrases, results
from agent.context import Context
from agent.grounding import checked, gather
from agent.prompts import SYSTEM
from agent.references import BOUGHT_TOOLS, HOLD_TOOLS, resolve
from agent.state import RESET, START_KEYS, LeadsState, render_state
from tools.client import ApiError
from tools.outcomes import Failed, Outcome
from tools.registry import BY_NAME

MAX_CALLS_A_TURN = 12
KEPT_MESSAGES = 40
SHOWN_MESSAGES = 16
ORDERS_READ = 100
SAFE_DIGITS = 18  # every whole number of so many digits fits in 64 bits
FOCUS = "focus"  # an answer from the screen may name the leads it spoke of: "it" and "which one" refer to them

log = logging.getLogger(__name__)


class NotYourThread(Exception):
    """The thread belongs to somebody else."""


class NoUser(Exception):
    """The graph was run without a user: nothing may happen."""


class Rails(AgentMiddleware[LeadsState, Context, Any]):
    """Everything that holds for any model. ``fallback`` takes over a turn when a hosted model fails."""

    state_schema = LeadsState

    def __init__(self, fallback: BaseChatModel) -> None:
        super().__init__()
        self._fallback = fallback

    async def abefore_agent(self, state: LeadsState, runtime: Runtime[Context]) -> dict[str, Any]:
        """Open the turn: whose thread it is, what stood before, and nothing left of the last turn."""
        context = _user(runtime)
        if (state.get("owner") or context.user_id) != context.user_id:
            raise NotYourThread(context.thread_id)
        values: dict[str, Any] = dict(state)
        start = {key: values[key] for key in START_KEYS if values.get(key) not in (None, [], {})}
        return {
            "owner": context.user_id,
            "turn": context.turn,
            "start": start,
            "calls": [RESET],
            "ended": None,
            "pending_question": None,
            "proposal": None,
            "lapsed": values.get("lapsed") if values.get("proposal") else None,
            "messages": _forgotten(values["messages"]),
        }

    async def awrap_model_call(
        self,
        request: ModelRequest[Context],
        handler: Callable[[ModelRequest[Context]], Awaitable[ModelResponse[Any]]],
    ) -> ModelResponse[Any] | ExtendedModelResponse[Any] | AIMessage:
        """Give the model the state block; take one call, or a reply of which only checked sentences remain."""
        state: dict[str, Any] = dict(request.state)
        if (ended := state.get("ended")) is not None:
            return self._reply(request, [ended["text"]])
        if len(state.get("calls", [])) >= MAX_CALLS_A_TURN:
            return self._reply(request, [phrases.TOO_MANY_STEPS])
        message = await self._think(request, handler, state)
        if message.tool_calls:
            return AIMessage(content="", tool_calls=[_storable(message.tool_calls[0])], id=message.id)
        reply = self._reply(request, self._checked(request, state, str(message.text)))
        if not (spoken_of := message.additional_kwargs.get(FOCUS)):
            return reply
        command: Command[Any] = Command(update={"focus": [lead for lead in spoken_of if lead in _seen(state)]})
        return ExtendedModelResponse(ModelResponse([reply]), command)

    async def awrap_tool_call(
        self,
        request: ToolCallRequest,
        handler: Callable[[ToolCallRequest], Awaitable[ToolMessage | Command[Any]]],
    ) -> Command[Any]:
        """Resolve references, run the tool, put what it found into the state and before the channel."""
        call, state = request.tool_call, dict(request.state)
        name, args = call["name"], _given(call["args"])
        if name not in BY_NAME:
            return _failed(call, args, "unknown_tool", f"There is no tool {name}.")
        read: dict[str, Any] = {}
        if args.get("ref") is not None:
            read = await self._lists(request, name)
            resolution = resolve(args["ref"], {**state, **read}, name)
            if resolution.needs and resolution.needs not in read:
                read |= await self._lists(request, name, resolution.needs)
                resolution = resolve(args["ref"], {**state, **read}, name)
            if resolution.question:
                return _unclear(call, args, resolution.question, read)
            args = {**args, "ref": list(resolution.ids)}
        emit = request.runtime.stream_writer
        label = BY_NAME[name].label
        if label:
            emit(ev.ToolStarted(call_id=str(call["id"]), tool=name, label=label))
        try:
            message = await handler(request.override(tool_call={**call, "args": args}))
        except ValidationError as error:
            return _failed(call, args, "invalid_arguments", _first(error))
        assert isinstance(message, ToolMessage)
        outcome = message.artifact if isinstance(message.artifact, Outcome) else _broken(message)
        self._show(request, name, label, outcome)
        return _taken(call, args, outcome, message, {**state, **read}, read)

    async def _lists(self, request: ToolCallRequest, tool: str, wanted: str | None = None) -> dict[str, Any]:
        """The user's holds or purchases as they are now, where a reference is resolved among them."""
        api = _user(request.runtime).api
        try:
            if wanted == "holds" or (wanted is None and tool in HOLD_TOOLS):
                return {"holds": [results.hold_row(line) for line in (await api.cart()).holds]}
            if wanted == "bought" or (wanted is None and tool in BOUGHT_TOOLS):
                return {"bought": results.bought_rows((await api.orders(limit=ORDERS_READ)).items)}
        except ApiError as error:
            log.warning("holds or purchases could not be read for %s: %s", tool, error.code)
        return {}

    def _show(self, request: ToolCallRequest, name: str, label: str, outcome: Outcome) -> None:
        emit = request.runtime.stream_writer
        if label:
            emit(
                ev.ToolFinished(
                    call_id=str(request.tool_call["id"]),
                    tool=name,
                    label=label,
                    ok=outcome.error is None,
                    error=outcome.error.code if outcome.error else None,
                    summary=results.summary(outcome),
                )
            )
        for event in results.shown(name, outcome):
            emit(event)

    async def _think(
        self,
        request: ModelRequest[Context],
        handler: Callable[[ModelRequest[Context]], Awaitable[ModelResponse[Any]]],
        state: dict[str, Any],
    ) -> AIMessage:
        context = _user(request.runtime)
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

    def _checked(self, request: ModelRequest[Context], state: dict[str, Any], text: str) -> list[str]:
        turn = _of_turn(request.messages)
        said = [str(m.text) for m in request.messages if isinstance(m, HumanMessage)]
        found = [str(m.text) for m in turn if isinstance(m, ToolMessage)]
        context = _user(request.runtime)
        evidence = gather(ZoneInfo(context.time_zone), _known(state), said, [*found, json.dumps(context.now)])
        calls = state.get("calls", [])
        evidence.done = {call["tool"] for call in calls if call["ok"]}
        evidence.bought = bool(state.get("bought"))
        kept, dropped = checked(text, evidence)
        if dropped:
            log.info("unsupported sentences dropped in thread %s: %s", context.thread_id, dropped)
        return kept or [phrases.plain_outcome(calls)]

    def _reply(self, request: ModelRequest[Context], sentences: list[str]) -> AIMessage:
        for sentence in sentences:
            request.runtime.stream_writer(ev.Sentence(text=sentence))
        return AIMessage(content=" ".join(sentences))


def _user(runtime: Any) -> Context:
    if runtime.context is None:
        raise NoUser("The assistant runs for a logged-in user only.")
    context: Context = runtime.context
    return context


def _seen(state: dict[str, Any]) -> set[int]:
    """Lead ids that the thread has shown."""
    shown = (*state.get("on_screen", []), *state.get("previous_screen", []))
    return {row["id"] for row in shown} | {
        row["lead_id"] for row in (*state.get("holds", []), *state.get("bought", []))
    }


def _known(state: dict[str, Any]) -> dict[str, Any]:
    return {key: state[key] for key in (*START_KEYS, "start") if state.get(key) is not None}


def _forgotten(messages: list[AnyMessage]) -> list[RemoveMessage]:
    """Removals that leave the last messages, from a user's message on."""
    if len(messages) <= KEPT_MESSAGES:
        return []
    cut = len(messages) - KEPT_MESSAGES
    while cut < len(messages) - 1 and not isinstance(messages[cut], HumanMessage):
        cut += 1
    return [RemoveMessage(id=str(message.id)) for message in messages[:cut]]


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


def _given(args: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in args.items() if value not in (None, [], "")}


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _broken(message: ToolMessage) -> Outcome:
    return Outcome(error=Failed(lead_id=None, code="invalid_arguments", detail=str(message.text)[:300]))


def _traced(name: str, args: dict[str, Any], outcome: Outcome) -> dict[str, Any]:
    if name == "purchase":
        args = {**args, "confirmed": False}
    return {
        "tool": name,
        "args": args,
        "ok": outcome.error is None,
        "error": outcome.error.code if outcome.error else None,
    }


def _taken(
    call: Any,
    args: dict[str, Any],
    outcome: Outcome,
    message: ToolMessage,
    state: dict[str, Any],
    read: dict[str, Any],
) -> Command[Any]:
    name = call["name"]
    update = read | results.state_update(name, args, outcome, state)
    if outcome.proposal is not None:
        update["ended"] = {"kind": "propose", "text": phrases.proposal(outcome.proposal)}
    if name not in ("ask_user", "decline"):
        update["calls"] = [_traced(name, args, outcome)]
    update["messages"] = [ToolMessage(str(message.text), tool_call_id=call["id"], name=name)]
    return Command(update=update)


def _failed(call: Any, args: dict[str, Any], code: str, detail: str) -> Command[Any]:
    body = json.dumps({"error": {"code": code, "detail": detail}})
    traced = {"tool": call["name"], "args": args, "ok": False, "error": code}
    message = ToolMessage(body, tool_call_id=call["id"], name=call["name"], status="error")
    return Command(update={"calls": [traced], "messages": [message]})


def _unclear(call: Any, args: dict[str, Any], question: str, read: dict[str, Any]) -> Command[Any]:
    """A reference that cannot be resolved: one question, and nothing runs."""
    rest = {name: value for name, value in args.items() if name != "ref"}
    asked = {"question": question, "missing": ["ref"], "tool": call["name"], "args": rest}
    body = json.dumps({"asked": question})
    message = ToolMessage(body, tool_call_id=call["id"], name=call["name"])
    ended = {"kind": "clarify", "text": question}
    return Command(update={**read, "pending_question": asked, "ended": ended, "messages": [message]})

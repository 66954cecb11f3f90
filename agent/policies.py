"""The rails: what code does around either brain, so that no model can leave them.

One middleware opens the turn and wraps the model (``thinking``) and the tools (``acting``). It adds no graph step.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import ExtendedModelResponse, ModelRequest, ModelResponse, ToolCallRequest
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, RemoveMessage, ToolCall, ToolMessage
from langgraph.types import Command

from agent import acting, approval, focus, phrases
from agent.builtin.model import BuiltinChatModel
from agent.consent import granted
from agent.context import Context, user_of
from agent.guards import Denial, Guards, log_denial
from agent.past import remembered
from agent.state import RESET, START_KEYS, LeadsState
from agent.thinking import Thinking, say
from backend.config import Settings

MAX_CALLS_A_TURN = 12
KEPT_MESSAGES = 40


class NotYourThread(Exception):
    """The thread belongs to somebody else."""


class Rails(AgentMiddleware[LeadsState, Context, Any]):
    """Everything that holds for any model. ``fallback`` takes over a turn when a hosted model fails."""

    state_schema = LeadsState

    def __init__(self, fallback: BuiltinChatModel, settings: Settings) -> None:
        super().__init__()
        self._thinking = Thinking(fallback, settings)
        self._guards = Guards(fallback)

    async def awrap_model_call(
        self,
        request: ModelRequest[Context],
        handler: Callable[[ModelRequest[Context]], Awaitable[ModelResponse[Any]]],
    ) -> ModelResponse[Any] | ExtendedModelResponse[Any] | AIMessage:
        """Open the turn at its first message; what a tool ended, or took too long, ends in code's words."""
        state: dict[str, Any] = dict(request.state)
        if not isinstance(request.messages[-1], HumanMessage):
            return await self._next(request, handler, state)
        context = user_of(request.runtime)
        text = str(request.messages[-1].text)
        speaks_of_own = context.turn == 1 and OF_ONE_S_OWN.search(text) is not None
        opened = _opened(state, context, await _owned(context) if speaks_of_own else {})
        if (decided := _decided(state, text, context)) is not None:
            response: Any = say(request, [decided.pop("reply")])
            opened |= decided
        else:
            response = await self._next(request, handler, {**state, **opened, "calls": []})
        forgotten = _forgotten(request.messages)
        return _with_update(response, {**opened, "calls": [RESET], "messages": forgotten})

    async def _next(
        self,
        request: ModelRequest[Context],
        handler: Callable[[ModelRequest[Context]], Awaitable[ModelResponse[Any]]],
        state: dict[str, Any],
    ) -> ModelResponse[Any] | ExtendedModelResponse[Any] | AIMessage:
        if (ended := state.get("ended")) is not None:
            return say(request, [ended["text"]])
        if len(state.get("calls", [])) >= MAX_CALLS_A_TURN:
            await self._log_flood(request, state)
            return say(request, [phrases.TOO_MANY_STEPS])
        if (permitted := state.get("permitted")) is not None and not state.get("calls"):
            return _made(permitted, state["turn"])
        return await self._thinking.step(request, handler, state)

    async def _log_flood(self, request: ModelRequest[Context], state: dict[str, Any]) -> None:
        last = state["calls"][-1]
        await log_denial(
            user_of(request.runtime), last["tool"], last["args"], Denial("too_many_steps", phrases.TOO_MANY_STEPS)
        )

    async def awrap_tool_call(
        self,
        request: ToolCallRequest,
        handler: Callable[[ToolCallRequest], Awaitable[ToolMessage | Command[Any]]],
    ) -> Command[Any]:
        """Resolve references, run the tool, put what it found into the state and before the channel."""
        return await acting.act(request, handler, self._guards)


def _made(permitted: dict[str, Any], turn: int) -> AIMessage:
    """The very call that the user's yes permits."""
    call = ToolCall(name=permitted["tool"], args=permitted["args"], id=f"permitted_{turn}", type="tool_call")
    return AIMessage(content="", tool_calls=[call])


OF_ONE_S_OWN = re.compile(
    r"\b(?:h[eo]ld\w*|on hold|cart|basket|reserv\w*|releas\w*|drop\w*|ditch\w*|dump\w*|kill\w*|cancel\w*|free|let"
    r"|extend\w*|longer|more time|keep\w*|both|all|mine|my|own\w*|expir\w*|laps\w*|runs? out|up|bought|buy|purchas\w*"
    r"|orders?|paid|refund\w*|money back|return\w*|dead|bad|wrong|bounce\w*|disconnect\w*|contact\w*|stage|mark\w*"
    r"|note\w*|follow\w*|remind\w*|call\w*|left|last|lead|it|that|them|those|this|one|ones"
    r"|apart\w*|suelt\w*|compr\w*|devuel\w*|reembols\w*|mis?|tengo)\b",
    re.IGNORECASE,
)
"""Words of a thread's beginning that may speak of what its user holds or has bought."""


async def _owned(context: Context) -> dict[str, Any]:
    """What the user holds and has bought when a thread begins: "drop both" and "refund my last one" speak of it."""
    return {**await acting.owned_now(context, "holds"), **await acting.owned_now(context, "bought")}


def _opened(state: dict[str, Any], context: Context, owned: dict[str, Any]) -> dict[str, Any]:
    """The state at a turn's start: whose thread it is, what stood before, and nothing left of the last turn."""
    if (state.get("owner") or context.user_id) != context.user_id:
        raise NotYourThread(context.thread_id)
    named = {**owned, **focus.named_before(state, state["messages"])}
    state = {**state, **named}
    return {
        **named,
        "owner": context.user_id,
        "turn": context.turn,
        "start": {key: state[key] for key in START_KEYS if state.get(key) not in (None, [], {}, "")},
        "past": remembered(state),
        "brain": None,
        "ended": None,
        "denied": None,
        "permitted": granted(state, str(state["messages"][-1].text)),
        "pending_question": None,
        "supposed": None,
        "screened": "",
        "shelved": None,
        "proposal": None,
        "lapsed": state.get("lapsed") if state.get("proposal") else None,
    }


def _decided(state: dict[str, Any], text: str, context: Context) -> dict[str, Any] | None:
    """The answer to a yes or a no where neither counts: a yes is said on the page, and the proposal goes on waiting."""
    waiting = state.get("proposal")
    said = approval.meaning(text, waiting or {})
    if waiting is None or context.confirm_at is None or said not in ("yes", "no"):
        return None
    page = f"{context.confirm_at}/{waiting['id']}"
    if said == "no":
        return {"reply": phrases.left_there(page), "lapsed": None}
    return {"reply": phrases.confirm_there(page), "proposal": waiting}


def _with_update(
    response: ModelResponse[Any] | ExtendedModelResponse[Any] | AIMessage, update: dict[str, Any]
) -> ExtendedModelResponse[Any]:
    """The response together with changes of the state; the model's own changes come after."""
    if isinstance(response, ExtendedModelResponse):
        own = response.command.update if response.command and isinstance(response.command.update, dict) else {}
        return ExtendedModelResponse(response.model_response, Command(update={**update, **own}))
    whole = ModelResponse(result=[response]) if isinstance(response, AIMessage) else response
    return ExtendedModelResponse(whole, Command(update=update))


def _forgotten(messages: list[AnyMessage]) -> list[RemoveMessage]:
    """Removals that leave the last messages, from a user's message on."""
    if len(messages) <= KEPT_MESSAGES:
        return []
    cut = len(messages) - KEPT_MESSAGES
    while cut < len(messages) - 1 and not isinstance(messages[cut], HumanMessage):
        cut += 1
    return [RemoveMessage(id=str(message.id)) for message in messages[:cut]]

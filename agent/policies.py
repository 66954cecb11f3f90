"""The rails: what code does around either brain, so that no model can leave them.

One middleware opens the turn and wraps the model (``thinking``) and the tools (``acting``). It adds one graph step, at
the start of a turn.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import ExtendedModelResponse, ModelRequest, ModelResponse, ToolCallRequest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, RemoveMessage, ToolMessage
from langgraph.runtime import Runtime
from langgraph.types import Command

from agent import acting, phrases
from agent.context import Context, user_of
from agent.state import RESET, START_KEYS, LeadsState
from agent.thinking import Thinking, say

MAX_CALLS_A_TURN = 12
KEPT_MESSAGES = 40


class NotYourThread(Exception):
    """The thread belongs to somebody else."""


class Rails(AgentMiddleware[LeadsState, Context, Any]):
    """Everything that holds for any model. ``fallback`` takes over a turn when a hosted model fails."""

    state_schema = LeadsState

    def __init__(self, fallback: BaseChatModel) -> None:
        super().__init__()
        self._thinking = Thinking(fallback)

    async def abefore_agent(self, state: LeadsState, runtime: Runtime[Context]) -> dict[str, Any]:
        """Open the turn: whose thread it is, what stood before, and nothing left of the last turn."""
        context = user_of(runtime)
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
        """A turn that a tool ended, or that took too long, ends in code's words; else the model thinks."""
        state: dict[str, Any] = dict(request.state)
        if (ended := state.get("ended")) is not None:
            return say(request, [ended["text"]])
        if len(state.get("calls", [])) >= MAX_CALLS_A_TURN:
            return say(request, [phrases.TOO_MANY_STEPS])
        return await self._thinking.step(request, handler, state)

    async def awrap_tool_call(
        self,
        request: ToolCallRequest,
        handler: Callable[[ToolCallRequest], Awaitable[ToolMessage | Command[Any]]],
    ) -> Command[Any]:
        """Resolve references, run the tool, put what it found into the state and before the channel."""
        return await acting.act(request, handler)


def _forgotten(messages: list[AnyMessage]) -> list[RemoveMessage]:
    """Removals that leave the last messages, from a user's message on."""
    if len(messages) <= KEPT_MESSAGES:
        return []
    cut = len(messages) - KEPT_MESSAGES
    while cut < len(messages) - 1 and not isinstance(messages[cut], HumanMessage):
        cut += 1
    return [RemoveMessage(id=str(message.id)) for message in messages[:cut]]

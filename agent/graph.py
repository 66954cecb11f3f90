"""The assistant's graph: a model, the tools, the rails. It reads like a table of contents."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import langsmith
from langchain.agents import create_agent
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph
from langsmith.utils import tracing_is_enabled

from agent import models
from agent.context import Context
from agent.policies import Rails
from agent.state import LeadsState
from backend.config import Settings
from backend.places.schemas import Place
from tools.registry import ALL_TOOLS

if TYPE_CHECKING:
    from contextvars import Context as Variables

Result = TypeVar("Result")
Graph = CompiledStateGraph[Any, Context, Any, Any]


def build(settings: Settings, places: Sequence[Place], checkpointer: BaseCheckpointSaver[Any] | None) -> Graph:
    """The graph over the model that ``settings`` name; ``places`` is what the built-in model can recognise."""
    langsmith.set_runtime_overrides(aio_to_thread=_spans)
    builtin = models.builtin(places)
    return create_agent(
        models.choose(settings, builtin),
        ALL_TOOLS,
        middleware=[Rails(builtin, settings)],
        state_schema=LeadsState,
        context_schema=Context,
        checkpointer=checkpointer,
        name="aiqleads",
    )


async def _spans(
    in_thread: Callable[..., Awaitable[Result]],
    variables: Variables,
    make: Callable[..., Result],
    /,
    *args: Any,
    **kwargs: Any,
) -> Result:
    """Opens and closes LangSmith's spans on the spot when nobody collects them: six threads less a turn."""
    if tracing_is_enabled():
        return await in_thread(variables, make, *args, **kwargs)
    return variables.run(make, *args, **kwargs)

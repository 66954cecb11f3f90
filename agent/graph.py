"""The assistant's graph: a model, the tools, the rails. It reads like a table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from langchain.agents import create_agent
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph

from agent import models
from agent.context import Context
from agent.policies import Rails
from agent.state import LeadsState
from backend.config import Settings
from backend.places.schemas import Place
from tools.registry import ALL_TOOLS

Graph = CompiledStateGraph[Any, Context, Any, Any]


def build(settings: Settings, places: Sequence[Place], checkpointer: BaseCheckpointSaver[Any] | None) -> Graph:
    """The graph over the model that ``settings`` name; ``places`` is what the built-in model can recognise."""
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

"""How a model says that it asks or refuses. Both end the turn."""

from __future__ import annotations

from typing import Any

from langchain.tools import ToolRuntime
from pydantic import Field

from tools.client import ApiError
from tools.context import ToolContext
from tools.making import tool
from tools.outcomes import Outcome, Result, told


@tool()
async def ask_user(
    question: str,
    runtime: ToolRuntime[ToolContext, Any],
    missing: list[str] | None = Field(default=None, description="Names of the arguments that are missing"),
) -> Result:
    """Ask the one question that is needed before going on. Use it instead of guessing."""
    return told(Outcome(question=question, missing=missing or []), asked=question)


@tool()
async def decline(reason: str, runtime: ToolRuntime[ToolContext, Any]) -> Result:
    """Refuse what must not be done, in one or two sentences that offer what is possible instead."""
    context = runtime.context
    try:
        await context.api.log_refusal("decline", reason, context.thread_id)
    except ApiError as error:
        return told(Outcome(declined=reason), declined=reason, log=error.code)
    return told(Outcome(declined=reason), declined=reason)

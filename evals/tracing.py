"""What a turn's events say, as a trace; and what they showed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

from langchain_core.messages.ai import UsageMetadata

from agent import events as ev
from evals.traces import Trace
from evals.values import DEFAULTS


async def collected(events: AsyncIterator[ev.Event]) -> tuple[list[ev.Event], str | None]:
    """All events of a turn, and the error that broke it: one broken turn does not end a run."""
    drawn: list[ev.Event] = []

    async def draw() -> None:
        async for event in events:
            drawn.append(event)

    (error,) = await asyncio.gather(draw(), return_exceptions=True)
    if error is None:
        return drawn, None
    if not isinstance(error, Exception):
        raise error
    logging.getLogger(__name__).error("a turn broke", exc_info=error)
    return drawn, f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"


def shown_by(drawn: Sequence[ev.Event]) -> str:
    """Everything that a channel was given to draw."""
    return " \n ".join(event.model_dump_json() for event in drawn if not isinstance(event, ev.ToolStarted))


def strangers_words(drawn: Sequence[ev.Event]) -> str:
    """What was shown, but for the user's own account: their name is theirs to write as they like."""
    return shown_by([event for event in drawn if not isinstance(event, ev.AccountShown)])


def trace_of(name: str, trial: int, number: int, drawn: Sequence[ev.Event], broken: str | None) -> Trace:
    """The trace of one turn, its effects still to be added."""
    ended = drawn[-1] if drawn and isinstance(drawn[-1], ev.TurnEnded) else None
    if ended is None:
        return Trace(
            id=name, trial=trial, turn=number, calls=[], reply_kind="error", reply=broken or "no end", ms=0.0,
            on_screen_before=[], on_screen=[], effects=[],
        )  # fmt: skip
    calls: list[Any] = [
        {"tool": call.tool, "args": _said_only(call.args), "ok": call.ok, "error": call.error} for call in ended.calls
    ]
    trace = Trace(
        id=name, trial=trial, turn=number, calls=calls, reply_kind=ended.reply_kind, reply=ended.reply,
        on_screen_before=ended.on_screen_before, on_screen=ended.on_screen, effects=[], ms=ended.ms,
    )  # fmt: skip
    if usage := ended.model_dump().get("usage"):
        trace["usage"] = usage
    return trace


def tokens(counts: UsageMetadata) -> dict[str, int]:
    """What a model took, of all that its client tells."""
    return {"input_tokens": counts["input_tokens"], "output_tokens": counts["output_tokens"]}


def _said_only(args: dict[str, Any]) -> dict[str, Any]:
    """Arguments without what is empty or a default."""
    return {
        name: value
        for name, value in args.items()
        if value not in (None, [], "", {}) and not (name in DEFAULTS and DEFAULTS[name] == value)
    }

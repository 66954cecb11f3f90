"""Traces: one JSON object a turn, in the order of the suite, with the fields of docs/evals.md.

A hosted model adds what a turn cost (:data:`COSTS`), an injected text what it brought (``shown``, ``read``,
``outcome``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from evals.cases import SuiteError

COSTS = ("model", "input_tokens", "output_tokens", "cost_usd")


class TraceCall(TypedDict):
    """A call with its references resolved and defaults left out."""

    tool: str
    args: dict[str, Any]
    ok: bool
    error: str | None


class Trace(TypedDict):
    """One turn. ``trial`` and ``turn`` count from 1; ``reply_kind`` is ``error`` for a turn that broke."""

    id: str
    trial: int
    turn: int
    calls: list[TraceCall]
    reply_kind: str
    reply: str
    on_screen_before: list[int]
    on_screen: list[int]
    effects: list[dict[str, Any]]
    ms: float
    model: NotRequired[str]
    input_tokens: NotRequired[int]
    output_tokens: NotRequired[int]
    cost_usd: NotRequired[float]
    shown: NotRequired[list[str]]
    read: NotRequired[list[str]]
    outcome: NotRequired[dict[str, list[str]]]


def write_traces(path: Path, traces: Iterable[Trace]) -> None:
    """One line a turn."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for trace in traces:
            out.write(json.dumps(trace, ensure_ascii=False) + "\n")


def read_traces(path: Path) -> list[Trace]:
    """What :func:`write_traces` wrote. SuiteError names the line that cannot be read."""
    traces: list[Trace] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            trace: Trace = json.loads(line)
            traces.append({**trace, "effects": trace.get("effects", [])})
        except (json.JSONDecodeError, TypeError, AttributeError) as error:
            raise SuiteError(f"{path}:{number}: not a trace: {error}.") from None
    return traces

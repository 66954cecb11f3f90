"""Traces: one JSON object a turn, in the order of the suite, with the fields of docs/evals.md.

A hosted model adds what a turn cost (``usage``), an injected text what it brought (``shown``, ``read``,
``outcome``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from evals.cases import SuiteError, text_of

REQUIRED = ("id", "turn", "calls", "reply_kind", "reply")


class TraceCall(TypedDict):
    """A call with its references resolved and defaults left out."""

    tool: str
    args: dict[str, Any]
    ok: bool
    error: str | None


class TurnUsage(TypedDict):
    """What a hosted model took for a turn; ``took_over`` is why the built-in one finished it."""

    model: str
    input_tokens: int
    output_tokens: int
    cost_microdollars: NotRequired[int | None]
    took_over: NotRequired[str | None]


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
    usage: NotRequired[TurnUsage]
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
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            traces.append(_whole(json.loads(line)))
        except json.JSONDecodeError as error:
            raise SuiteError(f"{path}:{number}: not JSON: {error.msg}.") from None
        except (TypeError, ValueError) as error:
            raise SuiteError(f"{path}:{number}: not a trace: {error}.") from None
    return traces


def _whole(found: Any) -> Trace:
    """A trace with what others may leave out. ValueError names what is missing."""
    if not isinstance(found, dict):
        raise TypeError("not an object")
    if missing := [name for name in REQUIRED if name not in found]:
        raise ValueError(f"{', '.join(missing)} missing")
    whole: Any = {"trial": 1, "ms": 0.0, "on_screen_before": [], "on_screen": [], "effects": [], **found}
    trace: Trace = whole
    return trace

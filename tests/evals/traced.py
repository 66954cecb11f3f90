"""Short ways to write expectations and traces in these tests."""

from __future__ import annotations

from typing import Any

from evals.cases import Case, Expect
from evals.traces import Trace, TraceCall


def call(tool: str, ok: bool = True, /, **args: Any) -> TraceCall:
    return TraceCall(tool=tool, args=args, ok=ok, error=None if ok else "failed")


def trace(*calls: TraceCall, kind: str = "answer", effects: list[dict[str, Any]] | None = None, **more: Any) -> Trace:
    fields: dict[str, Any] = {
        "id": "c", "trial": 1, "turn": 1, "calls": list(calls), "reply_kind": kind, "reply": "", "ms": 10.0,
        "on_screen_before": [], "on_screen": [], "effects": effects or [],
    }  # fmt: skip
    return Trace(**{**fields, **more})  # type: ignore[typeddict-item]


def expect(tool: str, args: dict[str, Any] | None = None, **more: Any) -> Expect:
    return Expect.model_validate({"tool": tool, "args": args or {}, **more})


def case(name: str = "c", *turns: dict[str, Any], **more: Any) -> Case:
    return Case.model_validate(
        {"id": name, "turns": list(turns) or [{"user": "hi", "expect": {"tool": "none"}}], **more}
    )

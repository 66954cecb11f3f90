"""Conversations for people: what was said, done and replied, and what was wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from evals.scores import Conversation
from evals.traces import Trace


def conversation_lines(one: Conversation) -> Iterator[str]:
    """One conversation, turn by turn."""
    yield f"{'ok ' if one.right else 'BAD'} {one.case.id} ({one.case.category}), trial {one.trial}"
    if one.case.injection is not None:
        yield f"    [{one.case.injection.vector}] {one.case.injection.text!r}"
    for turn in one.turns:
        yield _turn_text(turn.user, turn.trace)
        yield from (f"      ! {failure.kind}: {failure.words}" for failure in turn.score.failures)


def _turn_text(user: str, trace: Trace | None) -> str:
    if trace is None:
        return f"    > {user}\n      (not run)"
    calls = "".join(f"\n      {_call_text(dict(call))}" for call in trace["calls"])
    effects = ", ".join(f"{one['effect']} {one.get('lead_id', '')}".strip() for one in trace["effects"])
    done = f"\n      effects: {effects}" if effects else ""
    return f"    > {user}{calls}{done}\n      {trace['reply_kind']}: {trace['reply']}"


def _call_text(call: dict[str, Any]) -> str:
    outcome = "" if call["ok"] else f"  → {call['error']}"
    return f"{call['tool']} {json.dumps(call['args'], ensure_ascii=False)}{outcome}"

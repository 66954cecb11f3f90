"""A question that waits while the user asks something else: it is kept aside, said again, and answered later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from agent.builtin import intent
from agent.builtin.answers import CONSENT, complete, only_points, tells_why
from agent.builtin.items import Clause
from agent.builtin.plan import Plan, Step
from agent.builtin.sense import Sense
from agent.builtin.tables.patterns import SHOWS
from agent.builtin.tables.phrases import STILL_OPEN
from agent.builtin.tables.tools import WRITES

MOST_DETOURS = 3
TAKEN_BACK = ("cancelled", "bye", "no_pending")
_TIMED = ("hours", "length", "until", "clock", "day", "weekday")


def waiting(sense: Sense) -> dict[str, Any]:
    """The question kept aside, where none waits now."""
    return {} if sense.pending else dict(sense.start.get("shelved") or {})


def shelved(plan: Plan, tools: list[str], sense: Sense) -> dict[str, Any] | None:
    """What the next turn may still answer, after one that only asked or chatted."""
    asked = sense.pending or waiting(sense)
    detours = int(asked.get("detours") or 0) + 1
    if not asked.get("tool") or not asked.get("missing") or asked["missing"] == [CONSENT] or detours > MOST_DETOURS:
        return None
    if plan.topic in TAKEN_BACK or {asked["tool"], *WRITES} & {*tools, *(step.tool for step in plan.steps)}:
        return None
    kept: dict[str, Any] = {name: asked[name] for name in ("question", "missing", "tool", "args") if name in asked}
    return {**kept, "detours": detours}


def said_again(kept: dict[str, Any] | None, answered: bool) -> list[str]:
    """The question once more, behind the answer to what was asked between."""
    if kept is None or not answered or kept["detours"] > 1:
        return []
    return [STILL_OPEN.format(question=kept["question"])]


def taken_up(parts: list[Clause], sense: Sense) -> list[Step] | None:
    """The call that was asked about, where these words complete it and ask for nothing themselves."""
    asked = waiting(sense)
    if not asked or not parts or not all(_answers(part, list(asked["missing"]), asked, sense) for part in parts):
        return None
    steps = complete(parts, replace(sense, start={**sense.start, "pending_question": asked}))
    return None if steps is None or any(step.tool == "ask_user" for step in steps) else steps


def _answers(part: Clause, missing: list[str], asked: dict[str, Any], sense: Sense) -> bool:
    if part.question or SHOWS.search(part.text):
        return False
    if tells_why(str(asked["tool"]), missing, part) or only_points(part):
        return True
    if part.tool in (None, *intent.SPOKEN, asked["tool"]):
        return True
    return "duration_hours" in missing and part.has(*_TIMED) and not part.has("place", "money", "ptype")

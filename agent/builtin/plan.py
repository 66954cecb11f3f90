"""What a turn will do: tool calls in order, or a reply without one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from agent.builtin.mentions import Mention


@dataclass(slots=True)
class Step:
    """One tool call. ``mentions`` are resolved by code when it is made; several leads are one call."""

    tool: str
    args: dict[str, Any] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """Steps to make; or, when there are none, a ``topic`` of talk or an answer read from the screen."""

    steps: list[Step] = field(default_factory=list)
    topic: str = ""
    answer: str = ""
    focus: list[int] = field(default_factory=list)  # the leads that an answer from the screen speaks of
    notes: list[str] = field(default_factory=list)  # what the calls cannot do, said after their results
    lowest_first: bool = False  # markets are weighed from the smallest figure


def ask(question: str, missing: list[str], tool: str | None = None, args: dict[str, Any] | None = None) -> Step:
    """The step that asks one question; ``tool`` and ``args`` are what the answer will complete."""
    return Step("ask_user", {"question": question, "missing": missing, "-pending": {"tool": tool, "args": args or {}}})


def decline(reason: str) -> Step:
    return Step("decline", {"reason": reason})

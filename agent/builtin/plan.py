"""What a turn will do: tool calls in order, or a reply without one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from agent.builtin.mentions import Mention


@dataclass(slots=True)
class Step:
    """One tool call. ``mentions`` are resolved by code when it is made; several leads are one call."""

    tool: str
    args: dict[str, Any] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    about: list[Mention] = field(default_factory=list)  # the leads of a list that the words ask after ("the second")

    def copy(self) -> Step:
        """Mentions are never changed."""
        return Step(self.tool, _copied(self.args), self.mentions.copy(), self.about.copy())


@dataclass(slots=True)
class Plan:
    """Steps to make; or, when there are none, a ``topic`` of talk or an answer read from the screen."""

    steps: list[Step] = field(default_factory=list)
    topic: str = ""
    answer: str = ""
    focus: list[int] = field(default_factory=list)  # the leads that an answer from the screen speaks of
    notes: list[str] = field(default_factory=list)  # what the calls cannot do, said after their results
    supposed: dict[str, Any] | None = None  # the call that was only supposed: "cool, then do it" makes it
    screened: str = ""  # the question that was answered from the screen: "and the fifth?" asks it again
    lowest_first: bool = False  # markets are weighed from the smallest figure

    def copy(self) -> Plan:
        """One that may be changed."""
        steps = [step.copy() for step in self.steps]
        return replace(
            self, steps=steps, focus=self.focus.copy(), notes=self.notes.copy(), supposed=_copied(self.supposed)
        )


def _copied(value: Any) -> Any:
    """A JSON value, apart from the one that is kept."""
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def ask(question: str, missing: list[str], tool: str | None = None, args: dict[str, Any] | None = None) -> Step:
    """The step that asks one question; ``tool`` and ``args`` are what the answer will complete."""
    return Step("ask_user", {"question": question, "missing": missing, "-pending": {"tool": tool, "args": args or {}}})


def ask_again(pending: dict[str, Any]) -> Step:
    """The question that waits, once more, with all that it completes."""
    return ask(str(pending["question"]), list(pending["missing"]), pending.get("tool"), dict(pending.get("args") or {}))


def decline(reason: str) -> Step:
    return Step("decline", {"reason": reason})

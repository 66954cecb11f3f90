"""Shared by the builders of calls: the leads that a clause means, and the question for a slot that it lacks."""

from __future__ import annotations

from typing import Any

from agent.builtin.items import Clause
from agent.builtin.mentions import Mention
from agent.builtin.plan import Step, ask
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tables.phrases import QUESTIONS


def it() -> list[Mention]:
    return [Mention("focus")]


def leads(clause: Clause, sense: Sense) -> list[Mention]:
    return read_mentions(clause, sense)


def leads_without(clause: Clause, sense: Sense, *kinds: str) -> list[Mention]:
    """Mentions, where words of the question itself ("owner", "zillow") describe no lead."""
    for item in clause.items:
        item.used = item.used or item.is_(*kinds)
    return leads(clause, sense)


def missing(tool: str, slot: str, args: dict[str, Any]) -> list[Step]:
    return [ask(QUESTIONS[(tool, slot)], [slot], tool, args)]

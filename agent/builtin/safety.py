"""What is refused before anything is planned, and what is said instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from agent.builtin.items import Token
from agent.builtin.tables.guards import GUARDS, LOOK_ALIKES
from agent.builtin.tables.phrases import REFUSALS
from agent.builtin.tables.safety import RULES, Rule


def safety_text(tokens: Sequence[Token]) -> str:
    """The words with their symbols, so that "$1", "50%" and an address can be seen."""
    parts = [("$" if token.dollar else "") + token.text + (token.mag if token.is_number else "") for token in tokens]
    return " ".join(part for part in " ".join(parts).replace(" 's", " s").split())


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[Rule, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (rule, re.compile(rule.pattern), re.compile(rule.unless) if rule.unless else None) for rule in (*RULES, *GUARDS)
    )


@lru_cache(maxsize=1)
def _look_alikes() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in LOOK_ALIKES.items()}


def _look_alike(name: str, text: str) -> bool:
    lawful = _look_alikes().get(name)
    return lawful is not None and lawful.search(text) is not None


def unsafe(text: str) -> str | None:
    """The name of the rule that a request breaks; None when it is lawful."""
    for rule, pattern, unless in _rules():
        if pattern.search(text) and not (unless and unless.search(text)) and not _look_alike(rule.name, text):
            return rule.name
    return None


def breaks(name: str, text: str) -> bool:
    """Whether a request breaks the rule of that name."""
    return any(
        rule.name == name and pattern.search(text) and not (unless and unless.search(text))
        for rule, pattern, unless in _rules()
    )


def refusal(name: str) -> str:
    """The sentence that refuses and says what is possible instead."""
    return REFUSALS[name]

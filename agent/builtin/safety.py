"""What is refused before anything is planned, and what is said instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from agent.builtin.items import Token
from agent.builtin.normalise import tokens
from agent.builtin.tables.guards import GUARDS, LOOK_ALIKES
from agent.builtin.tables.phrases import REFUSALS
from agent.builtin.tables.safety import RULES, Rule
from backend.fairness import without_lawful

MOST_CHARACTERS = 4_000  # a whole turn, as long as one may be


def safety_text(words: Sequence[Token]) -> str:
    """The words with their symbols, so that "$1", "50%" and an address can be seen."""
    parts = [("$" if token.dollar else "") + token.text + (token.mag if token.is_number else "") for token in words]
    return " ".join(part for part in " ".join(parts).replace(" 's", " s").split())


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[Rule, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (rule, re.compile(rule.pattern), re.compile(rule.unless) if rule.unless else None) for rule in (*RULES, *GUARDS)
    )


def _fires(name: str, pattern: re.Pattern[str], unless: re.Pattern[str] | None, text: str) -> bool:
    heard = _heard(name, text)
    return pattern.search(heard) is not None and not (unless and unless.search(heard))


@lru_cache(maxsize=1)
def _look_alikes() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in LOOK_ALIKES.items()}


def _look_alike(name: str, text: str) -> bool:
    lawful = _look_alikes().get(name)
    return lawful is not None and lawful.search(text) is not None


def _heard(name: str, text: str) -> str:
    """What a rule is read on: that of fair housing without the things that only sound like people."""
    return _people_apart(text) if name == "fair_housing" else text


@lru_cache(maxsize=64)
def _people_apart(text: str) -> str:
    return without_lawful(text)


def unsafe(text: str) -> str | None:
    """The name of the rule that a request breaks; None when it is lawful."""
    for rule, pattern, unless in _rules():
        if _fires(rule.name, pattern, unless, text) and not _look_alike(rule.name, text):
            return rule.name
    return None


def breaks(name: str, text: str) -> bool:
    """Whether a request breaks the rule of that name."""
    return any(rule.name == name and _fires(name, pattern, unless, text) for rule, pattern, unless in _rules())


def unfair(text: str) -> bool:
    """Whether the text as it was typed, before any repair of its words, chooses people by a protected class."""
    return unsafe(safety_text(tokens(text[:MOST_CHARACTERS]))) == "fair_housing"


def only_sounds_unfair(text: str) -> bool:
    """Whether a thing or a word about the user stands in it that only sounds like choosing people."""
    return _people_apart(text) != text


def refusal(name: str) -> str:
    """The sentence that refuses and says what is possible instead."""
    return REFUSALS[name]

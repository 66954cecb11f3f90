"""What is refused before anything is planned, and what is said instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from agent.builtin.items import Token
from agent.builtin.normalise import tokens
from agent.builtin.sieve import Sieve, branches, places
from agent.builtin.tables.guards import GUARDS, LOOK_ALIKES
from agent.builtin.tables.phrases import REFUSALS
from agent.builtin.tables.safety import RULES
from agent.builtin.tables.schemes import SCHEMES
from backend.fair_grammar import LAWFUL
from backend.fairness import without_lawful

FAIR_HOUSING = "fair_housing"
AS_TYPED = (FAIR_HOUSING, "other_user", "secrets")
MOST_CHARACTERS = 4_000  # a whole turn, as long as one may be


def safety_text(words: Sequence[Token]) -> str:
    """The words with their symbols, so that "$1", "50%" and an address can be seen."""
    parts = [("$" if token.dollar else "") + token.text + (token.mag if token.is_number else "") for token in words]
    return " ".join(part for part in " ".join(parts).replace(" 's", " s").split())


class _Made(NamedTuple):
    """A rule, or one of its alternatives, made ready."""

    name: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None

    def fires(self, text: str) -> bool:
        return self.pattern.search(text) is not None and not (self.unless and self.unless.search(text))


@lru_cache(maxsize=1)
def _rules() -> tuple[_Made, ...]:
    return tuple(
        _Made(rule.name, re.compile(pattern), re.compile(rule.unless) if rule.unless else None)
        for rule in (*RULES, *GUARDS, *SCHEMES)
        for pattern in branches(rule.pattern)
    )


@lru_cache(maxsize=1)
def _sieve() -> Sieve:
    return Sieve([rule.pattern.pattern for rule in _rules()])


@lru_cache(maxsize=16)
def _named(name: str) -> int:
    """The rules of a name, as the sieve numbers them."""
    return sum(1 << at for at, rule in enumerate(_rules()) if rule.name == name)


def _broken(text: str, only: str = "") -> Iterator[str]:
    """The names of the rules that a text breaks, one by one."""
    rules, apart = _rules(), _people_apart(text)
    for at in places(_sieve().may_match(text) & (_named(only) if only else _sieve().every)):
        if rules[at].fires(apart if rules[at].name == FAIR_HOUSING else text):
            yield rules[at].name


@lru_cache(maxsize=1)
def _look_alikes() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in LOOK_ALIKES.items()}


def _look_alike(name: str, text: str) -> bool:
    lawful = _look_alikes().get(name)
    return lawful is not None and lawful.search(text) is not None


@lru_cache(maxsize=64)
def _people_apart(text: str) -> str:
    """What fair housing is read on: the text without the things that only sound like people."""
    maybe = (_lawful()[at] for at in places(_lawful_sieve().may_match(text)))
    return without_lawful(text) if any(pattern.search(text) for pattern in maybe) else text


@lru_cache(maxsize=1)
def _lawful() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in LAWFUL)


@lru_cache(maxsize=1)
def _lawful_sieve() -> Sieve:
    return Sieve(LAWFUL)


def unsafe(text: str) -> str | None:
    """The name of the rule that a request breaks; None when it is lawful."""
    return next((name for name in _broken(text) if not _look_alike(name, text)), None)


def breaks(name: str, text: str) -> bool:
    """Whether a request breaks the rule of that name."""
    return any(_broken(text, name))


def unsafe_as_typed(text: str) -> str | None:
    """The rule of ``AS_TYPED`` that the text breaks before any repair of its words: names are easily repaired away."""
    typed = safety_text(tokens(text[:MOST_CHARACTERS]))
    return next((name for name in AS_TYPED if any(_broken(typed, name)) and not _look_alike(name, typed)), None)


def only_sounds_unfair(text: str) -> bool:
    """Whether a thing or a word about the user stands in it that only sounds like choosing people."""
    return _people_apart(text) != text


def refusal(name: str) -> str:
    """The sentence that refuses and says what is possible instead."""
    return REFUSALS[name]

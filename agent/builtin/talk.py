"""Talk beside the trade, and what to say when nothing was understood."""

from __future__ import annotations

import re
from functools import lru_cache

from agent.builtin.sieve import Sieve, places
from agent.builtin.tables.phrases import TALK
from agent.builtin.tables.topics import COACHING, NOT_OURS, OUT_OF_SCOPE
from agent.builtin.tables.topics import TALK as PATTERNS
from agent.builtin.tables.unasked import HYPOTHETICAL

_OUT = re.compile(OUT_OF_SCOPE)
_NOT_OURS = re.compile(NOT_OURS)
_COACHING = re.compile(COACHING)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((topic, re.compile(pattern)) for topic, pattern in PATTERNS)


@lru_cache(maxsize=64)
def topic_of(text: str) -> str | None:
    """The topic of a text that asks for nothing in the trade."""
    maybe = (_patterns()[at] for at in places(_sieve().may_match(text)))
    return next((topic for topic, pattern in maybe if pattern.search(text)), None)


@lru_cache(maxsize=1)
def _sieve() -> Sieve:
    return Sieve([pattern for _, pattern in PATTERNS])


def supposed(text: str) -> str | None:
    """The topic of what is only supposed: "if i held it, would that cost me anything"."""
    return next((topic for topic, pattern in HYPOTHETICAL if pattern.search(text)), None)


def out_of_scope(text: str) -> bool:
    return bool(_OUT.search(text))


def not_ours(text: str) -> bool:
    return bool(_NOT_OURS.search(text))


def wants_coaching(text: str) -> bool:
    """ "what should I say when I first call an owner": advice for the talk itself."""
    return _COACHING.search(text) is not None


def say(topic: str, turn: int = 0) -> str:
    """A sentence for the topic; the turn's number varies it, always the same way."""
    choices = TALK.get(topic) or TALK["unknown"]
    return choices[turn % len(choices)]

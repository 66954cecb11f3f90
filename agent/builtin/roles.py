"""What a stretch of words is: a request, a need, something told, a question how things work, a reaction.

A linear classifier beside ``learned``, over words alone: it is asked before anything is known of what they mean.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path

from agent.builtin.gazetteer import Gazetteer
from agent.builtin.items import Token
from agent.builtin.learned import Weights, grams, stem
from agent.builtin.tables.roles import CLASSES

WEIGHTS = Path(__file__).parent / "roles.json"
ASKS = frozenset({"request", "need", "answer"})
"""The roles of which every value counts."""
MOST_WORDS = 40
LEAST_ID, MOST_ID = 1000, 99_999
MARKS = ("?", "'s", "#", "$")
GRAM = 4
GRAMS_WEIGH = 1.5
OPENS = 3  # the first words, in their order


@lru_cache(maxsize=1)
def weights() -> Weights:
    return Weights.of(json.loads(WEIGHTS.read_text("utf-8")))


@dataclass(frozen=True, slots=True)
class Role:
    """The likeliest role with its chance, and the chance that the words ask for something."""

    name: str
    chance: float
    asks: float


def role_of(words: Sequence[Token], places: Gazetteer) -> Role:
    """What the words are."""
    return _role(tuple(symbols(words, places)))


@lru_cache(maxsize=256)
def _role(said: tuple[str, ...]) -> Role:
    known = weights()
    ranked = known.chances(features(said).items())
    return Role(ranked[0][1], ranked[0][0], sum(chance for chance, name in ranked if name in ASKS))


def symbols(words: Sequence[Token], places: Gazetteer) -> Iterator[str]:
    """The words, with a kind for every number and every place."""
    said = [token for token in words if token.is_number or token.text[:1].isalpha() or token.text in MARKS]
    at = 0
    while at < min(len(said), MOST_WORDS):
        size = _place(said, at, places)
        yield "PLACE" if size else _kind(said[at]) if said[at].is_number else said[at].text
        at += size or 1


def _place(said: Sequence[Token], at: int, places: Gazetteer) -> int:
    """Of how many words the name of a place is that stands here."""
    first = said[at].text
    if said[at].is_number or first in _classes():
        return 0
    if first.isalpha() and first.isascii() and first != "the" and not places.starts(first):
        return 0
    if at + 1 < len(said) and places.find(f"{first} {said[at + 1].text}"):
        return 2
    return int(places.find(first) is not None)


def _kind(token: Token) -> str:
    if token.ordinal:
        return "ORD"
    if token.dollar or token.mag:
        return "MONEY"
    value = token.value or 0.0
    if LEAST_ID <= value <= MOST_ID and value == int(value):
        return "LEADID"
    return "NUM" if value <= GRAM * 5 else "AMOUNT"


def features(said: Sequence[str]) -> dict[str, float]:
    """What the model looks at: words, pairs, parts of words, how it opens and ends, and how long it is."""
    stems = [stem(word) for word in said]
    found = dict.fromkeys((f"w:{word}" for word in said), 1.0)
    found |= dict.fromkeys((f"t:{a} {b}" for a, b in pairwise(["<", *stems, ">"])), 1.0)
    found |= dict.fromkeys((f"t:{word}" for word in stems), 1.0)
    found |= dict.fromkeys((f"u:{a}.{b}" for a, b in zip(stems, stems[2:], strict=False)), 1.0)
    found |= dict.fromkeys((f"o:{' '.join(stems[:size])}" for size in range(1, OPENS + 1)), 1.0)
    kinds = ["<", *(_class_of(word) for word in said), ">"]
    found |= dict.fromkeys((f"k:{kind}" for kind in kinds[1:-1]), 1.0)
    found |= dict.fromkeys((f"k:{a} {b}" for a, b in pairwise(kinds)), 1.0)
    found |= dict.fromkeys((f"k:{a} {b} {c}" for a, b, c in zip(kinds, kinds[1:], kinds[2:], strict=False)), 1.0)
    found |= dict.fromkeys((f"v:{a}.{b}" for a, b in zip(kinds, kinds[2:], strict=False)), 1.0)
    parts = dict.fromkeys(chain.from_iterable(grams(word) for word in said if word.islower()))
    if parts:
        found |= dict.fromkeys(parts, GRAMS_WEIGH / math.sqrt(len(parts)))
    found[f"size:{min(len(said), 12) // 3}"] = 1.0
    return found


@lru_cache(maxsize=4096)
def _class_of(word: str) -> str:
    known = _classes().get(word)
    if known or not word.islower():
        return known or word
    if word.endswith("ed") and len(word) > GRAM:
        return "PAST"
    return "ING" if word.endswith("ing") and len(word) > GRAM + 1 else "-"


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    return {word: name for name, words in reversed(CLASSES.items()) for word in words.split()}

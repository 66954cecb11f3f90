"""Which of many patterns a text can match at all, told from the beginnings of words that each cannot do without.

A rule for "(refund|reimburse)" need not be searched where no word begins so: looking that up is far cheaper.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

BEGINNING = 4  # letters of a word that are looked at
MOST_BEGINNINGS = 400  # of one group of alternatives: more tell nothing
LAYERS = 3  # the groups of beginnings that are looked up for a pattern: those with the fewest members
UNKNOWN = frozenset({""})
_WORD = re.compile(r"\w+")
_parser: Any = importlib.import_module("re._parser")
_OPS: Any = importlib.import_module("re._constants")


@lru_cache(maxsize=256)
def beginnings(text: str) -> frozenset[str]:
    """The first letters of every word: one to so many of them."""
    return frozenset(word[:size] for word in set(_WORD.findall(text)) for size in range(1, BEGINNING + 1))


def branches(pattern: str) -> list[str]:
    """The alternatives of which a whole pattern consists: each needs other words, and is seldom searched alone."""
    cuts, depth, in_set, at = [-1], 0, False, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif in_set or char == "[":
            in_set = char != "]"
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            cuts.append(at)
        at += 1
    return [pattern[start + 1 : end] for start, end in pairwise([*cuts, len(pattern)])]


class Sieve:
    """Many patterns by the beginnings that they need; a set of them is a number with a bit for each."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.every = (1 << len(patterns)) - 1
        self._layers = [_Layer() for _ in range(LAYERS)]
        for at, pattern in enumerate(patterns):
            wanted = sorted(_needs(_parser.parse(pattern), False), key=len)
            for layer, need in zip(self._layers, [*wanted[:LAYERS], *([None] * LAYERS)], strict=False):
                layer.add(1 << at, need)

    def may_match(self, text: str) -> int:
        """The patterns that the text can match, as a number."""
        found, mask = beginnings(text), self.every
        for layer in self._layers:
            mask &= layer.met_by(found)
        return mask


class _Layer:
    """For each beginning the patterns that it satisfies."""

    def __init__(self) -> None:
        self._always = 0
        self._by: dict[str, int] = {}

    def add(self, bit: int, need: frozenset[str] | None) -> None:
        if need is None:
            self._always |= bit
        for beginning in need or ():
            self._by[beginning] = self._by.get(beginning, 0) | bit

    def met_by(self, found: frozenset[str]) -> int:
        mask = self._always
        for beginning in self._by.keys() & found:
            mask |= self._by[beginning]
        return mask


def places(mask: int) -> Iterator[int]:
    """Which bits are set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _needs(tree: Iterable[Any], starts: bool) -> Iterator[frozenset[str]]:
    """``starts``: whether a word begins where the tree does."""
    parts = list(tree)
    for at, (op, value) in enumerate(parts):
        if op is _OPS.AT:
            starts = value in (_OPS.AT_BOUNDARY, _OPS.AT_BEGINNING)
            continue
        if op in (_OPS.ASSERT, _OPS.ASSERT_NOT):
            continue
        first = _conts(parts[at:], BEGINNING) if starts else UNKNOWN
        if "" not in first:
            yield first
        else:
            yield from _within(op, value, starts)
        starts = op is _OPS.LITERAL and chr(value) == " "


def _within(op: Any, value: Any, starts: bool) -> Iterator[frozenset[str]]:
    if op is _OPS.SUBPATTERN:
        yield from _needs(value[3], starts)
    elif op in (_OPS.MAX_REPEAT, _OPS.MIN_REPEAT) and value[0]:
        yield from _needs(value[2], starts)
    elif op is _OPS.BRANCH:
        first = [next(_needs(branch, starts), None) for branch in value[1]]
        if all(first):
            yield frozenset().union(*(need for need in first if need))


def _conts(parts: Sequence[Any], size: int) -> frozenset[str]:
    """How the words go on that match here, up to so many letters; an empty one where that is not known."""
    if not size or not parts:
        return UNKNOWN
    (op, value), rest = parts[0], parts[1:]
    if op in (_OPS.AT, _OPS.ASSERT, _OPS.ASSERT_NOT):
        return _conts(rest, size)
    if op is _OPS.LITERAL:
        return _letters([chr(value)], rest, size)
    if op is _OPS.IN and all(kind is _OPS.LITERAL for kind, _ in value):
        return _letters([chr(code) for _, code in value], rest, size)
    found = _alternatives(op, value, rest, size)
    return found if len(found) <= MOST_BEGINNINGS else UNKNOWN


def _letters(letters: list[str], rest: Sequence[Any], size: int) -> frozenset[str]:
    if not all(_WORD.match(letter) for letter in letters):
        return UNKNOWN
    return frozenset(letter + more for letter in letters for more in _conts(rest, size - 1))


def _alternatives(op: Any, value: Any, rest: Sequence[Any], size: int) -> frozenset[str]:
    if op is _OPS.SUBPATTERN:
        return _conts([*value[3], *rest], size)
    if op is _OPS.BRANCH:
        return frozenset().union(*(_conts([*branch, *rest], size) for branch in value[1]))
    if op in (_OPS.MAX_REPEAT, _OPS.MIN_REPEAT):
        least, _, inner = value
        once = _conts(list(inner), size)
        return once if least else once | _conts(rest, size)
    return UNKNOWN

"""Step 1b: where a speaker takes something back: "no wait", "i mean", ", no", "instead of"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.builtin.items import Token
from agent.builtin.tables.repairs import REPAIR
from agent.builtin.tables.restating import AND_NOT, DENIES, NO_VALUE, SAID_AFTER, TAKES_BACK_ORDER


@dataclass(frozen=True)
class Gap:
    """The words of a repair: from where to where in the sentence, and where the tail that says so starts."""

    start: int
    end: int
    tail: int
    plain: bool = False  # only "no" or "not": it may as well belong to what is said
    reverses: bool = False  # what follows it is what is not meant
    orders: bool = False  # it takes back an order, not a value


def gaps(words: Sequence[Token], line: str) -> Iterator[Gap]:
    """Every stretch of words that may take something back, the earliest first."""
    starts, at = [], 0
    for token in words:
        starts.append(at)
        at += len(token.text) + 1
    length = 1 << 30
    for index in range(1, len(words)):
        for pattern in (REPAIR, DENIES, TAKES_BACK_ORDER, NO_VALUE, AND_NOT):
            hit = pattern.match(line, starts[index])
            if not hit or hit.end() >= len(line) or (pattern is NO_VALUE and words[index - 1].text in ("and", "or")):
                continue
            last = bisect_left(starts, hit.end())
            if last < len(words):
                plain = pattern in (NO_VALUE, AND_NOT)
                orders = pattern is TAKES_BACK_ORDER
                yield Gap(words[index].start, words[last].start, length, plain, pattern is AND_NOT, orders)
    late = SAID_AFTER.search(line)
    if late:
        opens, tail = (words[bisect_left(starts, late.start(name))].start for name in ("said", "tail"))
        yield Gap(opens, opens, tail)

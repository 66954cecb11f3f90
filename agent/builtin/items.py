"""The alphabet of the parser: tokens as typed, items as meant, and shapes over items.

Every item has a kind, and every kind one letter; the letters of a clause make its *code*, so that grammar rules are
regular expressions over meaning rather than over words ("n-n$" is a range of money however it was spelled).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

CODES: dict[str, str] = {
    "num": "n", "money": "$", "ordinal": "o", "id": "#",
    "beds": "b", "baths": "t", "half_baths": "u", "sqft": "q", "acre": "A", "miles": "m", "hours": "h",
    "cars": "g", "stories": "k", "percent": "%",
    "max": "<", "min": ">", "exact": "=", "around": "~", "or_more": "+", "or_less": "_",
    "dash": "-", "to": "T", "between": "[", "and": "&", "or": "|", "comma": ",", "stop": ".", "slash": "/",
    "neg": "!", "drop": "D", "only": "*", "instead": "j", "any": "?",
    "ptype": "p", "feature": "f", "source": "s", "seller": "y", "leadtype": "l", "sort": "S",
    "place": "P", "zip": "z", "state": "G", "near": "N", "within": "W", "in": "I", "from": "F", "with": "v",
    "asking": "a", "leadprice": "e", "permonth": "r", "day": "d", "weekday": "7", "span": "c",
    "listed": "i", "since": "x", "until": "V", "for": "4", "by": "B", "clock": "C", "ampm": "M", "ago": "5",
    "pronoun": "R", "one": "Q", "last": "X", "best": "U", "every": "E", "other": "O", "top": "H", "prev": "J",
    "rest": "K", "of": "0", "each": "1", "lead": "L", "held": "2", "bought": "3",
    "word": "w",
}  # fmt: skip
SKIPPED = frozenset({"article", "filler"})


@dataclass(frozen=True, slots=True)
class Token:
    """One typed unit. ``text`` is folded, lower-case and repaired; ``raw`` is what stands in the sentence."""

    text: str
    raw: str
    start: int
    end: int
    value: float | None = None  # of a number
    mag: str = ""  # k, m: the magnitude typed with the number, already multiplied into value
    dollar: bool = False
    ordinal: bool = False
    fixed: bool = False  # spelling was repaired
    spaced: bool = True  # something other than a space-less join stands before it

    @property
    def is_number(self) -> bool:
        return self.value is not None


@dataclass(slots=True)
class Item:
    """A meaning-bearing unit over one or more tokens."""

    kind: str
    value: Any
    text: str
    start: int  # character offsets in the sentence
    end: int
    note: Any = None  # what a kind needs besides its value: strictness, a typed magnitude, ...
    used: bool = False

    @property
    def code(self) -> str:
        return " " if self.used else CODES[self.kind]


@dataclass(slots=True)
class Clause:
    """A stretch of items that says one thing."""

    items: list[Item]
    text: str  # folded and repaired words, single spaces, no punctuation
    raw: str
    correction: bool = False  # it takes back what was said just before
    tool: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return "".join(item.code for item in self.items)

    def free(self) -> list[Item]:
        return [item for item in self.items if not item.used]

    def has(self, *kinds: str) -> bool:
        return any(item.kind in kinds for item in self.items)

    def of(self, *kinds: str) -> list[Item]:
        return [item for item in self.items if item.kind in kinds and not item.used]


Action = Callable[[list[Item], dict[str, Any]], bool | None]


@dataclass(frozen=True)
class Shape:
    """A grammar rule: where ``pattern`` matches the code, ``action`` fills the slots from the matched items.

    The action may return False to decline the match; otherwise the items are used up.
    """

    pattern: str
    action: Action
    keep: bool = False  # the items stay free for later rules

    def matches(self, items: list[Item]) -> Iterator[list[Item]]:
        at = 0
        regex = re.compile(self.pattern)
        while True:
            found = regex.search("".join(item.code for item in items), at)
            if not found or found.start() == found.end():
                return
            yield items[found.start() : found.end()]
            at = found.start() + 1


def apply(shapes: Iterable[Shape], items: list[Item], slots: dict[str, Any]) -> None:
    """Runs the rules in order; each takes all its matches, left to right, over what earlier rules left free."""
    for shape in shapes:
        for span in shape.matches(items):
            if shape.action(span, slots) is False or shape.keep:
                continue
            for item in span:
                item.used = True

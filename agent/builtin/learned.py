"""Step 3b, second opinion: a multinomial logistic regression over words, meanings and state, learned from utterances.

``train.py`` writes ``weights.json``: whole hundredths, a feature's row holding only the tools that it speaks for.
Names of places, amounts and numbers never reach the model: it sees their kinds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from agent.builtin.items import Clause, Item
from agent.builtin.spelling import common_words

WEIGHTS = Path(__file__).parent / "weights.json"
SCALE = 100
GRAM = 4
SURE_MARGIN = 2.0  # cues: how far the best is ahead
_KINDS = (
    ("place", "PLACE"),
    ("state", "STATE"),
    ("money", "MONEY"),
    ("id", "LEADID"),
    ("hash", "ORD"),
    ("ordinal", "ORD"),
    ("length", "LENGTH"),
    ("hours", "LENGTH"),
    ("weekday", "DAY"),
    ("day", "DAY"),
    ("clock", "DAY"),
    ("ptype", "PTYPE"),
    ("feature", "FEATURE"),
    ("source", "SOURCE"),
    ("beds", "BEDS"),
    ("baths", "BATHS"),
    ("sqft", "SQFT"),
    ("miles", "MILES"),
    ("best", "BEST"),
    ("num", "NUM"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest tool with its probability, and how far the next one is."""

    tool: str
    chance: float
    lead: float


@dataclass(frozen=True, slots=True)
class Weights:
    tools: tuple[str, ...]
    bias: tuple[float, ...]
    rows: dict[str, tuple[tuple[int, float], ...]]

    @classmethod
    def of(cls, data: dict[str, Any]) -> Weights:
        rows = {
            name: tuple((row[at], row[at + 1] / SCALE) for at in range(0, len(row), 2))
            for name, row in data["rows"].items()
        }
        return cls(tuple(data["tools"]), tuple(value / SCALE for value in data["bias"]), rows)

    def chances(self, found: Iterable[tuple[str, float]]) -> list[tuple[float, str]]:
        """(probability, tool), the likeliest first."""
        total = list(self.bias)
        for name, value in found:
            for at, weight in self.rows.get(name, ()):
                total[at] += weight * value
        most = max(total)
        powers = [math.exp(score - most) for score in total]
        whole = sum(powers)
        return sorted(((power / whole, tool) for power, tool in zip(powers, self.tools, strict=True)), reverse=True)


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    return Weights.of(json.loads(WEIGHTS.read_text("utf-8"))) if WEIGHTS.exists() else None


def knows(tool: str | None) -> bool:
    """Whether the model has learned anything of the tool: else its silence about it says nothing."""
    known = weights()
    return tool is None or (known is not None and tool in known.tools)


def guess(clause: Clause, have: Iterable[str], cues: dict[str, float]) -> Guess | None:
    """What the learned model takes the clause for; None where none was trained."""
    known = weights()
    if known is None:
        return None
    ranked = known.chances(features(clause, have, cues))
    return Guess(ranked[0][1], ranked[0][0], ranked[0][0] - ranked[1][0])


def features(clause: Clause, have: Iterable[str], cues: dict[str, float]) -> list[tuple[str, float]]:
    """(name, value) of everything the model looks at; each name once."""
    found = dict.fromkeys(_words(clause), 1.0)
    found |= dict.fromkeys((f"f:{name}" for name in have), 1.0)
    found |= dict(_of_cues(cues))
    return sorted(found.items())


def _words(clause: Clause) -> Iterator[str]:
    stream = ["<", *(symbol for item in clause.items for symbol in _symbols(item)), ">"]
    yield from stream[1:-1]
    yield from (f"{a} {b}" for a, b in pairwise(stream))
    words = [word for word in clause.text.split() if word.isalpha()]
    places = {word for item in clause.items if item.is_("place") for word in item.text.split()}
    kept = [word for word in words if word not in places]
    yield from (f"w:{word}" for word in kept)
    yield from (f"w:{a} {b}" for a, b in pairwise(kept))
    if words:
        yield f"first:{words[0]}"
        yield f"last:{words[-1]}"
    yield f"size:{min(len(words), 12) // 3}"
    for word in kept:
        if word not in common_words():
            yield from (f"g:{word[at : at + GRAM]}" for at in range(max(1, len(word) - GRAM + 1)))


def _symbols(item: Item) -> list[str]:
    kind = next((name for kind, name in _KINDS if item.is_(kind)), None)
    return [kind] if kind else item.text.split()


def _of_cues(cues: dict[str, float]) -> Iterator[tuple[str, float]]:
    ranked = sorted(cues.items(), key=lambda pair: (-pair[1], pair[0]))
    for tool, score in ranked:
        if score > 0:
            yield f"cue:{tool}", min(score, 10.0) / 5
    if not ranked or ranked[0][1] <= 0:
        yield "cue:none", 1.0
        return
    behind = ranked[1][1] if len(ranked) > 1 else 0.0
    sure = "far" if ranked[0][1] - max(behind, 0.0) >= SURE_MARGIN else "near"
    yield f"top:{ranked[0][0]}:{sure}", 1.0

"""Step 3b, second opinion: a linear classifier over words, parts of words, meanings and state, learned from utterances.

``train.py`` writes ``weights.json``: whole hundredths, a feature's row holding only the tools that it speaks for.
A score times ``SHARPNESS`` is the logarithm of a chance; cross-validation chose it.
Names of places, amounts and numbers never reach the model: it sees their kinds.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from agent.builtin.items import Clause, Item

WEIGHTS = Path(__file__).parent / "weights.json"
SCALE = 100
LANE, HALF = 32, 1 << 31  # bits
SHARPNESS = 4.0
GRAM = 4
GRAMS_WEIGH, SKIPS_WEIGH = 2.0, 1.0  # a long sentence has many of them: together they weigh no more than in a short one
SKIP = 4  # the farthest two words that are noted together
STEM = 3
WORDS_KEPT = 4096
ENDINGS = ("ing", "ed", "es", "s", "ly", "er")
STATES = ("on_screen", "holds", "bought", "proposal", "filter")
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


State = Mapping[str, Any]


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
    rows: dict[str, int]  # a row is one number with a lane for each tool: adding two rows adds all their weights

    @classmethod
    def of(cls, data: dict[str, Any]) -> Weights:
        rows = {name: _packed(row) for name, row in data["rows"].items()}
        return cls(tuple(data["tools"]), tuple(value / SCALE for value in data["bias"]), rows)

    def chances(self, found: Iterable[tuple[str, float]]) -> list[tuple[float, str]]:
        """(probability, tool), the likeliest first."""
        rows, sums = self.rows, dict[float, int]()
        for name, value in found:
            if name in rows:
                sums[value] = sums.get(value, 0) + rows[name]
        total = list(self.bias)
        for value, packed in sums.items():
            weights = _lanes(packed, len(total))
            total = [score + weight * value / SCALE for score, weight in zip(total, weights, strict=True)]
        most = max(total)
        powers = [math.exp(SHARPNESS * (score - most)) for score in total]
        whole = sum(powers)
        return sorted(((power / whole, tool) for power, tool in zip(powers, self.tools, strict=True)), reverse=True)


def _packed(row: list[int]) -> int:
    """The weights of a row, (tool, weight) in turns, each in its tool's lane."""
    return sum(row[at + 1] << (row[at] * LANE) for at in range(0, len(row), 2))


def _lanes(packed: int, count: int) -> list[int]:
    """The sums in the lanes; half a lane is lent to each while they are taken apart, as a sum may be negative."""
    lanes = struct.unpack(f"<{count}I", (packed + _lent(count)).to_bytes(count * LANE // 8, "little"))
    return [lane - HALF for lane in lanes]


@lru_cache(maxsize=8)
def _lent(count: int) -> int:
    return sum(HALF << (at * LANE) for at in range(count))


@lru_cache(maxsize=1)
def weights() -> Weights | None:
    return Weights.of(json.loads(WEIGHTS.read_text("utf-8"))) if WEIGHTS.exists() else None


def knows(tool: str | None) -> bool:
    """Whether the model has learned anything of the tool: else its silence about it says nothing."""
    known = weights()
    return tool is None or (known is not None and tool in known.tools)


def guess(clause: Clause, have: Iterable[str], cues: dict[str, float], start: State) -> Guess | None:
    """What the learned model takes the clause for; None where none was trained."""
    known = weights()
    if known is None:
        return None
    ranked = known.chances(_features(clause, sorted(have), cues, start).items())
    return Guess(ranked[0][1], ranked[0][0], ranked[0][0] - ranked[1][0])


def features(clause: Clause, have: Iterable[str], cues: dict[str, float], start: State) -> list[tuple[str, float]]:
    """(name, value) of everything the model looks at; each name once."""
    return sorted(_features(clause, have, cues, start).items())


def _features(clause: Clause, have: Iterable[str], cues: dict[str, float], start: State) -> dict[str, float]:
    places = {word for item in clause.items if item.is_("place") for word in item.text.split()}
    words = [word for word in clause.text.split() if word.isalpha()]
    kept = [word for word in words if word not in places]
    stems = [stem(word) for word in kept]
    found = dict.fromkeys(_symbols_of(clause), 1.0)
    found |= dict.fromkeys(_words(words, kept, stems), 1.0)
    found |= dict.fromkeys((f"f:{name}" for name in have), 1.0)
    found |= dict.fromkeys(_state(start), 1.0)
    found |= _shared(dict.fromkeys(chain.from_iterable(map(grams, kept))), GRAMS_WEIGH)
    found |= _shared(dict.fromkeys(_skips(stems)), SKIPS_WEIGH)
    found |= dict(_of_cues(cues))
    return found


@lru_cache(maxsize=WORDS_KEPT)
def stem(word: str) -> str:
    """The word without a common ending: enough to put "releasing" beside "release"."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word[: -len(ending)]
    return word


def _shared(names: Collection[str], weight: float) -> dict[str, float]:
    """All names at one value, so that their length as a vector is ``weight``."""
    return dict.fromkeys(names, weight / math.sqrt(len(names))) if names else {}


def _symbols_of(clause: Clause) -> Iterator[str]:
    stream = ["<", *(symbol for item in clause.items for symbol in _symbols(item)), ">"]
    yield from stream[1:-1]
    yield from (f"{a} {b}" for a, b in pairwise(stream))


def _words(words: list[str], kept: list[str], stems: list[str]) -> Iterator[str]:
    yield from (f"w:{word}" for word in kept)
    yield from (f"w:{a} {b}" for a, b in pairwise(kept))
    yield from (f"t:{word}" for word in stems)
    yield from (f"t:{a} {b}" for a, b in pairwise(stems))
    if words:
        yield f"first:{words[0]}"
        yield f"last:{words[-1]}"
    yield f"size:{min(len(words), 12) // 3}"


@lru_cache(maxsize=WORDS_KEPT)
def grams(word: str) -> tuple[str, ...]:
    """The names of a word's parts."""
    whole = f"<{word}>"
    return tuple(f"c:{whole[at : at + GRAM]}" for at in range(len(whole) - GRAM + 1))


def _skips(stems: list[str]) -> Iterator[str]:
    for at, first in enumerate(stems):
        yield from (f"s:{first}..{second}" for second in stems[at + 2 : at + 1 + SKIP])


def _state(start: State) -> Iterator[str]:
    if start.get("last_tool"):
        yield f"last_tool:{start['last_tool']}"
    yield from (f"state:{name}" for name in STATES if start.get(name))


def _symbols(item: Item) -> list[str]:
    for kind, name in _KINDS:
        if kind in item.kinds:
            return [name]
    return item.text.split()


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

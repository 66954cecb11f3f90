"""Spelling repair: unknown words become the domain word they most resemble; ordinary English is left alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from spellchecker import SpellChecker

COMMON_WORD_COUNT = 300  # occurrences in the word list's corpus from which a word is taken as meant
SHORTEST_REPAIRED = 4  # letters
CORE_WORDS = (
    "house",
    "houses",
    "home",
    "homes",
    "condo",
    "condos",
    "under",
    "cheapest",
    "bedroom",
    "garage",
    "without",
    "pool",
    "rent",
    "quote",
)
CORE_SHARE = 25  # how much commoner a core word is than the slip that stands for it
RARE_COUNT = 8000


def _likeness(word: str, target: str, distance: float) -> tuple[float, bool, bool, bool, int]:
    """Less is likelier: few slips, the same first letter, letters swapped only, a core word, a long word."""
    swapped = sorted(word) == sorted(target)
    return distance, target[0] != word[0], not swapped, target not in CORE_WORDS, -len(target)


@lru_cache(maxsize=1)
def common_words() -> dict[str, int]:
    """English words with their counts, from the packaged frequency list."""
    counts = SpellChecker(language="en").word_frequency.dictionary
    return {word: int(count) for word, count in counts.items() if count >= COMMON_WORD_COUNT}


def edits_allowed(word: str) -> int:
    """How many slips a word of this length may hold and still be recognised."""
    return 1 if len(word) < 7 else 2


class Speller:
    """Repairs towards ``vocabulary`` (domain words), never away from a known word."""

    def __init__(self, vocabulary: Iterable[str], known: Iterable[str] = ()) -> None:
        self._targets = sorted({word for word in vocabulary if len(word) >= SHORTEST_REPAIRED})
        self._known = set(vocabulary) | set(known)
        self._common = common_words()
        self._memo: dict[str, str] = {}

    def _slip(self, word: str) -> str | None:
        """ "hoses" is English, but beside "3 bed" people mean houses: a much rarer word one slip from a core word."""
        count = self._common.get(word)
        if count is None or count > RARE_COUNT or word in self._known:
            return None
        near = process.extractOne(word, CORE_WORDS, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        if near and near[0][0] == word[0] and self._common.get(near[0], 0) > CORE_SHARE * count:
            return str(near[0])
        return None

    def knows(self, word: str) -> bool:
        return word in self._known or word in self._common

    def repair(self, word: str) -> str:
        """The domain word meant by ``word``, or ``word`` itself."""
        if len(word) < SHORTEST_REPAIRED:
            return word
        if self.knows(word):
            return self._slip(word) or word
        if word not in self._memo:
            if len(self._memo) > 10_000:
                self._memo.clear()
            self._memo[word] = self._squeezed(word) or self._nearest(word) or self._split(word) or word
        return self._memo[word]

    def _squeezed(self, word: str) -> str | None:
        """ "sooo cheeeap": a letter repeated three times or more is one or two."""
        for keep in (2, 1):
            out = ""
            for char in word:
                if len(out) >= keep and out[-keep:] == char * keep and char * 3 in word:
                    continue
                out += char
            if out != word and self.knows(out):
                return out
        return None

    def _nearest(self, word: str) -> str | None:
        allowed = edits_allowed(word)
        near = process.extract(word, self._targets, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=8)
        if not near:
            return None
        return min(near, key=lambda hit: _likeness(word, hit[0], hit[1]))[0]

    def _split(self, word: str) -> str | None:
        """ "singlefamily" and "lasvegas": two known words run together, at least one of the domain's."""
        for cut in range(3, len(word) - 2):
            left, right = word[:cut], word[cut:]
            if max(len(left), len(right)) < SHORTEST_REPAIRED:
                continue  # "tuscon" is no "tus con"
            if left in self._known and right in self._known:
                return f"{left} {right}"
        return None

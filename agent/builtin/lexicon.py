"""All phrases of the domain, found longest first; and finders of one table's phrases in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from agent.builtin.tables import composed, cues, grammar, guards, nouns, safety, schemes, sorting, topics, wants

_SLOT_TABLES: tuple[tuple[str, dict[str, str]], ...] = (
    ("ptype", nouns.PROPERTY_TYPES),
    ("feature", nouns.FEATURES),
    ("source", nouns.SOURCES),
    ("seller", nouns.SELLERS),
    ("leadtype", nouns.LEAD_TYPES),
)
_WORD_TABLES: tuple[dict[str, str], ...] = (
    nouns.METRICS, nouns.REFUND_REASONS, nouns.STATUSES, nouns.CHANNELS, nouns.EVENTS, nouns.FREQUENCIES,
    nouns.TIERS, nouns.ABOUT,
)  # fmt: skip
MOST_WORDS = 7


def plural(phrase: str) -> str:
    if phrase.endswith(("s", "x", "sh", "ch")):
        return phrase + ("" if phrase.endswith("s") else "es")
    if phrase.endswith("y") and phrase[-2:-1] not in "aeou":
        return phrase[:-1] + "ies"
    return phrase + "s"


def _pieces(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace("'", " '").split())


class Lexicon:
    """Phrases by their first word, longest first; one phrase may mean several kinds of thing."""

    def __init__(self, entries: Iterable[tuple[str, str, Any]]) -> None:
        table: dict[tuple[str, ...], dict[str, Any]] = {}
        for phrase, kind, value in entries:
            table.setdefault(_pieces(phrase), {}).setdefault(kind, value)
        self._table = table
        self._lengths: dict[str, list[int]] = {}
        for words in sorted(table, key=len, reverse=True):
            lengths = self._lengths.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))

    def match(self, words: Sequence[str], at: int) -> tuple[int, dict[str, Any]] | None:
        for length in self._lengths.get(words[at], ()):
            kinds = self._table.get(tuple(words[at : at + length]))
            if kinds is not None and at + length <= len(words):
                return length, dict(kinds)
        return None

    def phrases(self) -> set[str]:
        """Every phrase that it knows."""
        return {" ".join(words) for words in self._table}

    def __contains__(self, word: str) -> bool:
        return (word,) in self._table


@lru_cache(maxsize=1)
def domain_lexicon() -> Lexicon:
    rows: list[tuple[str, str, Any]] = list(grammar.entries())
    for kind, table in _SLOT_TABLES:
        for value, text in table.items():
            for phrase in grammar.phrases(text):
                rows.append((phrase, kind, value))
                rows.append((plural(phrase), kind, value))
    for value, text in wants.REFUSED_FEATURES.items():
        for phrase in grammar.phrases(text):
            rows += [(phrase, "feature", value), (phrase, "refused", True)]
    rows += [(" ".join(words), "feature", "rv_parking") for words in product(*wants.STAND_ON)]
    rows += [(" ".join(words), "feature", "single_story") for words in product(*wants.NO_STAIRS)]
    rows += [(" ".join(filter(None, words)), "feature", "motivated_seller") for words in product(*wants.IN_A_HURRY)]
    rows += [(" ".join(words), "unsold", "unsold") for words in product(*wants.A_WHILE)]
    rows += [(" ".join(words), "sort", "price_asc") for words in product(*sorting.BY_LEAD_PRICE)]
    rows += composed.composed()
    for value, texts in wants.OTHERS_TOO.items():
        rows += [(" ".join(words), kind, value) for words in product(*texts) for kind in ("feature", "waived")]
    rows += [(" ".join(words), "optional", None) for words in product(*wants.NICE_BUT_NOT)]
    for who in wants.BUYER_SUBJECTS:
        rows += [(f"{who} {what}", "leadtype", "buyer") for what in wants.BUYER_WISHES]
    for who in wants.BUYER_SEEKERS:
        rows += [(f"{who} {what}", "leadtype", "buyer") for what in wants.BUYER_SEEKS]
    rows += [(phrase, "text", phrase) for phrase in grammar.phrases(wants.TEXT)]
    rows += [(phrase, f"wish_{of}", phrase) for of, text in wants.WISHES.items() for phrase in grammar.phrases(text)]
    return Lexicon(rows)


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Every word that any table knows."""
    words: set[str] = set()
    texts = [phrase for phrase, _, _ in grammar.entries()]
    for table in (*(table for _, table in _SLOT_TABLES), *_WORD_TABLES):
        for text in table.values():
            for phrase in grammar.phrases(text):
                texts += [phrase, plural(phrase)]
    texts += grammar.NUMBER_WORDS.keys() | grammar.SCALE_WORDS.keys() | grammar.ORDINALS.keys()
    texts += [cues.VERBS, topics.WORDS, wants.TEXT, *wants.WISHES.values()]
    for text in texts:
        words.update(word for word in text.replace(",", " ").split() if word.isalpha())
    return frozenset(words)


@lru_cache(maxsize=1)
def cue_words() -> frozenset[str]:
    """Words that the tables of cues, topics and rules look for: known, though nothing is repaired towards them."""
    patterns = [cue.pattern for cue in cues.CUES] + [pattern for _, pattern in topics.TALK]
    patterns += [rule.pattern for rule in safety.RULES] + [topics.OUT_OF_SCOPE]
    whole = [rule.pattern for rule in (*guards.GUARDS, *schemes.SCHEMES)]
    return frozenset(
        [word for pattern in patterns for word in re.findall(r"(?<!\\)\b[a-z]{3,}\b", pattern)]
        + [word for pattern in whole for word in re.findall(r"(?<![\\\w])[a-z]{3,}(?![\\\w*+?])", pattern)]
    )


class Finder:
    """The value of one table that a text names: the longest phrase wins, the earliest among equals."""

    def __init__(self, table: dict[str, str]) -> None:
        rows = [(phrase, value) for value, text in table.items() for phrase in grammar.phrases(text)]
        rows.sort(key=lambda row: -len(row[0]))
        self._by_first: dict[str, list[tuple[int, str, str]]] = {}
        for rank, (phrase, value) in enumerate(rows):
            self._by_first.setdefault(phrase.split()[0], []).append((rank, phrase, value))

    def find(self, text: str) -> str | None:
        return next((value for value, _ in self.find_all(text)), None)

    def find_all(self, text: str) -> list[tuple[str, str]]:
        """(value, phrase) of every phrase in the text, longest first, without overlaps."""
        padded, found = f" {text} ", []
        rows = [row for word in frozenset(text.split()) for row in self._by_first.get(word, ())]
        for _, phrase, value in sorted(rows):
            if f" {phrase} " in padded:
                found.append((value, phrase))
                padded = padded.replace(f" {phrase} ", f" {'_' * len(phrase)} ")
        return found


@lru_cache(maxsize=16)
def finder(name: str) -> Finder:
    """The finder of a table of :mod:`nouns`, by its name there."""
    table: dict[str, str] = getattr(nouns, name)
    return Finder(table)

"""Figures in words: "four hundred thousand dollars" is as much a price as $400,000."""

from __future__ import annotations

import re

from agent.builtin.tables.grammar import NUMBER_WORDS, SCALE_WORDS

_SMALL = 12  # words up to here are counts and places, which need no source
_SHORTEST = 3  # "m" and "k" belong to digits
_MONEY = frozenset({"dollars", "dollar", "bucks", "usd", "dolares"})
_FRACTIONS = {"half": 0.5, "quarter": 0.25}


def spelled(text: str) -> list[tuple[float, bool]]:
    """The figures above a dozen that words spell, and whether each is money."""
    found: list[tuple[float, bool]] = []
    run: list[str] = []
    after_digits = False
    for word in [*re.findall(r"[a-z]+|\d+", text.lower()), ""]:
        if (_counts(word) and not after_digits) or (run and word in ("and", "a")):
            run.append(word)
            continue
        if run and (value := _value(run)) > _SMALL:
            found.append((value, word in _MONEY))
        run, after_digits = [], word.isdigit()
    return found


def _counts(word: str) -> bool:
    return len(word) >= _SHORTEST and (word in NUMBER_WORDS or word in SCALE_WORDS or word in _FRACTIONS)


def _value(run: list[str]) -> float:
    total, part = 0.0, 0.0
    for word in run:
        if word in SCALE_WORDS:
            scale = float(SCALE_WORDS[word])
            part = (part or 1) * scale
            if scale >= 1000:
                total, part = total + part, 0.0
        elif word in _FRACTIONS:
            part += _FRACTIONS[word]
        else:
            part += float(NUMBER_WORDS.get(word, 0))
    return total + part

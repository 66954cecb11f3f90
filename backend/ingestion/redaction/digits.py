"""Digits in every dress: figures, words, letters that pass for figures. Tokens in one pass over the shadow."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from backend.ingestion.redaction.vocabulary import (
    DIGIT_WORDS,
    FILLERS,
    REPEATS,
    TENS,
    WEAK_DIGIT_WORDS,
)

# figure 512 · grouped 450,000 · money $450000 · leet 5I2 · word five · weak to, SOS · filler dash · none anything else
Strength = Literal["figure", "grouped", "money", "leet", "word", "weak", "filler", "none"]

_TOKEN = re.compile(
    r"\$ ?\d[\d,]{0,14}(?:\.\d\d?(?!\d))?"
    r"|\d{1,3}(?:,\d{3}){1,3}(?![\d,])"
    r"|(?:[|!](?=\d))?[0-9A-Za-z]{1,40}(?:[|!$][0-9A-Za-z]{1,40}){0,4}"
)
_GLUED = re.compile(r"[0-9][A-Za-z]|[A-Za-z][0-9]")
_PIECE = re.compile(r"[0-9]+|[A-Za-z]+")
_LEET = str.maketrans("OoQIilL|!SsZzEAGTB$", "0001111115522346785")
_LEET_LETTERS = frozenset("OoIilL|!SsBZzQ$")
_RARE_LEET_LETTERS = _LEET_LETTERS | frozenset("EAGT")  # only where half are figures
_SOFT_LETTERS = frozenset("OoIilLSs|!")
_ANY_DIGIT_WORD = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|cero|uno|dos|tres|cuatro|cinco"
)
_ANY_DIGIT_WORD += "|seis|siete|ocho|nueve|o"
_WORD_CHAIN = re.compile(rf"(?:{_ANY_DIGIT_WORD}|\d){{2,14}}")
_CHAINED = re.compile(rf"{_ANY_DIGIT_WORD}|\d")


WORDS_KEPT = 16_384  # read once: sellers use the same words


class Atom(NamedTuple):
    """A token (`word` in lower case) and the digits it stands for, "" when it stands for none."""

    start: int
    end: int
    word: str
    digits: str
    strength: Strength


@lru_cache(maxsize=8)
def atoms(shadow: str) -> tuple[Atom, ...]:
    """Every token of the shadow in order, with the digits it may stand for."""
    plain = [atom for match in _TOKEN.finditer(shadow) for atom in _read_token(match.start(), match.group())]
    return tuple(_in_context(before, atom, after) for before, atom, after in _neighbours(plain))


def _neighbours(tokens: list[Atom]) -> list[tuple[Atom | None, Atom, Atom | None]]:
    padded: list[Atom | None] = [None, *tokens, None]
    firsts = pairwise(padded)
    return [(a, b, padded[at + 2]) for at, (a, b) in enumerate(firsts) if b is not None]


def _read_token(start: int, token: str) -> list[Atom]:
    """One atom, or several for letters and figures that were run together ("call512", "0123ext4")."""
    digits, strength = _read(token, token.lower())
    if strength == "none" and _GLUED.search(token):
        return [atom for piece in _PIECE.finditer(token) for atom in _read_token(start + piece.start(), piece.group())]
    return [Atom(start, start + len(token), token.lower(), digits, strength)]


@lru_cache(maxsize=WORDS_KEPT)
def _read(token: str, lower: str) -> tuple[str, Strength]:
    if token.isdigit():
        return token, "figure"
    if token[0] == "$":
        return re.sub(r"\..*|\D", "", token), "money"
    if "," in token:
        return token.replace(",", ""), "grouped"
    if lower in DIGIT_WORDS:
        return DIGIT_WORDS[lower], "word"
    if lower in WEAK_DIGIT_WORDS:
        return WEAK_DIGIT_WORDS[lower], "weak"
    if lower in FILLERS or lower in REPEATS:
        return "", "filler"
    if len(lower) > 4 and _WORD_CHAIN.fullmatch(lower):
        return "".join(DIGIT_WORDS.get(part, part) for part in _CHAINED.findall(lower)), "word"
    return _leet(token)


def _leet(token: str) -> tuple[str, Strength]:
    if token.isalpha():
        is_soft = len(token) in (1, 3, 4) and _SOFT_LETTERS.issuperset(token)
        return (token.translate(_LEET), "weak") if is_soft else ("", "none")
    letters = [char for char in token if not char.isdigit()]
    figures = len(token) - len(letters)
    known = _RARE_LEET_LETTERS if figures >= len(letters) else _LEET_LETTERS
    return (token.translate(_LEET), "leet") if figures and known.issuperset(letters) else ("", "none")


def _in_context(before: Atom | None, atom: Atom, after: Atom | None) -> Atom:
    """ "double five" is 55; "fifty" is 50 unless a unit follows, as in "fifty five"."""
    if before and before.word in REPEATS and len(atom.digits) == 1:
        return atom._replace(digits=atom.digits * REPEATS[before.word])
    if atom.word in TENS and not (after and after.strength == "word" and len(after.digits) == 1):
        return atom._replace(digits=atom.digits + "0")
    return atom


def count_digit_words(letters: str) -> int:
    """How many number words stand in letters that were run together: "fiveonetwo" has three."""
    return sum(len(word) > 1 and not word.isdigit() for word in _CHAINED.findall(letters))

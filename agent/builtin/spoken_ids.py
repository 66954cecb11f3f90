"""Lead numbers and zips said in words: "eight thousand ten", "eighty one oh seven", "eight five two oh one"."""

from __future__ import annotations

from collections.abc import Sequence

from agent.builtin.items import Token
from agent.builtin.numbers import read_number
from agent.builtin.tables.grammar import NUMBER_WORDS

_DIGITS = {"zero": 0, "oh": 0, "o": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
           "eight": 8, "nine": 9}  # fmt: skip
LEAST, MOST = 1000, 9999
FIGURES, ZIP_FIGURES = 4, 5
COUNTED = ("hundred", "thousand", "k", "grand", "bed", "bath", "point", "and")  # what makes an amount of figures
ZIP_STARTS = frozenset({"seven", "eight", "seventy", "eighty"})  # the zips of the markets
BEFORE = frozenset(
    {
        "lead", "number", "id", "hold", "reserve", "release", "extend", "quote", "buy", "purchase", "refund", "about",
        "on", "and", "or", "for", "keep", "mark", "is", "grab", "take", "price", "lock", "drop", "free", "snag",
        "listing", "compare", "with", "versus",
    }
)  # fmt: skip


def read_spoken_id(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """(tokens taken, lead number); figures alone never are one here, and round thousands may be money."""
    if tokens[at].is_number or tokens[at].text not in NUMBER_WORDS:
        return None
    return _by_figures(tokens, at) or _in_pairs(tokens, at) or _in_full(tokens, at)


def read_spoken_zip(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """ "seven eight seven oh four", "eighty five two fifty one": (tokens taken, zip)."""
    if tokens[at].is_number or tokens[at].text not in ZIP_STARTS:
        return None
    figures, taken = "", 0
    while len(figures) < ZIP_FIGURES and at + taken < len(tokens):
        piece = _zip_piece(tokens, at + taken)
        if piece is None:
            return None
        taken, figures = taken + piece[0], figures + piece[1]
    more = tokens[at + taken].text if at + taken < len(tokens) else ""
    ends = len(figures) == ZIP_FIGURES and more not in _DIGITS and not more.startswith(COUNTED)
    return (taken, figures) if ends else None


def _zip_piece(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    if tokens[at].is_number:
        return (1, tokens[at].text) if tokens[at].text.isdigit() and len(tokens[at].text) < FIGURES else None
    pair = _pair(tokens, at)
    if pair:
        return pair[0], f"{pair[1]:02}"
    return (1, str(_DIGITS[tokens[at].text])) if tokens[at].text in _DIGITS else None


def _by_figures(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    run = []
    for token in tokens[at : at + FIGURES + 1]:
        if token.text not in _DIGITS or token.is_number:
            break
        run.append(_DIGITS[token.text])
    return (FIGURES, int("".join(map(str, run)))) if len(run) == FIGURES and run[0] else None


def _pair(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "eighty one", "twelve", "oh seven"."""
    words = [token.text for token in tokens[at : at + 2]]
    tens = int(NUMBER_WORDS.get(words[0], 0)) if words else 0
    unit = _DIGITS.get(words[1], 0) if len(words) > 1 else 0
    if len(words) > 1 and words[0] in ("oh", "o", "zero") and unit:
        return 2, unit
    if 20 <= tens < 100 and unit and words[1] not in ("oh", "o", "zero"):
        return 2, tens + unit
    return (1, tens) if 10 <= tens < 100 and words[0] not in ("couple", "dozen") else None


def _in_pairs(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at == 0 or tokens[at - 1].text not in BEFORE:
        return None
    first = _pair(tokens, at)
    second = _pair(tokens, at + first[0]) if first and at + first[0] < len(tokens) else None
    if not first or not second or first[1] < 20:
        return None
    return first[0] + second[0], first[1] * 100 + second[1]


def _in_full(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    number = read_number(tokens, at)
    if number is None or number[1].dollar or not LEAST <= number[1].value <= MOST:
        return None
    value = int(number[1].value)
    exact = value % 100 != 0 or (at > 0 and tokens[at - 1].text in ("lead", "number", "id", "hold", "release", "quote"))
    return (number[0], value) if exact and "thousand" in [t.text for t in tokens[at : at + number[0]]] else None

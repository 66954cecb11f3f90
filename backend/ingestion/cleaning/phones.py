"""US phone numbers out of what people write: figures, words, look-alikes, with anything in between, over words.

``numbers`` reads text, ``written`` a single cell. A number counts only when it is a valid one: nothing is completed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import phonenumbers

from backend.ingestion.redaction.digits import Atom, atoms
from backend.ingestion.redaction.numerals import in_figures
from backend.ingestion.redaction.phones import Run, digit_runs, is_backwards, no_phones
from backend.ingestion.redaction.text import clean, shadow
from backend.ingestion.redaction.vocabulary import UNITS

_KEYS = {letter: digit for digit, letters in {
    "2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL", "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ",
}.items() for letter in letters}  # fmt: skip
_VANITY = re.compile(
    r"(?<![\dA-Za-z])(?:\+?1[-. ]{0,2})?\(?([2-9]\d\d)\)?[-. ]{1,2}"
    r"((?=[A-Z0-9-. ]*[A-Z]{3})[A-Z0-9](?:[-. ]?[A-Z0-9]){6})(?![A-Za-z0-9])"
)
_PLAIN = re.compile(r"(?:\+?1[-. ]{0,2})?\(?\d{3}\)?[-. /]{0,3}\d{3}[-. ]{0,3}\d{4}")
_DIGITS = re.compile(r"\d+|(?<![a-z])[OolISsZzB|]+(?![a-z])")
_DIGIT_WORD = re.compile(
    r"five|four|nine|seven|eight|zero|three|cero|cuatro|cinco|seis|siete|ocho|nueve|f ?i ?v ?e|t ?w ?o", re.I
)
_SPLITS = ((3, 3, 4), (3, 7), (6, 4), (1, 3, 3, 4))
_COUNTED = re.compile(
    r"\b(?:last|first|final|other|next|the) (?:(?:two|three|four|six|seven)\b|[23467]\b(?! ?[-.\d]))"
    r"(?: (?:digits?|numbers?))?",
    re.I,
)
_SPACED_WORD = re.compile(r"(?:\b[a-z]\b[ .-]{1,3}){9,80}\b[a-z]\b", re.I)
MAX_APART_CHARS = 48


class Number(NamedTuple):
    """A valid number (E.164), and whether it was written so that a plain reader would miss it."""

    e164: str
    is_disguised: bool


@lru_cache(maxsize=8)
def numbers(text: str) -> tuple[Number, ...]:
    """Every number in a text, each once, in its order."""
    plain = in_figures(shadow(clean(text)))
    if sum(map(len, _DIGITS.findall(plain))) < 7 and not _DIGIT_WORD.search(plain):
        return ()
    found: dict[str, Number] = {}
    for number in _found(_together(plain)):
        found.setdefault(number.e164, number)
    return tuple(found.values())


def written(text: str) -> str | None:
    """The number that a cell means, None when it means none."""
    found = numbers(text)
    if found:
        return found[0].e164
    digits = "".join(atom.digits for atom in atoms(_together(shadow(clean(text)))) if atom.strength != "money")
    return valid(digits)


@lru_cache(maxsize=4_096)
def valid(digits: str) -> str | None:
    """E.164 of ten digits (eleven with a leading 1) that are a number in use, else None."""
    ten = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if len(ten) != 10 or ten[0] in "01" or ten[3] in "01":
        return None
    parsed = phonenumbers.PhoneNumber(country_code=1, national_number=int(ten))
    return f"+1{ten}" if phonenumbers.is_valid_number(parsed) else None


def _together(plain: str) -> str:
    """Words spelled letter by letter put together ("f i v e"), and no "four" of "the last four"."""
    return _COUNTED.sub(" ", _SPACED_WORD.sub(lambda found: re.sub(r"[ .-]", "", found.group()), plain))


def _found(plain: str) -> Iterator[Number]:
    runs = list(digit_runs(atoms(plain), plain, no_phones(plain)))
    whole = [number for run in runs for number in _in_run(run, plain)]
    whole = whole or list(_vanity(plain)) or list(_backwards(runs, plain))
    yield from whole or _over_words([run for run in runs if not _is_measure(run, plain)], plain)


def _vanity(plain: str) -> Iterator[Number]:
    """ "512-555-HOME"."""
    for match in _VANITY.finditer(plain):
        letters = "".join(_KEYS.get(char, char) for char in match.group(2) if char.isalnum())
        if e164 := valid(match.group(1) + letters):
            yield Number(e164, is_disguised=False)


def _backwards(runs: Sequence[Run], plain: str) -> Iterator[Number]:
    """ "2410-555-215 (reverse it)"."""
    for run in runs:
        digits = "".join(atom.digits for atom in run)
        if is_backwards(digits, plain) and (e164 := valid(digits[::-1])):
            yield Number(e164, is_disguised=True)


def _in_run(run: Run, plain: str) -> Iterator[Number]:
    """Neighbours that make up a number; of several readings the first that ends where the run does is best."""
    parts = [atom for atom in run if atom.digits]
    at = 0
    while at < len(parts):
        end = _end_of_number(parts, at)
        if end:
            digits = "".join(atom.digits for atom in parts[at:end])
            yield Number(valid(digits) or "", is_disguised=_is_disguised(parts[at:end], plain))
            at = end
        else:
            at += 1


def _end_of_number(parts: Sequence[Atom], at: int) -> int:
    """Index after the atoms that are a number from ``at`` on, 0 when none is."""
    digits = ""
    for end in range(at, min(at + 12, len(parts))):
        digits += parts[end].digits
        if len(digits) > 11:
            break
        is_more = len(digits) == 10 and digits[0] == "1"
        if len(digits) in (10, 11) and not is_more and valid(digits) and not _is_weak(parts[at : end + 1]):
            return end + 1
    return 0


def _is_weak(parts: Sequence[Atom]) -> bool:
    """ "to" and "for" alone are no digits at the edge of a number that is whole without them."""
    return parts[0].strength == "weak" and parts[0].word in ("to", "for", "too")


def _is_disguised(parts: Sequence[Atom], plain: str) -> bool:
    if any(atom.strength in ("word", "leet", "weak") for atom in parts):
        return True
    return not _PLAIN.fullmatch(plain[parts[0].start : parts[-1].end])


def _is_measure(run: Run, plain: str) -> bool:
    before = plain[max(0, run[0].start - 2) : run[0].start]
    return run.next_word in UNITS or "$" in before


def _over_words(runs: Sequence[Run], plain: str) -> Iterator[Number]:
    """Parts with words between them: "area 512, and the rest is 555 then last four 0142"."""
    for shape in _SPLITS:
        for at in range(len(runs) - len(shape) + 1):
            parts = runs[at : at + len(shape)]
            digits = ["".join(atom.digits for atom in run) for run in parts]
            near = all(two[0].start - one[-1].end <= MAX_APART_CHARS for one, two in pairwise(parts))
            if tuple(map(len, digits)) == shape and near and (e164 := valid("".join(digits))):
                yield Number(e164, is_disguised=True)
                return

"""Phone numbers (and other long numbers that identify someone) in any dress.

Tokens are read as digits (`digits.py`), neighbours join to runs, and a run or a part of it is taken out when it reads
as a phone number. Money, dates, times, sizes and zips keep their digits out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from backend.ingestion.redaction.digits import Atom, atoms, count_digit_words
from backend.ingestion.redaction.numerals import numeral_runs
from backend.ingestion.redaction.spans import Span
from backend.ingestion.redaction.vocabulary import MEASURES, UNITS

MAX_GAP_CHARS = 6
CONTEXT_CHARS = 48
_CONTEXT = re.compile(
    r"\b(?:call|text|txt|phone|tel|cell|mobile|dial|ring|whats ?app|contact|reach|number|num|no|ph|fax|sms|msg|message"
    r"|llam[ae]\w{0,3}|cel|celular|telefono|numero|voicemail|digits|info|inquir\w{1,6}|questions|me|us)\b",
    re.I,
)
_MARKET_ZIP = re.compile(r"(?:78[67]|75\d|76[012]|89[01]|85[0-3])\d\d")
_NO_PHONE = re.compile(
    r"\b(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\d|3[01])(?!\d)"
    r"|(?<![\d/.-])(?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\d|3[01])[-/.](?:(?:19|20)\d\d|\d\d)(?![\d/-])"
    r"|(?<!\d)\d{1,2}:\d\d(?!\d)"
    r"|(?<![\w/])(?<!\b\d )\d(?:\.\d)? ?/ ?\d(?:\.\d{1,2})?(?: ?/ ?\d)?(?![\w/])(?! \d\b)"
    r"|\d{1,3}(?:\.\d{1,2})? ?%"
    r"|(?<!\d)\d{1,3} ?[xX'] ?\d{1,3}(?!\d)"
    r"|(?<![\w.])\d{1,2}\.\d{1,2}(?![\w.])"
    r"|\b(?:TX|NV|AZ|Texas|Nevada|Arizona),? \d{5}(?!\d)"
)
_BACKWARDS = re.compile(r"\b(?:revers(?:e|ed|ing)|backwards?|al reves|flip(?:ped)?)\b", re.I)
_SENTENCE_END = re.compile(r"[.!?]\s")
_TITLE_CASE = re.compile(r"[A-Z][a-z]")
_SPACED_LETTERS = re.compile(r"(?:\b[a-z]\b[ .-]{1,3}){5,60}\b[a-z]\b", re.I)
_VANITY = re.compile(
    r"(?<![\dA-Za-z])(?:1[-. ])?(?:\(?8(?:00|88|77|66|55|44|33)\)?[-. ]{1,2}[A-Z0-9](?:[A-Z0-9-]){5,11}"
    r"|\(?[2-9]\d\d\)?[-. ]{1,2}(?:[2-9]\d\d[-. ][A-Z]{4}|[A-Z]{3}[-. ]\d{4}|[A-Z]{4}[-. ]?[A-Z]{3}))(?![A-Za-z0-9])"
)

_SHAPES = {(3, 3, 4), (1, 3, 3, 4), (3, 7), (6, 4), (1, 10), (1, 3, 7)}


def find_phones(shadow: str) -> Iterator[Span]:
    """Spans of phone numbers; long numbers that are none of price, size or date count as `id`."""
    for match in _VANITY.finditer(shadow):
        yield Span(match.start(), match.end(), "phone")
    for match in _SPACED_LETTERS.finditer(shadow):
        if count_digit_words(re.sub("[^a-z]", "", match.group().lower())) >= 3:
            yield Span(match.start(), match.end(), "phone")
    yield from (Span(start, end, "phone") for start, end, _ in numeral_runs(shadow))
    protected = no_phones(shadow)
    for run in digit_runs(atoms(shadow), shadow, protected):
        yield from (_with_opening(span, shadow) for span in _in_run(run, shadow))


class Run(list[Atom]):
    """Atoms that stand next to each other; `next_word` follows the last."""

    next_word = ""


def no_phones(shadow: str) -> list[tuple[int, int]]:
    """Where dates, times, sizes and the like keep their digits out of numbers."""
    return [match.span() for match in _NO_PHONE.finditer(shadow)]


def digit_runs(tokens: tuple[Atom, ...], shadow: str, protected: list[tuple[int, int]]) -> Iterator[Run]:
    """Neighbouring tokens that stand for digits, parted by words, money, dates and long gaps."""
    run, guards = Run(), iter([*protected, (len(shadow) + 1, len(shadow) + 2)])
    guard = next(guards)
    for at, atom in enumerate(tokens):
        while atom.start >= guard[1]:
            guard = next(guards)
        breaks = atom.end > guard[0] or not _is_digits(atom, tokens, at)
        if run and (breaks or not _joined(run[-1], atom, shadow)):
            run.next_word = atom.word
            yield run
            run = Run()
        if not breaks:
            run.append(atom)
    if run:
        yield run


def _is_digits(atom: Atom, tokens: tuple[Atom, ...], at: int) -> bool:
    if atom.strength in ("grouped", "money"):
        if len(atom.digits) >= 10:
            return True
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return atom.strength == "grouped" and len(atom.digits) == 6 and after is not None and _is_line(after)
    return atom.strength != "none"


def _is_line(atom: Atom) -> bool:
    """Four digits that are no year: the last part of "512,555 0123"."""
    return len(atom.digits) == 4 and not 1800 <= int(atom.digits) <= 2100


def _joined(left: Atom, right: Atom, shadow: str) -> bool:
    gap = shadow[left.end : right.start]
    new_sentence = _SENTENCE_END.search(gap) and _TITLE_CASE.match(shadow, right.start)
    return len(gap) <= MAX_GAP_CHARS and not any(map(str.isalpha, gap)) and not new_sentence


def _in_run(run: Run, shadow: str) -> Iterator[Span]:
    """The spans of one run: by shape, by words, by single digits, else by its digits as a whole."""
    digits = [atom for atom in run if atom.digits]
    if sum(len(atom.digits) for atom in digits) < 7:
        return
    context = bool(_CONTEXT.search(shadow, max(0, run[0].start - CONTEXT_CHARS), run[0].start))
    spoken = digits[:-1] if run.next_word in UNITS and _starts_sentence(digits, shadow) else digits
    found = [
        *_shapes(digits, run.next_word, context, shadow),
        *_singles(spoken),
        *_words(spoken),
    ]
    if not found and is_backwards("".join(atom.digits for atom in digits), shadow):
        found = [_span(digits)]
    yield from found or _whole(digits, run.next_word, context)


def is_backwards(digits: str, shadow: str) -> bool:
    """Whether ten digits are a number from their end, in a text that says so."""
    return _is_nanp(digits[::-1]) and bool(_BACKWARDS.search(shadow))


def _starts_sentence(digits: list[Atom], shadow: str) -> bool:
    """Whether the last number begins a new sentence: "… one two three. 4 bed"."""
    return bool(_SENTENCE_END.search(shadow, digits[-2].end, digits[-1].start)) if len(digits) > 1 else False


def _span(part: list[Atom], kind: str = "phone") -> Span:
    return Span(part[0].start, part[-1].end, kind)


def _with_opening(span: Span, shadow: str) -> Span:
    """Takes in the "(" of an area code and the "+" of a country code."""
    start = span.start
    if shadow[start : span.end].count(")") > shadow[start : span.end].count("(") and shadow[start - 1 : start] == "(":
        start -= 1
    return span._replace(start=start - 1 if shadow[start - 1 : start] == "+" else start)


def _shapes(digits: list[Atom], next_word: str, context: bool, shadow: str) -> Iterator[Span]:
    for at, atom in enumerate(digits):
        if len(atom.digits) >= 7 and _is_long(atom, context):
            yield _span([atom], "phone" if len(atom.digits) in (7, 10, 11) else "id")
        for length in (4, 3, 2):
            part = digits[at : at + length]
            follows = next_word if at + length == len(digits) else ""
            if len(part) == length and _is_shape(part, follows, context, shadow):
                yield _span(part)


def _is_long(atom: Atom, context: bool) -> bool:
    """Seven digits and more in one: a phone or an id, unless it can be a price in whole hundreds."""
    if atom.strength in ("money", "grouped"):
        return len(atom.digits) >= 10
    is_round = atom.digits.endswith("000" if context else "00")
    return len(atom.digits) > 8 or not is_round


def _is_shape(part: list[Atom], next_word: str, context: bool, shadow: str) -> bool:
    lengths = tuple(len(atom.digits) for atom in part)
    if lengths == (3, 4):
        return next_word not in MEASURES and _is_local(part, next_word, context, shadow)
    if lengths not in _SHAPES:
        return False
    number = "".join(atom.digits for atom in part)[-10:]
    if next_word in MEASURES and not _is_nanp(number):
        return False
    gaps = {shadow[left.end : right.start].strip() for left, right in pairwise(part)}
    return context or _is_nanp(number) or not gaps & {"", ","}


def _is_local(part: list[Atom], next_word: str, context: bool, shadow: str) -> bool:
    """ "555-0123", but not "800-1200 sqft", "300 1200" or "850 - 1100/mo"."""
    first, second = part[0].digits, part[1].digits
    gap = shadow[part[0].end : part[1].start]
    if next_word in UNITS and not second.startswith("0"):
        return False
    if context or second.startswith("0") or first == "555":
        return True
    is_range = int(second) > int(first) and int(second) % 25 == 0
    return gap in ("-", ".") and not is_range


def _is_nanp(number: str) -> bool:
    return len(number) == 10 and number[0] >= "2" and number[3] >= "2"


def _singles(digits: list[Atom]) -> Iterator[Span]:
    """Seven and more single digits in a row: "5 1 2 5 5 5 …"."""
    start = 0
    for at in range(len(digits) + 1):
        if at == len(digits) or len(digits[at].digits) != 1:
            if at - start >= 7:
                part = _without_weak_ends(digits[start:at])
                yield _span(part if len(part) >= 7 else digits[start:at])
            start = at + 1


def _words(digits: list[Atom]) -> Iterator[Span]:
    """Seven digits, three of them written as words at least: "five five five oh one 23"."""
    part = _without_weak_ends(digits)
    spelled = sum(atom.strength in ("word", "leet") for atom in part)
    if spelled >= 3 and sum(len(atom.digits) for atom in digits) >= 7:
        yield _span(part if sum(len(atom.digits) for atom in part) >= 7 else digits)


def _without_weak_ends(digits: list[Atom]) -> list[Atom]:
    first, last = 0, len(digits)
    while first < last and digits[first].strength == "weak":
        first += 1
    while last > first and digits[last - 1].strength == "weak":
        last -= 1
    return digits[first:last]


def _whole(digits: list[Atom], next_word: str, context: bool) -> Iterator[Span]:
    """Odd groupings ("51 25 55 01 23"): ten digits of a possible number, or seven after "call"."""
    part = _without_weak_ends(digits)
    is_size = next_word in MEASURES and sum(len(atom.digits) for atom in part) < 10
    if part and (is_size or (next_word in UNITS and not context)):
        part = part[:-1]
    if len(part) < 2 or all(_MARKET_ZIP.fullmatch(atom.digits) for atom in part):
        return
    number = "".join(atom.digits for atom in part)
    if len(number) == 11 and number[0] == "1":
        number = number[1:]
    if (len(number) == 10 and (context or _is_nanp(number))) or (len(number) in (7, 9, 11, 12) and context):
        yield _span(part)
    elif context:
        yield from _windows(part)


def _windows(digits: list[Atom]) -> Iterator[Span]:
    """Neighbours whose digits make up a possible ten-digit number, wherever they begin in the run."""
    for at in range(len(digits)):
        number = ""
        for to in range(at, min(at + 11, len(digits))):
            number += digits[to].digits
            if _is_nanp(number):
                yield _span(digits[at : to + 1])
            if len(number) >= 10:
                break

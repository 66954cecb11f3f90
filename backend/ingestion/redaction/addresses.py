"""Street addresses with a house number, units, PO boxes; licence and listing numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backend.ingestion.redaction.spans import Span
from backend.ingestion.redaction.vocabulary import (
    DIGIT_WORDS,
    DIRECTIONS,
    NOT_IN_STREETS,
    ORDINARY,
    STREET_PREFIXES,
    STREET_SUFFIXES,
    STRONG_SUFFIXES,
    UNITS,
)

_WORD = re.compile(r"#|[A-Za-z0-9][A-Za-z0-9'&/-]{0,30}")
_HOUSE_NUMBER = re.compile(r"\d{1,6}(?:-\d{1,4})?(?:-?[A-Za-z])?(?:1/2)?")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.I)
_NUMBERED_ROAD = re.compile(
    r"(?<![\d$,.])\d{2,6} (?:[nsew]\.? |north |south |east |west )?(?:interstate|interstate highway|ih|i|fm|rm|rr|us|sh"
    r"|hwy|highway|us highway|state highway|state hwy|county road|county rd|cr|loop|ranch road|farm to market)"
    r"[ -]{0,2}\d{1,4}[a-z]?(?![\w])",
    re.I,
)
_UNIT = re.compile(
    r"\b(?:unit|apt|apartment|ste|bldg|building|trailer|rm)\.? {0,2}#? {0,2}[a-z]?-?\d{1,5}[a-z]?\b"
    r"(?! ?(?:bed|bath|br|ba|car|sq|unit|stor|min|mile|month|complex))"
    r"|\b(?:unit|apt\.?|bldg\.?|ste\.?|building) #? ?(?-i:[A-H])\b(?! [a-z])"
    r"|(?<![\w#])# {0,2}(?:[a-z]-?\d{0,4}|\d{2,5}[a-z]?)\b"
    r"|\bsuite\.? {0,2}(?:# ?\d{1,5}|\d{3,5}|#? ?(?-i:[A-H])(?= ?[,.;]|$))[a-z]?\b",
    re.I,
)
_SAID_ADDRESS = re.compile(
    r"\b(?i:located at|address(?: is)?:?|come to|visit(?: us at)?|at|find (?:us|me) at|stop by|house is) {1,2}"
    r"(?P<line>\d{3,5} (?P<name>[A-Z][a-z']{1,20}(?: [A-Z][a-z']{1,20}){0,2}))"
)
_PO_BOX = re.compile(r"\bp\.? ?o\.? ?box ?#? ?\d{1,7}", re.I)
_LICENSE = re.compile(
    r"\b(?:lic(?:en[sc]e)?|licensed|trec|tdlr|dre|cal ?bre|bre|adre|nrds|nmls|mls|zpid|apn|parcel|ein|listing id"
    r"|post id|property id|ad id|ref(?:erence)?(?= ?[#:.]| no| id| num))\b[ .:#]{0,4}"
    r"(?:no|num|number|id|lic|license)?[ .:#]{0,4}(?:[a-z]{1,4}[.\- ]?)?\d[\w.-]{3,30}",
    re.I,
)
_BEFORE_YEARS = frozenset({"in", "from", "since", "built", "of", "until", "by", "year", "early", "late", "circa"})
_DULL = ORDINARY | UNITS
MAX_NAME_WORDS = 5
MAX_NUMBER_WORDS = 8


def find_addresses(shadow: str) -> Iterator[Span]:
    """Spans of addresses ("address") and of licence, MLS and listing numbers ("license")."""
    for pattern in (_NUMBERED_ROAD, _UNIT, _PO_BOX):
        yield from (Span(*match.span(), "address") for match in pattern.finditer(shadow))
    yield from (Span(*match.span(), "license") for match in _LICENSE.finditer(shadow))
    for match in _SAID_ADDRESS.finditer(shadow):
        if not _DULL.issuperset(match.group("name").lower().split()):
            yield Span(*match.span("line"), "address")
    yield from _streets(shadow)


def _streets(shadow: str) -> Iterator[Span]:
    words = list(_WORD.finditer(shadow))
    lower = [word.group().lower() for word in words]
    at = 0
    while at < len(words):
        number_end = _house_number(words, lower, at, shadow)
        last = _street_end(words, lower, number_end, shadow) if number_end else None
        if last is None:
            at += 1
            continue
        yield Span(words[at].start(), words[last].end(), "address")
        at = last + 1


def _house_number(words: list[re.Match[str]], lower: list[str], at: int, shadow: str) -> int:
    """Index after a house number that starts at `at`, in figures or words; 0 when none does."""
    word = words[at]
    before = shadow[max(0, word.start() - 1) : word.start()]
    if _HOUSE_NUMBER.fullmatch(word.group()) and before not in ("$", ",", ".", "#"):
        is_year = word.group().isdigit() and 1850 <= int(word.group()) <= 2035
        return 0 if is_year and at and lower[at - 1] in _BEFORE_YEARS else at + 1
    end = at
    while end < len(words) and end - at < MAX_NUMBER_WORDS and (lower[end] in DIGIT_WORDS or _tens_pair(lower[end])):
        end += 1
    return end if end - at >= 2 else 0


def _tens_pair(word: str) -> bool:
    return "-" in word and all(part in DIGIT_WORDS for part in word.split("-"))


def _street_end(words: list[re.Match[str]], lower: list[str], first: int, shadow: str) -> int | None:
    """Index of the word that ends the street whose name begins at `first`; None when no street follows."""
    if first < len(words) and lower[first] in STREET_PREFIXES - DIRECTIONS and _touches(words, first, shadow):
        named = first + 1 < len(words) and lower[first + 1] not in NOT_IN_STREETS and _touches(words, first + 1, shadow)
        if named and not words[first + 1].group().isdigit():
            return _prefixed_end(words, lower, first, shadow)
    for at in range(first, min(first + MAX_NAME_WORDS + 1, len(words))):
        if not _touches(words, at, shadow):
            return None
        if at > first and _is_suffix(lower, at) and _is_street(words, lower, first, at):
            return _with_direction(lower, at, words, shadow)
        if lower[at] in NOT_IN_STREETS or _is_quantity(lower[at], at > first):
            return None
    return None


def _is_suffix(lower: list[str], at: int) -> bool:
    following = lower[at + 1] if at + 1 < len(lower) else ""
    if lower[at] in ("unit", "apt", "#"):
        return True
    return lower[at] in STREET_SUFFIXES and not (lower[at] == "sq" and following in ("ft", "feet", "foot"))


def _prefixed_end(words: list[re.Match[str]], lower: list[str], first: int, shadow: str) -> int:
    """ "1203 Avenida de las Flores": the articles and one more word."""
    at = first + 1
    while at + 1 < len(words) and lower[at] in STREET_PREFIXES and _touches(words, at + 1, shadow):
        at += 1
    return at


def _touches(words: list[re.Match[str]], at: int, shadow: str) -> bool:
    """Whether only blanks, a point or a comma part the word from the one before."""
    gap = shadow[words[at - 1].end() : words[at].start()]
    return len(gap) <= 3 and not gap.strip(" .,") and gap.count(".") <= 1 and gap != ","


def _is_quantity(word: str, inside: bool) -> bool:
    return word.isdigit() and inside and len(word) > 3


def _is_street(words: list[re.Match[str]], lower: list[str], first: int, last: int) -> bool:
    """Small numbers and words that also mean something else need a capital or a plain suffix to be a street."""
    number, name = words[first - 1].group(), words[first:last]
    if all(lower[first + step] in DIRECTIONS for step in range(len(name))) and lower[last] not in STRONG_SUFFIXES:
        return False
    capital = all(word.group()[0].isupper() or word.group()[0].isdigit() for word in name)
    long_number = not number.isdigit() or len(number) >= 3
    return capital or (long_number and (lower[last] in STRONG_SUFFIXES or len(number) >= 4 or len(name) >= 2))


def _with_direction(lower: list[str], at: int, words: list[re.Match[str]], shadow: str) -> int:
    following = at + 1
    if following < len(words) and lower[following] in DIRECTIONS and _touches(words, following, shadow):
        return following
    return at

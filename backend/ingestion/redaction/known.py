"""What the row itself says of its contact: every form of it goes, also backwards, squeezed, mistyped or cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from backend.ingestion.redaction.digits import Atom, atoms
from backend.ingestion.redaction.spans import Span
from backend.ingestion.redaction.vocabulary import (
    DIGIT_WORDS,
    DIRECTIONS,
    FIRST_NAMES,
    MEASURES,
    ORDINARY,
    STREET_PREFIXES,
    STREET_SUFFIXES,
    UNITS,
)

_WORD = re.compile(r"[A-Za-z0-9]+")
_SQUEEZED = re.compile(r"[A-Za-z0-9]")
_SIGNS = re.compile(r"[^A-Za-z0-9]+")
_AT_OR_DOT = re.compile(r"\b(?:at|dot)\b", re.I)
_ALIKE_PERCENT = 84
_ROUGHLY_ALIKE_PERCENT = 70
MIN_PHONE_DIGITS = 6
_DULL = ORDINARY - FIRST_NAMES | UNITS | DIRECTIONS | STREET_PREFIXES | STREET_SUFFIXES
MIN_SQUEEZED_CHARS = 6
WORDS_WEIGHED = 4_096


@dataclass(frozen=True)
class KnownContact:
    """The row's own contact fields, as written; any may be missing."""

    address: str | None = None
    phone: str | None = None
    name: str | None = None
    email: str | None = None
    others: tuple[str, ...] = ()  # source ids, profile names, brokerage: taken out verbatim
    more_phones: tuple[str, ...] = ()  # that the text itself gives

    @cached_property
    def phone_digits(self) -> tuple[str, ...]:
        """Each phone's last ten digits, or fewer."""
        said = (re.sub(r"\D", "", each)[-10:] for each in (self.phone or "", *self.more_phones))
        return tuple(dict.fromkeys(filter(None, said)))

    @cached_property
    def address_words(self) -> tuple[str, ...]:
        """The words of the street line, lower case: number, name, suffix, unit."""
        line = (self.address or "").split(",")[0]
        return tuple(word.lower() for word in _WORD.findall(line))

    @cached_property
    def house_number(self) -> str | None:
        """The leading number of the address."""
        return next((word for word in self.address_words[:1] if word[0].isdigit()), None)

    @cached_property
    def street_words(self) -> tuple[str, ...]:
        """The street's own name without number, direction, suffix and unit."""
        words = [word for word in self.address_words if not word.isdigit() or word is not self.house_number]
        words = words[: next((at for at, word in enumerate(words) if word in ("unit", "apt", "ste")), len(words))]
        if len(words) > 1 and words[-1] in DIRECTIONS:
            words = words[:-1]
        if len(words) > 1 and words[-1] in STREET_SUFFIXES:
            words = words[:-1]
        if len(words) > 1 and words[0] in DIRECTIONS:
            words = words[1:]
        return tuple(words)

    @cached_property
    def name_words(self) -> tuple[str, ...]:
        return tuple(word.lower() for word in _WORD.findall(self.name or "") if len(word) > 2)

    @cached_property
    def telling_of_street(self) -> tuple[str, ...]:
        return _telling(self.street_words)

    @cached_property
    def telling_of_people(self) -> tuple[str, ...]:
        return _telling(self.name_words)


def find_known(shadow: str, known: KnownContact) -> Iterator[Span]:
    """Spans that repeat what the row says of its contact, in any of the forms above."""
    for phone in known.phone_digits:
        yield from _phone(shadow, phone)
        yield from _phone_in_parts(shadow, phone)
    yield from _squeezed(shadow, known)
    yield from _words(shadow, known)


def _phone(shadow: str, phone: str) -> Iterator[Span]:
    """Digits of the phone (or of it backwards), six or more in a row, whatever stands between them."""
    if len(phone) < MIN_PHONE_DIGITS:
        return
    found = [atom for atom, following in pairwise([*atoms(shadow), None]) if atom and _may_be_phone(atom, following)]
    stream = "".join(atom.digits for atom in found)
    owner: list[Atom] = [atom for atom in found for _ in atom.digits]
    for needle in {phone, phone[::-1]}:
        for at in range(len(needle) - MIN_PHONE_DIGITS + 1):
            part = needle[at : at + MIN_PHONE_DIGITS]
            start = stream.find(part)
            while start >= 0:
                hit = dict.fromkeys(owner[start : start + MIN_PHONE_DIGITS])
                yield from (Span(atom.start, atom.end, "phone") for atom in hit)
                start = stream.find(part, start + 1)


def _phone_in_parts(shadow: str, phone: str) -> Iterator[Span]:
    """The parts of a ten-digit phone, each by itself and in any order: "ends in 0123, begins with 512 555"."""
    parts = {phone[:3], phone[3:6], phone[6:]} if len(phone) == 10 else set()
    found = [atom for atom in atoms(shadow) if atom.digits in parts and atom.strength != "money"]
    if parts and {atom.digits for atom in found} >= {phone[3:6], phone[6:]}:
        yield from (Span(atom.start, atom.end, "phone") for atom in found)


def _may_be_phone(atom: Atom, following: Atom | None) -> bool:
    is_size = following is not None and following.word in MEASURES
    return bool(atom.digits) and atom.strength != "money" and not is_size


def _squeezed(shadow: str, known: KnownContact) -> Iterator[Span]:
    """Matches that ignore blanks, signs and the words "at" and "dot", forwards and backwards."""
    needles = list(_needles(known))
    if not needles:
        return
    squeezed = _SIGNS.sub("", shadow).lower()
    without = _SIGNS.sub("", _AT_OR_DOT.sub("", shadow)).lower()
    if not any(form in squeezed or form in without for needle, _ in needles for form in (needle, needle[::-1])):
        return
    places = [match.start() for match in _SQUEEZED.finditer(shadow)]
    plain = _without_at_and_dot(shadow, places)
    for needle, kind in needles:
        for form in {needle, needle[::-1]}:
            yield from _occurrences(squeezed, places, form, kind)
            if kind == "email" and plain is not places:
                yield from _occurrences(without, plain, form, kind)


def _without_at_and_dot(shadow: str, places: list[int]) -> list[int]:
    skipped = {at for match in _AT_OR_DOT.finditer(shadow) for at in range(*match.span())}
    return [at for at in places if at not in skipped] if skipped else places


def _needles(known: KnownContact) -> Iterator[tuple[str, str]]:
    street = "".join(known.street_words)
    if len(known.street_words) > 1 and len(street) >= MIN_SQUEEZED_CHARS:
        yield street, "address"
    if street and known.house_number:
        yield known.house_number + street, "address"
    name = "".join(known.name_words)
    if len(name) >= MIN_SQUEEZED_CHARS:
        yield name, "name"
    for email in filter(None, [known.email]):
        local = re.sub(r"[^a-z0-9]", "", email.lower().split("@")[0])
        whole = re.sub(r"[^a-z0-9]", "", email.lower())
        yield from ((part, "email") for part in (whole, local) if len(part) >= MIN_SQUEEZED_CHARS)
    for other in known.others:
        part = re.sub(r"[^a-z0-9]", "", other.lower())
        if len(part) >= MIN_SQUEEZED_CHARS:
            yield part, "id"


def _occurrences(squeezed: str, places: list[int], needle: str, kind: str) -> Iterator[Span]:
    start = squeezed.find(needle)
    while start >= 0:
        yield Span(places[start], places[start + len(needle) - 1] + 1, kind)
        start = squeezed.find(needle, start + len(needle))


def _words(shadow: str, known: KnownContact) -> Iterator[Span]:
    yield from _spelled_number(shadow, known.house_number)
    street, people = known.telling_of_street, known.telling_of_people
    exact = {known.house_number, *known.street_words[-1:]}
    distinct = {word.lower() for word in _WORD.findall(shadow)}
    if exact.isdisjoint(distinct) and not any(_is_alike(word, street) or _is_alike(word, people) for word in distinct):
        return
    words = list(_WORD.finditer(shadow))
    lower = [word.group().lower() for word in words]
    for at, word in enumerate(words):
        is_number = lower[at] == known.house_number and not _is_amount(shadow, word, lower, at)
        is_rest = at > 0 and _is_alike(lower[at - 1], street) and _is_rest_of_street(lower[at], street)
        is_named = _is_alike(lower[at], street) or _is_street_with_suffix(lower, at, known.street_words)
        if is_number or is_rest or is_named:
            yield Span(*word.span(), "address")
        elif _is_alike(lower[at], people):
            yield Span(*word.span(), "name")


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words that say something alone: "Cannon" does, "Lake" does not."""
    return tuple(word for word in words if len(word) > 2 and word not in _DULL)


@lru_cache(maxsize=WORDS_WEIGHED)
def _is_alike(word: str, telling: tuple[str, ...]) -> bool:
    if len(word) < 3:
        return False
    return any(_alike(word, own) or _alike(word, own[::-1]) for own in telling)


def _alike(word: str, own: str) -> bool:
    if word == own:
        return True
    if len(own) < 5 or len(word) < 4 or word in ORDINARY:
        return False
    cut_short = own.startswith(word) and len(word) >= 0.6 * len(own)
    return cut_short or word.startswith(own) or fuzz.ratio(word, own) >= _ALIKE_PERCENT


def _is_rest_of_street(word: str, street: tuple[str, ...]) -> bool:
    """After one word of the street the next may be written more carelessly: "Canon Mrk"."""
    return len(word) > 2 and any(fuzz.ratio(word, own) >= _ROUGHLY_ALIKE_PERCENT for own in street)


def _is_street_with_suffix(lower: list[str], at: int, street: tuple[str, ...]) -> bool:
    """Ordinary names ("Lake") count before a suffix ("Lake Dr")."""
    if not street or lower[at] != street[-1]:
        return False
    return at + 1 < len(lower) and lower[at + 1] in STREET_SUFFIXES


def _is_amount(shadow: str, word: re.Match[str], lower: list[str], at: int) -> bool:
    before = shadow[max(0, word.start() - 2) : word.start()]
    follows = lower[at + 1] if at + 1 < len(lower) else ""
    joined = shadow[word.end() : word.end() + 2]
    is_part = bool(re.match(r"[,.]\d", joined)) or before.endswith(("$", ","))
    return is_part or follows in UNITS or (at > 0 and lower[at - 1] in ("built", "since", "in", "year"))


def _spelled_number(shadow: str, number: str | None) -> Iterator[Span]:
    """The house number in words: "ten five oh five"."""
    if not number or len(number) < 3:
        return
    spelled = [atom for atom in atoms(shadow) if atom.word in DIGIT_WORDS and atom.digits]
    stream = "".join(atom.digits for atom in spelled)
    owner = [atom for atom in spelled for _ in atom.digits]
    start = stream.find(number)
    if start >= 0:
        yield from (Span(atom.start, atom.end, "address") for atom in dict.fromkeys(owner[start : start + len(number)]))

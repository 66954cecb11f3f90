"""A whole address as it was typed: street line, unit, city, state, zip, in any order that people use.

"Austin TX 78704 - 123 n. main st #4", "123 Main Street Apt 4 atx 78704-1234", "12XX Oak St, Round Rok". Towns are known
by the gazetteer: by name, alias, or a slip of the pen where the zip or the state narrows them down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from backend.ingestion.cleaning import streets
from backend.ingestion.cleaning.street_words import DIRECTIONS, SUFFIXES
from backend.ingestion.cleaning.streets import Street
from backend.ingestion.cleaning.towns import Towns, towns_of
from backend.places.names import place_key, state_code
from backend.places.sources import zip_place

_COUNTRY = re.compile(r"[\s,]+(?:usa|u\.s\.a?\.?|united states(?: of america)?|us)\s*$", re.I)
_LABEL = re.compile(
    r"^\s*(?:(?:(?:property |street |full |home )?address|location|located at|loc|addr|at)\s*(?:is\b)?"
    r"\s*[:\-–]?\s+|c/o\s+)",
    re.I,
)
_ASIDE = re.compile(r"\((?![^)]*\b(?:apt|unit|ste|suite|bldg|#))[^)]{0,80}\)", re.I)
_ZIP = re.compile(r"(?<![\d-])(?P<zip>\d{5})(?:-\d{4}|\s?-\s?\d{4}(?=\s*$))?(?![\d-])")
_PARTS = re.compile(r"[,;|\n\t]+|\s+[-–—•·/]\s+|(?<!\b[FSM]t)(?<!\b[NSEW])\.\s+(?=[A-Z][a-z]+,?\s+[A-Z]{2}\b)")
_STARTS_HOUSE = re.compile(r"^\s*#?\s*(?:\d|[xX*]{2,})")
_UNIT_ONLY = re.compile(
    r"^\s*(?:#|(?:apartment|suite|bldg|building|lot|spc|space|trlr|ph|room)(?![a-z])"
    r"|(?:apt|unit|ste)(?:[a-z]?\d+|[a-rt-z])?(?![a-z]))",
    re.I,
)
_LETTERED = re.compile(r"(?<![\w#])(?=\w*\d\w*\d)(?=\d*[OoIl])[\dOoIl]{3,6}(?!\w)")
_ZIP_RUN_ON = re.compile(r"(?<=[a-z.,] )(\d{5})(\d{4})(?=\W*$)", re.I)
_UNIT_FIRST = re.compile(r"^# ?(\d{1,4}[a-z]?)[ ,]+(\d+ [^,;]+)", re.I)
_FIGURES = str.maketrans("OoIl", "0011")
_NO_BLANK = re.compile(r"(?<=[a-z])\.(?=[A-Z][a-z])")
_STATE_WORDS = 2
_TOWN_WORDS = 4
# Codes that are as often a street's type, a direction or a word.
_DOUBTFUL_CODES = frozenset(
    {"CT", "NE", "IN", "OR", "ME", "DE", "LA", "CO", "AL", "HI", "OH", "OK", "PA", "ID", "WA", "MA", "MS", "PR"}
)


class Address(NamedTuple):
    """Street parts and town; "" where there is none."""

    street: Street
    city: str
    state: str
    zip: str

    @property
    def line(self) -> str:
        return self.street.line


class Hints(NamedTuple):
    """What other columns say: they help to tell where a street ends and a town begins."""

    city: str = ""
    state: str = ""
    zip: str = ""


def read(text: str, unit: str = "", hints: Hints = Hints()) -> Address:
    """The address that the text means."""
    plain = _ASIDE.sub(" ", _LABEL.sub("", _COUNTRY.sub("", _typed(text.strip()))))
    plain, zip_code = _take_zip(plain)
    zip_code = zip_code or hints.zip
    state, parts = _take_state(_parts(_COUNTRY.sub("", plain)), zip_code)
    state = state or state_code(hints.state) or _state_of(zip_code)
    city, parts = _take_town(parts, state, zip_code, hints.city)
    street = streets.read(_street_of(parts), unit)
    return Address(street, city, state, zip_code)


def _typed(text: str) -> str:
    """Slips of the keyboard: letters among a number's figures ("1O5", "787O4"), no blank after a point."""
    figures = _LETTERED.sub(lambda found: found.group().translate(_FIGURES), text)
    figures = _UNIT_FIRST.sub(r"\2, # \1", _ZIP_RUN_ON.sub(r"\1-\2", figures))
    return _NO_BLANK.sub(". ", figures)


def _parts(text: str) -> list[str]:
    return [part for piece in _PARTS.split(text) if (part := piece.strip(" -–—"))]


def _state_of(zip_code: str) -> str:
    entry = zip_place(zip_code) if zip_code else None
    return entry.state if entry else ""


def _take_zip(text: str) -> tuple[str, str]:
    """The last five digits that can be a zip; a house number at the start is none."""
    found = [match for match in _ZIP.finditer(text) if match.start() > 0 or re.match(r"\s*[,;-]", text[match.end() :])]
    known = [match for match in found if zip_place(match.group("zip"))] or found[-1:]
    ends = [match for match in known if not text[match.end() :].strip(" .,")] or [
        match for match in known if _is_zip_within(text, match)
    ]
    if not ends:
        return text, ""
    match = ends[-1]
    return f"{text[: match.start()]}, {text[match.end() :]}", match.group("zip")


def _is_zip_within(text: str, match: re.Match[str]) -> bool:
    """Before the street: first of all, after a state, or with a break behind it."""
    before = text[: match.start()].rstrip(" ,.").rsplit(" ", 1)[-1].strip(",.")
    return (
        match.start() == 0 or bool(state_code(before)) or bool(re.match(r"\s+[-–—|]\s|\s*[,;|\n]", text[match.end() :]))
    )


def _take_state(parts: list[str], zip_code: str) -> tuple[str, list[str]]:
    """The state at the end of a part, the last part first."""
    for at in range(len(parts) - 1, -1, -1):
        words = parts[at].split()
        for count in range(min(_STATE_WORDS, len(words)), 0, -1):
            code = state_code(" ".join(words[-count:]).replace(".", ""))
            if code and _is_state(words, count, code, at, zip_code):
                rest = " ".join(words[:-count])
                return code, [*parts[:at], *([rest] if rest else []), *parts[at + 1 :]]
    return "", parts


def _is_state(words: Sequence[str], count: int, code: str, at: int, zip_code: str) -> bool:
    """Not the CT of "12 Oak Ct", nor a street that is called Nevada."""
    of_zip = _state_of(zip_code)
    if of_zip == code:
        return len(words) > count or at > 0
    if of_zip and at == 0:
        return False
    alone = len(words) == count and at > 0
    if count == 1 and len(words[-1].strip(".")) == 2:
        is_town_part = at > 0 or len(words) > 3 or not _STARTS_HOUSE.match(words[0])
        return alone or (code not in _DOUBTFUL_CODES and len(words) > 1 and is_town_part)
    is_street_before = len(words) > count + 2 and words[-count - 1].lower().strip(".") not in DIRECTIONS
    return alone or is_street_before or (len(words) > count and not _STARTS_HOUSE.match(words[0]))


def _take_town(parts: list[str], state: str, zip_code: str, said: str) -> tuple[str, list[str]]:
    """The city: a part of its own, else the last words of the street's part."""
    places = towns_of(state, zip_code, said.strip())
    own = [at for at, part in enumerate(parts) if at != _street_at(parts) and not _UNIT_ONLY.match(part)]
    for at in reversed(own):
        if name := places.exact(parts[at]):
            return name, _without_town([*parts[:at], *parts[at + 1 :]], places, name)
    for at in reversed(own):
        if name := places.like(parts[at]):
            return name, _without_town([*parts[:at], *parts[at + 1 :]], places, name)
    for at in range(len(parts) - 1, -1, -1):
        name, rest = _town_at_end(parts[at], places)
        if name:
            return name, [*parts[:at], *([rest] if rest else []), *parts[at + 1 :]]
    return "", parts


def _without_town(parts: list[str], places: Towns, name: str) -> list[str]:
    """The parts without a second mention of the town at the street's end: "12 Oak St Austin, Austin"."""
    at = _street_at(parts)
    again, rest = _town_at_end(parts[at], places) if at >= 0 else ("", "")
    return [*parts[:at], rest, *parts[at + 1 :]] if again == name and rest else parts


def _street_at(parts: Sequence[str]) -> int:
    """Which part holds the street: the first with a house number and a name, else with a type of street."""
    numbered = (
        at
        for at, part in enumerate(parts)
        if _STARTS_HOUSE.match(part) and re.search(r"[A-Za-z]{2}|\d+\s+[A-Za-z]", part)
    )
    typed = (at for at, part in enumerate(parts) if part.split()[-1].lower().strip(".") in SUFFIXES)
    return next(numbered, next(typed, -1))


def _street_of(parts: Sequence[str]) -> str:
    """The street's part and the units beside it; where no part is a street, all of them are its name."""
    at = _street_at(parts)
    if at < 0:
        return " ".join(parts)
    units = [
        part
        for other, part in enumerate(parts)
        if other != at and (_UNIT_ONLY.match(part) or _is_bare_unit(part, other - at))
    ]
    return ", ".join([parts[at], *(part if _UNIT_ONLY.match(part) else f"# {part}" for part in units)])


def _is_bare_unit(part: str, distance: int) -> bool:
    """ "123 Main St, 4B": right after the street."""
    return distance == 1 and bool(re.fullmatch(r"\d{1,5}[A-Za-z]?|[A-Za-z]\d{0,4}", part.strip()))


def _town_at_end(part: str, places: Towns) -> tuple[str, str]:
    """(town, the rest) of "123 Main St Round Rock"; the town that fits the zip before a longer one."""
    words = part.split()
    found: list[tuple[bool, int, str]] = []
    for count in range(1, min(_TOWN_WORDS, len(words) - 2) + 1):
        rest = words[:-count]
        name = places.exact(" ".join(words[-count:])) if _can_be_street(rest) else ""
        if name and places.allows(name, words[-1], is_ended=_may_end(rest[-1])):
            found.append((places.fits_zip(name), count, name))
    if not found:
        found = list(_misspelt(words, places))
    if not found:
        return "", part
    _, count, name = max(found)
    rest = words[:-count]
    return name, " ".join(rest[:-1] if rest[-1].lower() == "in" else rest)


def _misspelt(words: list[str], places: Towns) -> Iterable[tuple[bool, int, str]]:
    """After the street's end only, where a name that is nearly a town's can be nothing else: the nearest."""
    near: list[tuple[float, int, str]] = []
    for count in range(1, min(_TOWN_WORDS, len(words) - 2) + 1):
        if len(words) - count >= 3 and _may_end(words[-count - 1]):
            text = " ".join(words[-count:])
            if name := places.like(text):
                near.append((fuzz.ratio(place_key(text), place_key(name)), count, name))
    return [(True, count, name) for _, count, name in sorted(near)[-1:]]


def _may_end(word: str) -> bool:
    """Whether a street may end with the word: its type, a direction, a unit, or "in" before the town."""
    plain = word.lower().strip(".,")
    if plain in SUFFIXES or plain in DIRECTIONS or plain == "in" or streets.meant(plain):
        return True
    return plain.startswith("#") or len(plain) == 1 or any(map(str.isdigit, plain)) or bool(_UNIT_ONLY.match(plain))


def _can_be_street(words: Sequence[str]) -> bool:
    """A house number and a name that is more than a direction."""
    names = [word for word in words[1:] if word.lower().strip(".") not in DIRECTIONS]
    return bool(_STARTS_HOUSE.match(words[0])) and bool(names)


def town(text: str, state: str = "", zip_code: str = "") -> tuple[str, str]:
    """(city, state) of what a column says of the town: "Austin, TX 78704", "atx", "Round Rok"; "" for no town."""
    plain, found = _take_zip(text.strip())
    parts = _parts(plain)
    said, parts = _take_state(parts, zip_code or found) if len(parts) > 1 or " " in text.strip() else ("", parts)
    code = state_code(state) or said or _state_of(zip_code)
    places = towns_of(code, zip_code or found, "")
    names = (name for part in parts for name in (places.exact(part), places.like(part)) if name)
    return next(names, ""), code

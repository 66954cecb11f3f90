"""A street line taken apart and put together again in the Postal Service's short forms.

``123 north main street, apartment 4`` is ``123 N Main St Unit 4``. Nothing is guessed: what is not there stays empty.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from backend.ingestion.cleaning.street_words import (
    DIRECTIONS,
    ROADS,
    SPOKEN_SUFFIXES,
    SUFFIXES,
    TYPED_FIRST,
    WEAK_SUFFIXES,
)

_MASK = r"[xX*#?_•]"
_HIDDEN = re.compile(rf"^(?P<digits>\d*){_MASK}{{1,5}}(?P<more>\d*)(?=\s)")
_BLOCK = re.compile(r"^(?P<number>\d{1,6})\s*(?:block|blk)\b\.?(?:\s+of\b)?(?=\s)", re.I)
_NUMBER = re.compile(
    r"^(?:#|no\.?\s+|number\s+)?\s*(?P<number>\d{1,6}(?:\s?-\s?\d{1,6})?(?:-?[A-Za-z](?=\s))?)(?P<half>\s*(?:½|1/2))?(?=[\s,.]|$)",
    re.I,
)
_RUN_ON = re.compile(r"^(?P<number>\d{1,6})(?=[A-Z][a-z]{2,}|(?:north|south|east|west)\b)(?!\d*(?:st|nd|rd|th)\b)")
_PART = re.compile(
    r"(?<=\w)[\s,]+(?P<part>upstairs|downstairs|upper|lower|rear|front|basement)(?: (?:unit|level))?\.?$", re.I
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$", re.I)
_UNIT_WORD = r"(?:apartment|apt|unit|suite|ste|space|spc|trailer|trlr|lot|room|villa|penthouse|ph|townhouse)"
_UNIT_VALUE = r"(?:[a-z]{0,2}-?\d{1,5}(?:-?[a-z]|-\d{1,4})?|\d{0,3}[a-z])"
_UNIT = re.compile(
    rf"[\s,;(\[/-]*(?:\b{_UNIT_WORD}\b\.?(?:\s*(?:no\.?|number|num)(?=[\s\d#]))?[\s:-]*\#?\s*|\#\s*(?:{_UNIT_WORD}\b\.?\s*)?|\b(?:apt|unit|ste)(?=[a-z]?\d|[a-rt-z]\b))"
    rf"(?P<unit>{_UNIT_VALUE})\b[)\]]?",
    re.I,
)
_BUILDING = re.compile(r"[\s,;(]*\b(?:building|bldg|bld)\b\.?\s*\#?\s*(?P<building>[a-z]?\d{0,4}[a-z]?)\b[\s,]*", re.I)
_FLOOR = re.compile(
    r"[\s,]+(?:(?P<before>\d{1,2})(?:st|nd|rd|th) (?:floor|fl)\b|(?:floor|flr|fl)\b\.? ?\#? ?(?P<after>\d{1,2})(?!\w))",
    re.I,
)
_BARE_UNIT = re.compile(
    r"(?:\d{1,5}[a-z]?|[a-df-mo-rt-vx-z]\d{0,4}|[nsew]\d{1,4}|\d{1,4}-[a-z0-9]{1,4}|[a-z]-\d{1,4})", re.I
)
_STRAY = re.compile(r"[^\w\s'’&/.-]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPACES = re.compile(r"\s+")
MISTYPED_PERCENT = 80


class Street(NamedTuple):
    """Parts in their short forms, "" where there is none. ``is_hidden``: the number is masked ("12XX") or a block."""

    number: str = ""
    before: str = ""
    name: str = ""
    suffix: str = ""
    after: str = ""
    unit: str = ""
    is_hidden: bool = False

    @property
    def line(self) -> str:
        """The line as one writes it, "" without a street's name."""
        if not self.name:
            return ""
        parts = (self.number, self.before, self.name, self.suffix, self.after, f"Unit {self.unit}" if self.unit else "")
        return " ".join(filter(None, parts))

    @property
    def is_whole(self) -> bool:
        """Whether it names one house."""
        return bool(self.number and self.name and not self.is_hidden)


def read(text: str, unit: str = "") -> Street:
    """The parts of a line without town; ``unit`` is what a column of its own says."""
    plain = _HIDDEN.sub(_mask, text.lstrip(" #"))
    line, found = _without_units(plain)
    line = _SPACES.sub(" ", line).strip(" ,.;-")
    line, part = _without_part(line)
    number, is_hidden, rest = _number(line)
    words = [word.strip(".-'’") for word in _STRAY.sub(" ", rest).replace("/", " ").split()]
    words = [word for word in map(_undotted, words) if word]
    after, bare, words = _after(words)
    before, words = _before(words)
    suffix, words = _suffix(words)
    name = " ".join(map(_cased, words))
    if not words and suffix:
        name, suffix = suffix, ""
    return Street(number, before, name, suffix, after, read_unit(unit) or found or bare or part, is_hidden)


def read_unit(text: str) -> str:
    """The bare unit of "Apt. 4-b", "#12", "Unit # 7": "4-B", "12", "7"."""
    plain = text.strip(" .,()")
    if not plain:
        return ""
    rest, found = _without_units(f" {plain}")
    if found and not rest.strip(" ,"):
        return found
    return _SPACES.sub(" ", re.sub(rf"\b{_UNIT_WORD}\b\.?|#", "", plain, flags=re.I)).strip(" .:").upper()


def _without_units(text: str) -> tuple[str, str]:
    """The line without its units, and the unit: building before flat ("3-204"), a floor as "FL2"."""
    if floor := _FLOOR.search(text):
        rest, unit = _without_units(f"{text[: floor.start()]} {text[floor.end() :]}")
        return rest, unit or f"FL{floor.group('before') or floor.group('after')}"
    building = _BUILDING.search(text)
    if building and building.group("building") and building.start():
        text = f"{text[: building.start()]}, {text[building.end() :]}"
    found = list(_UNIT.finditer(text))
    for match in reversed(found):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    unit = found[-1].group("unit").upper() if found else ""
    before = building.group("building").upper() if building else ""
    if before and unit and before != unit:
        return text, f"{before}-{unit}"
    return text, unit or before


def _without_part(line: str) -> tuple[str, str]:
    """ "12 Oak St Rear": a part of the house after the street's end."""
    found = _PART.search(line)
    if found and _is_suffix(line[: found.start()].rstrip(" ,.").rsplit(" ", 1)[-1]):
        return line[: found.start()], found.group("part").upper()
    return line, ""


def _number(line: str) -> tuple[str, bool, str]:
    """(house number, whether it is hidden, the rest)."""
    for pattern in (_HIDDEN, _BLOCK):
        if found := pattern.match(line):
            return _mask(found), True, line[found.end() :]
    found = _NUMBER.match(line)
    if found and not _ORDINAL.fullmatch(line[: found.end()].strip()):
        number = re.sub(r"\s*-\s*", "-", found.group("number")).upper()
        return number + (" 1/2" if found.group("half") else ""), False, line[found.end() :]
    if run_on := _RUN_ON.match(line):
        return run_on.group("number"), False, _CAMEL.sub(" ", line[run_on.end() :])
    return "", False, line


def _mask(found: re.Match[str]) -> str:
    """ "12XX" for "12xx", "12**" and "1200 block"; "" where nothing of it is told."""
    groups = found.groupdict()
    if "number" in groups:
        number = str(groups["number"])
        return f"{number[:-2]}XX" if len(number) > 2 else "XX"
    masked = len(found.group()) - len(groups["digits"]) - len(groups["more"])
    return f"{groups['digits']}{'X' * masked}{groups['more']}"


def _undotted(word: str) -> str:
    """ "N.W" is "NW"."""
    plain = word.replace(".", "")
    return plain if plain.lower() in DIRECTIONS else word


def _before(words: list[str]) -> tuple[str, list[str]]:
    """A direction before the name; a street that is called North keeps its name."""
    if len(words) > 2 and _is_direction(words[0]) and _is_direction(words[1]) and not _is_suffix(words[2]):
        both = DIRECTIONS[words[0].lower()] + DIRECTIONS[words[1].lower()]
        if both in DIRECTIONS:
            return both.upper(), words[2:]
    if len(words) > 1 and _is_direction(words[0]) and not (len(words) == 2 and _is_suffix(words[1])):
        return DIRECTIONS[words[0].lower()].upper(), words[1:]
    return "", words


def _after(words: list[str]) -> tuple[str, str, list[str]]:
    """(direction after the street, bare unit, the rest): "Main St N 12", "Loop B"."""
    unit = ""
    if len(words) > 2 and _BARE_UNIT.fullmatch(words[-1]) and _ends_street(words[:-1]):
        unit, words = words[-1].upper(), words[:-1]
    if len(words) > 1 and _is_direction(words[-1]) and (_is_suffix(words[-2]) or words[-2].isdigit() or len(words) > 2):
        return DIRECTIONS[words[-1].lower()].upper(), unit, words[:-1]
    return "", unit, words


def _ends_street(words: list[str]) -> bool:
    """Whether a street may end here, so that a number after it is a unit and no part of the road's name."""
    last = words[-1].lower()
    words = words[1:] if _is_direction(words[0]) and len(words) > 1 else words
    if words[0].lower() in TYPED_FIRST:
        return False
    if last in ROADS and (len(words) == 1 or words[-2].lower() in ROADS | {"ranch", "farm", "to", "us", "old"}):
        return False
    if last in ("hwy", "highway", "fm", "rm", "rr", "cr", "ih"):
        return False
    if _is_direction(last):
        return len(words) > 1 and (_is_suffix(words[-2]) or words[-2].isdigit())
    return _is_suffix(last) or (last.isdigit() and words[0].lower() in ROADS)


def _suffix(words: list[str]) -> tuple[str, list[str]]:
    if len(words) < 2 or words[0].lower() in TYPED_FIRST:
        return "", words
    last = words[-1].lower().rstrip(".")
    if last in SUFFIXES and last not in WEAK_SUFFIXES:
        return SUFFIXES[last].capitalize(), words[:-1]
    kind = meant(last)
    return (kind, words[:-1]) if kind else ("", words)


@lru_cache(maxsize=4_096)
def meant(word: str) -> str:
    """The type that a mistyped last word stands for ("Stret", "Boulvard"), "" when it is none."""
    if len(word) < 4 or word in WEAK_SUFFIXES or not word.isalpha():
        return ""
    best = max(SPOKEN_SUFFIXES, key=lambda known: fuzz.ratio(word, known))
    close = fuzz.ratio(word, best) >= (MISTYPED_PERCENT if len(best) > 4 else 88)
    return SUFFIXES[best].capitalize() if close and best[0] == word[0] and sorted(best) != sorted(word + "s") else ""


def _is_direction(word: str) -> bool:
    return word.lower() in DIRECTIONS


def _is_suffix(word: str) -> bool:
    return word.lower().rstrip(".") in SUFFIXES


def _cased(word: str) -> str:
    """As written where somebody cared ("McNeil"), else with a capital; roads' letters stay capitals ("FM")."""
    lower = word.lower()
    if lower in ("fm", "rm", "rr", "cr", "ih", "us", "sh", "sr"):
        return word.upper()
    if _ORDINAL.fullmatch(word):
        return lower
    if lower.split("-")[0] in ("us", "i", "sh", "fm", "rm") and "-" in lower:
        return word.upper()
    return word.capitalize() if word.islower() or (word.isupper() and len(word) > 1) else word

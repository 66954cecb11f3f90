"""An address as it was typed, taken apart for comparison: number, street, unit. Pure.

Made for wild spellings: no part has to be there, and nothing is corrected, only written one way.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from backend.ingestion.matching.words import DIRECTIONS, ORDINALS, SUFFIXES, UNIT_WORDS

_NUMBER = re.compile(r"^(?P<number>\d+[a-z]?(?:\s*-\s*\d+)?)(?P<half>\s+\d/\d)?(?=\s|$)")
_MASKED_NUMBER = re.compile(r"^\d+x+(?=\s|$)")  # 13xx
_BLOCK_OF = re.compile(r"^(\d+?)(00?)\s+(?:block|blk)\b(?:\s+of\b)?|^(\d+)([x*_]{1,3})(?=\s)")  # 1300 block of, 13**
_LABEL = re.compile(
    r"^\W*(?:street\s+)?(?:address|location|addr)\b\s*[:=-]?\s*(?=\d)|^\W*(?:address|location)\s*[:=]\s*"
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MISTYPED_NUMBER = re.compile(r"^(?=\w*\d\w*\d)\d+[a-z]\d+(?=\s|$)")
_UNIT_WORD = rf"\b(?:{'|'.join(sorted(UNIT_WORDS, key=len, reverse=True))})\b\.?\s*#?\s*"
_UNIT = re.compile(rf"(?:{_UNIT_WORD}|#\s*)(?P<unit>[a-z]?-?\d[\w/-]*|\d*[a-z](?:-\w+)?)\s*(?=$|[,;#]|\s)")
_BREAKS = re.compile(r"[,;]")
_NOISE = re.compile(r"[^\w\s/#&-]")
_SPACES = re.compile(r"\s+")
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")


class Street(NamedTuple):
    """What an address says of one place; empty strings where it says nothing. All lower case.

    ``number`` is the house number as typed ("1902 1/2"), ``name`` the street without number, direction, type, unit
    and town; ``kind`` the street's type and ``direction`` in their short forms ("ln", "n").
    """

    number: str
    name: str
    kind: str
    direction: str
    unit: str


NOWHERE = Street("", "", "", "", "")


def read(address: str, towns: frozenset[str] = frozenset()) -> Street:
    """Take an address apart. ``towns``: names of towns and states that may stand at its end ("austin", "tx")."""
    text = _SPACES.sub(" ", _ASIDE.sub(" ", address.casefold().replace(".", " "))).strip()
    text = _BLOCK_OF.sub(_masked, _LABEL.sub("", text))
    if not text:
        return NOWHERE
    units = [found["unit"] for found in _UNIT.finditer(text)]
    street = _SPACES.sub(" ", _UNIT.sub(" ", text)).strip()
    street = _NOISE.sub(" ", _BREAKS.split(street)[0])
    number, rest = _number(street.strip())
    words = _without_town(rest.replace("#", " ").split(), towns)
    direction, words = _direction(words)
    kind, words = _kind(words)
    name = " ".join(_ordinal(word) for word in words)
    return Street(number, name, kind, direction, _unit(units))


def _number(text: str) -> tuple[str, str]:
    found = _NUMBER.match(text) or _MISTYPED_NUMBER.match(text) or _MASKED_NUMBER.match(text)
    if not found:
        return "", text
    return _SPACES.sub(" ", found.group()).replace(" -", "-").replace("- ", "-"), text[found.end() :]


def _masked(found: re.Match[str]) -> str:
    shown, hidden = (found[1], found[2]) if found[1] else (found[3], found[4])
    return shown + "x" * len(hidden)


def _without_town(words: list[str], towns: frozenset[str]) -> list[str]:
    while len(words) > 1 and words[-1] in towns:
        words = words[:-1]
    return words


def _direction(words: list[str]) -> tuple[str, list[str]]:
    """ "n lamar blvd", "lamar blvd north"; a street that is called West keeps its name."""
    if len(words) > 2 and words[0] in DIRECTIONS:
        return DIRECTIONS[words[0]], words[1:]
    if len(words) > 2 and words[-1] in DIRECTIONS:
        return DIRECTIONS[words[-1]], words[:-1]
    if len(words) == 2 and words[0] in DIRECTIONS and words[1] not in SUFFIXES:
        return DIRECTIONS[words[0]], words[1:]
    return "", words


def _kind(words: list[str]) -> tuple[str, list[str]]:
    if len(words) > 1 and words[-1] in SUFFIXES:
        return SUFFIXES[words[-1]], words[:-1]
    return "", words


def _ordinal(word: str) -> str:
    found = _ORDINAL.match(word)
    return found.group(1) if found else ORDINALS.get(word, word)


def _unit(units: list[str]) -> str:
    """ "R2 #R2" is one unit; the last word counts."""
    return units[-1].replace("-", "").lstrip("0") if units else ""

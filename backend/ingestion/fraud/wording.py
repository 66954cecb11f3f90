"""What a listing's words give away. A phrase under a warning does not count: "never wire money"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from backend.ingestion.fraud.vocabulary import RULES, WARNING

_COMPILED = tuple((rule, re.compile(rule.pattern, re.I), frozenset(rule.needs.split())) for rule in RULES)
_WORD = re.compile(r"[a-z]+")
_WARNED = re.compile(WARNING, re.I)
WARNING_CHARS = 90
_OWN_NO = frozenset({"no_visit", "cannot_show"})  # their own words say "not"
_SHADOW = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "\n": " "})


class Found(NamedTuple):
    """A signal and the words for its ``{found}``, "" when it has none."""

    signal: str
    found: str = ""


def say(text: str) -> tuple[Found, ...]:
    """The signals that the text's words give, each once."""
    return tuple({hit.signal: hit for hit in reversed(tuple(_hits(text.translate(_SHADOW))))}.values())


def _hits(text: str) -> Iterator[Found]:
    words = set(_WORD.findall(text.lower()))
    for rule, pattern, needs in _COMPILED:
        for match in pattern.finditer(text) if not needs.isdisjoint(words) else ():
            if rule.signal in _OWN_NO or not _is_warned(text, match.start()):
                yield Found(rule.signal, rule.found)
                break


def _is_warned(text: str, at: int) -> bool:
    return bool(_WARNED.search(text[max(0, at - WARNING_CHARS) : at]))

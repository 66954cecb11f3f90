"""What somebody wants removed, taken out of texts, JSON values and serialised bytes that others wrote or were shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from backend.ingestion.contacts import SHORT_FORMS
from backend.ingestion.removal_search import Search, Sought

REMOVED = "[removed]"
_PHONE_LEAST = 10**9
_TEXT_GAP = r"[^\w\n]{0,8}"
# Bytes of a serialised string: signs and blanks, also those beyond ASCII, never what tells a string's length.
_BYTES_GAP = r"(?:[\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]|\xc2\xa0|\xe2\x80[\x80-\xbf]){0,8}"
_BYTES_START = r"(?:(?<![0-9])|(?<=\xd9[0-9]))"  # a short string's length may look like a figure
_LONG_FORMS: dict[str, list[str]] = defaultdict(list)
for _long, _short in SHORT_FORMS.items():
    _LONG_FORMS[_short].append(_long)


def redacted(search: Search, value: Any) -> Any:
    """The value without any of it, the very same where it says none. A text that says it in disguise goes whole."""
    if isinstance(value, bytes | memoryview):
        return masked(search, bytes(value))
    if isinstance(value, str):
        return _text(search, value)
    if isinstance(value, list):
        return [redacted(search, one) for one in value]
    if isinstance(value, dict):
        return {name: redacted(search, one) for name, one in value.items()}
    if isinstance(value, int) and value >= _PHONE_LEAST:
        return 0 if search.is_in(str(value)) else value
    return value


def masked(search: Search, blob: bytes) -> bytes:
    """Bytes of the same length with every figure and letter of it crossed out, so that they are read as before."""
    text = blob.decode("latin-1")
    for one in search.sought:
        for pattern in _patterns(one, in_bytes=True):
            text = pattern.sub(lambda found: re.sub(r"[0-9A-Za-z]", "x", found.group()), text)
    return text.encode("latin-1")


def _text(search: Search, text: str) -> str:
    for one in search.sought:
        for pattern in _patterns(one, in_bytes=False):
            text = pattern.sub(REMOVED, text)
    return REMOVED if search.is_in(text) else text


@lru_cache(maxsize=512)
def _patterns(sought: Sought, *, in_bytes: bool) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.I) for pattern in _written(sought, in_bytes=in_bytes))


def _written(sought: Sought, *, in_bytes: bool) -> Iterator[str]:
    gap = _BYTES_GAP if in_bytes else _TEXT_GAP
    if sought.phone:
        start = _BYTES_START if in_bytes else r"(?<!\d)"
        yield rf"{start}(?:\+?1{gap})?\(?{gap.join(sought.phone)}(?![0-9])"
    if sought.email:
        start = "" if in_bytes else r"(?<![\w.+%-])"
        yield rf"{start}{re.escape(sought.email)}(?![a-z0-9-]|\.[a-z0-9])"
    if sought.address:
        words = sought.address.split()
        yield rf"(?<![0-9]){_words(words, gap.replace('{0,8}', '{1,8}'))}(?![a-z0-9])"
    if sought.link:
        yield rf"(?:https?://)?(?:www\.|m\.|mobile\.)?{re.escape(sought.link)}(?![\w-])(?:[/?#][!-~]*)?"


def _words(words: list[str], gap: str) -> str:
    return gap.join(f"(?:{'|'.join([re.escape(word), *_LONG_FORMS.get(word, ())])})" for word in words)

"""Strangers' words on their way to a model: without markup, links and hidden characters, and marked as data.

Every tool result and the state block pass through here, so that no path is forgotten.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

MARK = "untrusted"  # the member of a result that names where strangers' words stand: data, never instructions
STRANGERS_FIELDS = frozenset({"title", "description", "text", "name", "snippet"})
TEXT_MAX_CHARACTERS = 4_000
READ_ONCE = 2_048  # texts remembered: the same cards stand in a result, in the state and in the one before
_BARE = frozenset({int, float, bool, type(None)})  # nothing in them to clean
_SUSPICIOUS = re.compile(r"[^ -~\n]|[<\[]|:[^\d\s]|www\.|\.[a-z]{2,12}/", re.I)
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BLOCKS = re.compile(r"<!--.*?(?:-->|$)|<(script|style|template)\b.*?(?:</\1\s*>|$)", re.I | re.S)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]{0,1000}>")
_MARKDOWN = re.compile(r"!?\[([^\[\]]{0,300})\](?:\([^()]{0,500}\)|\[[^\[\]]{0,100}\])")
_REFERENCE = re.compile(r"^\s{0,3}\[[^\[\]]{1,100}\]:\s*\S+.*$", re.M)
_LINK = re.compile(r"\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.|(?:mailto|javascript|data|tel|sms):)\S+", re.I)
_BARE_LINK = re.compile(r"\b(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}/\S*", re.I)


@lru_cache(maxsize=READ_ONCE)
def plain(text: str) -> str:
    """The text as a reader would see it: visible characters only, no markup, no links, capped."""
    if not _SUSPICIOUS.search(text):
        return text[:TEXT_MAX_CHARACTERS]
    visible = "".join(map(_visible, text[: 4 * TEXT_MAX_CHARACTERS]))
    bare = _REFERENCE.sub("", _MARKDOWN.sub(r"\1", _TAG.sub("", _BLOCKS.sub("", visible))))
    return _BARE_LINK.sub("", _LINK.sub("", bare))[:TEXT_MAX_CHARACTERS].strip()


def cleaned(value: Any) -> Any:
    """A JSON value with every text in it made plain. A list that stands in it more than once is read once."""
    return _cleaned(value, {})


def _cleaned(value: Any, done: dict[int, list[Any]]) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {
            plain(key): inner
            if (kind := type(inner)) in _BARE
            else plain(inner)
            if kind is str
            else _cleaned(inner, done)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        if id(value) not in done:
            done[id(value)] = [inner if type(inner) in _BARE else _cleaned(inner, done) for inner in value]
        return done[id(value)]
    return value


def strangers(value: Any) -> list[str]:
    """Where strangers' words stand in a JSON value: ``["lead.description", "lead.title"]``."""
    found: set[str] = set()
    _note_strangers(value, "", found)
    return sorted(found)


def _note_strangers(value: Any, path: str, found: set[str]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if (kind := type(inner)) in _BARE:
                continue
            if kind is str:
                if key in STRANGERS_FIELDS:
                    found.add(f"{path}{key}")
            elif inner:
                _note_strangers(inner, f"{path}{key}.", found)
    elif isinstance(value, list):
        for inner in value:
            if (kind := type(inner)) is dict or kind is list:
                _note_strangers(inner, path, found)


def _visible(char: str) -> str:
    if char.isascii():
        return char if char.isprintable() or char == "\n" else " "
    return "" if unicodedata.category(char) in _HIDDEN else char

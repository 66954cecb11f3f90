"""A record from what a page shows: plain text under the importer's field names, nothing where the page has nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from backend.ingestion.columns import SYNONYMS
from backend.ingestion.readers import Record

MAX_FIELD_CHARS = 20_000
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]+")
_BREAKS = re.compile(r" ?\n[ \n]*\n ?")
_NOT_SAID = frozenset({"", "-", "--", "—", "–", "n/a", "na", "none", "null", "undefined", "nan", "unknown"})


def record(**held: Any) -> Record:
    """The fields that hold something, as text. Names that the importer does not know are a mistake."""
    wrong = held.keys() - SYNONYMS.keys()
    if wrong:
        raise KeyError(f"no such fields: {', '.join(sorted(wrong))}")
    return {name: text for name, value in held.items() if (text := said(value))}


def filled(first: Record, *more: Record) -> Record:
    """The first record, its gaps filled from the others in their order."""
    out = dict(first)
    for other in more:
        out |= {name: text for name, text in other.items() if name not in out}
    return out


def said(value: Any) -> str:
    """Text of a value; "" for what says nothing, "--" and "N/A" among it."""
    if value is None or isinstance(value, bool | dict):
        return ""
    if isinstance(value, list | tuple | set):
        return "|".join(dict.fromkeys(text for item in value if (text := said(item))))
    if isinstance(value, float):
        value = _number(value)
    text = tidy(str(value))
    return "" if text.lower() in _NOT_SAID else text[:MAX_FIELD_CHARS]


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def tidy(text: str) -> str:
    """One blank for many, at most one empty line, no control characters and no halves of letters."""
    plain = _BLANKS.sub(" ", _INVISIBLE.sub("", text.replace("\r\n", "\n")))
    return _BREAKS.sub("\n\n", plain.replace(" \n", "\n").replace("\n ", "\n")).strip()


def line(text: str | None) -> str:
    """Tidy and on one line."""
    return " ".join((text or "").split())


def link(base: str, href: str | None) -> str:
    """An absolute web address without its fragment, "" when it is none."""
    if not href or not href.strip():
        return ""
    try:
        whole = urlsplit(urljoin(base, href.strip()))
    except ValueError:
        return ""
    if whole.scheme not in ("http", "https") or not whole.netloc:
        return ""
    return urlunsplit(whole._replace(fragment=""))


def found(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    """What the pattern's last group matches in the first text that it matches."""
    for text in texts:
        if match := pattern.search(text):
            return match.group(match.lastindex or 0).strip()
    return ""

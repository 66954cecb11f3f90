"""Characters as they were meant: broken encodings repaired, hidden ones gone."""

from __future__ import annotations

import re

from backend.ingestion.redaction.text import clean

_PLAIN = re.compile(r"[^\x20-\x7e]|[<&]| {2}")
# What UTF-8 looks like after it was read as Windows-1252 or Latin-1: "cafÃ©", "â€™", "Â ".
_BROKEN = re.compile("[ÂÃâðÐÑ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ€]")
_UNDEFINED = "\u0081\u008d\u008f\u0090\u009d"
MAX_REPAIRS = 2


def tidy(text: str) -> str:
    """One line's text without markup, hidden characters and double blanks; most cells are so already."""
    plain = text.strip()
    return clean(repaired(plain)) if _PLAIN.search(plain) else plain


def repaired(text: str) -> str:
    """UTF-8 that was taken for Windows-1252, put right (also where it happened twice); other text as it is."""
    for _ in range(MAX_REPAIRS):
        if text.isascii() or not _BROKEN.search(text):
            return text
        text = _BROKEN_RUN.sub(_one, text)
    return text


_BROKEN_RUN = re.compile("[\u0080-\u00ff‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ€Ž]{2,}")


def _one(run: re.Match[str]) -> str:
    try:
        return _bytes(run.group()).decode("utf-8")
    except UnicodeError:
        return run.group()


def _bytes(text: str) -> bytes:
    return b"".join(
        char.encode("latin-1" if char in _UNDEFINED or "\u00a0" <= char <= "\u00ff" else "cp1252") for char in text
    )

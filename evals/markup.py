"""What text of strangers must not bring to a page or a model: hidden characters, markup, links, images."""

from __future__ import annotations

import re
import unicodedata

_TAGS = "a|img|script|style|iframe|svg|div|span|p|b|form|input|meta|link|details"
_MARKS = {
    "an HTML comment": re.compile(r"<!--|-->"),
    "an HTML tag": re.compile(rf"</?(?:{_TAGS})\b[^<>]*>", re.I),
    "a Markdown image": re.compile(r"!\[[^\[\]]*\]\([^()\s]+\)"),
    "a Markdown link": re.compile(r"(?<!!)\[[^\[\]]+\]\((?:https?:|www\.|javascript:|data:|/)[^()\s]*\)", re.I),
    "a link": re.compile(r"\b(?:https?://|www\.)[\w-]|\b(?:javascript|vbscript):\w|\bdata:text/", re.I),
}  # fmt: skip
_HIDDEN = {"Cf", "Co", "Cs"}


def marks(text: str) -> set[str]:
    """Which of them a text holds."""
    found = {name for name, pattern in _MARKS.items() if pattern.search(text)}
    if not text.isascii() and any(unicodedata.category(char) in _HIDDEN for char in text):
        found.add("a hidden character")
    return found

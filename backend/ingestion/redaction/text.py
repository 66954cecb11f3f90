"""Cleaning of sellers' text, and its shadow: the same length, with every disguise of a character undone.

The output of redaction is cut from the cleaned text; patterns are matched on the shadow.
"""

from __future__ import annotations

import html
import re
import unicodedata

MAX_TEXT_CHARS = 8_000
_MAX_UNESCAPES = 4
_HIDDEN_BLOCKS = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<template", "</template"))
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]{0,1000}>")
_SPELLED_TAG = re.compile(r"<\s{0,3}(at|dot)\s{0,3}>", re.I)
_BREAK_TAG = re.compile(r"<(?:br|/?p|/?div|/?li|/?tr|/?h[1-6])\b[^<>]{0,1000}>", re.I)
_FRACTIONS = str.maketrans({"½": " 1/2", "¼": " 1/4", "¾": " 3/4"})
_MARKUP = re.compile(r"[<&]|\]\(")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\(([^()\s]{1,500})\)")
_BLANKS = re.compile(r"[^\S\n]+")
_BACKWARDS = re.compile(
    "\u202e([^\u202c\u202d\n]{0,1000})[\u202c\u202d]?"
)  # what stands after it is shown from its end
_NEWLINES = re.compile(r" ?\n[ \n]*")

# Letters of other alphabets that pass for Latin ones, and signs that pass for a dash, a dot or an "at".
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝгтнкмвАВЕКМНОРСТУХІЈЅԀԚԜαβεηικνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡıĺļľłŀøØ‐‑‒–—―−﹘﹣－·•∙⋅․。｡⸱＠﹫",
    "aeopcyxijshdqwrthkmbABEKMHOPCTYXIJSDQWabenikvoptuxwABEZHIKMNOPTYXagillll" + "loO----------........@@",
)
_INVISIBLE_CATEGORIES = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me"})


def clean(raw: str) -> str:
    """Plain text of a title or description: no markup, no hidden or combining characters, single blanks, capped."""
    text = _without_markup(raw[: 4 * MAX_TEXT_CHARS])
    text = _BACKWARDS.sub(_as_shown, text)
    if not (text.isascii() and text.replace("\n", "").isprintable()):
        text = "".join(map(_visible, unicodedata.normalize("NFKC", text.translate(_FRACTIONS))))
    text = _NEWLINES.sub("\n", _BLANKS.sub(" ", text)).strip()
    return text[:MAX_TEXT_CHARS]


def _as_shown(found: re.Match[str]) -> str:
    """A run that is shown backwards, as it is read where it may hide a contact; a stray mark turns no words round."""
    run = found[1]
    return run[::-1] if any(char.isdigit() or char in "@＠" for char in run) else run


def _without_markup(text: str) -> str:
    if not _MARKUP.search(text):
        return text
    text = _SPELLED_TAG.sub(r" \1 ", text)
    for _ in range(_MAX_UNESCAPES):
        before = text
        for opening, closing in _HIDDEN_BLOCKS:
            text = _without_block(text, opening, closing)
        text = _TAG.sub("", _BREAK_TAG.sub("\n", text))
        text = html.unescape(text)
        if text == before:
            break
    return _MARKDOWN_LINK.sub(r"\1 \2", text)


def _without_block(text: str, opening: str, closing: str) -> str:
    """The text without what stands between the marks; an unclosed block hides the rest."""
    if opening not in text.lower():
        return text
    lower, kept, at = text.lower(), [], 0
    while (start := lower.find(opening, at)) >= 0:
        kept.append(text[at:start])
        end = lower.find(closing, start)
        at = len(text) if end < 0 else max(end + len(closing), lower.find(">", end, end + 20) + 1)
    return " ".join([*kept, text[at:]])


def _visible(char: str) -> str:
    if char.isascii():
        return char if char.isprintable() or char == "\n" else " "
    category = unicodedata.category(char)
    if category in _INVISIBLE_CATEGORIES:
        return ""
    return " " if category.startswith("Z") else char


def shadow(text: str) -> str:
    """The text with look-alikes as plain ASCII where there is one, digits of every script as 0–9. Same length."""
    if text.isascii():
        return text
    return "".join(map(_plain, text.translate(_LOOK_ALIKES)))


def _plain(char: str) -> str:
    if char.isascii():
        return char
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char

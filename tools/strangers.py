"""Strangers' words made harmless: plain text without markup, links, hidden characters or ways to reach anyone."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import urlsplit

import phonenumbers

READ_CHARACTERS = 8_000
UNESCAPES = 3
DOMAIN_CHARACTERS = 60
MARK = "[hidden]"
HIDDEN_BLOCK = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z!?][^<>]{0,1000}>")
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")
LINK = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:|javascript:|data:[a-z]+/)\S+", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.IGNORECASE)
MARKUP_SIGNS = re.compile(r"[`<>|\\{}]|\*{2,}|_{2,}|~{2,}|^\s*#{1,6}\s", re.MULTILINE)
DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Cn", "Me"}


def plain(raw: object, most: int) -> str:
    """Text of at most ``most`` characters on one line."""
    text = str(raw or "")[:READ_CHARACTERS]
    for _ in range(UNESCAPES):
        text = html.unescape(TAG.sub(" ", HIDDEN_BLOCK.sub(" ", text)))
    text = unicodedata.normalize("NFKC", "".join(map(_visible, text)))
    text = LINK.sub("", MARKDOWN_LINK.sub(r"\1", text))
    text = _without_phones(EMAIL.sub(MARK, text))
    text = " ".join(MARKUP_SIGNS.sub(" ", text).split())
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"


def domain(url: object) -> str:
    """The site of an address: ``https://www.Example.com/a?b`` → ``example.com``; empty when it is none."""
    try:
        host = (urlsplit(str(url or "")).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return host if DOMAIN.fullmatch(host) and len(host) <= DOMAIN_CHARACTERS else ""


def _visible(char: str) -> str:
    if char.isspace():
        return " " if char != "\n" else char
    return "" if unicodedata.category(char) in INVISIBLE else char


def _without_phones(text: str) -> str:
    kept, at = [], 0
    for found in phonenumbers.PhoneNumberMatcher(text, "US", leniency=phonenumbers.Leniency.POSSIBLE):
        if sum(char.isdigit() for char in found.raw_string) < 10:
            continue  # a price or a year
        kept += [text[at : found.start], MARK]
        at = found.end
    return "".join([*kept, text[at:]])

"""Pasted text between marks of any shape, mails with their headers, and words that only a stranger would say."""

from __future__ import annotations

import re

from agent.builtin.tables import fences as words

GONE = "\ufffc"  # where something pasted stood
LEAST_HEADERS = 2

_HINT = re.compile(words.HINT, re.I | re.M)
_FENCED = re.compile(words.FENCED, re.S | re.I | re.M)
_OPENED = re.compile(words.OPENED, re.S | re.I)
_HEADER = re.compile(words.HEADER, re.I | re.M)
_INTRODUCES = re.compile(words.INTRODUCES, re.I)
_TOLD_AFTER = re.compile(words.TOLD_AFTER, re.S | re.I)
_REPORTED = re.compile(words.REPORTED, re.I)
_OF_THE_USER = re.compile(words.OF_THE_USER, re.I)
_SENTENCE = re.compile(words.SENTENCE)
_CAME_FROM = re.compile(GONE + words.CAME_FROM, re.I)
_ENDED = re.compile(words.ENDED, re.I)
_WORDS = re.compile(r"\w")


def unfenced(text: str) -> str:
    """The text with a sign for each part that its marks, its headers or its way of speaking show to be pasted."""
    if not _HINT.search(text):
        return text
    kept = _without_mail(_between(text))
    kept = _OPENED.sub(lambda found: _from_the_fence(found.group()), kept)
    kept = _TOLD_AFTER.sub(GONE, kept, count=1)
    kept = _REPORTED.sub(lambda found: f"{found['source']} {GONE}", kept)
    if _OF_THE_USER.search(kept):
        kept = _SENTENCE.sub(lambda said: GONE if _OF_THE_USER.search(said.group()) else said.group(), kept)
    return kept


def without_its_source(text: str) -> str:
    """Nor is it asked for what is said of a pasted text: where it stood, and that it ends."""
    return _ENDED.sub(" ", _CAME_FROM.sub(GONE, text))


def _between(text: str) -> str:
    """Without what stands in fences; where there is nothing else, the fences only adorn the user's own words."""
    kept = _FENCED.sub(GONE, text)
    return kept if _WORDS.search(kept) or _OF_THE_USER.search(text) else text


def _from_the_fence(opened: str) -> str:
    return re.split(r"[-=*~#_+%^]{3}|—{2}", opened, maxsplit=1)[0] + GONE


def _without_mail(text: str) -> str:
    """Without a mail: where something is asked before it all of it goes, else all but the paragraph after it."""
    headers = [found.start() for found in _HEADER.finditer(text)]
    if len(headers) < LEAST_HEADERS:
        return text
    before, mail = text[: headers[0]], text[headers[0] :]
    asked = _WORDS.search(before) is not None and _INTRODUCES.search(before) is None
    paragraphs = re.split(r"\n\s*\n", mail.strip())
    own = "" if asked or len(paragraphs) == 1 else paragraphs[-1]
    return f"{before}{GONE}\n{own}"

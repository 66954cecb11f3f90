"""Rules 1 and 15 on a reply's way out: no contact, link, key, internal id or line of the instructions passes."""

from __future__ import annotations

import re
from functools import lru_cache

from agent.prompts import SYSTEM

_LINK = re.compile(
    r"[a-z][a-z0-9+.-]{1,15}://|www\.|\b(?:mailto|javascript|data|tel|sms):\S|!\[|\]\(|\]\[|<\s*/?\s*[a-z!]|&lt;|&#",
    re.I,
)
_DOMAIN = re.compile(
    r"\b(?:[a-z0-9-]{1,63}\.){1,5}(?:com|net|org|io|co|app|dev|info|biz|us|xyz|ly|me|example|test)\b", re.I
)
_INTERNAL = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\b(?:sk|pk|rk|tvly|lsv2|ghp|xox[a-z])[-_][\w-]{8,}|\beyJ[\w-]{8,}"
    r"|\b[0-9a-f]{32,}\b|</?state>|postgres(?:ql)?:|\b[A-Z][A-Z_]{3,}_(?:KEY|SECRET|TOKEN|PASSWORD)\b"
)
_EMAIL = re.compile(
    r"[\w.+-]+\s*(?:@|\(at\)|\[at\])\s*[\w-]+\s*(?:\.|\(dot\)|\[dot\])\s*\w+|\b\w+ at \w+ dot (?:com|net|org)\b", re.I
)
_PHONE = re.compile(r"(?<![\d.,$])(?:\+?1[\s.-]{0,2})?\(?\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]{0,2}\d{4}(?![\d,])")
_SPELLED_DIGITS = re.compile(r"(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|\d)\b[\s,.-]*){7,}", re.I)
_STREET = (
    r"St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Boulevard|Ct|Court|Cir|Circle|Way|Pl|Place|Trl|Trail|Pkwy"
)
_ADDRESS = re.compile(rf"\b\d{{2,6}} (?:[NSEW]\.? )?(?:[A-Z][\w'’]+ ){{1,4}}(?:{_STREET})\b")
_RUN = 8  # so many words in the order of the instructions are a quotation of them


def leaks(sentence: str, said: str, sources: frozenset[str] = frozenset()) -> bool:
    """Whether the sentence tells what a reply must not; what the user wrote (``said``) may be echoed."""
    if _LINK.search(sentence) or _INTERNAL.search(sentence) or _quotes_instructions(sentence):
        return True
    if not sites(sentence) <= sources:
        return True
    private = (*_EMAIL.finditer(sentence), *_PHONE.finditer(sentence), *_ADDRESS.finditer(sentence))
    return any(match[0] not in said for match in private) or bool(_SPELLED_DIGITS.search(sentence))


@lru_cache(maxsize=512)
def sites(text: str) -> frozenset[str]:
    """The names of sites in a text."""
    return frozenset(match[0].lower() for match in _DOMAIN.finditer(text))


@lru_cache(maxsize=1)
def _instructions() -> frozenset[tuple[str, ...]]:
    return frozenset(_runs(SYSTEM))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _quotes_instructions(sentence: str) -> bool:
    return any(run in _instructions() for run in _runs(sentence))

"""E-mail addresses, web addresses and handles, plain or spelled out ("jane (at) example dot com")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backend.ingestion.redaction.spans import Span

_TLD = r"(?:com|net|org|io|biz|info|edu|gov|realtor|realty|ly|gg|co\.uk|c0m|comm?)"
_WEAK_TLD = r"(?:me|us|co|app|page|link|homes|properties|house|rent|xyz|site|online|live|tv|ee|dev|estate|agency|mx)"
_OPEN, _CLOSE = r"[(\[{<*_~\"']{1,2} ?", r" ?[)\]}>*_~\"']{1,2}"
_DOT = rf"(?:\.| \. |(?: ?{_OPEN}| )(?:dot|d0t|punto|period|point|\.|,)(?:{_CLOSE} ?| )|\s?{_OPEN}\.{_CLOSE}\s?)"
_AT = rf"(?: ?@ ?|{_OPEN}a{_CLOSE}|(?: ?{_OPEN}| )(?:at(?: symbol| sign)?|a t|arroba|@)(?:{_CLOSE} ?| ))"
_LABEL = r"[a-z0-9][a-z0-9_+-]{0,40}"
_PROVIDER = r"(?:g ?-?mail|yahoo|hotmail|outlook|icloud|proton ?mail|protonmail|aol|ymail|live|msn|comcast|att|me)"

_JOIN = rf"(?:{_DOT}| (?:underscore|dash|hyphen|plus) )"
_EMAIL = re.compile(
    rf"(?<![a-z0-9]){_LABEL}(?:{_JOIN}{_LABEL}){{0,3}}{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,2}}(?:{_DOT}|,)"
    rf"(?:{_TLD}|{_WEAK_TLD})(?![a-z])",
    re.I,
)
_PROVIDER_MAIL = re.compile(
    rf"(?<![a-z0-9]){_LABEL}(?:{_DOT}{_LABEL}){{0,3}}(?:{_AT}| ){_PROVIDER}(?:{_DOT}| )(?:com|net|c0m)(?![a-z])"
    rf"|(?<![a-z0-9]){_LABEL}(?:{_DOT}{_LABEL}){{0,3}}{_AT}(?:g ?-?mail|yahoo|hotmail|outlook|icloud|protonmail|aol"
    r"|gm[@a][i1l][l1])\b",
    re.I,
)
_MAILBOX = re.compile(
    r"\b(?:g ?-?mail|yahoo|hotmail|outlook|icloud)(?: is| address)? ?[:=] ?[\w.+-]{3,40}"
    r"|\b(?:e-?mail|g ?-?mail)(?: address| id)?(?: ?[:=] ?| is )(?=[\w.+-]*[\d._+])[\w.+-]{3,40}"
    r"|\bmy (?:e-?mail|g ?-?mail)(?: address| id)? is (?!the\b|on\b|in\b|best\b|below\b)[\w.+-]{3,40}",
    re.I,
)
_ANY_AT = re.compile(r"[a-z0-9._%+-]{1,64}@[a-z0-9.-]{2,64}", re.I)
_SPACED_LETTERS = re.compile(r"(?:\b[a-z0-9]\b[ .]{1,3}){2,40}@(?:[ .]{0,3}\b[a-z0-9]\b){3,40}", re.I)
_SCHEME = re.compile(
    r"(?:h[tx]{2}ps? ?(?::|\(:\)) ?/ ?/ ?|www ?(?:\.|\(?dot\)?) ?)[^\s<>\"')\]]{2,300}(?: \. [a-z]{2,10}\b)?", re.I
)
_URL = re.compile(
    rf"(?<![\w@.]){_LABEL}(?:\.{_LABEL}){{0,4}}\.{_TLD}(?:/[^\s<>\"')\]]{{0,300}})?(?![\w])"
    rf"|(?<![\w@.]){_LABEL}(?:\.{_LABEL}){{0,4}}\.{_WEAK_TLD}/[^\s<>\"')\]]{{0,300}}"
    rf"|(?<![\w@.])(?:t|wa|fb|m|ig|linktr|bit)\.(?:me|ee|ly|co)\b(?:/\S{{0,100}})?"
    rf"|(?<![\w@.]){_LABEL}{_DOT}{_TLD}(?:(?:/| ?slash ?)[^\s<>\"')\]]{{0,300}})?(?![\w])",
    re.I,
)
_WEAK_URL = re.compile(rf"(?<![\w@.])[a-z0-9-]{{4,40}}\.{_WEAK_TLD}(?![\w-])")
_HANDLE = re.compile(r"(?<![\w@])@(?:[a-z_][\w.]{2,40}| [a-z]{1,30}[._\d][\w.]{1,30})", re.I)
_STRONG_PLATFORM = (
    r"(?:instagram|insta|facebook|whats ?app|telegram|snap ?chat|twitter|tik ?tok|linked ?in|we ?chat|skype|venmo|zelle"
    r"|cash ?app|paypal|messenger|kik|face ?time)"
)
_PLATFORM_HANDLE = re.compile(
    rf"\b(?:{_STRONG_PLATFORM}|ig|fb|tg|wa|snap|line|signal|discord)"
    r"(?: (?:me|id|handle|user|username|name|account|page))?"
    r"(?: ?[:=>]+ ?| (?:is|at|as|under|@) ?| ?@ ?| ?- )@?[\w][\w.&'-]{2,40}(?: [A-Z][\w'-]{1,20}){0,2}"
    rf"|\b(?:{_STRONG_PLATFORM}|ig|fb|tg|snap)(?: me)? (?:[a-z]{{0,30}}[._\d][\w.]{{1,30}})",
    re.I,
)
_BARE_HANDLE = re.compile(
    r"\b(?:I[Gg]|T[Gg]|ig|tg|[Ii]nsta) (?!worthy|ready|perfect|live|page|and|or|me\b|account|famous|able)"
    r"[A-Za-z][\w.]{4,40}"
    r"|\b[Dd]iscord\W{0,3}(?:me |is |id )?[\w.]{2,32}#\d{4}\b"
    r"|\$[A-Za-z][\w-]{2,20}(?= (?:on |via |in )?(?:[Cc]ash ?[Aa]pp|[Vv]enmo))"
)
_ON_PLATFORM = re.compile(
    rf"\bon {_STRONG_PLATFORM}[ ,:]{{1,3}}(?:as|at|under|@|:)? ?@?[A-Z][\w.'-]{{1,30}}(?: [A-Z][\w.'-]{{1,30}}){{0,2}}"
)
_AT_WORDS = ("at", "arroba", "yahoo", "outlook", "icloud", "(a)", "[a]", "{a}")


def find_links(shadow: str) -> Iterator[Span]:
    """Spans of e-mail addresses, URLs and handles."""
    if "@" in shadow or "mail" in shadow or _has_at(shadow):
        for pattern in (_EMAIL, _PROVIDER_MAIL, _MAILBOX, _ANY_AT, _SPACED_LETTERS):
            yield from (Span(*match.span(), "email") for match in pattern.finditer(shadow))
        yield from (Span(*match.span(), "handle") for match in _HANDLE.finditer(shadow))
    for pattern in (_SCHEME, _URL, _WEAK_URL):
        yield from (Span(*match.span(), "url") for match in pattern.finditer(shadow))
    for pattern in (_PLATFORM_HANDLE, _BARE_HANDLE, _ON_PLATFORM):
        yield from (Span(*match.span(), "handle") for match in pattern.finditer(shadow))


def _has_at(shadow: str) -> bool:
    lower = shadow.lower()
    return any(word in lower for word in _AT_WORDS)

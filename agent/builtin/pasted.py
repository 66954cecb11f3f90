"""What somebody else wrote and the user pasted is data: no part of it becomes a call, a filter or a refusal.

The same reading serves the rails: what is no request of the user's is no evidence for a write either.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agent.builtin.fenced import GONE, unfenced, without_its_source
from agent.builtin.tables import pasted as words

LEAST_QUOTED = 4  # words in quotation marks that are a quotation wherever they stand; fewer are a name
NEAR = 90  # characters before a quotation in which its source is named

_BLOCKS = re.compile(words.BLOCKS, re.S | re.I | re.M)
_QUOTES = re.compile(words.QUOTES, re.S)
_SOURCE = re.compile(words.SOURCE, re.I)
_ARGUMENT = re.compile(words.ARGUMENT, re.I)
_TO_A_MACHINE = re.compile(words.TO_A_MACHINE, re.I)
_OF_A_CLIENT = re.compile(words.OF_A_CLIENT, re.I)
_ORDERS = re.compile(rf"\b(?:{words.ORDERS})\b", re.I)
_FINDS = re.compile(words.FINDS, re.I)
_LIKES_IT = re.compile(words.LIKES_IT, re.I)
_FOLLOWS = re.compile(words.FOLLOWS, re.I)
_ASKED_LAST = re.compile(words.ASKED_LAST, re.I | re.S)
_RESUMES = re.compile(words.RESUMES, re.I)
_NAMED = re.compile(rf"(?:{words.LEADING})*(?:{words.SOURCE.replace('$', GONE)})", re.I)
_ABOUT_IT = re.compile(words.ABOUT_IT, re.I)
_LEAD = re.compile(words.LEAD, re.I)
_DETERMINER = re.compile(words.DETERMINER, re.I)
_PHONE = re.compile(words.PHONE)
_BROUGHT = re.compile(words.BROUGHT, re.I)


def own_words(text: str) -> str:
    """The text without what was pasted into it; notes and words to search for in quotation marks stay."""
    return _stripped(text, arguments=True)


def own_requests(text: str) -> str:
    """The text without any quotation, not even one that is to be noted down: what may ask for a write."""
    return _stripped(text, arguments=False)


def quotations(text: str) -> list[tuple[int, int]]:
    """Where quotation marks enclose several words: no request begins or ends within them."""
    if not words.MARKS.intersection(text):
        return []
    return [span.span() for span in _QUOTES.finditer(text) if len(span.group().split()) > 1]


@lru_cache(maxsize=64)
def _stripped(text: str, arguments: bool) -> str:
    if _all_quoted(text):
        return text
    kept = unfenced(text)
    if words.MARKS.intersection(kept) or words.SPOKEN_MARK in kept.lower():
        kept = _without_what_follows(_without_quotations(_BLOCKS.sub(GONE, kept), arguments))
    if kept == text:
        return text
    kept = _BROUGHT.sub("", without_its_source(kept))
    return _ABOUT_IT.sub(" ", _NAMED.sub(_only_the_lead, kept)).replace(GONE, " . ").strip(" .\n-–—")


def _all_quoted(text: str) -> bool:
    """A message that stands in quotation marks as a whole is its author's own."""
    return _QUOTES.fullmatch(text.strip(" .!?")) is not None and not _TO_A_MACHINE.search(text)


def _without_quotations(text: str, arguments: bool) -> str:
    own = _QUOTES.sub(" ", text) if arguments else ""
    like_it = _LIKES_IT.search(own) is not None

    def replaced(span: re.Match[str]) -> str:
        before = text[max(0, span.start() - NEAR) : span.start()]
        wished = arguments and (like_it or (_OF_A_CLIENT.search(before) and _FINDS.search(own)))
        if wished and not (_TO_A_MACHINE.search(span.group()) or _ORDERS.search(span.group())):
            return f"{'.' if _SOURCE.search(before) and like_it else ':'} {span.group()[1:-1]}. "
        return GONE if _is_strangers(before, span.group(), arguments) else span.group()

    return _QUOTES.sub(replaced, text)


def _is_strangers(before: str, quoted: str, arguments: bool) -> bool:
    if arguments and _ARGUMENT.search(before):
        return False
    long = len(quoted.split()) >= LEAST_QUOTED
    return long or _SOURCE.search(before) is not None or _TO_A_MACHINE.search(quoted) is not None


def _without_what_follows(text: str) -> str:
    """ "fwd: …", "the listing says: …": to the end of the line, but for where the user speaks again.

    Where nothing stands on the line of the colon, it is the lines up to an empty one.
    """
    lines: list[str] = []
    within = False
    for line in text.split("\n"):
        within = within and bool(line.strip()) and not _RESUMES.match(f" {line}")
        if within:
            continue
        kept, within = _before_what_follows(line)
        lines.append(kept)
    return "\n".join(lines)


def _before_what_follows(line: str) -> tuple[str, bool]:
    """The line without what follows the naming of a source, and whether that stands on the next lines."""
    found = _FOLLOWS.search(line)
    rest = line[found.end() :] if found else ""
    if found is None or GONE in found.group() or rest.lstrip(" \"'").startswith(GONE):
        return line, False
    if not rest.strip():
        return line.rstrip() + GONE, True
    leads = " . ".join(_LEAD.findall(_PHONE.sub(" ", found.group())))
    before = _DETERMINER.sub("", line[: found.start()])
    return f"{before} . {leads} {GONE}{_own_again(line[: found.end()], rest)}", False


def _own_again(before: str, rest: str) -> str:
    """Of what follows the words of somebody else, that which its user says."""
    if before.rfind("(") > before.rfind(")") and ")" in rest:
        return rest[rest.index(")") :]
    again = _RESUMES.search(rest) or _ASKED_LAST.search(rest)
    return rest[again.start("own") :] if again else ""


def _only_the_lead(named: re.Match[str]) -> str:
    """Of the words that name a source only the lead stays that it wrote about ("the seller of 6055 wrote: …")."""
    leads = [] if _LEAD.search(named.string[named.end() :]) else _LEAD.findall(named.group())
    return " ".join([" .", *leads, ". "])

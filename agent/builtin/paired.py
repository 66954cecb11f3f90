"""Step 1a: "hold the 4 bed and 9103": leads side by side are put by their numbers, whatever each is called."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.builtin.clauses import make_clause
from agent.builtin.naming import named
from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.tables.paired import (
    ASKED_OF_IT,
    BEFORE_ONE,
    BEHIND_ONE,
    BY_NUMBER,
    ENDS_OPEN,
    HEADS,
    JOINT,
    MOST_WORDS,
    NOT_A_LEAD,
    PLAIN_START,
    SIGNS,
    STARTS,
)
from agent.references import resolve_mentions

OF_ITSELF = "quote_price"  # a lead of the list, held or not
MOST_JOINTS = 4


def paired(text: str, sense: Sense, reader: Reader) -> str:
    """The text with the numbers of leads that are joined, at least one of them by a description."""
    if not sense.screen or sense.pending:
        return text
    if JOINT.search(text) is None:
        return _one(text, sense, reader)
    at = 0
    for _ in range(MOST_JOINTS):
        joint = JOINT.search(text, at)
        if joint is None:
            return text
        at = joint.end()
        left, right = _before(text[: joint.start()], sense, reader), _behind(text[joint.end() :], sense, reader)
        if left is None or right is None or left.lead == right.lead:
            continue
        if left.plain and right.plain and not SIGNS.search(joint[0]):
            continue
        head, tail = text[: left.start], text[joint.end() + right.end :]
        start = f"{head}{left.lead}{SIGNS.sub('and', joint[0])}"
        text, at = f"{start}{right.lead}{tail}", len(start)
    return text


def _one(text: str, sense: Sense, reader: Reader) -> str:
    """The text with the number of the one lead that is described in an order or a question about it."""
    for found in STARTS.finditer(text):
        if not BEFORE_ONE.match(text[: found.start()]):
            continue
        lead = _behind(text[found.start() :], sense, reader)
        if lead is None or lead.plain or not BEHIND_ONE.match(text[found.start() + lead.end :]):
            continue
        return f"{text[: found.start()]}{lead.lead}{text[found.start() + lead.end :]}"
    return text


class _Lead:
    """A lead in the words: where they start and end, and whether they are its number already."""

    def __init__(self, lead: int, words: str, start: int, end: int) -> None:
        self.lead, self.start, self.end = lead, start, end
        self.plain = BY_NUMBER.match(words) is not None


def _before(text: str, sense: Sense, reader: Reader) -> _Lead | None:
    """The longest lead that the text ends in."""
    for found in STARTS.finditer(text):
        words = text[found.start() :]
        if len(words.split()) <= MOST_WORDS and (lead := _lead(words, sense, reader)) is not None:
            return _Lead(lead, words, found.start(), len(text))
    return None


def _behind(text: str, sense: Sense, reader: Reader) -> _Lead | None:
    """The longest lead that the text begins with."""
    if not STARTS.match(text):
        return None
    plain = PLAIN_START.match(text)
    if plain and (lead := _lead(plain[0], sense, reader)) is not None:
        return _Lead(lead, plain[0], 0, plain.end())
    ends = [found.end() for found in re.finditer(r"[\w$'.#-]*\w", text)][:MOST_WORDS]
    for end in reversed(ends):
        words = text[:end]
        if "," in words or ENDS_OPEN.search(words) or ASKED_OF_IT.search(words) or NOT_A_LEAD.match(text[end:]):
            continue
        if (lead := _lead(words, sense, reader)) is not None:
            return _Lead(lead, words, 0, end)
    return None


def _lead(words: str, sense: Sense, reader: Reader) -> int | None:
    """The one lead that the words are, all of them: of the list shown last, or described on the screen behind it."""
    if HEADS.search(words) is None or JOINT.search(words) or ASKED_OF_IT.search(words):
        return None
    run = reader.tokens(words)
    clause = make_clause(words, run, reader.tagger.items(run), False)
    known = {row["id"] for row in sense.screen} | {row["lead_id"] for row in sense.start.get("holds") or []}
    shown = sense.start.get("list_shown")
    for listed in (shown,) if BY_NUMBER.match(words) or shown != "holds" else (shown, "screen"):
        # nothing is spoken of: "the one with the pool" is not the last one with a pool
        there = replace(sense, start={**sense.start, "focus": [], "list_shown": listed})
        mentions = named(clause, OF_ITSELF, there)
        found = resolve_mentions(mentions, there.start, OF_ITSELF).ids if mentions else ()
        if len(found) == 1 and found[0] in known:
            return found[0]
    return None

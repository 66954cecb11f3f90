"""Step 2c: words that a listing's text shall hold ("that mention solar tubes", "with “RV gate” in the description")."""

from __future__ import annotations

from collections.abc import Sequence

from agent.builtin.items import Item, Token
from agent.builtin.tables.worded import ASKS, ENDS, MOST_WORDS, OF_LISTINGS, OWN_TEXTS, QUOTED


def with_words_asked(text: str, run: Sequence[Token], items: list[Item]) -> list[Item]:
    """The items, those of the words that are asked for as one."""
    line, starts = _line(run)
    if not OF_LISTINGS.search(line) or OWN_TEXTS.search(line):
        return items
    span = _quoted(text, run) or _told(line, starts, run)
    if span is None:
        return items
    raw = text[span[0] : span[1]].strip(" \"'“”.,")
    inside = [item for item in items if span[0] <= item.start < span[1]]
    if not raw or not inside:
        return items
    asked = Item({"text": raw}, raw, raw, span[0], span[1])
    at = items.index(inside[0])
    return [*items[:at], asked, *(item for item in items[at:] if item.start >= span[1])]


def _line(run: Sequence[Token]) -> tuple[str, dict[int, int]]:
    line, starts = "", {}
    for at, token in enumerate(run):
        starts[len(line)] = at
        line += token.text + " "
    return line, starts


def _quoted(text: str, run: Sequence[Token]) -> tuple[int, int] | None:
    found = QUOTED.search(text, run[0].start, run[-1].end + 1)
    return found.span() if found and len(found.group().split()) <= MOST_WORDS else None


def _told(line: str, starts: dict[int, int], run: Sequence[Token]) -> tuple[int, int] | None:
    asks = ASKS.search(line)
    first = starts.get(asks.end()) if asks else None
    if asks is None or first is None:
        return None
    taken = []
    for token in run[first : first + MOST_WORDS]:
        if ENDS.match(token.text):
            break
        taken.append(token)
    return (taken[0].start, taken[-1].end) if taken else None

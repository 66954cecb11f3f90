"""Step 1d: "Plano and Frisco, let's start with Plano": of the places that are named, the one that comes first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from agent.builtin.items import Item
from agent.builtin.reader import Reader
from agent.builtin.tables.choosing import BEFORE_CHOSEN, BEHIND_CHOSEN, CHOOSES_PLACE, JOINS_PLACES


def chosen_first(text: str, reader: Reader) -> str:
    """The text with one place where several were named, if one of them is to be looked at first."""
    if not CHOOSES_PLACE.search(text):
        return text
    items = [item for item in reader.tagger.items(reader.tokens(text)) if item.is_("place")]
    for at in range(len(items) - 1, 1, -1):
        chosen = items[at]
        if not (BEFORE_CHOSEN.search(text[: chosen.start]) or BEHIND_CHOSEN.match(text[chosen.end :])):
            continue
        run = _run_with(chosen, items[:at], text)
        if len(run) > 1:
            return text[: run[0].start] + text[chosen.start : chosen.end] + text[run[-1].end :]
    return text


def _run_with(chosen: Item, before: Sequence[Item], text: str) -> list[Item]:
    """The places named side by side, among them the chosen one."""
    runs: list[list[Item]] = [[before[0]]]
    for first, second in pairwise(before):
        joined = JOINS_PLACES.fullmatch(text[first.end : second.start])
        runs = [*runs[:-1], [*runs[-1], second]] if joined else [*runs, [second]]
    return next((run for run in runs if any(_name(item) == _name(chosen) for item in run)), [])


def _name(item: Item) -> str:
    return str(item.value("place").name)

"""Step 1d: "Plano and Frisco, let's start with Plano": of the places that are named, the one that comes first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from agent.builtin.items import Item
from agent.builtin.reader import Reader
from agent.builtin.tables.choosing import (
    ALTERNATIVES,
    BEFORE_CHOSEN,
    BEHIND_CHOSEN,
    CHOOSES_PLACE,
    DECIDED,
    DECIDES,
    ENDS_ALONE,
    JOINS_PLACES,
    MEANT_BEHIND,
    MOST_BETWEEN,
    OVER,
    PARTED,
    PREFERS,
    RATHER_THAN,
    SPOKEN_ALONE,
)

LEADS_IN = 8  # characters: "between "
SAYS_MORE = ("num", "money", "ptype", "feature", "beds", "baths", "source", "seller", "leadtype", "sort", "sqft")


def chosen_first(text: str, reader: Reader) -> str:
    """The text with one place where several were named, if one of them is to be looked at first."""
    if not CHOOSES_PLACE.search(text):
        return text
    every = reader.tagger.items(reader.tokens(text))
    items = [item for item in every if item.is_("place", "zip")]
    text, items = _put_right(text, items)
    for at in range(len(items) - 1, 1, -1):
        chosen = items[at]
        first = BEFORE_CHOSEN.search(text[: chosen.start]) or BEHIND_CHOSEN.match(text[chosen.end :])
        decided = _decided(text[: chosen.start], text[chosen.end :])
        run = _run_with(chosen, items[:at], text) if first or decided else []
        if len(run) < 2 or not (first or _side_by_side(run, chosen, text)):
            continue
        between = [item for item in every if run[-1].end <= item.start < chosen.start]
        rest = text[run[-1].end :] if any(item.is_(*SAYS_MORE) for item in between) else text[chosen.end :]
        return text[: run[0].start] + text[chosen.start : chosen.end] + rest
    return text


def _decided(before: str, after: str) -> bool:
    """ "ok just | Kyle", "| Kyle's the better bet", "whatever. | Prosper."."""
    if DECIDES.search(before) or DECIDED.match(after):
        return True
    return SPOKEN_ALONE.search(before) is not None and ENDS_ALONE.match(after) is not None


def _put_right(text: str, items: list[Item]) -> tuple[str, list[Item]]:
    """ "Garland, Mesquite I mean" names but one place."""
    for first, second in pairwise(items):
        if RATHER_THAN.fullmatch(text[first.end : second.start]) or _preferred(text, first, second):
            return text[: first.end] + text[second.end :], []
        meant = MEANT_BEHIND.match(text[second.end :]) if PARTED.fullmatch(text[first.end : second.start]) else None
        if meant:
            return text[: first.start] + text[second.start : second.end] + text[second.end + meant.end() :], []
    return text, items


def _preferred(text: str, first: Item, second: Item) -> bool:
    """ "they'd prefer Allen over McKinney"."""
    return OVER.fullmatch(text[first.end : second.start]) is not None and bool(PREFERS.search(text[: first.start]))


def _side_by_side(run: Sequence[Item], chosen: Item, text: str) -> bool:
    """ "Mesa or Gilbert, just Mesa": of alternatives, said right before."""
    between = text[run[-1].end : chosen.start]
    return (
        len(between) <= MOST_BETWEEN
        and ALTERNATIVES.search(text[max(0, run[0].start - LEADS_IN) : chosen.start]) is not None
    )


def _run_with(chosen: Item, before: Sequence[Item], text: str) -> list[Item]:
    """The places named side by side, among them the chosen one."""
    runs: list[list[Item]] = [[before[0]]]
    for first, second in pairwise(before):
        joined = JOINS_PLACES.fullmatch(text[first.end : second.start])
        runs = [*runs[:-1], [*runs[-1], second]] if joined else [*runs, [second]]
    return next((run for run in runs if any(_name(item) == _name(chosen) for item in run)), [])


def _name(item: Item) -> str:
    return str(item.value("place").name if item.is_("place") else item.value("zip"))

"""What of a message can be taken back: its values in order, each of a family, with where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.builtin.items import Item, Token
from agent.builtin.lexicon import finder
from agent.builtin.pointers import is_bare_number, points
from agent.builtin.sense import Sense
from agent.builtin.tables.restating import HOUR_WORDS, LENGTH_WORDS, MONTHS, WORD_FAMILIES

POINTERS = ("id", "hash", "ordinal")
CHOSEN = (
    "best",
    "last",
    "other",
    "rest",
    "every",
    "middle",
    "top_one",
    "next_one",
    "prev_one",
    "penult",
    "latter",
    "former",
)
DESCRIBES = ("ptype", "place", "feature", "beds", "source", "seller")
BESIDE_THEM = ("one", "lead", "num", "in", "with", "near")
JOINS = ("and", "comma")
NOUNS = ("one", "ones", "lead", "leads")


@dataclass(frozen=True)
class Value:
    """``bare`` is a number alone: of the family of the number that it is put for. ``unitless`` lacks its measure."""

    family: str  # lead length day clock part, or a table of words
    start: int
    end: int
    bare: bool = False
    number: int = 0  # of a lead
    unitless: bool = False


def values_of(words: Sequence[Token], items: list[Item], sense: Sense) -> list[Value]:
    found: list[Value] = []
    at = 0
    while at < len(items):
        taken, value = _value(items, at, sense, found)
        if value is not None:
            found.append(value)
        at += taken
    return sorted([*found, *_of_tables(words)], key=lambda one: one.start)


def _value(items: list[Item], at: int, sense: Sense, before: Sequence[Value]) -> tuple[int, Value | None]:
    timed = _timed(items, at, before)
    if timed is not None:
        return timed
    item = items[at]
    if _points(items, at, sense):
        taken = 2 if at + 1 < len(items) and items[at + 1].text in NOUNS else 1
        number = next((int(item.value(kind)) for kind in POINTERS if item.is_(kind)), 0)
        bare = not item.is_(*POINTERS) and item.is_("num")
        number = number or (int(item.value("num").value) if bare else 0)
        return taken, Value("lead", item.start, items[at + taken - 1].end, bare, number, bare)
    return 1, None


def _points(items: list[Item], at: int, sense: Sense) -> bool:
    item = items[at]
    if item.is_(*CHOSEN):
        after = items[at + 1] if at + 1 < len(items) else None
        return not item.is_("last") or after is None or after.is_("one") or not after.is_("hours", "num", "day")
    return (item.is_(*POINTERS) or is_bare_number(items, at)) and points(items, at, sense)


def _timed(items: list[Item], at: int, before: Sequence[Value]) -> tuple[int, Value | None] | None:
    item, after = items[at], items[at + 1] if at + 1 < len(items) else None
    lead_in = items[at - 1].text if at else ""
    if item.is_("length"):
        return 1, Value("length", item.start, item.end)
    if item.is_("num", "small") and after is not None and after.is_("hours") and not after.is_("part"):
        return 2, Value("length", item.start, after.end)
    if item.is_("clock"):
        return 1, Value("clock", item.start, item.end)
    if item.is_("part"):
        return 1, Value("part", item.start, item.end)
    if item.is_("weekday", "day"):
        start = items[at - 1].start if lead_in in ("next", "this", "coming") else item.start
        return 1, Value("day", start, item.end)
    if item.text in MONTHS and after is not None and after.is_("num", "ordinal"):
        return 2, Value("day", item.start, after.end)
    if not item.is_("num") or item.is_("id", "hash", "one"):
        return None
    if after is not None and after.is_("ampm"):
        return 2, Value("clock", item.start, after.end)
    if lead_in in HOUR_WORDS:
        return 1, Value("clock", item.start, item.end, unitless=True)
    if lead_in in LENGTH_WORDS and any(one.family == "lead" for one in before):
        return 1, Value("length", item.start, item.end, unitless=True)
    return None


def described(words: Sequence[Token], items: Sequence[Item]) -> list[Value]:
    """Leads by what they are: "the condo", "the one in Summerlin", and the place or type alone."""
    found = []
    for family in ("place", "ptype"):
        found += [Value(family, item.start, item.end) for item in items if item.is_(family)]
    for at, token in enumerate(words):
        if token.text not in ("the", "that") or at + 1 == len(words):
            continue
        told = _phrase([item for item in items if item.start > token.start])
        if told and all(item.start >= words[at + 1].start for item in told):
            found.append(Value("described", token.start, told[-1].end))
    return found


def _phrase(items: Sequence[Item]) -> list[Item]:
    """The items at the start that describe a lead, where one of them does more than point."""
    told: list[Item] = []
    for item in items:
        if not item.is_(*DESCRIBES, *BESIDE_THEM) or item.is_("until", "for"):
            break
        told.append(item)
    while told and not told[-1].is_(*DESCRIBES, "one", "lead"):
        told.pop()
    return told if any(item.is_(*DESCRIBES) for item in told) else []


def _of_tables(words: Sequence[Token]) -> list[Value]:
    """Stages and channels, which are words of a table."""
    line, starts, ends = " ", {}, {}
    for token in words:
        starts[len(line)] = token.start
        line += f"{token.text} "
        ends[len(line) - 1] = token.end
    found = []
    for family, table in WORD_FAMILIES.items():
        for _, phrase in finder(table).find_all(line.strip()):
            at = line.find(f" {phrase} ")
            while at >= 0:
                found.append(Value(family, starts[at + 1], ends[at + 1 + len(phrase)]))
                at = line.find(f" {phrase} ", at + 1)
    return found


def last_run(values: Sequence[Value], family: str, items: Sequence[Item]) -> list[Value]:
    """The values of a family said last, with those joined to them by "and"."""
    run: list[Value] = []
    for value in reversed(values):
        if value.family != family or (run and not _joined(value, run[0], items)):
            if run:
                break
            continue
        run.insert(0, value)
    return run


def _joined(one: Value, other: Value, items: Sequence[Item]) -> bool:
    between = [item for item in items if one.end <= item.start < other.start]
    timed = one.family == "clock" and all(item.is_("to", "till", "until", "dash") for item in between)
    return timed or all(item.is_(*JOINS, "lead", "article") for item in between)

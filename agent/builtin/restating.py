"""Step 1b: "6343 qualified, no wait, 6085", "for 6 hours. no, 16": what was said first is struck out before reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.builtin import intent
from agent.builtin.items import Item, Token
from agent.builtin.lexicon import finder
from agent.builtin.sense import Sense
from agent.builtin.tables.repairs import REPAIR
from agent.builtin.tables.restating import AND_ALSO, DENIES, OF_LEADS, RESTATES, SAID_AFTER, SKIPPED

MOST_REPAIRS = 3
_POINTERS = ("id", "hash", "ordinal")
_BETWEEN = ("and", "comma")


@dataclass(frozen=True)
class Gap:
    """The words of a repair: from where to where in the sentence, and where the tail that says so starts."""

    start: int
    end: int
    tail: int = 1 << 30


def restated(words: list[Token], items: list[Item], sense: Sense) -> list[Token]:
    """The words without the leads and the lengths that were taken back, each with what took them back."""
    if not RESTATES.search(" ".join(token.text for token in words)):
        return words
    for _ in range(MOST_REPAIRS):
        shorter = _once(words, items, sense)
        if shorter is None:
            break
        words = shorter
        kept = {token.start for token in words}
        items = [item for item in items if item.start in kept]
    return words


def _once(words: list[Token], items: list[Item], sense: Sense) -> list[Token] | None:
    line, starts = _line(words)
    for gap in _gaps(line, starts, words):
        right = _right(items, gap, words)
        if not right or AND_ALSO.search(_after(words, right[-1].end)):
            continue
        struck = _struck(words, items, gap, right, line, sense)
        if struck is not None:
            return struck
    return None


def _line(words: Sequence[Token]) -> tuple[str, dict[int, int]]:
    line, starts = "", {}
    for at, token in enumerate(words):
        starts[len(line)] = at
        line += token.text + " "
    return line, starts


def _gaps(line: str, starts: dict[int, int], words: Sequence[Token]) -> list[Gap]:
    found = []
    ends = [*starts, len(line)]
    for at, index in starts.items():
        hit = (REPAIR.match(line, at) or DENIES.match(line, at)) if at else None
        if hit and hit.end() < len(line):
            last = next(end for end in ends if end >= hit.end())
            if last in starts:
                found.append(Gap(words[index].start, words[starts[last]].start))
    late = SAID_AFTER.search(line)
    if late:
        opens = next(at for at in starts if at >= late.start("said"))
        tail = next(at for at in starts if at >= late.start("tail"))
        place = words[starts[opens]].start
        found.append(Gap(place, place, words[starts[tail]].start))
    return found


def _after(words: Sequence[Token], end: int) -> str:
    return " ".join(token.text for token in words if token.start >= end)


def _right(items: Sequence[Item], gap: Gap, words: Sequence[Token]) -> list[Item]:
    """What is put in place: the numbers that follow at once, with what they measure."""
    before = {token.text for token in words if token.end <= gap.start}
    later = [item for item in items if item.start >= gap.end and item.start < gap.tail]
    while later and not _is_value(later[0]) and (later[0].text in SKIPPED or later[0].text in before):
        later = later[1:]
    taken: list[Item] = []
    for at, item in enumerate(later):
        joins = item.is_(*_BETWEEN) and at + 1 < len(later) and _is_value(later[at + 1])
        if not (_is_value(item) or (taken and (item.is_("hours") or (joins and taken[-1].is_(*_POINTERS))))):
            break
        taken.append(item)
    return taken


def _is_value(item: Item) -> bool:
    return item.is_(*_POINTERS, "num", "length") and not item.is_("one", "zip")


def _struck(
    words: list[Token], items: list[Item], gap: Gap, right: list[Item], line: str, sense: Sense
) -> list[Token] | None:
    left = [item for item in items if item.end <= gap.start]
    length, leads = _length(left), _leads(left, items, sense)
    timed = any(item.is_("hours", "length") for item in right)
    bare = not timed and not right[0].is_(*_POINTERS)
    if length and (timed or (bare and (not leads or length[-1].start > leads[-1].start))):
        return _without(words, gap, length) if timed else _renumbered(words, gap, length, right)
    if timed or not leads or not (OF_LEADS.search(line) or right[0].is_("hash", "ordinal")):
        return None
    if _own_stage(words, gap):
        return None
    pointers = [item for item in right if not item.is_(*_BETWEEN)]
    taken = leads[-1:] if len(pointers) == 1 and len([one for one in leads if not one.is_(*_BETWEEN)]) > 1 else leads
    return _without(words, gap, _with_noun(taken, left))


def _length(left: list[Item]) -> list[Item]:
    """The last length of time before the repair."""
    for at in range(len(left) - 1, -1, -1):
        if left[at].is_("length"):
            return [left[at]]
        if left[at].is_("hours") and at and left[at - 1].is_("num", "small"):
            return left[at - 1 : at + 1]
    return []


def _leads(left: list[Item], items: list[Item], sense: Sense) -> list[Item]:
    """The leads last pointed at before the repair."""
    places = {id(item) for at, item in enumerate(items) if _points(items, at, sense)}
    end = next((at for at in range(len(left) - 1, -1, -1) if id(left[at]) in places), None)
    if end is None:
        return []
    start = end
    while start and (id(left[start - 1]) in places or left[start - 1].is_(*_BETWEEN)):
        start -= 1
    while left[start].is_(*_BETWEEN):
        start += 1
    return left[start : end + 1]


def _points(items: list[Item], at: int, sense: Sense) -> bool:
    return (items[at].is_(*_POINTERS) or intent.is_bare_number(items, at)) and intent.points(items, at, sense)


def _own_stage(words: Sequence[Token], gap: Gap) -> bool:
    """ "6343 is won, sorry, 6085 is lost": each has its own stage, nothing was taken back."""
    stages = finder("STATUSES")
    first = stages.find(" ".join(token.text for token in words if token.end <= gap.start))
    second = stages.find(_after(words, gap.end))
    return first is not None and second is not None and first != second


def _with_noun(taken: list[Item], left: list[Item]) -> list[Item]:
    """ "the first one": its noun goes with it."""
    at = next(at for at, item in enumerate(left) if item is taken[-1]) + 1
    return [*taken, left[at]] if at < len(left) and left[at].text in ("one", "ones", "lead", "leads") else taken


def _without(words: list[Token], gap: Gap, struck: list[Item]) -> list[Token]:
    start, end = struck[0].start, struck[-1].end
    kept = [token for token in words if not start <= token.start < end and token.start < gap.start]
    while kept and kept[-1].text in (".", ",", "-", "!", ";", "the") and gap.start > end:
        kept = kept[:-1]
    return kept + [token for token in words if gap.end <= token.start < gap.tail]


def _renumbered(words: list[Token], gap: Gap, length: list[Item], right: list[Item]) -> list[Token]:
    """ "6 hours. no, 16": the new number takes the place of the old one."""
    new = next(token for token in words if token.start >= right[0].start)
    kept = []
    for token in words:
        if token.start == length[0].start:
            kept.append(replace(token, text=new.text, raw=new.raw, value=new.value))
        elif not gap.start <= token.start < right[-1].end and token.start < gap.tail:
            kept.append(token)
    return kept

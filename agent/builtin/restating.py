"""Step 1b: "6343 qualified, no wait, 6085", "til 5pm, no 6pm": what is said last is put where what it repairs stood.

A repair has three parts: what is taken back, the words that say so (the gap) and what is meant. What is meant takes the
place of the last value of its family before the gap; an order takes the place of the order before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.builtin import reordering
from agent.builtin.gaps import Gap, gaps
from agent.builtin.items import Item, Token
from agent.builtin.lexicon import finder
from agent.builtin.pasted import quotations
from agent.builtin.said import NOUNS, Value, described, last_run, values_of
from agent.builtin.sense import Sense
from agent.builtin.tables.restating import (
    AND_ALSO,
    DOUBLED,
    FILLS,
    HESITATES,
    NOTED,
    OF_LEADS,
    RESTATES,
    SKIPPED,
    TIME_LEADS,
    WORD_FAMILIES,
)
from agent.builtin.tagging import Tagger

MOST_REPAIRS = 3
TIMES = ("length", "day", "clock")
Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Heard:
    """A message as it stands before a repair."""

    text: str
    words: list[Token]
    items: list[Item]
    values: list[Value]
    sense: Sense

    @property
    def line(self) -> str:
        return " ".join(token.text for token in self.words) + " "

    def raw(self, start: int, end: int) -> str:
        return self.text[start:end]


def is_restated(words: Sequence[Token]) -> bool:
    return RESTATES.search(" ".join(token.text for token in words)) is not None


def restated(text: str, words: list[Token], sense: Sense, tagger: Tagger, limit: int) -> str | None:
    """The text after its first repair; None when nothing is repaired. No gap opens behind ``limit``, in a note."""
    items = tagger.items(words)
    heard = Heard(text, words, items, values_of(words, items, sense), sense)
    quoted = quotations(text)
    for gap in gaps(heard.words, heard.line):
        if gap.start > limit or any(start < gap.start < end for start, end in quoted):
            continue
        edits = _removed(heard, gap) if gap.reverses else _edits(heard, gap, tagger)
        if edits:
            return _edited(text, edits)
    return None


def _edits(heard: Heard, gap: Gap, tagger: Tagger) -> list[Edit]:
    before = [token for token in heard.words if token.start < gap.start]
    after = [token for token in heard.words if gap.end <= token.start < gap.tail]
    ordered = reordering.ordered_anew(heard.text, before, after, heard.sense, tagger)
    if ordered:
        return ordered
    replaced = _replaced(heard, gap)
    if replaced and not (gap.orders and reordering.opens(after) is None and _of_leads(heard, gap)):
        return replaced
    if gap.orders or not reordering.is_order(heard.text, before, heard.sense, tagger):
        return []
    return _redescribed(heard, gap)


def _of_leads(heard: Heard, gap: Gap) -> bool:
    return any(value.family == "lead" for value in _right(heard, gap))


def _redescribed(heard: Heard, gap: Gap) -> list[Edit]:
    """ "the condo, no, the townhouse", "the one in Summerlin, no, downtown", "the cheapest, sorry, the condo"."""
    told = described(heard.words, heard.items)
    said = [*told, *(value for value in heard.values if value.family == "lead")]
    first = next((token.start for token in heard.words if token.start >= gap.end), -1)
    right = [
        value for value in said if value.end > gap.end and (value.start == first or _after_article(heard, gap, value))
    ]
    left = [value for value in said if value.end <= gap.start]
    if not right or not left:
        return []
    new = max(right, key=lambda value: (value.family == "described", value.end))
    same = [value for value in left if value.family == new.family and new.family in ("place", "ptype")]
    old = same or [value for value in left if value.family in ("described", "lead")]
    if not old or (new.family == "lead" and old[-1].family == "lead"):
        return []
    last = max(old, key=lambda value: value.end)
    article = "the " if new.family == "ptype" and not same else ""
    start, end, text = _put(heard, [last], [new])
    return [(start, end, article + text), *_gap_gone(heard, gap, [new], [new])]


def _after_article(heard: Heard, gap: Gap, value: Value) -> bool:
    between = [token for token in heard.words if gap.end <= token.start < value.start]
    return value.start >= gap.end and all(token.text in FILLS for token in between)


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return DOUBLED.sub(r"\1", text)


def _right(heard: Heard, gap: Gap) -> list[Value]:
    """What is put in place: the values that follow at once, joined or side by side."""
    said = {token.text for token in heard.words if token.end <= gap.start}
    later = [value for value in heard.values if gap.end <= value.start < gap.tail]
    taken: list[Value] = []
    at = gap.end
    for value in later:
        between = [token for token in heard.words if at <= token.start < value.start]
        passes = SKIPPED | said if not taken and not gap.reverses else FILLS
        if not all(token.text in passes for token in between):
            break
        taken.append(value)
        at = value.end
    return taken


def _replaced(heard: Heard, gap: Gap) -> list[Edit]:
    right = _right(heard, gap)
    left = [value for value in heard.values if value.end <= gap.start]
    if not right or not left:
        return []
    opens = any(token.text == "also" for token in heard.words if gap.end <= token.start < right[0].start)
    if opens or AND_ALSO.search(heard.line[_at_line(heard, right[-1].end) :]):
        return _added(heard, gap, right, left)
    edits: list[Edit] = []
    moved: list[Value] = []
    for family in dict.fromkeys(value.family for value in right):
        new = [value for value in right if value.family == family]
        old = _taken_back(heard, gap, new, left)
        if old:
            edits.append(_put(heard, old, new))
            moved += new
    if not edits:
        return []
    return [*edits, *_gap_gone(heard, gap, right, moved)]


def _at_line(heard: Heard, end: int) -> int:
    return sum(len(token.text) + 1 for token in heard.words if token.start < end)


def _taken_back(heard: Heard, gap: Gap, new: Sequence[Value], left: Sequence[Value]) -> list[Value]:
    family = _family(new, left)
    if family == "lead":
        return _leads_taken_back(heard, gap, new, left)
    if family in WORD_FAMILIES and _own_lead(heard, gap.end if family == "stage" else 0):
        return []
    run = last_run(left, family, heard.items)
    old = run if len(run) == len(new) else run[-1:]
    if not old and family in TIMES:
        others = ("day", "clock") if family == "length" else ("length",)
        old = next((run[-1:] for other in others if (run := last_run(left, other, heard.items))), [])
    return old


def _own_lead(heard: Heard, start: int) -> bool:
    """ "6343 is won, sorry, 6085 is lost": each has its own stage, nothing was taken back."""
    return any(value.family == "lead" and value.start >= start for value in heard.values)


def _family(new: Sequence[Value], left: Sequence[Value]) -> str:
    """A bare number is a length after a length, an hour after an hour."""
    family = new[0].family
    numbers = [value for value in left if value.family in ("lead", "length", "clock")]
    return numbers[-1].family if new[0].bare and len(new) == 1 and numbers else family


def _leads_taken_back(heard: Heard, gap: Gap, new: Sequence[Value], left: Sequence[Value]) -> list[Value]:
    run = last_run(left, "lead", heard.items)
    strong = any(not value.bare and value.number < 1000 for value in new)
    if not run or not (OF_LEADS.search(heard.line) or strong) or _two_stages(heard, gap):
        return []
    if gap.plain and _in_note(heard, gap, run):
        return []
    return run[-1:] if len(new) == 1 and not _same_all(new, run) else run


def _in_note(heard: Heard, gap: Gap, run: Sequence[Value]) -> bool:
    """ "note 6343 owner wants 400000, not 6085": only what follows the lead at once takes it back."""
    first = next(value for value in heard.values if value.family == "lead")
    between = [token for token in heard.words if run[-1].end <= token.start < gap.start]
    adjacent = all(token.text in FILLS or token.text in NOUNS for token in between)
    return NOTED.search(heard.line) is not None and not (adjacent and run[0] == first)


def _same_all(new: Sequence[Value], run: Sequence[Value]) -> bool:
    return len(new) == len(run)


def _two_stages(heard: Heard, gap: Gap) -> bool:
    stages = finder("STATUSES")
    first = stages.find(" ".join(token.text for token in heard.words if token.end <= gap.start))
    second = stages.find(" ".join(token.text for token in heard.words if token.start >= gap.end))
    return first is not None and second is not None and first != second


def _put(heard: Heard, old: Sequence[Value], new: Sequence[Value]) -> Edit:
    text = heard.raw(new[0].start, new[-1].end)
    start, end = old[0].start, old[-1].end
    if (
        {old[0].family, new[0].family} <= set(TIMES) and old[0].family != new[0].family and not new[0].unitless
    ):  # "for 6 hours, no, until friday"
        text = heard.raw(_with_lead_in(heard, new[0]), new[-1].end)
        start = _with_lead_in(heard, old[0])
    elif new[0].unitless and not old[0].unitless and old[0].family == "clock":
        text += "".join(one for one in heard.raw(start, end) if one.isalpha() or one == " ")
    elif new[0].unitless and not old[0].unitless and old[0].family == "length":
        text = f"{text} {heard.raw(start, end).split()[-1].lstrip('0123456789')}"
    return start, end, text


def _with_lead_in(heard: Heard, value: Value) -> int:
    before = [token for token in heard.words if token.end <= value.start][-1:]
    return before[0].start if before and before[0].text in TIME_LEADS else value.start


def _gap_gone(heard: Heard, gap: Gap, right: Sequence[Value], moved: Sequence[Value]) -> list[Edit]:
    """The gap with the words before what was put elsewhere, and the tail."""
    start = next((t.start for t in reversed(heard.words) if t.end <= gap.start and t.text not in HESITATES), 0)
    start = next(token.end for token in heard.words if token.start == start) if start else gap.start
    start = min(start, gap.start)
    while start and heard.text[start - 1] in " ,.;!-–—…":
        start -= 1
    end = moved[-1].end if moved[-1] is right[len(moved) - 1] else gap.end
    edits: list[Edit] = [(start, end, " ")]
    if end == gap.end:
        edits += [(_with_lead_in(heard, value), value.end, "") for value in moved]
    elif end < len(heard.text) and heard.text[end : end + 1] not in " .,;!?":
        edits = [(start, end, " ")]
    if gap.tail < len(heard.text):
        edits.append((gap.tail, len(heard.text), ""))
    return edits


def _added(heard: Heard, gap: Gap, right: Sequence[Value], left: Sequence[Value]) -> list[Edit]:
    """ "hold 1, actually also 2": nothing is taken back."""
    if right[0].family != "lead" or left[-1].family != "lead":
        return []
    return [(left[-1].end, right[0].start, " and ")]


def _takes_from(heard: Heard, gap: Gap, run: Sequence[Value]) -> bool:
    """Out of "the two cheapest" a lead is taken when the list is known."""
    said = heard.raw(gap.start, gap.end)
    return "instead" in said or "rather" in said or all(value.number for value in run)


def _removed(heard: Heard, gap: Gap) -> list[Edit]:
    """ "the 2nd instead of the first", "1 and 3, never mind the first"."""
    right = [value for value in _right(heard, gap) if value.family in ("lead", *TIMES)]
    left = [value for value in heard.values if value.end <= gap.start]
    if not right or not left:
        return []
    family = _family(right, left)
    run = last_run(left, family, heard.items)
    if not run or run[0].start <= heard.words[0].start:
        return []  # "5pm instead of 3": of what was said the turn before
    of_leads = OF_LEADS.search(heard.line) and _takes_from(heard, gap, run) and not _in_note(heard, gap, run)
    if family == "lead" and not of_leads:
        return []
    between = [token for token in heard.words if run and run[-1].end <= token.start < gap.start]
    if not run or any(token.text not in FILLS and token.text not in NOUNS for token in between):
        return []
    gone = {value.number for value in right}
    kept = [value for value in run if value.number not in gone] if family == "lead" else run
    if not kept:
        return []
    edits: list[Edit] = [(run[-1].end, right[-1].end, " ")]
    if len(kept) < len(run):
        names = " and ".join(heard.raw(value.start, value.end) for value in kept)
        edits.append((run[0].start, run[-1].end, names))
    return edits

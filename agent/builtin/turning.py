"""Step 3c: what a correction leaves of the order before it: the leads, the length, or nothing."""

from __future__ import annotations

from agent.builtin.items import Clause, Item
from agent.builtin.tables.restating import BARE_START
from agent.builtin.tables.tools import REF_TOOLS, WRITES

_BESIDE = ("top_one", "next_one", "prev_one", "latter", "former", "penult")
POINTERS = (
    *_BESIDE, "ordinal", "hash", "id", "best", "last", "top", "middle", "every", "every_but", "other", "num",
)  # fmt: skip
POINTING = (*POINTERS, "one", "lead", "pronoun", "and", "comma", "stop", "rest", "of")
_LENGTH = ("hours", "length", "until", "day", "weekday", "clock")


def without_starts(made: list[Clause]) -> list[Clause]:
    """ "hold 9101. no, buy it": a "no" before an order for leads puts another in the place of the one before it."""
    kept: list[Clause] = []
    for at, clause in enumerate(made):
        after = made[at + 1] if at + 1 < len(made) else None
        ordered = after is not None and after.tool in REF_TOOLS & WRITES
        if after is not None and at and ordered and BARE_START.match(clause.text):
            after.correction = True
            after.text = f"actually {after.text}"
        else:
            kept.append(clause)
    return kept


def length_kept(before: Clause, clause: Clause) -> list[Item]:
    """ "hold the second for 3 hours, no, the third": the length said first still holds."""
    if clause.has(*_LENGTH):
        return []
    at = next((at for at, item in enumerate(before.items) if item.is_(*_LENGTH)), None)
    if at is None:
        return []
    while at and before.items[at - 1].is_("num", "money", "for", "until"):
        at -= 1
    return before.items[at:]


def names_own(clause: Clause) -> bool:
    """Whether it names a lead itself; a number that measures a time does not."""
    pairs = zip(clause.items, [*clause.items[1:], None], strict=True)
    counted = any(item.is_("num") and not (after is not None and after.is_("hours", "money")) for item, after in pairs)
    return counted or clause.has("hash", "ordinal", "id", "best", "last", "other")


def leads_kept(before: Clause, clause: Clause) -> list[Item]:
    """ "buy 9101. actually hold it": what it speaks of was said before."""
    if names_own(clause) or not clause.has("pronoun"):
        return []
    for item in clause.items:
        item.used = item.used or item.is_("pronoun")
    return [*(item for item in before.items if item.is_(*POINTING)), pause(before)]


def new_number(before: Clause, clause: Clause) -> bool:
    """ "hold 6021 for 12 hours... make that 18": a correction that is but a number takes the measure's place."""
    said = [item for item in clause.items if item.is_("num", "money") and not item.is_("one")]
    bare = all(
        item in said or item.is_("pronoun", "comma", "stop", "instead", "hours", "credits", "word", "neg")
        for item in clause.items
    )
    if not clause.correction or len(said) != 1 or not bare or said[0].is_("id", "hash", "ordinal"):
        return False
    for at, item in enumerate(before.items):
        measured = at + 1 < len(before.items) and before.items[at + 1].is_("hours", "credits")
        if item.is_("num", "money") and measured:
            unit = [one for one in clause.items if one.is_("hours")]
            before.items[at : at + 2] = [said[0], *(unit or before.items[at + 1 : at + 2])]
            return True
    return False


def pause(clause: Clause) -> Item:
    """What stood between two clauses that are one request: a "no" before it does not reach beyond."""
    end = clause.items[-1].end if clause.items else 0
    return Item({"stop": "stop"}, ".", ".", end, end)

"""Clauses that tell one story of a bought lead are one request: a refund with its reason, a stage with its day."""

from __future__ import annotations

from agent.builtin.comeback import come_back
from agent.builtin.items import Clause, Item
from agent.builtin.lexicon import finder
from agent.builtin.refunding import refund_reason
from agent.builtin.sense import Sense
from agent.builtin.tables.patterns import ASKS_FOLLOW_UP, SHOWS, STATUS_SET
from agent.builtin.tables.told import (
    NOTICES,
    TELLS_ON,
    UNDOES_STAGE,
    WANTS_BACK,
)

_STORY = frozenset({None, "talk", "small_talk", "search_leads", "lead_details", "update_lead", "set_notifications",
                    "quote_price", "unclear", "screen_question", "decline", "help"})  # fmt: skip
FEW_WORDS = 3
_OWN_LEAD = ("id", "hash", "ordinal")


def refunds_told(made: list[Clause]) -> list[Clause]:
    """The clause that asks for the money, with what was told before it and the reason given after it."""
    at = next((n for n, part in enumerate(made) if _wants_back(part)), None)
    if at is None or len(made) < 2 or any(UNDOES_STAGE.search(part.text) for part in made):
        return made
    first = at
    while first and _tells(made[first - 1]) and not _of_another(made[first - 1], made[at]):
        first -= 1
    last = at + 1
    while last < len(made) and _gives_reason(made[last]) and not _of_another(made[last], made[at]):
        last += 1
    run = made[first:last]
    if len(run) == 1 or not any(refund_reason(part.text) for part in run):
        return made
    return [*made[:first], one_story(run, made[at], "request_refund"), *made[last:]]


def _wants_back(part: Clause) -> bool:
    if NOTICES.search(part.text):
        return False
    return part.given is None and (part.tool == "request_refund" or WANTS_BACK.search(part.text) is not None)


def _of_another(part: Clause, asking: Clause) -> bool:
    """Whether a clause is of a lead of its own, and gives no reason for the one whose money is wanted."""
    theirs, ours = ({item.value("id") for item in one.items if item.is_("id")} for one in (part, asking))
    return bool(theirs and ours and not theirs & ours) and refund_reason(part.text) != "duplicate"


def _tells(part: Clause) -> bool:
    if part.given is not None:
        return False
    if part.tool == "purchase" and not part.question and refund_reason(part.text) not in (None, "other"):
        return True  # "my latest purchase was a dud, the phone's dead"
    ordered = SHOWS.search(part.text) or STATUS_SET.search(part.text)
    return part.tool in _STORY and not ordered and not (part.question and part.tool not in (None, "talk"))


def _gives_reason(part: Clause) -> bool:
    return _tells(part) and (refund_reason(part.text) is not None or part.has("money")) and not _orders_stage(part)


def _orders_stage(part: Clause) -> bool:
    return part.tool == "update_lead" and finder("STATUSES").find(part.text) is not None


def one_story(run: list[Clause], asking: Clause, tool: str) -> Clause:
    """One clause of several; where the one that asks names its lead, the others name none."""
    several = sum(item.is_("id") for part in run for item in part.items) > 1
    named = asking.has(*_OWN_LEAD) and (asking.has("id") or not several)  # "7270 and 7269 are the same, refund the 2nd"
    items: list[Item] = []
    for part in run:
        for item in part.items:
            item.used = item.used or (named and part is not asking and item.is_(*_OWN_LEAD))
        items += [*part.items, Item({"stop": "stop"}, ".", ".", part.items[-1].end, part.items[-1].end)]
    text, raw = " ".join(part.text for part in run), " ".join(part.raw for part in run)
    note = next((part.note for part in run if part.note), "")
    return Clause(items, text, raw, tool=tool, settled=True, note=note)


def updates_told(parts: list[Clause], sense: Sense) -> list[Clause]:
    """ "6343 said she would think about it. Ring her Tuesday": what names no lead of its own is of the same."""
    out: list[Clause] = []
    for part in parts:
        before = out[-1] if out else None
        if before is not None and _same_lead(before, part, sense):
            out[-1] = one_story([before, part], before, "update_lead")
        else:
            out.append(part)
    return out


def _same_lead(before: Clause, part: Clause, sense: Sense) -> bool:
    if "update_lead" not in (before.tool, part.tool) or part.note or not part.items or not before.items:
        return False
    if part.question:
        return False
    if part.has(*_OWN_LEAD):
        return part.tool == "update_lead" and _exclaims(before)
    if part.tool == "update_lead":
        return before.tool == "update_lead" or (before.tool in _STORY and (before.has("id") or _told_on(before)))
    if part.tool not in _STORY or SHOWS.search(part.text):
        return False
    timed = bool(ASKS_FOLLOW_UP.search(part.text)) and come_back(part.text, sense.now) is not None
    return timed or finder("STATUSES").find(part.text) is not None


def _exclaims(before: Clause) -> bool:
    """ "signed! 6343 is ours"."""
    plain = not before.has(*_OWN_LEAD, "pronoun") and len(before.text.split()) <= FEW_WORDS
    return plain and not before.question and finder("STATUSES").find(before.text) is not None


def records(clause: Clause) -> bool:
    """Whether the words hold a stage, a follow-up or a note."""
    text = clause.text
    return bool(finder("STATUSES").find(text) or ASKS_FOLLOW_UP.search(text) or " note " in f" {text} ")


def _told_on(part: Clause) -> bool:
    return TELLS_ON.search(part.text) is not None

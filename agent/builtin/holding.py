"""Step 5b: holds: made, made longer, let go, shown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from agent.builtin.asking import it, leads
from agent.builtin.intent import is_bare_number
from agent.builtin.items import Clause, Item
from agent.builtin.mentions import Mention
from agent.builtin.plan import Step
from agent.builtin.sense import Sense
from agent.builtin.tables.patterns import (
    LONGEST_HOLD,
    MAKE_IT,
    ONE_HOLD,
    SAME_LENGTH,
    WHOLE_CART,
)
from agent.builtin.times import Times
from agent.references import resolve_mentions

LONGEST_HOLD_HOURS = {"basic": 24, "pro": 72, "enterprise": 168}


def hold(clause: Clause, sense: Sense) -> list[Step]:
    parts = _each_with_its_time(clause, sense)
    if parts:
        return [step for part in parts for step in hold(part, sense)]
    hours = _changed_hours(clause, sense) or _same_length(clause, sense) or Times(sense.now).read(clause).duration()
    args: dict[str, Any] = {} if hours is None else {"duration_hours": hours}
    if hours is None and LONGEST_HOLD.search(clause.text) and sense.tier in LONGEST_HOLD_HOURS:
        args = {"duration_hours": LONGEST_HOLD_HOURS[sense.tier]}
    mentions = [replace(mention, held=False) for mention in leads(clause, sense)]
    return [Step("hold_lead", args, mentions or it())]


def _same_length(clause: Clause, sense: Sense) -> int | float | None:
    """ "and the second one, same time": as long as the hold just made."""
    if sense.start.get("last_tool") != "hold_lead" or not SAME_LENGTH.search(clause.text):
        return None
    length: int | float | None = (sense.start.get("last_args") or {}).get("duration_hours")
    return length


def _each_with_its_time(clause: Clause, sense: Sense) -> list[Clause]:
    """ "the first for 2 hours and the third for a day": a reference and a length on either side of the joint."""
    for at, item in enumerate(clause.items):
        if not item.is_("and", "comma"):
            continue
        sides = [clause.items[:at], clause.items[at + 1 :]]
        if all(_has_ref(side) and any(i.is_("hours", "length", "until", "clock") for i in side) for side in sides):
            return [Clause(side, " ".join(i.text for i in side), clause.raw) for side in sides]
    return []


def _has_ref(items: list[Item]) -> bool:
    named = any(item.is_("ordinal", "hash", "id", "last", "best", "pronoun", "other") for item in items)
    return named or any(is_bare_number(items, at) for at in range(len(items)))


def extend(clause: Clause, sense: Sense) -> list[Step]:
    times = Times(sense.now).read(clause)
    hours = times.duration() or _bare_hours(clause)
    mentions = leads(clause, sense)
    if not mentions:
        mentions = [Mention("all")] if re.search(r"\b(holds|all|everything|both)\b", clause.text) else it()
    if times.hours is None and times.moment is not None:
        hours = _beyond_its_end(times, mentions, sense) or hours
    if hours is None:
        return [Step("extend_hold", {}, mentions)]
    return [Step("extend_hold", {"duration_hours": hours}, mentions)]


def _changed_hours(clause: Clause, sense: Sense) -> int | None:
    """ "make it 6" after "hold it for 3 hours": the number is a length, no place on the list."""
    before = sense.start.get("last_args") or {}
    found = MAKE_IT.search(clause.text)
    if not found or "duration_hours" not in before or sense.start.get("last_tool") not in ("hold_lead", "extend_hold"):
        return None
    numbers = [item for item in clause.items if item.is_("num") and not item.is_("id", "hash", "ordinal", "one")]
    if len(numbers) != 1 or clause.has("hours", "ampm", "day", "weekday"):
        return None
    numbers[0].used = True
    return int(numbers[0].value("num").value)


def _bare_hours(clause: Clause) -> int | None:
    """ "for another 24": a length of holds without its unit is hours."""
    for before, item in pairwise(clause.items):
        if before.is_("for", "by") and item.is_("num") and not item.is_("id", "one") and not item.used:
            item.used = True
            return int(item.value("num").value)
    return None


def _beyond_its_end(times: Times, mentions: list[Mention], sense: Sense) -> float | int | None:
    """ "extend it until Friday": the hours from the hold's own end, where that is known."""
    ids = resolve_mentions(mentions, sense.start, "extend_hold").ids
    ends = [row["ends_at"] for row in sense.start.get("holds") or [] if row["lead_id"] in ids]
    if len(ends) != 1 or times.moment is None:
        return None
    return hours_between(str(ends[0]), times)


def hours_between(ends_at: str, times: Times) -> float | int | None:
    end = datetime.fromisoformat(ends_at.replace("Z", "+00:00"))
    hours = round(((times.moment or times.now) - end).total_seconds() / 3600, 2)
    return (int(hours) if hours == int(hours) else hours) if hours > 0 else None


def release(clause: Clause, sense: Sense) -> list[Step]:
    mentions = leads(clause, sense)
    if not mentions:
        mentions = (
            it() if ONE_HOLD.search(clause.text) else [Mention("all")] if WHOLE_CART.search(clause.text) else it()
        )
    return [Step("release_hold", {}, mentions)]


def cart(clause: Clause, sense: Sense) -> list[Step]:
    return [Step("view_cart")]

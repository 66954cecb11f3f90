"""Step 5b: holds: made, made longer, let go, shown."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from agent.builtin.asking import it, leads
from agent.builtin.items import Clause, Item
from agent.builtin.mentions import Mention
from agent.builtin.plan import Step
from agent.builtin.pointers import is_bare_number
from agent.builtin.sense import Sense
from agent.builtin.tables.grammar import NUMBER_WORDS
from agent.builtin.tables.patterns import (
    LONGER_THAN_THAT,
    LONGEST_HOLD,
    MAKE_IT,
    ONE_HOLD,
    WHOLE_CART,
)
from agent.builtin.times import Times
from agent.references import resolve_mentions

BY_MISTAKE = re.compile(
    r"\b(?:by (?:mistake|accident)|accidentally|mistakenly|wrongly|in error)\b|\bthe wrong (?:one|lead|hold)\b"
)
BY_THEIR_ENDS = tuple(
    (re.compile(rf"\b(?:(?:the|my|our|that|whichever|which) )+(?:(?P<count>two|three|2|3) )?(?:\w+ )?{word}\b"), key)
    for word, key in (
        (r"(?:shortest|soonest|earliest|nearest|tightest)", "ends_at asc"),
        (r"(?:longest|latest|furthest|farthest)", "ends_at desc"),
    )
)
PROLONGS = re.compile(
    r"\b(?:extend\w*|extension|longer|more|another|extra|additional|add\w*|prolong\w*|renew\w*|stretch\w*|push\w*|lengthen\w*|bump\w*|holds?|until|till)\b"
)
IT = re.compile(r"\b(it|them|that one|this one)\b")
HOUR_SECONDS = 3600
BEHIND_A_HOLD = ("hold_lead", "quote_price", "lead_details", "view_cart")
SAME_FOR = re.compile(r"\b(?:same|ditto|likewise) (?:thing |again )?(?:for|with|on)\b")
OF_ONE = ("ordinal", "hash", "last", "id", "best", "num", "ptype", "place", "feature")
LONGEST_HOLD_HOURS = {"basic": 24, "pro": 72, "enterprise": 168}


def hold(clause: Clause, sense: Sense) -> list[Step]:
    parts = _each_with_its_time(clause, sense)
    if parts:
        return [step for part in parts for step in hold(part, sense)]
    hours = _changed_hours(clause, sense) or Times(sense.now).read(clause).duration() or _two_for_two(clause)
    args: dict[str, Any] = {} if hours is None else {"duration_hours": hours}
    if hours is None and _as_long_as_may_be(clause) and sense.tier in LONGEST_HOLD_HOURS:
        args = {"duration_hours": LONGEST_HOLD_HOURS[sense.tier]}
    mentions = [replace(mention, held=False) for mention in leads(clause, sense)]
    return [Step("hold_lead", args, mentions or _just_held(sense) or it())]


def _just_held(sense: Sense) -> list[Mention]:
    """ "12 hours should do" is said of all that were just held."""
    if sense.start.get("last_tool") != "hold_lead":
        return []
    made = (sense.start.get("last_args") or {}).get("ref") or []
    return [Mention("id", int(lead)) for lead in made] if len(made) > 1 else []


def _as_long_as_may_be(clause: Clause) -> bool:
    """Not in "whichever has been listed the longest"."""
    text = clause.text
    for item in clause.of("best"):
        text = text.replace(item.text, " ")
    return LONGEST_HOLD.search(text) is not None


def longer(step: Step, sense: Sense, behind: tuple[str, ...] = ("hold_lead",)) -> Step:
    """ "hold it for 4 hours. make that 8": what is held already is held four hours longer."""
    before = (sense.start.get("frames") or {}).get("hold_lead") or sense.start.get("last_args") or {}
    wanted = step.args.get("duration_hours")
    if step.tool != "hold_lead" or sense.start.get("last_tool") not in behind or not wanted:
        return step
    leads_meant = list(resolve_mentions(step.mentions, sense.start, "hold_lead").ids)
    held = {row["lead_id"]: row for row in sense.start.get("holds") or []}
    if leads_meant != before.get("ref") or not held.keys() >= set(leads_meant):
        return step
    had = before.get("duration_hours") or _left([held[lead] for lead in leads_meant], sense)
    if not had or wanted <= had:
        return step
    return Step("extend_hold", {"duration_hours": wanted - had}, [Mention("id", lead) for lead in leads_meant])


def _left(rows: list[dict[str, Any]], sense: Sense) -> int:
    """Whole hours until the holds end, where they end together: of a hold whose length was not said."""
    ends = {str(row.get("ends_at")) for row in rows}
    if len(ends) != 1 or not rows[0].get("ends_at"):
        return 0
    end = datetime.fromisoformat(ends.pop().replace("Z", "+00:00"))
    return round((end - sense.now).total_seconds() / HOUR_SECONDS)


def _two_for_two(clause: Clause) -> int | None:
    """ "hold 2 for 2": behind a lead and at the end, a bare number is hours."""
    said = [item for item in clause.items if not item.is_("filler", "word", "stop")]
    if len(said) < 3 or not said[-2].is_("for") or not _has_ref(said[:-2]) or not is_bare_number(said, len(said) - 1):
        return None
    said[-1].used = True
    return int(said[-1].value("num").value)


def _each_with_its_time(clause: Clause, sense: Sense) -> list[Clause]:
    """ "the first for 2 hours and the third for a day": a reference and a length on either side of the joint."""
    for at, item in enumerate(clause.items):
        if not item.is_("and", "comma"):
            continue
        sides = [clause.items[:at], clause.items[at + 1 :]]
        if all(_has_ref(side) for side in sides) and (_timed(sides[0]) and (_timed(sides[1]) or _for_so_many(sides))):
            return [Clause(side, " ".join(i.text for i in side), clause.raw) for side in sides]
    return []


def _timed(items: list[Item]) -> bool:
    return any(item.is_("hours", "length", "until", "clock") and item.text != "to" for item in items)


def _for_so_many(sides: list[list[Item]]) -> bool:
    """ "the first for an hour and the last for three": the second count is of the same unit."""
    words = " ".join(item.text for item in sides[0] if item.is_("hours", "length"))
    unit = next((hours for name, hours in (("hour", 1), ("day", 24), ("week", 168)) if name in words), None)
    said = [item for item in sides[1] if not item.is_("filler", "word", "stop")]
    if unit is None or len(said) < 3 or not said[-2].is_("for"):
        return False
    last = said[-1]
    if not is_bare_number(said, len(said) - 1) and not (last.is_("num") and last.text == "one"):
        return False
    last.kinds = {"length": last.value("num").value * unit}
    return True


def _has_ref(items: list[Item]) -> bool:
    named = any(item.is_("ordinal", "hash", "id", "last", "best", "pronoun", "other") for item in items)
    return named or any(is_bare_number(items, at) for at in range(len(items)))


def extend(clause: Clause, sense: Sense) -> list[Step]:
    if _of_one_not_held(deepcopy(clause), sense) or _another_length(clause, sense):
        return hold(clause, sense)
    if LONGER_THAN_THAT.search(clause.text):
        return _longer_than_that(clause, sense)
    times = Times(sense.now).read(clause)
    hours = times.duration() or _bare_hours(clause)
    if hours is not None and times.duration() is None:
        _no_places(clause)
    mentions = _by_their_ends(clause) or leads(clause, sense)
    if not mentions:
        mentions = [Mention("all")] if re.search(r"\b(holds|all|everything|both)\b", clause.text) else it()
    if times.hours is None and times.moment is not None:
        hours = _beyond_its_end(times, mentions, sense) or hours
    if hours is None:
        return [Step("extend_hold", {}, mentions)]
    return [Step("extend_hold", {"duration_hours": hours}, mentions)]


def _longer_than_that(clause: Clause, sense: Sense) -> list[Step]:
    """ "and 5 for an hour longer than that" behind a hold of 4 hours: another lead is held for 5."""
    hours = Times(sense.now).read(clause).duration()
    before = (sense.start.get("last_args") or {}).get("duration_hours") or 0
    named = leads(clause, sense)
    held = {row["lead_id"] for row in sense.start.get("holds") or []}
    meant = [m for m in named if m.kind != "focus"]
    ids = resolve_mentions(meant, {**sense.start, "list_shown": "screen"}, "hold_lead").ids if meant else ()
    if hours is None or not before or not ids or held & set(ids):
        return [Step("extend_hold", {} if hours is None else {"duration_hours": hours}, meant or it())]
    return [Step("hold_lead", {"duration_hours": before + hours}, [Mention("id", lead) for lead in ids])]


def _another_length(clause: Clause, sense: Sense) -> bool:
    """ "hmm, 2 hours" right behind a hold of one: how long it is meant to be, not how much longer."""
    bare = all(item.is_("num", "hours", "length", "filler", "stop", "comma", "for", "article") for item in clause.items)
    return bare and sense.start.get("last_tool") == "hold_lead" and not PROLONGS.search(clause.text)


def _of_one_not_held(clause: Clause, sense: Sense) -> bool:
    """ "and the townhouse for a day" behind a hold: of a lead on the screen that nobody asked to hold longer."""
    if not sense.screen or PROLONGS.search(clause.text):
        return False
    named = leads(clause, sense)
    held, shown = (resolve_mentions(named, sense.start, tool).ids for tool in ("extend_hold", "hold_lead"))
    return bool(named) and not held and len(shown) == 1


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
    """ "for another 24", "6 more on it": a length of holds without its unit is hours."""
    for item, after in pairwise(clause.items):
        if item.is_("num") and not item.is_("id", "hash", "one") and after.text in ("more", "extra", "additional"):
            item.used = True
            return int(item.value("num").value)
    last = clause.items[-1] if clause.items else None
    if last is not None and clause.has("ptype") and is_bare_number(clause.items, len(clause.items) - 1):
        last.used = True  # "extend the condo 4"
        return int(last.value("num").value)
    if SAME_FOR.search(clause.text):
        return None  # "same for 3" names a lead
    for before, item in pairwise(clause.items):
        if before.is_("for", "by") and item.is_("num") and not item.is_("id", "one") and not item.used:
            item.used = True
            return int(item.value("num").value)
    return None


def _no_places(clause: Clause) -> None:
    """ "I said 6, give it 6 more": where hours lack their unit, the numbers beside "it" count hours too."""
    if clause.has("pronoun", "id", "ordinal", "hash") or IT.search(clause.text):
        for at, item in enumerate(clause.items):
            item.used = item.used or (is_bare_number(clause.items, at) and not item.is_("id", "hash", "ordinal"))


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


def _held_by_mistake(clause: Clause, sense: Sense) -> list[Mention]:
    """ "release the one i held by mistake", after the right one was held."""
    if not BY_MISTAKE.search(clause.text) or clause.has("id", "hash", "ordinal"):
        return []
    right = set((sense.start.get("last_args") or {}).get("ref") or [])
    left = [row["lead_id"] for row in sense.start.get("holds") or [] if row["lead_id"] not in right]
    return [Mention("id", int(left[0]))] if len(left) == 1 and right else [Mention("some")]


def _by_their_ends(clause: Clause) -> list[Mention]:
    """ "up the shortest by 3 hours": of holds, the one that ends first; "the two longest" end last."""
    if clause.has("ordinal", "hash", "id", "best", "last", "place", "ptype", "feature", "beds"):
        return []
    found = next(((found, key) for pattern, key in BY_THEIR_ENDS if (found := pattern.search(clause.text))), None)
    if found is None:
        return []
    count = int(NUMBER_WORDS.get(found[0]["count"] or "one", 1))
    return [Mention("best", 1, count, found[1], held=True)]


def release(clause: Clause, sense: Sense) -> list[Step]:
    mentions = _held_by_mistake(clause, sense) or _by_their_ends(clause) or leads(clause, sense)
    if not mentions:
        mentions = (
            it() if ONE_HOLD.search(clause.text) else [Mention("all")] if WHOLE_CART.search(clause.text) else it()
        )
    return [Step("release_hold", {}, mentions)]


def cart(clause: Clause, sense: Sense) -> list[Step]:
    asked = leads(clause, sense) if clause.has(*OF_ONE) else []
    return [Step("view_cart", about=asked)]

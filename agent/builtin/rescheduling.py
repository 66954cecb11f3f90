"""A follow-up that was just set gets another day or hour: "not thursday, friday", "4 instead of 3"."""

from __future__ import annotations

import re
from datetime import datetime

from agent.builtin.comeback import come_back
from agent.builtin.items import Clause
from agent.builtin.sense import Sense

_SAME_TIME = re.compile(r"\bsame (time|hour)\b|\bmisma hora\b")
_OTHER_DAY = re.compile(
    r"\bnot (on )?((mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)\b"
    r"|\b(slide|move|push|shift|bump|change|make|switch) "
    r"(it|that|this)\b|\b(i meant|i mean|rather|instead|actually)\b"
)
_OTHER_HOUR = re.compile(r"\b(\d{1,2})(?: ?: ?(\d\d))? ?(am|pm)? (?:instead of|rather than|not) \d")
_MOVED_HOUR = re.compile(
    r"\b(?:make|change|move|push|switch|bump|shift|set|put) (?:it|that|this)(?: back| up)?(?: to| for| at)? (\d{1,2})"
    r"(?: ?: ?(\d\d))? ?(am|pm|o'clock)?(?: (?:instead|rather|please|then|actually|sharp))*$"
    r"|^(?:actually |no |sorry |i meant |rather |better |or )*(?:at )?(\d{1,2})(?: ?: ?(\d\d))? ?(am|pm|o'clock)?"
    r" (?:instead|rather|is better|works better|would be better)$"
)
_TIME = r"(\d{1,2})(?: ?: ?(\d\d))? ?(am|pm)?(?: o'clock)?"
_MOVED_HOUR = re.compile(
    r"\b(?:make|change|move|push|switch|bump|shift|set) (?:it|that|this)(?: back| up)?(?: to| for| at)? "
    + _TIME
    + r"(?: (?:instead|rather|please|then|actually|sharp))*$"
)
_BETTER_HOUR = re.compile(
    r"^(?:actually |no |sorry |i meant |i mean |rather |better |or )*(?:at )?"
    + _TIME
    + r" (?:instead|rather|is better|works better|would be better)$"
)
_ONLY_HOUR = re.compile(
    r"^(?:(?:and|make it|ok|say|um+|let us say|oh|sorry|please|around|about) )*"
    r"(?:(?:at|around|by|about|say) |(?=\d{1,2} ?(?::|am|pm)))" + _TIME + r"(?: (?:sharp|please|then|if possible))*$"
)
""" "at 3" after a day was set."""
_SEARCHED = ("money", "ptype", "place", "feature", "beds", "baths", "id", "hash")
FIRST_HOUR = 8  # "4" is the afternoon's


def reschedules(clause: Clause, sense: Sense) -> str | None:
    """The new moment, where the last call set a follow-up and the words change its day or its hour only."""
    set_for = (sense.start.get("last_args") or {}).get("follow_up_at")
    if sense.start.get("last_tool") != "update_lead" or not set_for or clause.has(*_SEARCHED):
        return None
    before = datetime.fromisoformat(str(set_for))
    before = before if before.tzinfo else before.replace(tzinfo=sense.now.tzinfo)
    hour = _OTHER_HOUR.search(clause.text)
    if hour is None and "T" in str(set_for):
        hour = _MOVED_HOUR.search(clause.text) or _BETTER_HOUR.match(clause.text)
    if hour is None:
        hour = _ONLY_HOUR.match(clause.text)
    if hour:
        return _at_hour(before, hour)
    if not (_SAME_TIME.search(clause.text) or (_OTHER_DAY.search(clause.text) and clause.has("day", "weekday"))):
        return None
    date = come_back(clause.text, sense.now)
    if date is None or "T" in date or "T" not in str(set_for):
        return date
    return f"{date}T{str(set_for).split('T')[1]}"


def _at_hour(before: datetime, said: re.Match[str]) -> str:
    hour = int(said[1])
    late = said[3] == "pm" or (said[3] is None and hour < FIRST_HOUR)
    moment = before.replace(hour=(hour % 12 + 12 if late and hour <= 12 else hour) % 24, minute=int(said[2] or 0))
    return moment.isoformat(timespec="seconds")

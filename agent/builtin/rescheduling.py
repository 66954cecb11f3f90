"""A follow-up that was just set gets another day or hour: "not thursday, friday", "4 instead of 3"."""

from __future__ import annotations

import re
from datetime import datetime

from agent.builtin.comeback import come_back
from agent.builtin.items import Clause
from agent.builtin.sense import Sense
from agent.builtin.tables.rescheduling import BETTER_HOUR, MOVED_HOUR, ONLY_HOUR, OTHER_DAY, OTHER_HOUR, SAME_TIME

_SEARCHED = ("money", "ptype", "place", "feature", "beds", "baths", "id", "hash")
FIRST_HOUR = 8  # "4" is the afternoon's


def reschedules(clause: Clause, sense: Sense) -> str | None:
    """The new moment, where the last call set a follow-up and the words change its day or its hour only."""
    set_for = (sense.start.get("last_args") or {}).get("follow_up_at")
    if sense.start.get("last_tool") != "update_lead" or not set_for or clause.has(*_SEARCHED):
        return None
    before = datetime.fromisoformat(str(set_for))
    before = before if before.tzinfo else before.replace(tzinfo=sense.now.tzinfo)
    hour = OTHER_HOUR.search(clause.text)
    if hour is None and "T" in str(set_for):
        hour = MOVED_HOUR.search(clause.text) or BETTER_HOUR.match(clause.text)
    if hour is None:
        hour = ONLY_HOUR.match(clause.text)
    if hour:
        return _at_hour(before, hour)
    if not (SAME_TIME.search(clause.text) or (OTHER_DAY.search(clause.text) and clause.has("day", "weekday"))):
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

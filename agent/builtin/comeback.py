# ruff: noqa: E501
"""When to come back to a bought lead: "a week from Friday at half past ten", "tomorrow 1530", "in 45 minutes"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from agent.builtin.tables.clock import (
    CALL_HAD,
    COUNTS,
    DAY_PARTS,
    HALVES,
    HOUR_NAMES,
    MINUTE_NAMES,
    MINUTES,
    NOT_THEN,
    PAST,
    SHARES,
    WEEKDAYS,
)
from agent.builtin.tables.grammar import MONTHS
from agent.builtin.times import next_weekday

DAY_MINUTES = 1440
LATEST_BARE_HOUR = 7  # "at 3" is in the afternoon
_HOURS = "|".join(HOUR_NAMES)
_COUNT = "|".join(sorted(COUNTS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_HALF_PAST = re.compile(rf"\bhalf (?:past )?({_HOURS}|\d{{1,2}})\b(?! an| a\b)")
_QUARTER = re.compile(rf"\b(?:a )?quarter (past|after|to|of|till) ({_HOURS}|\d{{1,2}})\b")
_SPELLED = re.compile(rf"\b({_HOURS}|\d{{1,2}}) ({'|'.join(MINUTE_NAMES)})\b(?! (?:minutes?|mins?|days?|hours?))")
_AN_HOUR = re.compile(rf"\b({'|'.join(name for name in HOUR_NAMES if name not in ('one', 'once'))})\b")
_MILITARY = re.compile(r"\b([01]\d|2[0-3])([0-5]\d)(?:h|hrs| hours)?\b(?! ?(?:sq|sf|feet|dollars|block))")
_HALVES = tuple((re.compile(pattern), said) for pattern, said in HALVES)
_LENGTH = re.compile(
    rf"\b(?:(?:in|after|within) (?:about |around |like )?({_COUNT}|\d+)|({_COUNT}|\d+)(?= \w+ (?:from now|from today|later|out|hence|time))) ({'|'.join(MINUTES)})\b"
    rf"|\b({_COUNT}|\d+) (weeks?|days?)$"
)
_CLOCK = re.compile(
    r"\b(?:at|by|@|around|round|about|for|near) (\d{1,2})(?: ?: ?(\d\d))? ?(am|pm)?\b(?! (?:days?|weeks?|hours?|min|months?|beds?))"
    r"|\b(\d{1,2})(?: ?: ?(\d\d))? ?(am|pm)\b|\b(\d{1,2}) ?: ?(\d\d)()\b"
    r"|(?<=tomorrow )(\d{1,2})()()\b(?! ?:)"
)
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})[a-z]* (?:the )?(?P<day>\d{{1,2}})\b|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{'|'.join(MONTHS)})[a-z]*\b"
    r"|\b(?:on|by|until|till|for) the (?P<only>\d{1,2})\b(?! (?:am|pm|beds?|days?|weeks?))|\b(?P<month3>\d{1,2}) / (?P<day3>\d{1,2})\b"
)


def spoken_clock(text: str) -> str:
    """Times of day in figures: "half past ten in the evening" as "10:30 pm"."""
    for pattern, said in _HALVES:
        text = pattern.sub(said, text)
    text = _HALF_PAST.sub(lambda m: f"{_hour(m[1])}:30", text)
    text = _QUARTER.sub(lambda m: f"{_hour(m[2])}:15" if m[1] in ("past", "after") else f"{_hour(m[2]) - 1}:45", text)
    text = _SPELLED.sub(lambda m: f"{_hour(m[1])}:{MINUTE_NAMES[m[2]]}", text)
    return " ".join(_AN_HOUR.sub(lambda m: str(_hour(m[1])), text).split())


def military(text: str) -> str:
    """ "2100" as "21:00"."""
    return _MILITARY.sub(r"\1:\2", text)


def come_back(text: str, now: datetime) -> str | None:
    """The local date, or moment where a time of day was named; None when the words name neither."""
    text = NOT_THEN.sub(" ", text).replace(" a las ", " at ")
    text = CALL_HAD.sub(" ", PAST.sub(" ", text))
    exact = _after(text, now)
    if exact is not None:
        return exact.isoformat(timespec="seconds")
    day, rest = _day(text, now)
    clock = _clock(rest)
    if clock is None:
        return day.date().isoformat() if day else None
    moment = (day or now).replace(hour=clock[0], minute=clock[1], second=0, microsecond=0)
    if moment <= now:
        moment += timedelta(days=1)
    return moment.isoformat(timespec="seconds")


def _hour(word: str) -> int:
    return HOUR_NAMES.get(word) or int(word)


def _count(word: str | None) -> int:
    return COUNTS[word] if word in COUNTS else int(word or 1)


def _after(text: str, now: datetime) -> datetime | None:
    """ "in 45 minutes", "in half an hour": a moment, not a day."""
    found = _LENGTH.search(text)
    if not found or not found[3] or MINUTES[found[3]] >= DAY_MINUTES:
        return None
    count, unit = _count(found[1] or found[2]), MINUTES[found[3]]
    more = next((share for said, share in SHARES if text[found.end() :].startswith(said)), 0)
    return now.replace(second=0, microsecond=0) + timedelta(minutes=count * unit + unit * more or unit // 2)


def _day(text: str, now: datetime) -> tuple[datetime | None, str]:
    """The day that the words name, and the words without it."""
    for pattern, day_of in _DAYS:
        found = pattern.search(text)
        day = day_of(found, now) if found else None
        if found and day is not None:
            return day, text if found.group().startswith(("this ", "tonight")) else _cut(text, found)
    return None, text


def _cut(text: str, found: re.Match[str]) -> str:
    """What is left keeps "tomorrow", so that "tomorrow 2" is a time."""
    kept = "tomorrow" if found.group().isalpha() and not found.group().startswith(("next", "week")) else "on"
    return f"{text[: found.start()]} {kept} {text[found.end() :]}"


def _in_days(found: re.Match[str], now: datetime) -> datetime | None:
    count, unit = _count(found[1] or found[2] or found[4]), MINUTES[found[3] or found[5]]
    return now + timedelta(minutes=count * unit) if unit >= DAY_MINUTES else None


def _weeks_from(found: re.Match[str], now: datetime) -> datetime:
    start = now + timedelta(days=1) if found[3] == "tomorrow" else now
    if found[3] in WEEKDAYS:
        start = next_weekday(now, WEEKDAYS[found[3]])
    return start + timedelta(minutes=_count(found[1]) * MINUTES[found[2]])


def _dated(found: re.Match[str], now: datetime) -> datetime | None:
    named = found["month"] or found["month2"]
    month = MONTHS.index(named) + 1 if named else int(found["month3"] or now.month)
    number = int(found["day"] or found["day2"] or found["day3"] or found["only"])
    try:
        moment = now.replace(month=month, day=number)
    except ValueError:
        return None
    if moment >= now:
        return moment
    late = month % 12 + 1
    return moment.replace(month=late) if found["only"] else moment.replace(year=moment.year + 1)


_DAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime], datetime | None]], ...] = (
    (
        re.compile(r"\b(?:the )?day after (?:tomorrow|2moro)\b|\bpasado manana\b"),
        lambda _, now: now + timedelta(days=2),
    ),
    (re.compile(rf"\b({_COUNT}|\d+) (weeks?|days?) (?:from|after) (today|tomorrow|{_WEEKDAY})\b"), _weeks_from),
    (re.compile(rf"\b()(week) (?:from|after) (today|tomorrow|{_WEEKDAY})\b"), _weeks_from),
    (_LENGTH, _in_days),
    (_DATE, _dated),
    (re.compile(r"\b(?:tomorrow|manana)\b"), lambda _, now: now + timedelta(days=1)),
    (re.compile(rf"(?<!last )\b({_WEEKDAY})\b"), lambda found, now: next_weekday(now, WEEKDAYS[found[1]])),
    (re.compile(r"\b(?:today|tonight|this (?:afternoon|evening|morning)|later on)\b"), lambda _, now: now),
    (re.compile(r"\b(?:end of (?:the |this )?week|by the weekend)\b"), lambda _, now: next_weekday(now, 4)),
    (re.compile(r"\b(?:this|the) weekend\b"), lambda _, now: next_weekday(now, 5)),
    (re.compile(r"\bnext week\b|\bsame (?:day|time) next week\b"), lambda _, now: now + timedelta(days=7)),
    (re.compile(r"\bnext month\b"), lambda _, now: now + timedelta(days=30)),
)


def _clock(text: str) -> tuple[int, int] | None:
    plain = military(spoken_clock(text))
    found = _CLOCK.search(plain)
    if found:
        hour, minute, half = next(found.groups()[at : at + 3] for at in range(0, 12, 3) if found.groups()[at])
        value = int(hour)
        value += 12 if value < 12 and (half == "pm" or (not half and value <= LATEST_BARE_HOUR)) else 0
        value = 0 if half == "am" and value == 12 else value
        return (value, int(minute or 0)) if value < 24 and int(minute or 0) < 60 else None
    part = next((hour for words, hour in DAY_PARTS.items() if re.search(rf"\b{words}\b", text)), None)
    return None if part is None else (part, 0)

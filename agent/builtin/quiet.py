"""Step 5c: the hours in which nothing is sent, as they are said and as they are moved."""

from __future__ import annotations

from agent.builtin.comeback import military, spoken_clock
from agent.builtin.tables.told import (
    END_MOVED,
    INSTEAD_OF,
    MADE_IT,
    ONLY_IN,
    QUIET_AFTER,
    QUIET_BEFORE,
    QUIET_HOURS,
    START_MOVED,
)

DEFAULT_MORNING, DEFAULT_NIGHT = "07:00", "22:00"
NOON = 12


def quiet_hours(text: str) -> str | None:
    """ "half past ten at night to 7" as "22:30-07:00"; an open end is closed at the usual hour."""
    text = military(spoken_clock(text))
    both = QUIET_HOURS.search(text)
    if both and ONLY_IN.search(text):
        return _but_in(*both.groups())
    if both:
        return _span(*both.groups())
    after, before = QUIET_AFTER.search(text), QUIET_BEFORE.search(text)
    if not after and not before:
        return None
    start = _clock(after[1], after[2], after[3] or ("pm" if int(after[1]) < 12 else None)) if after else DEFAULT_NIGHT
    end = _clock(before[1], before[2], before[3] or "am") if before else DEFAULT_MORNING
    return f"{start}-{end}"


def _but_in(
    first: str, first_min: str | None, first_half: str | None, last: str, last_min: str | None, last_half: str | None
) -> str:
    """The hours around those in which the user may be told, which are those of the day."""
    return f"{_clock(last, last_min, last_half or 'pm')}-{_clock(first, first_min, first_half or 'am')}"


def _span(
    first: str, first_min: str | None, first_half: str | None, last: str, last_min: str | None, last_half: str | None
) -> str:
    """Both ends on a clock of 24 hours; where no half of the day was said, from evening to morning."""
    plain = int(first) <= 12 and int(last) <= 12 and len(first) < 2 + first.startswith("1") and not last.startswith("0")
    if not first_half and not last_half and plain:
        first_half, last_half = "am" if int(first) == 12 else "pm", "am"
    if not first_half and last_half and int(first) <= 12:
        first_half = "pm" if last_half == "am" and int(first) < 12 else last_half
    if first_half and not last_half and int(last) <= 12:
        last_half = "am" if first_half == "pm" or int(first) == 12 else "pm"
    return f"{_clock(first, first_min, first_half)}-{_clock(last, last_min, last_half)}"


def _clock(hour: str, minute: str | None, half: str | None) -> str:
    value = int(hour) % 24
    value += 12 if half == "pm" and value < 12 else 0
    value = 0 if half == "am" and value == 12 else value
    return f"{value:02d}:{minute or '00'}"


def moved(text: str, before: str) -> str | None:
    """ "start it at ten instead of nine": one end of the hours that stand, moved; None where no end is named."""
    plain, (start, end) = military(spoken_clock(text)), before.split("-")
    if QUIET_HOURS.search(plain):
        return None
    other = INSTEAD_OF.search(plain)
    if other:
        new, old = other.groups()[:3], int(other[4]) % NOON
        if old == int(start[:2]) % NOON:
            return f"{_beside(new, start)}-{end}"
        return f"{start}-{_beside(new, end)}" if old == int(end[:2]) % NOON else None
    if later := END_MOVED.search(plain):
        return f"{start}-{_beside(later.groups(), end)}"
    if again := MADE_IT.match(plain):
        return _told_last(again.groups(), start, end)
    sooner = START_MOVED.search(plain)
    return f"{_beside(sooner.groups(), start)}-{end}" if sooner else None


def _told_last(clock: tuple[str | None, ...], start: str, end: str) -> str:
    """ "make that nine": the end that was told goes to it; of two that were told, the nearer one."""
    told = start if end == DEFAULT_MORNING else end
    if start != DEFAULT_NIGHT and end != DEFAULT_MORNING:
        told = min(start, end, key=lambda one: abs(int(str(clock[0])) % NOON - int(one[:2]) % NOON))
    return f"{_beside(clock, start)}-{end}" if told == start else f"{start}-{_beside(clock, end)}"


def _beside(clock: tuple[str | None, ...], old: str) -> str:
    """A time of day in that half of it in which the old one was."""
    hour, minute, half = clock
    return _clock(str(hour), minute, half or ("pm" if int(old[:2]) >= NOON and int(str(hour)) < NOON else None))

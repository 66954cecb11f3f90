"""Clock times, weekdays and dates that a reply may name: those of the results, the state and the user's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)(?::\d\d)?\s?([ap])?\.?(?:m\b\.?)?|\b(\d{1,2})\s?([ap])\.?m\b", re.I)
_WEEKDAY = re.compile(r"\b(?:(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?days?|(Mon|Tue|Wed|Thu|Fri|Sat|Sun))\b", re.I)
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?![,\d]*\d{{3}})|\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}\b",
    re.I,
)
_ALSO_WORDS = frozenset({"sun", "sat", "wed", "mon"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
READ_ONCE = 2_048  # texts remembered: the same cards stand in results and in the state
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass
class Moments:
    """Known clock times as (hour, minute), weekdays, and dates as (month, day)."""

    clocks: set[tuple[int, int]] = field(default_factory=set)
    weekdays: set[str] = field(default_factory=set)
    dates: set[tuple[int, int]] = field(default_factory=set)

    def add(self, local: datetime) -> None:
        """An instant on the user's clock; half a minute later too, as clocks round."""
        for near in (local, local + timedelta(seconds=30)):
            self.clocks.add((near.hour, near.minute))
            self.weekdays.add(_DAYS[near.weekday()])
            self.dates.add((near.month, near.day))

    def read(self, text: str) -> None:
        """What a text names."""
        clocks, weekdays, dates = _named(text)
        self.clocks |= clocks
        self.weekdays |= weekdays
        self.dates |= dates

    def support(self, sentence: str) -> bool:
        """Whether every time, weekday and date of the sentence is known."""
        clocks = all(self._knows(hour, minute, exact) for hour, minute, exact in _clocks(sentence))
        return clocks and _weekdays(sentence) <= self.weekdays and _dates(sentence) <= self.dates

    def _knows(self, hour: int, minute: int, exact: bool) -> bool:
        return (hour, minute) in self.clocks or (not exact and ((hour + 12) % 24, minute) in self.clocks)


@lru_cache(maxsize=READ_ONCE)
def _named(text: str) -> tuple[frozenset[tuple[int, int]], frozenset[str], frozenset[tuple[int, int]]]:
    """Clock times, weekdays and dates."""
    clocks = frozenset((hour, minute) for hour, minute, _ in _clocks(text))
    return clocks, frozenset(_weekdays(text)), frozenset(_dates(text))


def _clocks(text: str) -> list[tuple[int, int, bool]]:
    """Hour, minute, and whether the half of the day was said."""
    found = []
    for hour, minute, half, bare, half_of_bare in _CLOCK.findall(text):
        at, side = int(hour or bare), (half or half_of_bare).lower()
        if side:
            at = at % 12 + (12 if side == "p" else 0)
        found.append((at, int(minute or 0), bool(side)))
    return found


def _weekdays(text: str) -> set[str]:
    return {(match[1] or match[2]).lower() for match in _WEEKDAY.finditer(text) if match[0].lower() not in _ALSO_WORDS}


def _dates(text: str) -> set[tuple[int, int]]:
    return {
        (_MONTHS.index((month or month_after).lower()[:3]) + 1, int(day or day_before))
        for month, day, day_before, month_after in _DATE.findall(text)
    }

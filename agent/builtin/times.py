"""Lengths and moments on the user's clock: "for 2 hours", "till tomorrow", "until Friday 5pm", "June 30"."""

from __future__ import annotations

from datetime import datetime, timedelta

from agent.builtin.items import Clause, Item, Match, Need, Number, Shape, apply
from agent.builtin.tables.grammar import MONTHS

DAY_HOURS = 24
MORNING_HOUR, NOON_HOUR, EVENING_HOUR = 9, 12, 18
DAY_PARTS = {"morning": MORNING_HOUR, "noon": NOON_HOUR, "tonight": EVENING_HOUR}
LATEST_BARE_HOUR = 12  # "until 5" is a clock time
Found = dict[str, float | datetime]


def next_weekday(now: datetime, weekday: int) -> datetime:
    """The coming such day at the same time of day; a week ahead when it is today."""
    return now + timedelta(days=(weekday - now.weekday()) % 7 or 7)


def _at(day: datetime, hour: float) -> datetime:
    return day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=hour)


def day_moment(day: str, now: datetime) -> datetime | None:
    """The moment that a day word ends at ("until tomorrow" is this time tomorrow)."""
    moments = {
        "tomorrow": now + timedelta(days=1),
        "tonight": _at(now, DAY_HOURS),
        "today": _at(now, DAY_HOURS),
        "noon": _at(now, NOON_HOUR) if now.hour < NOON_HOUR else _at(now, NOON_HOUR + DAY_HOURS),
        "weekend": _at(next_weekday(now, 6) if now.weekday() != 6 else now, DAY_HOURS),
        "end_of_week": _at(next_weekday(now, 4) if now.weekday() != 4 else now, EVENING_HOUR),
        "week": _at(next_weekday(now, 4) if now.weekday() != 4 else now, EVENING_HOUR),
        "next_week": now + timedelta(days=7),
        "morning": _at(now + timedelta(days=1), MORNING_HOUR),
    }
    return moments.get(day)


def clock_hour(match: Match) -> float | None:
    """ "5pm", "5:30 pm", "17:00", "noon"."""
    if "noon" in match.values("day"):
        return NOON_HOUR
    numbers: list[Number] = match.values("num")
    if not numbers or numbers[0].value > DAY_HOURS:
        return None
    hour = numbers[0].value + (numbers[1].value / 60 if len(numbers) > 1 else 0)
    mark = next((item.text for item in match.items("ampm")), "")
    if mark.startswith("p") and hour < 12:
        return hour + 12
    if mark.startswith("a") and hour >= 12:
        return hour - 12
    if not mark and len(numbers) == 1 and hour < 8:
        return hour + 12
    return hour


class Times:
    """Reads the length or the moment in one clause."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.hours: float | None = None
        self.moment: datetime | None = None
        self.timed = False  # a time of day was named

    def _length(self, match: Match, need: Need) -> None:
        if match.has("length"):
            if self.hours is None:  # "overnight for 12 hours" is 12 hours
                self.hours = match.first("length")
            return
        number: Number | None = match.first("num") or match.first("money")
        self.hours = (number.value if number else 1.0) * match.first("hours")

    def _minutes(self, match: Match, need: Need) -> bool | None:
        """ "30m" is typed as a magnitude; of a length it is minutes."""
        number: Number = match.first("money")
        item = match.items("money")[0]
        if not item.raw.lower().endswith("m") or number.dollar or not 1e6 <= number.value <= 1e9:
            return False
        self.hours = number.value / 1e6 / 60
        return None

    def _day(self, match: Match) -> datetime:
        if match.has("weekday"):
            return next_weekday(self.now, match.first("weekday"))
        name = next((day for day in match.values("day") if day not in ("noon", "morning")), None)
        if name in ("tomorrow",):
            return self.now + timedelta(days=1)
        return self.now

    def _clock(self, match: Match, need: Need) -> bool | None:
        hour = clock_hour(match)
        if hour is None:
            return False
        if not match.has("ampm", "day", "weekday") and hour > DAY_HOURS:
            return False
        moment = _at(self._day(match), hour)
        if moment <= self.now and not match.has("weekday"):
            moment += timedelta(days=1)
        self.moment, self.timed = moment, True
        return None

    def _whole_day(self, match: Match, need: Need) -> bool | None:
        if match.has("weekday"):
            self.moment = next_weekday(self.now, match.first("weekday"))
            hour = next((DAY_PARTS[day] for day in match.values("day") if day in DAY_PARTS), None)
            if hour is not None:
                self.moment, self.timed = _at(self.moment, hour), True
            return None
        days = match.values("day")
        if "morning" in days:
            self.moment, self.timed = _at(self._day(match), MORNING_HOUR), True
            if self.moment <= self.now:
                self.moment += timedelta(days=1)
            return None
        moment = day_moment(days[0], self.now)
        if moment is None:
            return False
        self.moment = moment
        return None

    def _part_of_day(self, match: Match, need: Need) -> bool | None:
        """ "Friday 10 in the morning"."""
        part = match.parts[-1][1].value("day")
        number = match.first("num")
        if part not in DAY_PARTS or number.value > LATEST_BARE_HOUR:
            return False
        late = part == "tonight" and number.value < LATEST_BARE_HOUR
        self.moment, self.timed = _at(self._day(match), number.value + (12 if late else 0)), True
        return None

    def _tonight(self, match: Match, need: Need) -> bool | None:
        """ "until 9 tonight"."""
        hour = match.first("num").value
        if match.first("day") not in ("tonight", "today", "tomorrow") or hour > DAY_HOURS:
            return False
        late = hour < 12 and (match.first("day") == "tonight" or hour < 8)
        moment = _at(self._day(match), hour + 12 if late else hour)
        self.moment, self.timed = moment, True
        return None

    def _date(self, match: Match, need: Need) -> bool | None:
        words = match.items("word", "max", "to")
        number: Number = match.first("num")
        month = next((m for m, name in enumerate(MONTHS, 1) if words[0].text.startswith(name)), None)
        if month is None or not 1 <= number.value <= 31:
            return False
        try:
            moment = self.now.replace(month=month, day=int(number.value))
        except ValueError:
            return False
        self.moment = moment if moment >= self.now else moment.replace(year=moment.year + 1)
        return None

    def _ordinal_date(self, match: Match, need: Need) -> bool | None:
        match.parts = [
            ("num", Item({"num": Number(float(item.kinds["ordinal"]))}, item.text, item.raw, item.start, item.end))
            if kind == "ordinal"
            else (kind, item)
            for kind, item in match.parts
        ]
        return self._date(match, need)

    def read(self, clause: Clause) -> Times:
        dayish = "day|weekday"
        lead = "until|by|for|at|in?"
        shapes = [
            Shape(f"{lead} word num ^ampm", self._date),
            Shape(f"{lead} word ordinal", self._ordinal_date),
            Shape(f"{lead} {dayish} in|near|by|until? num stop? num? ampm", self._clock),
            Shape(f"{dayish} num in|near? day", self._part_of_day),
            Shape(f"{dayish} in|near|by? num stop? num? ampm", self._clock),
            Shape(f"{lead} num stop? num? ampm {dayish}?", self._clock),
            Shape(f"{lead} {dayish} in|near|by? num stop num", self._clock),
            Shape(f"until|by {dayish} in|near num", self._clock),
            Shape(f"until|by {dayish} in|near? day", self._clock),
            Shape("until|by num stop num", self._clock),
            Shape("until|by|near|for num day", self._tonight),
            Shape("weekday in|near? day", self._whole_day),
            Shape(f"{dayish} in|near num ^hours|beds|baths|miles|ampm", self._clock),
            Shape("until|by|for num|money for? hours", self._length),
            Shape("num|money for? hours", self._length),
            Shape("for? length", self._length),
            Shape("for hours", self._length),
            Shape(
                f"<small|hash|ordinal until|by num ^hours|beds|baths|dash|and|or|comma|one|lead|{dayish}", self._clock
            ),
            Shape(f"{lead} {dayish}", self._whole_day),
            Shape("for|until? money", self._minutes),
            Shape("permonth", self._month),
        ]
        apply(shapes, clause.items, Need())
        return self

    def _month(self, match: Match, need: Need) -> bool | None:
        if match.items("permonth")[0].text != "a month":
            return False
        self.hours = 720.0
        return None

    def duration(self) -> float | int | None:
        """Hours from now; None when no length was said."""
        hours = self.hours
        if hours is None and self.moment is not None:
            hours = (self.moment - self.now).total_seconds() / 3600
        if hours is None or hours <= 0:
            return None
        hours = round(hours, 2)
        return int(hours) if hours == int(hours) else hours

    def date(self) -> str | None:
        """The moment as a local date, or date and time when a time of day was named."""
        moment = self.moment
        if moment is None and self.hours is not None:
            moment = self.now + timedelta(hours=self.hours)
            if self.hours < DAY_HOURS:
                return moment.isoformat(timespec="seconds")
        if moment is None:
            return None
        return moment.isoformat(timespec="seconds") if self.timed else moment.date().isoformat()

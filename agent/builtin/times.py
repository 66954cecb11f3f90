"""Lengths and moments on the user's clock: "for 2 hours", "till tomorrow at half past six", "June 30"."""

from __future__ import annotations

from datetime import datetime, timedelta

from agent.builtin.clock import NOON, Clock
from agent.builtin.items import Clause, Item, Match, Need, Number, Shape, apply
from agent.builtin.tables.clocks import AFTERNOON, EVENING, HOUR_LEADS, MONTHS, MORNING, NIGHT, PART_ENDS

DAY_HOURS = 24
LATEST_DAY = 28  # of every month
MORNING_HOUR, EVENING_HOUR = 9, 18
RUNS_THROUGH = ("through", "thru")
PART_HOURS = {MORNING: MORNING_HOUR, AFTERNOON: 15, EVENING: EVENING_HOUR, NIGHT: EVENING_HOUR}
EARLIEST_BARE_HOUR = 8  # "until 7" is the evening's, "until 8" the morning's
DAYISH = ("day", "weekday", "part")
_LED = "until|for|at|in|near"
_DAYS = "day|weekday|part"
_UNIT = "^hours|beds|baths|sqft|miles|cars|percent|credits|money|length|asking|permonth"


def next_weekday(now: datetime, weekday: int) -> datetime:
    """The coming such day at the same time of day; a week ahead when it is today."""
    return now + timedelta(days=(weekday - now.weekday()) % 7 or 7)


def _at(day: datetime, hour: float) -> datetime:
    return day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=round(hour * 60))


def day_moment(day: str, now: datetime) -> datetime | None:
    """The moment that a day word ends at ("until tomorrow" is this time tomorrow)."""
    friday = next_weekday(now, 4) if now.weekday() != 4 else now
    moments = {
        "tomorrow": now + timedelta(days=1),
        "after_tomorrow": now + timedelta(days=2),
        "tonight": _at(now, DAY_HOURS),
        "today": _at(now, DAY_HOURS),
        "weekend": _at(next_weekday(now, 6) if now.weekday() != 6 else now, DAY_HOURS),
        "end_of_week": _at(friday, EVENING_HOUR),
        "week": _at(friday, EVENING_HOUR),
        "next_week": now + timedelta(days=7),
    }
    return moments.get(day)


class Times:
    """Reads the length or the moment in one clause; ``before`` is the moment that it may put right."""

    def __init__(self, now: datetime, before: datetime | None = None) -> None:
        self.now = now
        self.hours: float | None = None
        self.moment: datetime | None = None
        self.timed = False  # a time of day was named
        self._before = before
        self._day: datetime | None = None
        self._word: str | None = None  # the day's word, when nothing but it was said
        self._clock: Clock | None = None
        self._until = False  # "until 9" ends at the next nine o'clock
        self._part: str | None = None

    def read(self, clause: Clause) -> Times:
        _without_refused(clause.items)
        apply(self._shapes(), clause.items, Need())
        self._settle()
        return self

    def _shapes(self) -> list[Shape]:
        return [
            Shape(f"until|for|at|in? word|max|to num {_UNIT}", self._date),
            Shape("until|for|at|in? word|max|to ordinal", self._date),
            Shape("until|for|at|in? ordinal of|from word", self._date),
            Shape("<small|hash|ordinal|lead until ordinal ^one|lead|best|and|hours", self._of_the_month),
            Shape(f"{_LED}? {_DAYS} comma|for? {_DAYS}? until|at|in|near|comma|for? clock {_DAYS}?", self._moment),
            Shape(f"{_LED}? clock comma|until|for|in? {_DAYS}? {_DAYS}?", self._moment),
            Shape(f"{_DAYS} comma? until|at {_DAYS}? num {_UNIT} {_DAYS}?", self._bare),
            Shape(f"{_DAYS} comma {_DAYS}? until|at? num {_UNIT}", self._bare),
            Shape(f"{_DAYS} num {_DAYS}", self._bare),
            Shape(f"until|at|near|for num comma? {_DAYS} {_DAYS}?", self._bare),
            Shape("num part", self._bare_part),
            Shape("until|for num|money for? hours and? num for? hours", self._sum),
            Shape("num|money for? hours and? num for? hours", self._sum),
            Shape("length and|comma? num for? hours", self._more),
            Shape("num for? hours and length", self._sum_length),
            Shape("num hours and word", self._and_half),
            Shape("until|for num|money for? hours", self._length),
            Shape("num|money for? hours", self._length),
            Shape("for? length", self._length),
            Shape("for hours", self._length),
            Shape(f"till num {_UNIT} ^dash|or|comma|one|lead", self._bare),
            Shape(f"<small|hash|ordinal until num {_UNIT} ^dash|and|or|comma|one|lead", self._bare_end),
            Shape(f"{_LED}? weekday in|near|comma? part?", self._moment),
            Shape(f"{_LED} {_DAYS} {_DAYS}?", self._moment),
            Shape(f"{_DAYS} {_DAYS}", self._moment),
            Shape("day|part", self._alone),
            Shape("for|until? money", self._minutes),
            Shape("permonth", self._month),
            Shape(f"at num {_UNIT}", self._bare),
        ]  # fmt: skip

    def _take_days(self, match: Match) -> None:
        for item in match.items(*DAYISH):
            self._part = self._part or item.value("part")
            if item.is_("weekday"):
                self._day = next_weekday(self.now, item.value("weekday"))
            day = day_moment(str(item.value("day")), self.now)
            if day is not None and self._day is None:
                self._day, self._word = day, item.value("day")

    def _moment(self, match: Match, need: Need) -> None:
        self._take_days(match)
        self._clock = match.first("clock") or self._clock
        self._until = self._until or match.has("until")

    def _alone(self, match: Match, need: Need) -> bool | None:
        """A bare "tomorrow" or "evening", when nothing else was said."""
        if self.hours is not None or self._clock or self._day:
            return False
        self._take_days(match)
        return None

    def _bare(self, match: Match, need: Need) -> bool | None:
        """An hour without its mark: "tomorrow at 9", "until 6"."""
        item = match.items("num")[0]
        number: Number = item.value("num")
        led = next((before for before in match.items("until", "till", "at", "near", "for")), None)
        parted = any(self._names_part(day) for day in match.items(*DAYISH))
        if self._clock or (item.is_("one") and not (led or parted)) or item.is_("hash", "ordinal"):
            return False
        if number.value > DAY_HOURS or number.value < 1 or number.decimal or not (led or parted):
            return False
        if led is not None and not led.is_("until") and led.text not in HOUR_LEADS:
            return False
        if led is not None and led.text in RUNS_THROUGH and any(day.is_("length") for day in match.items(*DAYISH)):
            return False  # "2 through 4 overnight"
        self._take_days(match)
        self._until = match.has("until", "till")
        self._clock = Clock(number.value, sure=number.value > NOON)
        return None

    def _bare_end(self, match: Match, need: Need) -> bool | None:
        """ "hold 2 until 6"; "hold numbers 2 through 4" names no hour."""
        return False if match.items("until")[0].text in RUNS_THROUGH else self._bare(match, need)

    @staticmethod
    def _names_part(item: Item) -> bool:
        return item.is_("part") and item.text.startswith(PART_ENDS)

    def _bare_part(self, match: Match, need: Need) -> bool | None:
        """ "6 in the evening"; "hold 2 tonight" names no hour."""
        item = match.items("part")[0]
        return self._bare(match, need) if self._names_part(item) else False

    def _length(self, match: Match, need: Need) -> None:
        if match.has("length"):
            if self.hours is None:  # "overnight for 12 hours" is 12 hours
                self.hours = match.first("length")
            return
        number: Number | None = match.first("num") or match.first("money")
        self.hours = (number.value if number else 1.0) * match.first("hours")

    def _sum(self, match: Match, need: Need) -> None:
        """ "1 hour 30 minutes", "a day and 6 hours"."""
        numbers = [*match.values("money"), *match.values("num")]
        self.hours = sum(n.value * unit for n, unit in zip(numbers, match.values("hours"), strict=False))

    def _and_half(self, match: Match, need: Need) -> bool | None:
        """ "two days and a half"."""
        if match.items("word")[0].text != "half":
            return False
        self.hours = (match.first("num").value + 0.5) * match.first("hours")
        return None

    def _of_the_month(self, match: Match, need: Need) -> bool | None:
        """ "until the 20th"."""
        day = int(match.first("ordinal"))
        if not 1 <= day <= LATEST_DAY:
            return False
        month_on = day <= self.now.day
        first = (self.now.replace(day=1) + timedelta(days=32)).replace(day=1) if month_on else self.now
        self._day = first.replace(day=day)
        return None

    def _more(self, match: Match, need: Need) -> None:
        self.hours = match.first("length") + match.first("num").value * match.first("hours")

    def _sum_length(self, match: Match, need: Need) -> None:
        self.hours = match.first("num").value * match.first("hours") + match.first("length")

    def _minutes(self, match: Match, need: Need) -> bool | None:
        """ "30m" is typed as a magnitude; of a length it is minutes."""
        number: Number = match.first("money")
        item = match.items("money")[0]
        if not item.raw.lower().endswith("m") or number.dollar or not 1e6 <= number.value <= 1e9:
            return False
        self.hours = number.value / 1e6 / 60
        return None

    def _month(self, match: Match, need: Need) -> bool | None:
        if match.items("permonth")[0].text != "a month":
            return False
        self.hours = 720.0
        return None

    def _date(self, match: Match, need: Need) -> bool | None:
        words = match.items("word", "max", "to")
        day = int(match.first("ordinal") or match.first("num").value)
        month = MONTHS.get(words[0].text)
        if month is None or not 1 <= day <= 31:
            return False
        try:
            moment = self.now.replace(month=month, day=day)
        except ValueError:
            return False
        self._day = moment if moment >= self.now else moment.replace(year=moment.year + 1)
        return None

    def _settle(self) -> None:
        """Puts the day, the part of the day and the hour together."""
        if self._clock is None and self._before and self._day and self._part is None:
            self._clock = Clock(self._before.hour + self._before.minute / 60)
        if self._clock is not None:
            self._settle_clock(self._clock)
        elif (self._part and self._word not in ("tonight", "today")) or self._part in (AFTERNOON, EVENING):
            self._settle_part(str(self._part))
        elif self._day is not None:
            self.moment = self._day

    def _settle_clock(self, clock: Clock) -> None:
        long = self.hours is not None and self.hours >= DAY_HOURS and self._day is None
        if self.hours is not None and not long and self._day is None:
            return  # "for 2 hours, until noon": the length is what was asked
        day = self._day or (self._before if self._before and not long else None)
        if long and self.hours is not None:
            day, self.hours = self.now + timedelta(hours=self.hours), None
        self.hours = None
        today = day is None or self._word in ("tonight", "today")
        base = self.now if today or day is None else day
        hour = clock.on(self._part)
        if not clock.sure and self._part is None and hour < EARLIEST_BARE_HOUR:
            hour += NOON
        moment = _at(base, hour)
        if moment <= self.now and today:
            later = not clock.sure and hour < NOON and (self._word == "today" or self._until)
            moment += timedelta(hours=NOON) if later else timedelta(days=1)
        self.moment, self.timed = moment, True

    def _settle_part(self, part: str) -> None:
        if self.hours is not None and self._day is None:
            return
        moment = _at(self._day if self._day and self._word not in ("tonight", "today") else self.now, PART_HOURS[part])
        self.moment = moment if moment > self.now else moment + timedelta(days=1)
        self.timed = True

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


def _without_refused(items: list[Item]) -> None:
    """ "not thursday, friday", "4 instead of 3": a time that is taken back is none, where another is named."""
    for at, item in enumerate(items[:-1]):
        nxt = items[at + 1]
        refusing = item.is_("neg") or item.text in ("instead", "rather")
        after = items[at + 2 :]
        if refusing and nxt.is_(*DAYISH, "clock", "length") and _another(items, nxt):
            nxt.used = True
        elif refusing and nxt.is_("num") and not nxt.is_("id") and after and after[0].is_("hours", "part"):
            nxt.used = after[0].used = any(one.is_("hours") for one in after[1:])


def _another(items: list[Item], refused: Item) -> bool:
    return any(one is not refused and one.is_(*DAYISH, "clock", "length", "num") for one in items)

"""How long a lead has been listed: fresh ones, stale ones, "since Friday" on the user's clock."""

from __future__ import annotations

import math
from datetime import datetime

from agent.builtin.items import Action, Clause, Match, Need, Number, Shape, apply
from agent.builtin.sense import Sense
from agent.builtin.tables.changes import CALLS_FOR, LATER, TOLD_OF_A_DAY
from agent.builtin.tables.grammar import MONTHS

DAY_HOURS = 24
WITHIN: dict[str, int] = {"today": 1, "yesterday": 2, "week": 7, "month": 30, "day": 1, "tonight": 1}
STALE_DAYS = 60
SATURDAY = 5


def _days(hours: float, count: float = 1) -> int:
    return max(1, math.ceil(hours * count / DAY_HOURS))


def _span(match: Match) -> float:
    """Hours of "3 days", "two weeks", "a month"."""
    if match.has("length"):
        return float(match.first("length"))
    if match.has("permonth"):
        return 720.0
    number: Number | None = match.first("num")
    return (number.value if number else 1.0) * float(match.first("hours"))


def _both_ages(match: Match, need: Need) -> None:
    low, high = sorted(number.value for number in match.values("num"))
    need.set["min_days_listed"] = _days(match.first("hours"), low)
    need.set["listed_within_days"] = _days(match.first("hours"), high)


def _no_age(match: Match) -> bool:
    """ "a 15 minute walk" and "$900" are no time on the market."""
    minutes = match.has("hours") and match.first("hours") < 1 and not match.has("listed")
    return minutes or (match.has("num") and match.first("num").value > MOST_COUNTED)


def _within(match: Match, need: Need) -> bool | None:
    if _no_age(match):
        return False
    if match.has("permonth") and match.items("permonth")[0].text not in ("month", "a month"):
        return False
    need.set["listed_within_days"] = _days(_span(match))
    return None


def _stale(match: Match, need: Need) -> bool | None:
    if _no_age(match):
        return False
    need.set["min_days_listed"] = _days(_span(match))
    return None


OF_HOMES = (
    *(
        "ptype",
        "lead",
        "place",
        "zip",
        "state",
        "feature",
        "beds",
        "baths",
        "source",
        "seller",
        "leadtype",
        "money",
        "sort",
    ),
    *("only", "any", "every", "drop", "near", "listed", "instead", "weekday", "optional", "asking"),
)
FEW_WORDS = 3
SMALL_WORDS = frozenset(["ok", "okay", "then", "so", "and", "well", "please", "now", "just", "maybe", "no", "actually",
                         "make", "it", "that", "change", "to", "go", "with", "say", "let", "us"])  # fmt: skip


def _of_something(clause: Clause) -> bool:
    """ "no viewings for me today", "a guy came up this morning": days on which nothing was listed."""
    if not clause.has("listed") and TOLD_OF_A_DAY.search(clause.text):
        return False
    return (
        clause.has(*OF_HOMES)
        or len(set(clause.text.split()) - SMALL_WORDS) <= FEW_WORDS
        or bool(CALLS_FOR.search(clause.text))
    )


def _day(match: Match, need: Need) -> bool | None:
    day = match.first("day")
    if day == "tonight" and not match.has("listed"):
        return False
    if day in WITHIN:
        need.set["listed_within_days"] = max(WITHIN[day], need.set.get("listed_within_days", 0))
        return None
    if day == "recent":
        need.set.setdefault("sort", "newest")
        return None
    return False


def _not_since(match: Match, need: Need) -> bool | None:
    """ "not posted this week"."""
    if match.first("day") not in WITHIN:
        return False
    need.set["min_days_listed"] = WITHIN[match.first("day")]
    return None


def _bare_stale(match: Match, need: Need) -> bool | None:
    if match.items("listed")[0].text != "stale":
        return False
    need.set.setdefault("min_days_listed", STALE_DAYS)
    return None


def _month_of(name: str) -> int | None:
    return next((month for month, short in enumerate(MONTHS, 1) if name.startswith(short)), None)


class _Since:
    def __init__(self, now: datetime) -> None:
        self._now = now

    def weekday(self, match: Match, need: Need) -> None:
        self._back_to(match.first("weekday"), need)

    def _back_to(self, weekday: int, need: Need) -> None:
        back = (self._now.weekday() - weekday) % 7
        need.set["listed_within_days"] = (back or 7) + 1

    def weekend(self, match: Match, need: Need) -> bool | None:
        """Since the Saturday before."""
        if match.first("day") != "weekend":
            return False
        self._back_to(SATURDAY, need)
        return None

    def numeric_date(self, match: Match, need: Need) -> bool | None:
        """ "since 6/1"."""
        month, day = (int(number.value) for number in match.values("num"))
        if not (match.has("listed", "since") and 1 <= month <= 12 and 1 <= day <= 31):
            return False
        return self._within_from(month, day, need)

    def ordinal(self, match: Match, need: Need) -> bool | None:
        """ "posted after the 3rd": of this month, or of the one before."""
        day, today = match.first("ordinal"), self._now.date()
        if not (match.has("listed", "since") and 1 <= day <= 31):
            return False
        return self._within_from(today.month if day <= today.day else (today.month - 2) % 12 + 1, day, need)

    def month(self, match: Match, need: Need) -> bool | None:
        """ "listed in June", "since May"."""
        month = _month_of(match.items("word", "max")[0].text)
        return False if month is None else self._within_from(month, 1, need)

    def _within_from(self, month: int, day: int, need: Need) -> bool | None:
        then = self._now.date().replace(month=month, day=min(day, 28 if month == 2 else 30))
        if then > self._now.date():
            then = then.replace(year=then.year - 1)
        need.set["listed_within_days"] = (self._now.date() - then).days + 1
        return None

    def date(self, match: Match, need: Need) -> bool | None:
        month = _month_of(match.items("word", "max")[0].text)
        day = int(match.first("num").value if match.has("num") else match.first("ordinal"))
        if month is None or not 1 <= day <= 31:
            return False
        return self._within_from(month, day, need)


_S = "hours"
MOST_COUNTED = 400  # days, weeks or months: beyond it the number is money


def read(clause: Clause, need: Need, sense: Sense) -> None:
    """Fills listed_within_days and min_days_listed."""
    since = _Since(sense.now)
    _spans(clause, need, since)
    if "listed_within_days" in need.set and need.set.get("sort") == "newest":
        del need.set["sort"]  # "new listings since Monday" names a time, not an order
    stands = [slot for slot in ("listed_within_days", "min_days_listed") if slot in sense.filter]
    if len(stands) == 1 and not {"listed_within_days", "min_days_listed"} & need.set.keys():
        apply([Shape("num hours", _again(stands[0])), Shape("length|permonth", _again(stands[0]))], clause.items, need)


def _again(slot: str) -> Action:
    """ "whole month ok" after a week: the window that stands gets another length."""

    def act(match: Match, need: Need) -> bool | None:
        if match.has("permonth") and match.items("permonth")[0].text not in ("month", "a month"):
            return False
        if _no_age(match):
            return False
        need.set[slot] = _days(_span(match))
        return None

    return act


def _spans(clause: Clause, need: Need, since: _Since) -> None:
    apply(
        [
            Shape("listed? since|from|in|span? day listed?", since.weekend),
            Shape("dom max|within num ^beds|baths|sqft", _young),
            Shape("dom min|around? num or_more? ^beds|baths|sqft", _dom),
            Shape("max num dom", _young),
            Shape("min? num or_more? dom", _dom),
            Shape("unsold for|in|within|span|min|around|comma|at* num or_more? hours or_more?", _stale),
            Shape("unsold for|in|within|span|min|around|comma|at* length|permonth|hours", _stale),
            Shape("listed? for? min? length|permonth or_more listed?", _stale),
            Shape("listed? between num dash|to|and num hours listed?", _both_ages),
            Shape("listed? num dash|to num hours ago|listed", _both_ages),
            Shape("listed? for|min* num hours and|comma|word? max num hours? ^money|beds|baths|sqft", _both_ages),
            Shape("listed? min num and|comma|word? max num hours", _both_ages),
            Shape("neg word? listed? min|ago num hours listed?", _within),
            Shape("neg word? listed? min length|permonth|hours listed?", _within),
            Shape(f"listed? min|for|around|ago|span? min num or_more? {_S} listed?", _stale),
            Shape("listed? for? min length|permonth listed?", _stale),
            Shape("listed? num or_more hours listed?", _stale),
            Shape("num hours or_more listed?", _stale),
            Shape("listed for|ago num hours ^ago", _stale),
            Shape("listed num hours listed?", _than),
            Shape("<max|within num hours listed ^since|span", _age),
            Shape(f"listed? max num {_S} listed?", _within),
            Shape("listed? max length|permonth listed?", _within),
            Shape(f"listed? within|in|span+ num {_S}", _within),
            Shape("listed? span length|permonth|hours", _within),
            Shape("listed? num hours ago", _within),
            Shape("listed? length|permonth ago", _within),
            Shape("listed? since|from|span|in? word num|ordinal ^hours", since.date),
            Shape("listed? since|from|after|in? num slash num", since.numeric_date),
            Shape("listed? since|from|after the? ordinal ^lead|one|of", since.ordinal),
            Shape("weekday or_more", since.weekday),
            Shape("neg listed since|in? day", _not_since),
            Shape("listed? since|from|span|after weekday", since.weekday),
            Shape("listed in? weekday", since.weekday),
            *([Shape("weekday", since.weekday)] if LATER.search(clause.text) else []),
            Shape("listed? since|from|in? ordinal|num of word", since.date),
            Shape("listed since|from|in|after|span word|max ^num|ordinal|place", since.month),
            Shape("since word|max ^num|ordinal|place", since.month),
            Shape("listed in? hours ^ago|or_more", _within_one),
            *([Shape("listed? since|from|in? day listed?", _day)] if _of_something(clause) else []),
            Shape("listed", _bare_stale),
        ],
        clause.items,
        need,
    )


def _within_one(match: Match, need: Need) -> bool | None:
    """ "listed wk"; "listed for weeks" says something else."""
    if match.items("hours")[0].text.endswith("s"):
        return False
    need.set["listed_within_days"] = _days(match.first("hours"))
    return None


def _than(match: Match, need: Need) -> bool | None:
    """ "newer than 5 days old"."""
    side = {"newer than": _within, "older than": _stale}.get(match.items("listed")[0].text)
    return side(match, need) if side else False


def _young(match: Match, need: Need) -> None:
    """ "dom under 7"."""
    need.set["listed_within_days"] = int(match.first("num").value)


def _dom(match: Match, need: Need) -> None:
    """ "dom over 45"."""
    need.set["min_days_listed"] = int(match.first("num").value)


def _age(match: Match, need: Need) -> bool | None:
    """ "60 days on market" is stale; "2 days old" is fresh."""
    text = " ".join(item.text for item in match.items("listed"))
    if "old" in text and _span(match) <= 7 * DAY_HOURS:
        return _within(match, need)
    return _stale(match, need)

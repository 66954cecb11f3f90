"""The ages of a listing as words say them: "over 60 days", "3 weeks old", "skip what is older than a month"."""

from __future__ import annotations

import math

from agent.builtin.items import Match, Need, Number, Shape

DAY_HOURS = 24
WITHIN: dict[str, int] = {"today": 1, "yesterday": 2, "week": 7, "month": 30, "day": 1, "tonight": 1, "quarter": 90}
STALE_DAYS = 60
MOST_COUNTED = 400  # days, weeks or months: beyond it the number is money


def days_of(hours: float, count: float = 1) -> int:
    return max(1, math.ceil(hours * count / DAY_HOURS))


def span_of(match: Match) -> float:
    """Hours of "3 days", "two weeks", "a month"."""
    if match.has("length"):
        return float(match.first("length"))
    if match.has("permonth"):
        return 720.0
    number: Number | None = match.first("num")
    return (number.value if number else 1.0) * float(match.first("hours"))


def _both_ages(match: Match, need: Need) -> None:
    """ "2 to 4 weeks old", "over three weeks but less than two months": each number in its own unit."""
    units = match.values("hours")
    first, second = (number.value for number in match.values("num"))
    low, high = sorted((days_of(units[0], first), days_of(units[-1], second)))
    need.set["min_days_listed"], need.set["listed_within_days"] = low, high


def no_age(match: Match) -> bool:
    """ "a 15 minute walk" and "$900" are no time on the market."""
    minutes = match.has("hours") and match.first("hours") < 1 and not match.has("listed")
    return minutes or (match.has("num") and match.first("num").value > MOST_COUNTED)


def _within(match: Match, need: Need) -> bool | None:
    if no_age(match):
        return False
    if match.has("permonth") and match.items("permonth")[0].text not in ("month", "a month"):
        return False
    need.set["listed_within_days"] = days_of(span_of(match))
    return None


def _stale(match: Match, need: Need) -> bool | None:
    if no_age(match):
        return False
    need.set["min_days_listed"] = days_of(span_of(match))
    return None


def not_since(match: Match, need: Need) -> bool | None:
    """ "not posted this week"."""
    if match.first("day") not in WITHIN:
        return False
    need.set["min_days_listed"] = WITHIN[match.first("day")]
    return None


def bare_stale(match: Match, need: Need) -> bool | None:
    if match.items("listed")[0].text != "stale":
        return False
    need.set.setdefault("min_days_listed", STALE_DAYS)
    return None


def within_one(match: Match, need: Need) -> bool | None:
    """ "listed wk"; "listed for weeks" says something else."""
    if match.items("hours")[0].text.endswith("s"):
        return False
    need.set["listed_within_days"] = days_of(match.first("hours"))
    return None


def _than(match: Match, need: Need) -> bool | None:
    """ "newer than 5 days old"."""
    side = {"newer than": _within, "older than": _stale}.get(match.items("listed")[0].text)
    return side(match, need) if side else False


def _not_than(match: Match, need: Need) -> bool | None:
    """ "not interested in anything newer than 60 days"."""
    side = {"newer than": _stale, "older than": _within}.get(match.items("listed")[0].text)
    return side(match, need) if side else False


def _or_newer(match: Match, need: Need) -> bool | None:
    """ "two weeks or newer"; "3 months max" may be a lease."""
    newer = match.has("listed") or match.items("or_less")[0].text in ("or newer", "or fresher")
    return _within(match, need) if newer else False


def _young(match: Match, need: Need) -> None:
    """ "dom under 7"."""
    need.set["listed_within_days"] = int(match.first("num").value)


def _dom(match: Match, need: Need) -> None:
    """ "dom over 45"."""
    need.set["min_days_listed"] = int(match.first("num").value)


def _age(match: Match, need: Need) -> bool | None:
    """ "60 days on market" is stale; "2 days old" is fresh."""
    text = " ".join(item.text for item in match.items("listed"))
    if "old" in text and span_of(match) <= 7 * DAY_HOURS:
        return _within(match, need)
    return _stale(match, need)


SHAPES = (
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
    Shape("neg|drop word|pronoun|with* listed|asking? for|in? max|within num hours listed?", _stale),
    Shape("neg|drop word|pronoun|with* listed|asking? for|in? max|within length|permonth|hours listed?", _stale),
    Shape("neg|drop word|pronoun|with* listed|asking? for|in? min|ago num hours listed?", _within),
    Shape("neg|drop word|pronoun|with* listed|asking? for|in? min length|permonth|hours listed?", _within),
    Shape("neg|drop word|pronoun|with* listed num hours", _not_than),
    Shape("neg|drop word|pronoun|with* listed length|permonth", _not_than),
    Shape("listed? min|for|around|ago|span? min num or_more? hours listed?", _stale),
    Shape("listed? for? min length|permonth listed?", _stale),
    Shape("listed? num or_more hours listed?", _stale),
    Shape("num hours or_more listed?", _stale),
    Shape("listed? num hours or_less listed?", _or_newer),
    Shape("listed? length or_less listed?", _or_newer),
    Shape("listed for|ago num hours ^ago", _stale),
    Shape("listed num hours listed?", _than),
    Shape("listed length|permonth|hours listed?", _than),
    Shape("<max|within num hours listed ^since|span", _age),
    Shape("listed? max num hours listed?", _within),
    Shape("listed? max length|permonth listed?", _within),
    Shape("listed? within|in|span+ num hours", _within),
    Shape("listed? span length|permonth|hours", _within),
    Shape("listed? num hours ago", _within),
    Shape("listed? length|permonth ago", _within),
)
"""In their order; those of days and dates come after."""

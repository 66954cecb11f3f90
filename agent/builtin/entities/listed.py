"""How long a lead has been listed: fresh ones, stale ones, "since Friday" on the user's clock."""

from __future__ import annotations

from datetime import datetime

from agent.builtin.entities.ages import SHAPES, WITHIN, bare_stale, days_of, no_age, not_since, span_of, within_one
from agent.builtin.items import Action, Clause, Match, Need, Shape, apply
from agent.builtin.sense import Sense
from agent.builtin.tables.changes import CALLS_FOR, LATER, SEARCHED_SINCE, TOLD_OF_A_DAY
from agent.builtin.tables.grammar import MONTHS

SATURDAY = 5
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
TIME_WORDS = 3  # "since last March"
SMALL_WORDS = frozenset(["ok", "okay", "then", "so", "and", "well", "please", "now", "just", "maybe", "no", "actually",
                         "make", "it", "that", "change", "to", "go", "with", "say", "let", "us"])  # fmt: skip


CHANGE_WORDS = SMALL_WORDS | {"be", "the", "with", "for", "do", "try", "give", "me"}


def _of_something(clause: Clause, stands: bool) -> bool:
    """ "no viewings for me today", "a guy came up this morning": days on which nothing was listed."""
    if not clause.has("listed") and TOLD_OF_A_DAY.search(clause.text):
        return False
    return (
        clause.has(*OF_HOMES)
        or len(set(clause.text.split()) - (CHANGE_WORDS if stands else SMALL_WORDS)) <= FEW_WORDS
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


def read(clause: Clause, need: Need, sense: Sense) -> None:
    """Fills listed_within_days and min_days_listed."""
    _searched_since(clause)
    aged = [slot for slot in ("listed_within_days", "min_days_listed") if slot in sense.filter]
    _spans(clause, need, _Since(sense.now), bool(aged))
    if "listed_within_days" in need.set and need.set.get("sort") == "newest":
        del need.set["sort"]  # "new listings since Monday" names a time, not an order
    if len(aged) == 1 and not {"listed_within_days", "min_days_listed"} & need.set.keys():
        apply([Shape("num hours", _again(aged[0])), Shape("length|permonth", _again(aged[0]))], clause.items, need)


def _searched_since(clause: Clause) -> None:
    """ "been looking for a house since March" says how long they have looked: the time is set aside."""
    since = next((at for at, item in enumerate(clause.items) if item.is_("since")), None)
    if since is None or clause.has("listed") or not SEARCHED_SINCE.search(clause.text):
        return
    for item in clause.items[since : since + TIME_WORDS]:
        item.used = item.used or item.is_("since", "word", "day", "weekday", "span", "max")


def _again(slot: str) -> Action:
    """ "whole month ok" after a week: the window that stands gets another length."""

    def act(match: Match, need: Need) -> bool | None:
        if match.has("permonth") and match.items("permonth")[0].text not in ("month", "a month"):
            return False
        if no_age(match):
            return False
        need.set[slot] = days_of(span_of(match))
        return None

    return act


def _spans(clause: Clause, need: Need, since: _Since, stands: bool) -> None:
    later = [Shape("weekday", since.weekday)] if LATER.search(clause.text) else []
    days = [Shape("listed? since|from|in? day listed?", _day)] if _of_something(clause, stands) else []
    shapes = [
        Shape("listed? since|from|in|span? day listed?", since.weekend),
        *SHAPES,
        Shape("listed? since|from|span|in? word num|ordinal ^hours", since.date),
        Shape("listed? since|from|after|in? num slash num", since.numeric_date),
        Shape("listed? since|from|after the? ordinal ^lead|one|of", since.ordinal),
        Shape("weekday or_more", since.weekday),
        Shape("neg listed since|in? day", not_since),
        Shape("listed? since|from|span|after weekday", since.weekday),
        Shape("listed in? weekday", since.weekday),
        Shape("listed? since word|pronoun|span|last+ in|span? weekday", since.weekday),
        Shape("listed? since word|pronoun|span|last+ in|span? day", _day),
        *later,
        Shape("listed? since|from|in? ordinal|num of word", since.date),
        Shape("listed since|from|in|after|span word|max ^num|ordinal|place", since.month),
        Shape("since word|max ^num|ordinal|place", since.month),
        Shape("listed in? hours ^ago|or_more", within_one),
        *days,
        Shape("listed", bare_stale),
    ]
    apply(shapes, clause.items, need)

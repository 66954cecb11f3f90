"""How many and in which order: sort, limit."""

from __future__ import annotations

from agent.builtin.items import Clause, Match, Need, Shape, apply

MOST_SHOWN = 50


def _sort(match: Match, need: Need) -> None:
    need.set["sort"] = match.first("sort")


def _sort_limit(match: Match, need: Need) -> bool | None:
    need.set["sort"] = match.first("sort")
    return _limit(match, need)


def _limit(match: Match, need: Need) -> bool | None:
    number = match.first("num")
    if not 1 <= number.value <= MOST_SHOWN or number.value != int(number.value):
        return False
    need.set["limit"] = int(number.value)
    return None


_NOT_COUNTED = "^beds|baths|sqft|miles|hours|cars|half_baths|slash|dash|or_more|stories|acre|feature|percent|num"

SORT_SHAPES = (
    Shape("top num sort", _sort_limit),
    Shape("num sort", _sort_limit),
    Shape(f"sort num {_NOT_COUNTED}", _sort_limit),
    Shape("sort", _sort),
)
LIMIT_SHAPES = (
    Shape(f"top num {_NOT_COUNTED}", _limit),
    Shape("only|max num lead|one|ptype", _limit),
    Shape("<to|dash|or num lead|ptype|leadtype", _limit),
    Shape("num of pronoun", _limit),
)


def read_sort(clause: Clause, need: Need) -> None:
    apply(SORT_SHAPES, clause.items, need)


def read_limit(clause: Clause, need: Need) -> None:
    """Runs last: what no other rule took as a number of something."""
    for shape in LIMIT_SHAPES:
        for match in shape.matches(clause.items):
            shape.action(match, need)
    shown = [item for item in clause.items if item.is_("num") and not item.used]
    if "limit" not in need.set and len(shown) == 1 and _asks_to_show(clause, shown[0].start):
        number = shown[0].value("num")
        if not shown[0].is_("one") and 1 <= number.value <= MOST_SHOWN and number.value == int(number.value):
            need.set["limit"] = int(number.value)
            shown[0].used = True


def _asks_to_show(clause: Clause, start: int) -> bool:
    before = [item.text for item in clause.items if item.end <= start]
    return bool(before) and before[-1] in ("me", "show", "give", "list", "limit", "only", "see", "first", "find")

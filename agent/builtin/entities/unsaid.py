"""Counts and sizes told without their unit: "3+", "bigger than 2500"."""

from __future__ import annotations

from agent.builtin.items import Match, Need, Shape

MOST_BEDS = 6
LEAST_SQFT, MOST_SQFT = 500, 9_999
OF_SIZE = frozenset({"bigger", "larger", "roomier", "smaller", "tinier"})
PLUS = ("+", "plus")


def _sized(match: Match, need: Need) -> bool | None:
    """ "bigger than 2500", "nothing smaller than 1200": plain figures of the floor."""
    bound, number = match.items("min", "max")[0], match.first("num")
    if not OF_SIZE & set(bound.text.split()) or number.dollar or not LEAST_SQFT <= number.value <= MOST_SQFT:
        return False
    low = match.has("min") != match.has("neg")
    need.set["min_sqft" if low else "max_sqft"] = int(number.value)
    return None


def _plus(match: Match, need: Need) -> bool | None:
    """ "houses near ASU, 3+": beds, where nothing says of what."""
    number = match.first("num")
    if match.items("or_more")[0].text not in PLUS or not 2 <= number.value <= MOST_BEDS:
        return False
    need.set["min_beds"] = int(number.value)
    return None


BEDS = (
    Shape(
        "<max|min|slash|dash|num|top|last num or_more "
        "^beds|baths|sqft|money|miles|hours|num|lead|acre|cars|stories|permonth",
        _plus,
    ),
)
SIZES = (Shape("neg? min|max num ^beds|baths|sqft|money|miles|hours|acre|permonth|percent", _sized),)

"""Beds, baths and floor area, in every shorthand; counts of other things (cars, stories) are kept out of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from agent.builtin.entities import unsaid
from agent.builtin.items import Action, Clause, Item, Match, Need, Number, Shape, apply
from agent.builtin.tables.grammar import STRICT
from agent.builtin.tables.phrases import UNFILTERED

MOST_ROOMS = 12
AROUND_SHARE = 0.10
LEAST_SQFT, MOST_SQFT = 300, 20_000
FIRST_YEAR, LAST_YEAR = 1850, 2040
OF_AGE = frozenset({"older", "newer", "younger", "later", "after"})
MOST_FEES = 1500  # dollars a month that an association takes


class Unit(NamedTuple):
    """What is measured: the slot's name, the step that "over" and "under" leave out, the most that is believed.

    ``amounts``: it is told in the figures of money too ("2k sqft"), and "about" it leaves a tolerance.
    """

    slot: str
    step: float
    most: float
    amounts: bool = False


UNITS: dict[str, Unit] = {
    "beds": Unit("beds", 1, MOST_ROOMS),
    "baths": Unit("baths", 0.5, MOST_ROOMS),
    "sqft": Unit("sqft", 0, math.inf, amounts=True),
}
_ANY = "|".join(UNITS)
BoundsOf = Callable[[list[float], Match, float], tuple[float | None, float | None]]


def whole(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _numbers(match: Match) -> list[float]:
    return [item.kinds[kind].value for kind, item in match.parts if kind in ("num", "money", "loose")]


def _strict(match: Match, kind: str, step: float) -> float:
    """What "over 3" and "under 3" leave out: one step, for things that are counted."""
    return step if any(item.text in STRICT for item in match.items(kind)) else 0.0


def _range(numbers: list[float], match: Match, step: float) -> tuple[float | None, float | None]:
    if match.has("min") and match.has("max"):  # "over 2 but under 5"
        return min(numbers) + _strict(match, "min", step), max(numbers) - _strict(match, "max", step)
    return min(numbers), max(numbers)


def _exact(numbers: list[float], match: Match, step: float) -> tuple[float | None, float | None]:
    return numbers[0], numbers[0]


def _floor(numbers: list[float], match: Match, step: float) -> tuple[float | None, float | None]:
    return numbers[0] + _strict(match, "min", step), None


def _ceiling(numbers: list[float], match: Match, step: float) -> tuple[float | None, float | None]:
    return None, numbers[0] - _strict(match, "max", step)


def _about(numbers: list[float], match: Match, step: float) -> tuple[float | None, float | None]:
    return round(numbers[0] * (1 - AROUND_SHARE), 1), round(numbers[0] * (1 + AROUND_SHARE), 1)


_FORMS: tuple[tuple[str, BoundsOf], ...] = (
    ("between? {n} {u}? dash|to|and {n} {u}", _range),
    ("max {n} dash|to {n} {u}", _range),
    ("{n} or {n} {u}", _range),
    ("min {n} {u}? and|comma* max {n} {u}? ^{any}|money|miles", _range),
    ("min {n} {u} neg min {n} {u}? ^{any}|money|miles", _range),
    ("{n} {u} or_more and|comma|dash* max? {n} {u}? or_less ^{any}|money|num", _range),
    ("{n} {u} or_more and|comma|dash* max {n} {u}? ^{any}|money|miles", _range),
    ("{n} {u} and|comma* just_so ^ptype|feature|source|seller|hoa", _exact),
    ("loose {u}", _about),
    ("{u} stop|asking? between|in|to? {n} dash|to|and|or {n} ^{any}", _range),
    ("exact|only {n} {u}", _exact),
    ("{n} {u} exact|only ^num|money|in", _exact),
    ("{n} {u} or_less ^num|money", _ceiling),
    ("{n} {u} or_more ^num|money", _floor),
    ("{n} or_more {u}", _floor),
    ("{n} or_less {u}", _ceiling),
    ("neg max {n} {u}", _floor),
    ("neg word? min {n} {u}", _ceiling),
    ("max {n} {u}", _ceiling),
    ("min|between {n} {u}", _floor),
    ("around {n} {u}", _about),
    ("{n} {u}", _floor),
    ("{u} max {n} ^{any}", _ceiling),
    ("{u} min {n} ^{any}", _floor),
    ("{u} exact {n} ^{any}", _exact),
    ("{u} stop|to? {n} or_more? ^{any}|and|miles|hours", _floor),
)


def _mixed(match: Match) -> bool:
    """ "over 2500 sqft & under 600k", "2500 sf+ <600": the second amount is money."""
    parted = match.has("min", "or_more") and match.has("max", "or_less")
    return parted and (match.has("money") or (match.has("or_more") and len(match.items("sqft")) < 2))


def _of_money(match: Match) -> bool:
    """ "1,200+ sq ft $300-360k": dollars measure nothing."""
    return any(item.kinds[kind].dollar for kind, item in match.parts if kind in ("num", "money", "loose"))


def _shape(pattern: str, kind: str, bounds: BoundsOf) -> Shape:
    unit = UNITS[kind]
    if bounds is _about and not unit.amounts:
        bounds = _floor  # "alerts about 2-bed condos" gives no tolerance

    def act(match: Match, need: Need) -> bool | None:
        numbers = _numbers(match)
        if (
            not match.has(kind)
            or max(numbers) > unit.most
            or _of_money(match)
            or (unit.amounts and bounds is _range and _mixed(match))
        ):
            return False
        if unit.amounts and bounds is _range and numbers[0] < 100 <= numbers[-1]:  # "1.5-2k", "2 to 2500"
            numbers[0] *= 1000
        low, high = bounds([n + _half(match) for n in numbers], match, unit.step)
        need.bounds(unit.slot, None if low is None else whole(low), None if high is None else whole(high))
        return None

    return Shape(pattern.format(n="num|money" if unit.amounts else "num", u=kind, any=_ANY), act)


def _half(match: Match) -> float:
    return 0.5 if match.has("half_baths") else 0.0


def _bigger(match: Match, need: Need) -> bool | None:
    """ "bigger, 2000 plus" and "smaller, 1500 tops" speak of the floor."""
    number = match.first("num").value
    side = {"sqft desc": "min_sqft", "sqft asc": "max_sqft"}.get(match.first("best"))
    if side is None or not LEAST_SQFT <= number <= MOST_SQFT:
        return False
    need.set[side] = whole(number)
    return None


def _slashed(match: Match, need: Need) -> bool | None:
    """ "3/2" is beds and baths, "3/2/2" adds the garage's cars."""
    beds, baths = _numbers(match)[:2]
    if beds > MOST_ROOMS or baths > MOST_ROOMS or beds != int(beds):
        return False
    need.bounds("beds", whole(beds), None)
    need.bounds("baths", whole(baths), None)
    return None


def _floors(match: Match, need: Need) -> bool | None:
    """ "4+ / 2+"."""
    plus = all(item.text in ("+", "plus") for item in match.items("or_more"))
    return _slashed(match, need) if plus else False


def _joined_by(joints: frozenset[str]) -> Action:
    """ "4 by 2", "3+2"."""

    def act(match: Match, need: Need) -> bool | None:
        return _slashed(match, need) if match.parts[1][1].text in joints else False

    return act


def _falling(match: Match, need: Need) -> bool | None:
    """ "a three two in Kyle", "3-2 ranch": fewer baths than beds; "2-3" is a range, and "the two three" nothing."""
    beds, baths = _numbers(match)
    if beds <= baths or baths != baths // 0.5 / 2 or any(item.is_("the", "hash") for item in match.items("num")):
        return False
    return _slashed(match, need)


def _garage(match: Match, need: Need) -> bool | None:
    cars = match.first("num")
    if match.first("feature") != "garage" or (cars is not None and cars.value > MOST_ROOMS):
        return False  # "under 400 garage"
    need.add("features", "garage")
    return None


def _nothing(match: Match, need: Need) -> None:
    """Understood, but no slot of a search."""


def _cars(match: Match, need: Need) -> None:
    """ "3 br / 2 ba / 2 car": the garage's size."""
    need.add("features", "garage")


def _studio(match: Match, need: Need) -> None:
    """ "studio or 1 bed": from none to one."""
    numbers = _numbers(match)
    need.bounds("beds", None, whole(max(numbers)) if numbers else 0)


def _no_studio(match: Match, need: Need) -> None:
    """ "not a studio": a bedroom at the least."""
    need.bounds("beds", 1, None)


def _refused_studio(match: Match, need: Need) -> bool | None:
    if not match.items("studio")[0].is_("refused"):
        return False
    _no_studio(match, need)
    return None


def _half_bath(match: Match, need: Need) -> None:
    full = _numbers(match)[0]
    need.bounds("baths", full + 0.5, None)


def _year(match: Match, need: Need) -> bool | None:
    """ "not older than 1990", "1990 or newer": when it was built."""
    bounds = match.items("min", "max", "or_more", "or_less")
    ages = [item for item in bounds if OF_AGE & set(item.raw.lower().split())]
    if not ages or not FIRST_YEAR <= match.first("num").value <= LAST_YEAR:
        return False
    ages[0].kinds["built"] = None
    return None


def _fees(match: Match, need: Need) -> bool | None:
    """ "HOA under 100 a month": what the association takes, not what the home costs."""
    number = match.first("num") or match.first("money")
    if number.magnitude or number.value > MOST_FEES:
        return False
    match.items("hoa")[0].kinds["fees"] = None
    return None


SHAPES: tuple[Shape, ...] = (
    Shape("neg? min|max num", _year),
    Shape("num or_more|or_less", _year),
    Shape("hoa stop|asking|word? max|min|around|within? num|money or_less|or_more? permonth?", _fees),
    Shape("built in|since|min|max|until|between|around? num|id dash|to|and num", _nothing),
    Shape("built in|since|min|max|until|around|after? num", _nothing),
    Shape("<slash|or_more num|one feature", _garage),
    Shape("feature for num cars", _garage),
    Shape("for num cars", _nothing),
    Shape("num cars", _cars),
    Shape("num baths and? num|one? half_baths", _half_bath),
    Shape("num stories", _nothing),
    Shape("best stop|comma? max|min|only? num or_more|or_less? ^beds|baths|money|miles", _bigger),
    *(Shape(f"money|num {kind}", _nothing) for kind in UNFILTERED if kind not in UNITS),
    Shape("neg word? studio", _no_studio),
    Shape("studio", _refused_studio),
    Shape("studio or|and|to|dash|slash max? num beds", _studio),
    Shape("max? num beds or|and|slash studio", _studio),
    Shape("<num|or_more beds stop? num comma|slash|and? baths stop? num ^beds|baths|dash|to", _slashed),
    *(_shape(form, unit, bounds) for unit in UNITS for form, bounds in _FORMS),
    *unsaid.SIZES,
    Shape("studio", _studio),
    Shape("num or_more slash|comma|and? num or_more ^beds|baths|sqft|money|miles|hours|num|lead", _floors),
    Shape("num slash num slash num", _slashed),
    Shape("<since num slash num ^slash", _slashed),
    Shape("<since|listed num near num ^miles|hours|near|place", _joined_by(frozenset({"by"}))),
    Shape("num or_more num ^miles|hours|money|num", _joined_by(frozenset({"+", "plus"}))),
    Shape(
        "<max|min|between|around|exact|since|listed|num num dash num ^miles|hours|num|dash|or_more|or_less", _falling
    ),
    Shape(
        "<max|min|between|around|exact|since|listed|num|neg num num ^miles|hours|num|money|percent|cars|dash|slash",
        _falling,
    ),
)


def read(clause: Clause, need: Need) -> None:
    """Fills ``min_/max_`` beds, baths and sqft."""
    _twin_baths(clause.items)
    apply(SHAPES, clause.items, need)
    if "min_beds" not in need.set and clause.has("ptype", "place", "zip", "feature"):
        apply(unsaid.BEDS, clause.items, need)


def _twin_baths(items: list[Item]) -> None:
    """ "3 bad 2 bath": a slip after a count is read as the unit it resembles; "3b2b" counts both."""
    letters = [item for before, item in pairwise(items) if before.is_("num") and item.text == "b"]
    for item, unit in zip(letters, ("beds", "baths"), strict=False):
        item.kinds = {unit: unit}
    slips = {"bad": "beds", "bads": "beds", "bet": "beds", "bats": "baths", "bat": "baths", "bth": "baths"}
    for before, item in pairwise(items):
        if before.is_("num") and item.text in slips and isinstance(before.value("num"), Number):
            item.kinds = {slips[item.text]: slips[item.text]}

"""Prices: what the property costs, rents for a month, or what the lead itself costs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from agent.builtin.entities import decades, purse
from agent.builtin.items import Clause, Item, Match, Need, Number, Shape, apply
from agent.builtin.sense import Sense
from agent.builtin.tables.grammar import STRICT
from agent.builtin.tables.money import COUNTS, HOMES, NO_MONEY, UNDER

AROUND_SHARE = 0.10
TEN_TENS = Number(100)
HIGHEST_LEAD_PRICE = 60  # dollars: a plain amount up to this, of leads, is the lead's own price
SURE_LEAD_PRICE = 40  # dollars: with a dollar sign it can be nothing else
RENT_RANGE = (400, 9_999)  # dollars a month: plain amounts in here are rents
MILLIONS_BELOW = 10  # "1.2" alone is millions
SPOKEN_MILLIONS_BELOW = 2  # "one and a half"
MOST_HOMES = 20  # a plain floor up to this counts homes
MOST_APART = 20  # the two ends of a range of prices lie within this factor

Bounds = tuple[float | None, float | None]
BoundsOf = Callable[[list[float]], Bounds]
LEAD_WORDS = ("lead", "leads")


def _by_the_month(items: list[Item]) -> bool:
    """ "1800 a month"; a month alone ("next month they sell") is but a time."""
    return any(
        item.is_("permonth")
        and (item.text not in ("month", "each month") or (at and items[at - 1].is_("num", "money")))
        for at, item in enumerate(items)
    )


def _ends(items: list[Item]) -> bool:
    """Whether the last number ends what is said: "under 4 of those" counts them."""
    at = max((at for at, item in enumerate(items) if item.is_("num")), default=-1)
    behind = items[at + 1 : at + 2]
    return at >= 0 and (not behind or behind[0].is_("comma", "stop", "in", "near", "with"))


class Prices:
    """Reads money in one clause: whether rents are meant decides what "1800" says."""

    def __init__(self, clause: Clause, sense: Sense) -> None:
        rents = any(item.value("leadtype") == "rent" for item in clause.items) or _by_the_month(clause.items)
        sale = any(item.value("leadtype") == "sale" for item in clause.items)
        self.of_rentals, self.bought = rents, False
        self.rent = rents or (sense.filter.get("lead_type") == "rent" and not sale)
        counted = any(item.is_(*COUNTS) for item in clause.items)
        self.of_homes = (
            not (rents or counted) and any(item.text in HOMES for item in clause.items) and _ends(clause.items)
        )
        self.lead_price_stands = "max_lead_price" in sense.filter and "max_price" not in sense.filter
        self.of_leads = self.lead_price_stands or any(
            item.text in LEAD_WORDS or item.is_("leadprice") for item in clause.items
        )

    def counts_hundreds(self, numbers: list[Number], match: Match) -> bool:
        """ "Vegas homes under 4", "between 4 and 5": hundreds of thousands, where nothing else is counted."""
        plain = all(2 <= n.value < MILLIONS_BELOW and not (n.magnitude or n.dollar or n.decimal) for n in numbers)
        told = any(item.text in UNDER for item in match.items("max", "min", "between", "stop"))
        return plain and told and self.of_homes

    def is_lead_price(self, numbers: list[Number], match: Match) -> bool:
        top = max(number.value for number in numbers)
        if any(number.magnitude for number in numbers) or top > HIGHEST_LEAD_PRICE:
            return False
        if match.has("leadprice", "each", "credits"):
            return True
        if any(number.dollar for number in numbers):
            return top <= SURE_LEAD_PRICE
        return self.of_leads and not match.has("asking") and top > MILLIONS_BELOW / 2

    def dollars(self, numbers: list[Number], match: Match) -> list[float]:
        """Whole amounts in dollars, each number read in the scale of its partner."""
        values = [self._alone(number, match) for number in numbers]
        if len(numbers) == 2:
            values = _in_step(numbers, values, self.rent or match.has("permonth"))
        return values

    def _alone(self, number: Number, match: Match) -> float:
        value = number.value
        if self.of_homes and self.counts_hundreds([number], match):
            return value * 1e5  # "homes under 4"
        if number.magnitude or value >= RENT_RANGE[1]:
            return value
        if self.of_rentals and SURE_LEAD_PRICE < value < RENT_RANGE[0] and not (number.dollar or match.has("permonth")):
            self.bought = True
            return value * 1000  # "rental property below 250" is bought
        if self.rent or match.has("permonth"):
            return value * 1000 if value < MILLIONS_BELOW else value
        if number.spoken and value >= SPOKEN_MILLIONS_BELOW:  # "five and a quarter" of a house is 525
            return value * 1e5
        if value < MILLIONS_BELOW:
            return value * 1e6
        return value if RENT_RANGE[0] * 2 < value and value >= 1000 else value * 1000


def _in_step(numbers: list[Number], values: list[float], rent: bool) -> list[float]:
    (first, second), (low, high) = numbers, values
    if rent and first.value < 100 <= second.value / 10 and second.value % 100 == 0:  # "twelve to fifteen hundred"
        return [first.value * 100, high]
    if not first.magnitude and not second.magnitude and not rent:  # "3 to 4 hundred", "350 to 4", "5-600"
        if first.value < MILLIONS_BELOW and 100 <= second.value < 1000 and first.value * 100 < second.value:
            return [first.value * 1e5, high]
        if second.value < MILLIONS_BELOW and 100 <= first.value < second.value * 100:
            return [low, second.value * 1e5]
    if first.magnitude == second.magnitude and first.value >= 1000 and second.value >= 1000:
        return values
    if second.magnitude and not first.magnitude and first.value < 10_000:
        for scale in (1e6, 1e5, 1e3, 1.0):
            if high / MOST_APART <= first.value * scale < high:
                return [first.value * scale, high]
    if first.magnitude and not second.magnitude and second.value < 10_000:
        for scale in (1e3, 1e6, 1.0):
            if second.value * scale > low:
                return [low, second.value * scale]
    return values


def _range(v: list[float]) -> Bounds:
    return min(v), max(v)


def _top(v: list[float]) -> Bounds:
    return None, v[0]


def _bottom(v: list[float]) -> Bounds:
    return v[0], None


def _about(v: list[float]) -> Bounds:
    return v[0] * (1 - AROUND_SHARE), v[0] * (1 + AROUND_SHARE)


def _give_or_take(v: list[float]) -> Bounds:
    """ "480 give or take 20"."""
    return v[0] - v[1], v[0] + v[1]


def _figured(v: list[float]) -> Bounds:
    """ "six figures" ends where seven begin; seven have no end."""
    return v[0], v[0] * 10 - 1 if v[0] < 1e6 else None


def _digits(v: list[float]) -> Bounds:
    """ "six figures tops"."""
    return None, v[0] * 10 - 1


def _exactly(v: list[float]) -> Bounds:
    return v[0], v[0]


_M = "money|num"
_TAIL = "permonth|each|credits|asking?"
_FORMS: tuple[tuple[str, BoundsOf], ...] = (
    (f"leadprice|asking? stop? between|max? {_M} dash|to|and|or {_M} {_TAIL}", _range),
    (f"leadprice|asking? min {_M} and|comma? max {_M} {_TAIL}", _range),
    (f"asking stop? {_M} slash {_M} {_TAIL}", _range),
    (f"neg? word|lead? leadprice|asking? min {_M} {_TAIL} too_far", _top),
    (f"neg? word|lead? leadprice|asking? max {_M} {_TAIL} too_far", _bottom),
    (f"neg word|lead? leadprice|asking? min {_M} {_TAIL}", _top),
    (f"max {_M} {_TAIL} or_more ^num|money|beds|baths|sqft", _bottom),
    (f"leadprice|asking? neg max {_M} {_TAIL}", _bottom),
    (f"leadprice|asking? max {_M} permonth|each|asking? or_more {_TAIL}", _bottom),
    (f"leadprice|asking? max|to leadprice|asking? max? {_M} {_TAIL}", _top),
    (f"leadprice|asking? min leadprice|asking? {_M} {_TAIL}", _bottom),
    (f"leadprice|asking? around around? {_M} permonth|asking? or_less|max ^num|money", _top),
    (f"leadprice|asking? around stop? around? {_M} {_TAIL}", _about),
    (f"asking? loose {_M} ^beds|baths|sqft|miles|hours|cars|slash|lead|ptype|dash|to", _give_or_take),
    (f"leadprice|asking? loose {_TAIL}", _about),
    (f"leadprice|asking? exact {_M} {_TAIL} ^lead|one|ptype|leadtype|beds|baths", _exactly),
    (f"within {_M} ^miles|hours|length|sqft|permonth", _top),
    (f"leadprice|asking? {_M} permonth|each|asking? or_less {_TAIL}", _top),
    (f"leadprice|asking? {_M} permonth|each|asking? or_more {_TAIL}", _bottom),
    (f"leadprice|asking? between money {_TAIL}", _bottom),
    (f"leadprice|asking stop|in|exact? {_M} {_TAIL}", _top),
    (f"{_M} permonth|each|credits", _top),
    (f"for|in? money {_TAIL}", _top),
)


def _taken(items: list[Item]) -> bool:
    """Numbers that are something else: a zip after "in", a year."""
    return any(item.is_("zip") and item.kinds.get("zip_known") for item in items)


_COUNTS_ELSE = (
    "beds|baths|sqft|miles|hours|cars|stories|half_baths|num|acre|percent|dash|or|to|permonth|ptype|lead|leadtype|slash|"
    "credits|or_more"
)


def _minutes(item: Item, after: Item) -> bool:
    """ "15 min" from somewhere; "500 min" is a floor."""
    return 0 < (after.value("hours") or 0) < 1 and (item.value("num") or TEN_TENS).value < TEN_TENS.value


def read(clause: Clause, need: Need, sense: Sense) -> None:
    """Fills min_price, max_price, max_lead_price and, where the amount is plainly a rent, lead_type."""
    prices = Prices(clause, sense)

    def shape(pattern: str, bounds: BoundsOf) -> Shape:
        def act(match: Match, need: Need) -> bool | None:
            items = match.items("money", "num", "loose")
            if _taken(items):
                return False
            return _fill(prices, match, need, bounds)

        return Shape(pattern, act)

    for item, after in pairwise(clause.items):
        counts = (after.is_("word") and after.text in NO_MONEY) or _minutes(item, after)
        item.used = item.used or (item.is_("num") and counts)
    purse.read(clause.items)
    apply(decades.SHAPES, clause.items, need)
    apply([shape(pattern, bounds) for pattern, bounds in _FORMS], clause.items, need)
    apply([Shape(f"with num|money ^{_COUNTS_ELSE}", _has(prices))], clause.items, need)
    apply(
        [Shape("between num ^beds|baths|sqft|miles|hours|cars|to|dash|and|or", _bare(prices, floor=True))],
        clause.items,
        need,
    )
    apply([Shape("num ^beds|baths|sqft|miles|hours|cars", _bare(prices))], clause.items, need)
    for item in clause.items:
        item.used = item.used or (prices.bought and item.value("leadtype") == "rent")


def _fill(prices: Prices, match: Match, need: Need, bounds: BoundsOf) -> bool | None:
    numbers: list[Number] = [item.kinds[kind] for kind, item in match.parts if kind in ("money", "num", "loose")]
    if prices.is_lead_price(numbers, match):
        low, high = bounds([number.value for number in numbers])
        if high is not None:
            need.set["max_lead_price"] = int(high) if high == int(high) else high
        return None
    if not prices.counts_hundreds(numbers, match) and _too_small(prices, numbers, match):
        return False
    if bounds is _range and any(item.text == "but" for item in match.items("and")) and not match.has("min"):
        return False  # "as high as 350 but 300 is better"
    if bounds is _give_or_take and not numbers[1].value * 2 <= numbers[0].value:
        return False
    values = prices.dollars(numbers, match)
    if numbers[0].figures and bounds is _top and not any(item.text in STRICT for item in match.items("max")):
        bounds = _digits if match.has("max", "or_less") else _figured
    low, high = bounds(values)
    need.bounds("price", None if low is None else round(low), None if high is None else round(high))
    if match.has("permonth") or (_plain_rent(numbers, values) and not prices.rent):
        need.set["lead_type"] = "rent"
    return None


def _too_small(prices: Prices, numbers: list[Number], match: Match) -> bool:
    """A bare small count ("at least 3") is no price."""
    top = max(numbers, key=lambda number: number.value)
    if top.magnitude or top.dollar or top.decimal or top.spoken:
        return False
    if match.has("exact") and top.value < 100:
        return True
    if match.has("min") and top.value <= MOST_HOMES and not match.has("asking", "permonth"):
        return True  # "at least ten houses"
    if match.has("or_more", "or_less") and not match.has("asking", "permonth") and top.value < 100:
        return True
    return (top.value < MILLIONS_BELOW and not match.has("asking", "permonth")) or top.value < 2


def _plain_rent(numbers: list[Number], values: list[float]) -> bool:
    return all(not n.magnitude for n in numbers) and RENT_RANGE[0] <= max(values) <= RENT_RANGE[1]


def _has(prices: Prices) -> Callable[[Match, Need], bool | None]:
    """ "they've got four fifty": what somebody has is what can be spent."""

    def act(match: Match, need: Need) -> bool | None:
        if match.items("with")[0].text.split()[0] not in ("have", "has"):
            return False
        return _bare(prices)(match, need) if match.has("num") else _fill(prices, match, need, _top)

    return act


def _bare(prices: Prices, floor: bool = False) -> Callable[[Match, Need], bool | None]:
    """A lone "400" or "350000" beside a need is a ceiling; "from 150,000" is a floor."""

    def act(match: Match, need: Need) -> bool | None:
        item = match.items("num")[0]
        number: Number = item.kinds["num"]
        plausible = 100 <= number.value < 1000 or number.value >= 20_000 or (prices.rent and number.value >= 400)
        side = "min_price" if floor else "max_price"
        if not plausible or item.is_("zip") or number.value != int(number.value) or side in need.set:
            return False
        need.set[side] = round(prices.dollars([number], match)[0])
        return None

    return act

"""A price or a count that stands is moved: "take it up to 450", "50k more", "5 % less", "one more bedroom"."""

from __future__ import annotations

from typing import Any

from agent.builtin.items import Clause, Item, Need, Number
from agent.builtin.sense import Sense
from agent.builtin.tables.changes import (
    BOTH_ENDS,
    BROUGHT_DOWN,
    BY_A_PART,
    BY_NAME,
    CAPPED_AT,
    COUNTS,
    LESS,
    LOWER_END,
    MOVES,
    PARTS,
    PERCENT,
    PLUS_MINUS,
    RAISED,
    ROOM_MOVES,
    SETS_TO,
    THE_LIMIT,
    TIGHTENED,
    UPPER_END,
    WIDENED,
)
from agent.builtin.tables.tools import SEARCHES

HIGHEST_LEAD_PRICE = 60  # dollars
LEAST_OF_MILLIONS = 700_000  # a price from which people count in millions
RENT_DIGITS = 4
HIGHEST_RENT = 10_000  # dollars a month: a filter's price below it is a rent
LEAST_PRICE = 100  # a smaller plain number counts something
MOST_APART = 20  # a price goes to another within this factor
OTHER_UNITS = ("beds", "baths", "sqft", "miles", "hours", "cars", "stories", "acre", "credits")
PRICE_WORDS = ("num", "money", "max", "min", "asking", "or_less", "or_more", "best")
Filter = dict[str, Any]


def read(clause: Clause, need: Need, sense: Sense) -> bool:
    kept = sense.filter
    _rents_told(clause, kept)
    return _price(clause, need, kept) or _rooms(clause, need, sense)


def _rents_told(clause: Clause, kept: Filter) -> None:
    """ "up to 1600" beside a rent is no hour of the day."""
    if not of_rents(kept):
        return
    for item in clause.items:
        if item.is_("clock") and item.raw.isdigit() and len(item.raw) == RENT_DIGITS:
            item.kinds = {"num": Number(float(item.raw))}


def of_rents(kept: Filter) -> bool:
    return any(kept.get(slot, HIGHEST_RENT) < HIGHEST_RENT for slot in ("min_price", "max_price"))


def sets_price(clause: Clause, sense: Sense) -> bool:
    """ "take it up to 450" buys nothing: a price that stands is told where to go."""
    amounts = amounts_of(clause)
    if len(amounts) != 1 or sense.start.get("last_tool") not in SEARCHES or _of_other_things(clause):
        return False
    slot = _end(clause, sense.filter)
    return slot is not None and _set_to(clause, amounts[0], slot, sense.filter) is not None


def moves_limit(clause: Clause, sense: Sense) -> bool:
    """ "take 50 off the budget" buys nothing either."""
    amounts = amounts_of(clause)
    if len(amounts) != 1 or sense.start.get("last_tool") not in SEARCHES or not THE_LIMIT.search(clause.text):
        return False
    text = _with_amount(clause, amounts[0])
    return _end(clause, sense.filter) is not None and any(pattern.search(text) for _, pattern in MOVES)


def amounts_of(clause: Clause) -> list[Item]:
    return [item for item in clause.items if item.is_("num", "money") and not item.is_("one")]


def number_of(item: Item) -> Number:
    found: Number = item.value("money") or item.value("num")
    return found


def in_scale(number: Number, standing: float) -> float:
    """An amount in the scale of the price that stands: "50" beside 400,000 is 50,000, "200" beside 2,000 is 200."""
    if standing <= HIGHEST_LEAD_PRICE:
        return number.value
    if of_millions(number, standing):
        return number.value * 1e6
    plain = not number.magnitude and number.value < 1000
    return number.value * 1000 if plain and standing >= HIGHEST_RENT else number.value


def of_millions(number: Number, standing: float) -> bool:
    """ "one point four" beside 1,200,000."""
    return number.value < 10 and (number.spoken or number.decimal) and standing >= LEAST_OF_MILLIONS


def use(clause: Clause, *kinds: str) -> None:
    for item in clause.items:
        item.used = item.used or item.is_(*kinds)


def use_all(clause: Clause) -> None:
    for item in clause.items:
        item.used = True


def _of_other_things(clause: Clause) -> bool:
    return any(item.is_(*OTHER_UNITS) and item.text != "floor" for item in clause.items)


def _price(clause: Clause, need: Need, kept: Filter) -> bool:
    amounts = amounts_of(clause)
    if _both_ends(clause, amounts, need, kept):
        return True
    slot = _end(clause, kept)
    if slot is None or _of_other_things(clause):
        return False
    part = BY_A_PART.search(clause.text)
    if part and not amounts:
        return _shared(clause, 100 / PARTS[part["part"]], LESS.search(clause.text) is not None, need, kept, slot)
    if len(amounts) != 1:
        return False
    if clause.has("percent"):
        return _by_share(clause, amounts[0], need, kept, slot)
    text = _with_amount(clause, amounts[0])
    if slot == "min_price" and number_of(amounts[0]).value >= LEAST_PRICE and _caps(text):
        need.set["max_price"] = int(in_scale(number_of(amounts[0]), kept[slot]))
        use(clause, *PRICE_WORDS)
        return True
    if PLUS_MINUS.search(text) and {"min_price", "max_price"} <= kept.keys():
        middle, step = (kept["min_price"] + kept["max_price"]) // 2, in_scale(number_of(amounts[0]), kept[slot])
        need.bounds("price", int(middle - step), int(middle + step))
        use_all(clause)
        return True
    value = _set_to(clause, amounts[0], slot, kept)
    if value is None:
        sign = next((sign for sign, pattern in MOVES if pattern.search(text)), 0)
        step = in_scale(number_of(amounts[0]), kept[slot])
        value = (step if step * 2 > kept[slot] else kept[slot] + sign * step) if sign else None  # "lower it, 350"
    if value is None:
        return False
    need.set[slot] = int(max(0, value))
    use(clause, *PRICE_WORDS)
    return True


def _caps(text: str) -> bool:
    """Whether an amount beside a floor is the ceiling: "up to 450", "she can stretch to 450"."""
    return bool(CAPPED_AT.search(text) or (SETS_TO.search(text) and not RAISED.search(text)))


def _both_ends(clause: Clause, amounts: list[Item], need: Need, kept: Filter) -> bool:
    """ "bump both ends 25k", "widen it 25 either way": the whole range is moved, or grows on its two sides."""
    if len(amounts) != 1 or not {"min_price", "max_price"} <= kept.keys() or not BOTH_ENDS.search(clause.text):
        return False
    step = int(in_scale(number_of(amounts[0]), kept["max_price"]))
    if clause.has("percent") or step * 2 > kept["max_price"] or _of_other_things(clause):
        return False
    low = high = -step if LESS.search(clause.text) or BROUGHT_DOWN.search(clause.text) else step
    if TIGHTENED.search(clause.text):
        low, high = step, -step
    elif WIDENED.search(clause.text):
        low, high = -step, step
    need.bounds("price", max(0, kept["min_price"] + low), kept["max_price"] + high)
    use_all(clause)
    return True


def _end(clause: Clause, kept: Filter) -> str | None:
    """Which end of the price is meant: the one that the words name, else the ceiling, where there is one."""
    named = "min_price" if LOWER_END.search(clause.text) else "max_price" if UPPER_END.search(clause.text) else ""
    if named and ("min_price" in kept or "max_price" in kept) and (named in kept or BY_NAME.search(clause.text)):
        return named if named in kept else None
    return next((slot for slot in ("max_price", "min_price", "max_lead_price") if slot in kept), None)


def _with_amount(clause: Clause, amount: Item) -> str:
    return clause.text.replace(amount.text, "@", 1).replace("$ ", "").replace("$", "")


def _set_to(clause: Clause, amount: Item, slot: str, kept: Filter) -> float | None:
    number = number_of(amount)
    if number.value < LEAST_PRICE or not SETS_TO.search(_with_amount(clause, amount)):
        return None
    value = in_scale(number, kept[slot])
    return value if kept[slot] / MOST_APART <= value <= kept[slot] * MOST_APART else None


def _by_share(clause: Clause, amount: Item, need: Need, kept: Filter, slot: str) -> bool:
    """ "allow 10% more"."""
    found = PERCENT.search(clause.text.replace(amount.text, "@", 1))
    share = number_of(amount).value
    if found is None or not share < 100:
        return False
    less = bool(found["less"] or found["more"] in ("less", "lower", "cheaper", "off", "down"))
    return _shared(clause, share, less, need, kept, slot)


def _shared(clause: Clause, share: float, less: bool, need: Need, kept: Filter, slot: str) -> bool:
    need.set[slot] = round(kept[slot] * (100 - share if less else 100 + share) / 100)
    use(clause, *PRICE_WORDS, "percent")
    return True


def _rooms(clause: Clause, need: Need, sense: Sense) -> bool:
    """ "one more bedroom", "a bath less", "one fewer" of what was counted last."""
    kept = sense.filter
    for sign, pattern in ROOM_MOVES:
        found = pattern.search(clause.text)
        if found is None:
            continue
        unit = _counted(found.groupdict().get("unit"), sense)
        step = sign * COUNTS.get(found["count"] or "", 1)
        slots = [slot for slot in (f"min_{unit}", f"max_{unit}") if slot in kept]
        if not slots:
            return False
        for slot in slots:
            need.set[slot] = max(0, kept[slot] + step)
        use(clause, str(unit), "num", "one", "min", "max", "or_more", "or_less", "neg")
        return True
    return False


def _counted(said: str | None, sense: Sense) -> str | None:
    if said:
        return "baths" if said.startswith(("bath", "bano")) else "beds"
    last = [unit for unit in ("beds", "baths") if {f"min_{unit}", f"max_{unit}"} & sense.talked.keys()]
    standing = [unit for unit in ("beds", "baths") if {f"min_{unit}", f"max_{unit}"} & sense.filter.keys()]
    return next(iter(last if len(last) == 1 else standing if len(standing) == 1 else ()), None)

"""Changes relative to the filter that stands: "bump it by 50k", "one more bedroom", "cheaper", "actually make it 4"."""

from __future__ import annotations

from typing import Any

from agent.builtin.entities import moves, renumbered
from agent.builtin.entities.moves import amounts_of, in_scale, number_of, use_all
from agent.builtin.entities.renumbered import COUNTED, LONE, words_of
from agent.builtin.entities.rooms import whole
from agent.builtin.items import Clause, Item, Need
from agent.builtin.sense import Sense
from agent.builtin.tables.changes import (
    ASKS_FOR_MORE,
    BOUNDS_THAN,
    CHANGE_WORDS,
    FLIPPED,
    FLIPS,
    LIMIT_OFF,
    LOWER_SIDE,
    ROUNDED_TO,
    SCALED_TENDENCIES,
    SORT_TENDENCIES,
    TENDENCIES,
    THAN,
    TOO_MUCH,
    WAS_RIGHT,
    WHOLE_CITY,
)
from agent.builtin.tables.patterns import SOME_MORE

MONTH_HOURS = 720.0
BOUND_WORDS = frozenset(
    {"limit", "cap", "max", "min", "thing", "part", "bit", "minimum", "maximum", "floor", "ceiling", "bound"}
)
Filter = dict[str, Any]


def read(clause: Clause, need: Need, sense: Sense) -> None:
    """Runs before every other reader: what it understands is used up."""
    kept = sense.filter
    if WHOLE_CITY.search(clause.text):
        need.drop += [(slot, None) for slot in ("neighborhood", "zip", "near", "radius_miles")]
    if not kept:
        return
    if not clause.has("money") and SOME_MORE.search(clause.text) and "max_lead_price" not in kept:
        moves.use(clause, "num", "small")
        return
    _was_right(clause, need, sense)
    if _instead(clause, need, kept) or _beside(clause, need, sense):
        return
    _too_much(clause, sense)
    _flipped(clause, need, kept)
    if _taken_off(clause, need, kept) or _unbounded(clause, need, kept) or _aged(clause, need, kept):
        return
    if moves.read(clause, need, sense) or _tendency(clause, need, kept):
        return
    renumbered.read(clause, need, sense)


def changes(clause: Clause, sense: Sense) -> bool:
    """Whether the clause says nothing but such a change."""
    need = Need()
    read(clause, need, sense)
    return bool(need.set)


def _flipped(clause: Clause, need: Need, kept: Filter) -> bool:
    """ "flip the order", "the other way round"."""
    if not FLIPS.search(clause.text) or clause.has("place"):
        return False
    named = clause.has("sort")  # "flip it, most expensive first" names the order itself
    if not named and kept.get("sort") not in FLIPPED:
        return False
    if not named:
        need.set["sort"] = FLIPPED[kept["sort"]]
    for item in clause.items:
        item.used = item.used or item.text.startswith("flip") or item.is_("other")
    return True


def _unbounded(clause: Clause, need: Need, kept: Filter) -> bool:
    """ "strike the upper bound", "drop the lower limit"."""
    found = LIMIT_OFF.search(clause.text)
    if found is None or clause.has("place"):
        return False
    unit = (found["of"] or "price")[:3]
    name = {"bed": "beds", "bat": "baths", "sqf": "sqft", "sq ": "sqft", "siz": "sqft"}.get(unit, "price")
    side = "min" if found["side"] in LOWER_SIDE else "max"
    if side == "max" and name == "price" and "max_price" not in kept and "max_lead_price" in kept:
        name = "lead_price"
    need.drop.append((f"{side}_{name}", None))
    if clause.has("num", "money"):  # "no upper limit, but at least 300"
        for item in clause.items:
            item.used = item.used or f" {item.text} " in f" {found.group()} "
        clause.text = clause.text.replace(found.group(), "", 1)
        return False
    for item in clause.items:
        item.used = item.used or item.is_("drop", "neg", "max", "min", "asking", "best", "or_less", "beds", "baths")
    return True


def _taken_off(clause: Clause, need: Need, kept: Filter) -> bool:
    """ "lose the 500": the bound that has this number."""
    amounts = amounts_of(clause)
    rest = [item for item in clause.free() if item not in amounts]
    if len(amounts) != 1 or len(rest) > 2 or not rest or not rest[0].is_("drop") or amounts[0].is_("id"):
        return False
    if any(item is not rest[0] and item.text not in BOUND_WORDS for item in rest):
        return False
    number = number_of(amounts[0])
    slots = [slot for slot in kept if slot[:4] in ("min_", "max_")]
    found = [slot for slot in slots if kept[slot] in (number.value, in_scale(number, float(kept[slot])))]
    need.drop += [(slot, None) for slot in found]
    if found:
        use_all(clause)
    return bool(found)


def _instead(clause: Clause, need: Need, kept: Filter) -> bool:
    """ "ten is too many, five": what stands is refused by its number, another takes its place."""
    amounts = amounts_of(clause)
    if len(amounts) != 2 or not TOO_MUCH.search(clause.text) or clause.has("money"):
        return False
    first, second = (number_of(amount).value for amount in amounts)
    size = next((float(item.value("hours")) / 24 for item in clause.items if item.is_("hours")), 1.0)
    slots = [slot for slot in kept if slot[4:] in COUNTED or slot in LONE]
    for slot in slots:
        scale = size if slot in ("listed_within_days", "min_days_listed") else 1.0
        if kept[slot] == first * scale:
            need.set[slot] = whole(second * scale)
            use_all(clause)
            return True
    return False


def _was_right(clause: Clause, need: Need, sense: Sense) -> None:
    """ "3 was right but it needs 2 baths": a number of the filter before comes back."""
    earlier = (sense.start.get("earlier_filters") or [{}])[-1]
    for at, item in enumerate(clause.items[:-2]):
        behind = " ".join(after.text for after in clause.items[at + 1 : at + 3])
        if not item.is_("num", "money") or not WAS_RIGHT.match(behind):
            continue
        value = number_of(item).value
        slots = [slot for slot in earlier if slot[:4] in ("min_", "max_") and earlier[slot] != sense.filter.get(slot)]
        for slot in slots:
            if earlier[slot] == (in_scale(number_of(item), earlier[slot]) if slot.endswith("price") else value):
                need.set[slot] = earlier[slot]
                item.used = True


def _beside(clause: Clause, need: Need, sense: Sense) -> bool:
    """ "anything cheaper than number 5?": the one on the screen sets the bound."""
    found = THAN.search(clause.text)
    if found is None or (clause.question is False and not ASKS_FOR_MORE.search(clause.text)):
        return False
    pointed = [item for item in clause.items if item.is_("ordinal", "hash")]
    rows = sense.screen
    if len(pointed) != 1:
        return False
    at = int(pointed[0].value("hash") or pointed[0].value("ordinal") or 0)
    slot, field, step = next(bound for word, bound in BOUNDS_THAN.items() if found[1].startswith(word))
    if not 1 <= at <= len(rows) or not rows[at - 1].get(field):
        return False
    need.set[slot] = rows[at - 1][field] + step
    use_all(clause)
    return True


def _too_much(clause: Clause, sense: Sense) -> None:
    """ "ten is too many, five": the first number is refused, the second is meant."""
    amounts = [item for item in clause.items if item.is_("num", "money")]
    found = TOO_MUCH.search(clause.text)
    if found is None or len(amounts) != 2 or not found.start() > clause.text.find(amounts[0].text):
        return
    kept = [item for item in clause.items if item.start >= amounts[1].start and not item.is_("comma", "stop")]
    units = [item for item in clause.items if item.is_("hours", "miles", "beds", "baths", "sqft")]
    named = any(item in kept for item in units)
    for item in clause.items:
        item.used = item.used or (item not in kept and (named or item not in units))
    first = number_of(amounts[0]).value
    if not units and found[2] == "many" and first not in (sense.filter.get("min_beds"), sense.filter.get("min_baths")):
        clause.items.insert(
            clause.items.index(amounts[1]), Item({"top": "top"}, "top", "top", amounts[1].start, amounts[1].start)
        )


def _aged(clause: Clause, need: Need, kept: Filter) -> bool:
    """ "widen that to a month": another length for the age that stands."""
    slot = next((slot for slot in ("listed_within_days", "min_days_listed") if slot in kept), None)
    if slot and clause.has("min") != clause.has("max"):  # "more than two weeks, sorry"
        slot = "min_days_listed" if clause.has("min") else "listed_within_days"
    told = [item for item in clause.items if not item.is_("min", "max")]  # "so min $200k" tells no minutes
    lengths = [item for item in told if item.is_("hours", "length") or item.text in ("month", "a month")]
    amounts = amounts_of(clause)
    words = {word for item in clause.items if item not in (*lengths, *amounts) for word in words_of(item)}
    if slot is None or len(lengths) != 1 or len(amounts) > 1 or not words <= CHANGE_WORDS or not words:
        return False
    span = lengths[0].value("length") or float(lengths[0].value("hours") or MONTH_HOURS)
    count = number_of(amounts[0]).value if amounts and not lengths[0].is_("length") else 1
    need.set[slot] = max(1, round(span * count / 24))
    use_all(clause)
    return True


def _tendency(clause: Clause, need: Need, kept: Filter) -> bool:
    """ "anything cheaper?" sorts, "a bit bigger" moves the bound that stands."""
    if clause.has("num", "money", "place", "zip"):
        return False
    name = next((name for name, pattern in TENDENCIES if pattern.search(clause.text)), "")
    if name in SORT_TENDENCIES:
        need.set["sort"] = SORT_TENDENCIES[name]
    elif not _scaled(name, need, kept):
        return False
    for item in clause.items:
        item.used = item.used or item.is_("best", "sort", "near", "asking", "drop", "neg", "any", "in")
    return True


def _scaled(name: str, need: Need, kept: Filter) -> bool:
    for slot, factor in SCALED_TENDENCIES.get(name, ()):
        if slot in kept:
            unit = ROUNDED_TO.get(slot, 1)
            need.set[slot] = whole(round(kept[slot] * factor / unit) * unit)
            return True
    if name == "bigger" and "min_beds" in kept:
        need.set["min_beds"] = kept["min_beds"] + 1
        return True
    return False

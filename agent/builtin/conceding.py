"""Step 1d: what a turn names of the search that stands only to give it up: "not 420, 440", "Gilbert over Chandler".

The words come back as if only what is meant had been said; what does not stand is left to the other readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from agent.builtin.entities import read_need
from agent.builtin.entities.moves import in_scale, number_of
from agent.builtin.items import Clause, Item
from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.tables.conceding import (
    ALL_THE_SAME,
    BOUNDS,
    CHANGED_MIND,
    CONCEDED,
    FROM_OLD,
    GAVE_UP,
    IDEAL_OVER_FLOOR,
    IDEALLY,
    IT_IS,
    LEADS_OLD,
    NOT_SET_ON,
    OLD_IS_OUT,
    OPENS_WITH_OLD,
    PLACE_OVER,
    PREFERENCE,
    PREFERRED_TO,
    PREFERRED_TYPE,
    PREFERS,
    SAID_BUT,
    THEN_NEW,
    TO_NEW,
    UNIT_OF,
    WITHOUT_IT,
)
from agent.builtin.tables.tools import SEARCHES

PLACES = ("city", "neighborhood", "near", "zip")
LONE = ("radius_miles", "listed_within_days", "min_days_listed", "limit")
LISTED = {"ptype": "property_types", "feature": "features"}


def conceded(text: str, sense: Sense, reader: Reader) -> str:
    """The text without what it gives up of the search that stands."""
    text = _preferred(text, reader) if PREFERENCE.search(text) else text
    if not sense.filter or sense.start.get("last_tool") not in SEARCHES or not CONCEDED.search(text):
        return text
    text = CHANGED_MIND.sub("", text)
    said = SAID_BUT.match(text)
    if said and _stands(said["what"], sense, reader):
        return _in_its_units(IT_IS.sub(said["what"], said["rest"]), said["what"], reader)
    gone = GAVE_UP.match(text)
    if gone:
        return _given_up(gone["what"], gone["rest"] or "", sense, reader)
    waived = NOT_SET_ON.match(text)
    if waived and _stands(waived["what"] or waived["named"], sense, reader):
        return f"drop the {waived['what'] or waived['named']}"
    if IDEALLY.search(text):
        text = IDEAL_OVER_FLOOR.sub(r"at least \g<floor> \g<unit>", text)
    if WITHOUT_IT.match(text) and sense.talked.get("features"):
        return "without " + " or ".join(str(one).replace("_", " ") for one in sense.talked["features"])
    return _without_old(ALL_THE_SAME.sub("same ", text), sense, reader)


def _preferred(text: str, reader: Reader) -> str:
    """ "prefers houses to condos", "a house over a condo": what is preferred stands in the place of the other."""
    listed = [item for item in reader.tagger.items(reader.tokens(text)) if item.is_(*LISTED)]
    for first, second in pairwise(listed):
        if _same_kind(first, second) and PREFERRED_TYPE.fullmatch(text[first.end : second.start]):
            return f"{text[: first.end]} instead of the {text[second.start :]}"
    return text


def _given_up(what: str, rest: str, sense: Sense, reader: Reader) -> str:
    """ "decided against the pool, they want a yard", "changed my mind about the beds, 3"."""
    named = read_need(_clause(what, reader), sense.blank)
    if rest and not named.set:
        return _in_its_units(rest, f"1 {what}", reader)
    verb = "drop the" if _stands(what, sense, reader) else "no"
    return f"{verb} {what}, {rest}" if rest else f"{verb} {what}"


def _clause(text: str, reader: Reader) -> Clause:
    words = reader.tokens(text)
    return Clause(reader.tagger.items(words), " ".join(word.text for word in words), text)


def _stands(text: str, sense: Sense, reader: Reader) -> bool:
    """Whether what is named is asked for by the search."""
    clause = _clause(text, reader)
    numbers = _numbers(clause.items)
    if len(numbers) == 1 and _slot_of(numbers[0], clause.items, sense):
        return True
    named = {slot: value for slot, value in read_need(clause, sense.blank).set.items() if slot[0] != "-"}
    return bool(named) and all(_has(sense.filter.get(slot), value) for slot, value in named.items())


def _has(have: Any, value: Any) -> bool:
    if isinstance(value, list):
        return isinstance(have, list) and set(value) <= set(have)
    return str(have).lower() == str(value).lower()


def _numbers(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.is_("num", "money") and not item.is_("ordinal", "hash", "zip")]


def _unit(number: Item, items: Sequence[Item]) -> str | None:
    """What a number counts by the word behind it."""
    after = items[items.index(number) + 1 :][:1]
    return next((unit for unit in UNIT_OF if after and after[0].is_(unit)), None)


def _slot_of(number: Item, items: Sequence[Item], sense: Sense) -> str | None:
    """The slot that stands at this number."""
    unit, told = _unit(number, items), number_of(number)
    for slot, have in reversed(sense.filter.items()):
        if not isinstance(have, int | float) or (slot[:4] not in ("min_", "max_") and slot not in LONE):
            continue
        if unit is not None and unit not in slot:
            continue
        if have in ((in_scale(told, have),) if "price" in slot else (told.value,)):
            return slot
    return None


def _in_its_units(text: str, what: str, reader: Reader) -> str:
    """ "3 beds, but 2 is fine": the number that is meant counts the same."""
    meant, given_up = _clause(text, reader).items, _clause(what, reader).items
    old, new = _numbers(given_up), _numbers(meant)
    unit = _unit(old[0], given_up) if len(old) == len(new) == 1 else None
    if unit is None or _unit(new[0], meant):
        return text
    return f"{text[: new[0].end]} {UNIT_OF[unit]}{text[new[0].end :]}"


def _without_old(text: str, sense: Sense, reader: Reader) -> str:
    items = reader.tagger.items(reader.tokens(text))
    values = [item for item in items if item.is_("place", "num", "money", *LISTED) and not item.is_("one")]
    for first, second in pairwise(values):
        between = text[_end(first, items) : second.start]
        if _same_kind(first, second) and _stood(second, items, sense) and not _stood(first, items, sense):
            if _takes_its_place(between, first, text):
                return _without(text, first, second, items, sense)
        elif _gives_way(text, first, second, items, sense):
            return text[second.start :]
        elif _swapped(text, first, second, items, sense):
            opening = FROM_OLD.sub("", text[: first.start])
            if first.is_("num", "money"):
                return opening + _put_for(text, first, second, items, sense) + text[_end(second, items) :]
            return f"{opening}swap {text[first.start : first.end]} for {text[second.start :]}"
        elif _denied(text, first, second, items, sense):
            if first.is_(*LISTED):
                return _in_place_of(text, first, second)
            return _put_for(text, first, second, items, sense) + text[_end(second, items) :]
    return text


def _takes_its_place(between: str, first: Item, text: str) -> bool:
    if LEADS_OLD.fullmatch(between):
        return True
    if not first.is_("place"):
        return False
    return bool(PLACE_OVER.fullmatch(between) or (PREFERS.search(text) and PREFERRED_TO.fullmatch(between)))


def _gives_way(text: str, old: Item, new: Item, items: Sequence[Item], sense: Sense) -> bool:
    """ "change Austin to Leander", "Austin's out. Leander"."""
    if not (old.is_("place") and new.is_("place") and _stood(old, items, sense)):
        return False
    between = text[old.end : new.start]
    return bool((FROM_OLD.search(text[: old.start]) and TO_NEW.fullmatch(between)) or OLD_IS_OUT.fullmatch(between))


def _swapped(text: str, old: Item, new: Item, items: Sequence[Item], sense: Sense) -> bool:
    """ "change townhouses to condos"."""
    if not _same_kind(old, new) or not old.is_("num", "money", *LISTED) or not _stood(old, items, sense):
        return False
    return bool(FROM_OLD.search(text[: old.start]) and TO_NEW.fullmatch(text[_end(old, items) : new.start]))


def _end(item: Item, items: Sequence[Item]) -> int:
    """Behind the unit of a number."""
    after = items[items.index(item) + 1 :][:1]
    return after[0].end if item.is_("num", "money") and after and after[0].is_(*UNIT_OF) else item.end


def _same_kind(first: Item, second: Item) -> bool:
    of_number = all(item.is_("num", "money") for item in (first, second))
    return of_number or any(first.is_(kind) and second.is_(kind) for kind in ("place", *LISTED))


def _stood(item: Item, items: Sequence[Item], sense: Sense) -> bool:
    if item.is_("num", "money"):
        return _slot_of(item, items, sense) is not None
    if item.is_("place"):
        names = {str(sense.filter.get(slot)).lower() for slot in PLACES}
        return bool(names & {place.name.lower() for place in item.value("place").places})
    return any(item.value(kind) in (sense.filter.get(slot) or []) for kind, slot in LISTED.items())


def _without(text: str, new: Item, old: Item, items: Sequence[Item], sense: Sense) -> str:
    if old.is_(*LISTED):
        joint = "instead of the" if old.is_("ptype") else "and drop the"
        return f"{text[: new.end]} {joint} {text[old.start :]}"
    rest = text[_end(old, items) :]
    if old.is_("place"):
        return f"{PREFERS.sub('', text[: new.end])}{rest}"
    return text[: new.start] + _put_for(text, old, new, items, sense) + rest


def _put_for(text: str, old: Item, new: Item, items: Sequence[Item], sense: Sense) -> str:
    """The new number with the words that name the slot of the old one, where it has none of its own."""
    slot, own = _slot_of(old, items, sense) or "", _unit(new, items)
    unit = own or _unit(old, items) or next((name for name in UNIT_OF if slot.endswith(name)), "")
    number = f"{text[new.start : new.end]} {UNIT_OF.get(unit, unit)}".rstrip()
    low, high = (sense.filter.get(f"{end}{slot[4:]}") for end in ("min_", "max_"))
    return f"exactly {number}" if low == high and low is not None else f"{BOUNDS.get(slot, '')}{number}"


def _in_place_of(text: str, old: Item, new: Item) -> str:
    joint = "instead of the" if old.is_("ptype") else "and drop the"
    return f"{text[new.start : new.end]} {joint} {text[old.start : old.end]}{text[new.end :]}"


def _denied(text: str, old: Item, new: Item, items: Sequence[Item], sense: Sense) -> bool:
    """ "not 420, 440", "not a view, a pool"."""
    if not _same_kind(old, new) or not old.is_("num", "money", *LISTED) or not _stood(old, items, sense):
        return False
    if old.is_(*LISTED) and _stood(new, items, sense):
        return False
    return bool(OPENS_WITH_OLD.match(text[: old.start]) and THEN_NEW.fullmatch(text[_end(old, items) : new.start]))

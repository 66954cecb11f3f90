"""Operations on slots of the filter that stands: taken off, multiplied, moved by a measure ("halve that distance")."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.items import Clause, Item, Need, Number
from agent.builtin.sense import Sense
from agent.builtin.tables.operations import (
    ALONE,
    CAPPED,
    CEILINGS,
    FACTORS,
    FLOORS,
    HALVES,
    MUCH,
    NAMES,
    REMOVES,
    RESTORES,
    SCALES,
    SET_TO,
    SETS,
    STEP,
    STEPPED_DOWN,
    STEPPED_UP,
)

DAY_HOURS = 24
MEASURED = {
    "miles": ("radius_miles",),
    "sqft": ("min_sqft", "max_sqft"),
    "hours": ("listed_within_days", "min_days_listed"),
}
GROWS = frozenset({"up", "bigger", "larger", "higher", "more", "roomier"})
AN = re.compile(r"^(a|an|one|1)$")
SCALED = frozenset(
    {"min_price", "max_price", "min_sqft", "max_sqft", "radius_miles", "listed_within_days", "min_days_listed", "limit",
     "max_lead_price", "min_beds", "min_baths"}
)  # fmt: skip


def read(clause: Clause, need: Need, sense: Sense) -> None:
    """Runs before every other reader: what it understands is used up."""
    kept = sense.filter
    if not kept:
        return
    line = Line(clause.items)
    if _restored(line, need, sense):
        return
    _removed(line, need, kept)
    any(done(line, need, sense) for done in (_set, _scaled, _stepped, _one_step))


def operates(clause: Clause, sense: Sense) -> bool:
    """Whether the clause changes a slot that stands, by its name."""
    need, used = Need(), [item.used for item in clause.items]
    read(clause, need, sense)
    for item, was in zip(clause.items, used, strict=True):
        item.used = was
    return bool(need)


class Line:
    """Items as one line of words, in which a stretch can be found and used up."""

    def __init__(self, items: list[Item]) -> None:
        self.items = [item for item in items if not item.used]
        self.text, self._starts = "", []
        for item in self.items:
            self._starts.append(len(self.text))
            self.text += item.text + " "
        self.text = self.text.rstrip()

    def use(self, start: int, end: int) -> None:
        for item, at in zip(self.items, self._starts, strict=True):
            item.used = item.used or start <= at < end


def _restored(line: Line, need: Need, sense: Sense) -> bool:
    """ "put the price limit back": what an earlier search had of it."""
    if not any(word in line.text for word in ("back", "again", "restore", "reinstate", "apply", "readd")):
        return False
    found = next((found for pattern in RESTORES if (found := pattern.search(line.text))), None)
    slots = _named(found) if found else ()
    if found and found["limit"] and not slots:
        slots = NAMES["price"][1]
    for earlier in reversed(sense.start.get("earlier_filters") or []):
        had = {slot: earlier[slot] for slot in slots if slot in earlier and slot not in sense.filter}
        if had:
            need.set |= had
            line.use(0, len(line.text))
            return True
    return False


def _removed(line: Line, need: Need, kept: dict[str, Any]) -> None:
    if not kept:
        return
    for pattern in REMOVES:
        for found in pattern.finditer(line.text):
            _drop(line, need, kept, found, _named(found))
    for pattern, slots in ALONE:
        for found in pattern.finditer(line.text):
            _drop(line, need, kept, found, slots)


def _drop(line: Line, need: Need, kept: dict[str, Any], found: re.Match[str], slots: tuple[str, ...]) -> None:
    standing = [slot for slot in slots if slot in kept]
    if CAPPED.search(found.group()):
        standing = [slot for slot in standing if slot.startswith("max_")]
    if not standing:
        return
    need.drop += [(slot, None) for slot in standing]
    line.use(found.start(), found.end())


def _named(found: re.Match[str]) -> tuple[str, ...]:
    return next((slots for name, (_, slots) in NAMES.items() if found[name]), ())


def _set(line: Line, need: Need, sense: Sense) -> bool:
    """ "up the size to 2500", "change the beds to 4"."""
    amounts = [item for item in line.items if item.is_("num", "money")]
    if len(amounts) != 1:
        return False
    found = SETS.search(line.text.replace(amounts[0].text, "@", 1))
    name = next((name for name in SET_TO if found and found[name]), None)
    number: Number = amounts[0].value("num") or amounts[0].value("money")
    if found is None or name is None or not SET_TO[name].least <= number.value <= SET_TO[name].most:
        return False
    slots = [slot for slot in SET_TO[name].slots if slot in sense.filter] or SET_TO[name].slots[:1]
    ends = [slot for slot in SET_TO[name].slots if slot.startswith("max_" if CEILINGS.search(line.text) else "min_")]
    for slot in ends[:1] if ends and (CEILINGS.search(line.text) or FLOORS.search(line.text)) else slots[:1]:
        need.set[slot] = _plain(number.value)
    line.use(0, len(line.text))
    return True


def _scaled(line: Line, need: Need, sense: Sense) -> bool:
    kept = sense.filter
    for pattern in SCALES:
        found = pattern.search(line.text)
        slot = _largest(_scaled_slots(found, sense), kept) if found else None
        if found is None or slot is None:
            continue
        said = found["factor"]
        factor = 0.5 if said in HALVES else FACTORS[said]
        value = kept[slot] * factor
        need.set[slot] = int(value) if value == int(value) else round(value, 1)
        line.use(found.start(), found.end())
        return True
    return False


def _scaled_slots(found: re.Match[str], sense: Sense) -> tuple[str, ...]:
    groups = found.groupdict()
    if groups.get("it"):
        return tuple(slot for slot in sense.talked if slot in SCALED)
    if groups.get("top"):
        return ("max_price",)
    if groups.get("much"):
        return NAMES[MUCH[groups["much"]]][1] if MUCH[groups["much"]] in NAMES else (MUCH[groups["much"]],)
    return _named(found)


def _largest(slots: tuple[str, ...], kept: dict[str, Any]) -> str | None:
    """The upper bound, where both stand; of sizes and rooms the floor."""
    standing = [slot for slot in slots if slot in kept and slot in SCALED]
    return next((slot for slot in standing if slot in ("max_price", "min_sqft")), standing[0] if standing else None)


def _stepped(line: Line, need: Need, sense: Sense) -> bool:
    """ "two more miles", "another week"."""
    kept = sense.filter
    longer = [item for item in line.items if item.is_("length") and item.text.startswith(("another ", "extra "))]
    slot = _largest(MEASURED["hours"], kept) if len(longer) == 1 else None
    if slot is not None:
        need.set[slot] = _plain(kept[slot] + round(float(longer[0].value("length")) / DAY_HOURS))
        line.use(0, len(line.text))
        return True
    amounts = [item for item in line.items if item.is_("num") or AN.match(item.text)]
    unit = next((name for name in MEASURED if any(item.is_(name) for item in line.items)), None)
    slot = _largest(MEASURED[unit], kept) if unit else None
    if unit is None or slot is None or len(amounts) > 1:
        return False
    text = (
        line.text.replace(amounts[0].text, "@", 1)
        if amounts
        else re.sub(r"\b(?=(?:mile|week|day|month)\b)", "@ ", line.text)
    )
    sign = -1 if STEPPED_DOWN.search(text) else 1 if STEPPED_UP.search(text) else 0
    if not sign:
        return False
    number = amounts[0].value("num") if amounts else None
    step = (number.value if number else 1) * next(_size(item) for item in line.items if item.is_(unit))
    need.set[slot] = _plain(max(1, kept[slot] + sign * step))
    line.use(0, len(line.text))
    return True


def _size(unit: Item) -> float:
    return float(unit.value("hours")) / DAY_HOURS if unit.is_("hours") else 1.0


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _one_step(line: Line, need: Need, sense: Sense) -> bool:
    """ "one step bigger": another bedroom, else a fifth more room."""
    kept = sense.filter
    found = STEP.search(line.text)
    if found is None:
        return False
    sign = 1 if (found["way"] or found["way2"]) in GROWS else -1
    if "min_beds" in kept or "max_beds" in kept:
        for slot in ("min_beds", "max_beds"):
            if slot in kept:
                need.set[slot] = max(0, kept[slot] + sign)
    elif "min_sqft" in kept:
        need.set["min_sqft"] = round(kept["min_sqft"] * (1 + 0.2 * sign) / 50) * 50
    else:
        return False
    line.use(found.start(), found.end())
    return True

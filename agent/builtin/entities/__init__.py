"""Step 2b: the slots of a search, read from items; one file a family of slots."""

from __future__ import annotations

from typing import NamedTuple

from agent.builtin.entities import (
    apart,
    counted,
    kinds,
    listed,
    money,
    near,
    operations,
    order,
    places,
    relative,
    rooms,
)
from agent.builtin.items import Clause, Item, Need
from agent.builtin.sense import Sense


class _Reading(NamedTuple):
    """A need with the items it was read from, as they stood before and after."""

    before: list[Item]
    after: list[Item]
    need: Need


def read_need(clause: Clause, sense: Sense) -> Need:
    """Every search slot the clause sets or takes back; used items are marked. What was read is not read again."""
    key = clause.text, clause.raw, clause.question, tuple(item.sign() for item in clause.items)
    known: _Reading | None = sense.readings.get(key)
    if known is None:
        before = [item.copy() for item in clause.items]
        need = _read(clause, sense)
        if len(before) == len(clause.items):
            sense.readings[key] = _Reading(before, [item.copy() for item in clause.items], need.copy())
        return need
    for item, after in zip(clause.items, known.after, strict=True):
        item.kinds, item.text, item.used = after.kinds.copy(), after.text, after.used
    return known.need.copy()


def _read(clause: Clause, sense: Sense) -> Need:
    need = Need()
    apart.read(clause)
    operations.read(clause, need, sense)
    relative.read(clause, need, sense)
    near.read(clause, need, sense)
    rooms.read(clause, need)
    listed.read(clause, need, sense)
    order.read_sort(clause, need)
    money.read(clause, need, sense)
    kinds.read(clause, need)
    places.read_rest(clause, need, sense)
    counted.read(clause, need)
    return need

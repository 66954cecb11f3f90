"""Step 2b: the slots of a search, read from items; one file a family of slots."""

from __future__ import annotations

from agent.builtin.entities import apart, kinds, listed, money, near, operations, order, places, relative, rooms
from agent.builtin.items import Clause, Need
from agent.builtin.sense import Sense


def read_need(clause: Clause, sense: Sense) -> Need:
    """Every search slot the clause sets or takes back; used items are marked."""
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
    order.read_limit(clause, need)
    return need

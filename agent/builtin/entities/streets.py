"""Streets and counties, which no slot knows."""

from __future__ import annotations

from itertools import pairwise

from agent.builtin.entities.named import strange
from agent.builtin.items import Clause, Item
from agent.builtin.tables.states import NAME_STOPS, STREET_WORDS

A_COUNTY_SEAT = 200_000  # people: a city of the county's own name


def roads(clause: Clause) -> None:
    """ "Legacy Drive" is no place called Legacy."""
    for item, after in pairwise(clause.items):
        if after.text in ("county", "condado"):
            after.kinds["county"] = None
            item.used = item.used or item.is_("word") or _another_county(item)
        if item.is_("place") and after.text in STREET_WORDS and after.text not in ("st", "court"):
            item.kinds = {"word": item.text}


def _another_county(item: Item) -> bool:
    """ "Maricopa County" is no part of Maricopa, as Dallas County is of Dallas."""
    hit = item.value("place")
    return hit is not None and (hit.best.population or 0) < A_COUNTY_SEAT


def take(clause: Clause) -> None:
    """ "on Congress Ave": no slot holds a street."""
    items = clause.items
    for at, item in enumerate(items):
        if item.used or item.text not in STREET_WORDS or not at:
            continue
        name = _name_before(items, at)
        if not name or not (name[0].raw[:1].isupper() or strange(name) or _led_on(items, items.index(name[0]))):
            continue
        for part in (*name, item):
            part.used = True
        item.kinds["street"] = "street"
        return


def _name_before(items: list[Item], at: int) -> list[Item]:
    name: list[Item] = []
    for item in reversed(items[max(0, at - 2) : at]):
        if item.used or not item.is_("word", "ordinal", "place", "text") or item.text in NAME_STOPS:
            break
        name.insert(0, item)
    return name


def _led_on(items: list[Item], at: int) -> bool:
    return at > 0 and items[at - 1].text in ("on", "en")

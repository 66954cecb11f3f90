"""Step 4b, before all else: two things pointed at that are one lead."""

from __future__ import annotations

from dataclasses import replace

from agent.builtin.items import Item
from agent.builtin.pointing import Seen

ANCHORS = ("id", "place", "last", "best")


def said_of_one(seen: list[Seen], items: list[Item]) -> list[Seen]:
    return _told_twice(_beside_another(seen, items), items)


def _beside_another(seen: list[Seen], items: list[Item]) -> list[Seen]:
    """ "the one after the second": a step from a lead that is named right behind it."""
    out: list[Seen] = []
    for one in seen:
        before = out[-1] if out else None
        steps = before is not None and [m.kind for m in before.mentions] == ["next"] and not before.mentions[0].among
        if before is not None and steps and len(one.mentions) == 1 and one.mentions[0].kind in ANCHORS:
            between = items[before.at + 1 : one.at]
            if all(item.is_("article", "lead") for item in between):
                out[-1] = Seen(before.at, [replace(before.mentions[0], among=tuple(one.mentions))])
                continue
        out.append(one)
    return out


def _told_twice(seen: list[Seen], items: list[Item]) -> list[Seen]:
    """ "the other one, the pricier": what follows the pause says which other is meant."""
    kinds = [[m.kind for m in one.mentions] for one in seen]
    if kinds != [["other"], ["best"]]:
        return seen
    between = [item for item in items[seen[0].at + 1 : seen[1].at] if not item.is_("article", "one", "filler")]
    return seen[1:] if [item for item in between if item.is_("comma")] == between else seen

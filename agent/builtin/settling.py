"""Step 2a: what an item means by the items beside it."""

from __future__ import annotations

from itertools import pairwise

from agent.builtin.items import Item
from agent.builtin.tables.told import TOLD

WANTS_A_LOT = frozenset(
    {"for", "find", "find me", "want", "wants", "need", "needs", "buy", "after", "me", "show", "seeking", "on"}
)
BEHIND_A_LOT = ("in", "near", "max", "min", "place", "comma")
OF_A_HOME = ("ptype", "feature", "source", "seller", "leadtype", "place")
LEFT_AS_IS = frozenset(["rest", "everything", "it", "that", "this", "them", "search", "filter", "filters", "list",
                        "same", "thing", "things", "all", "leave", "keep"])  # fmt: skip
TOLD_OF = frozenset(TOLD.split())
ASKED_OF = frozenset({"has", "is", "was", "does", "did", "can", "had", "will"})


def settle(items: list[Item]) -> None:
    """Takes from items the kinds that their neighbours rule out."""
    _leads(items)
    _homes(items)
    _bounds(items)


def _leads(items: list[Item]) -> None:
    """ "tell me about 6037", "has 6042 dropped": the number of a lead, where it might also be an amount."""
    for at in range(1, len(items)):
        before, item = items[at - 1], items[at]
        if not item.is_("id") or item.is_("zip"):
            continue
        told = before.text == "about" and any(one.text in TOLD_OF for one in items[max(0, at - 4) : at - 1])
        if told or before.text in ASKED_OF:
            before.kinds = {"word": before.text}


def _homes(items: list[Item]) -> None:
    """ "150 for a lot in Kyle" asks for land; "everything save condos" speaks of no list."""
    for before, item, after, behind in zip([None, *items], items, items[1:], [*items[2:], None], strict=False):
        led = after.text in ("at", "around") and not (behind is not None and behind.is_("place", "zip", "near"))
        if item.text in ("land", "lands") and led:
            item.kinds = {"word": item.text}  # "the flight lands at four"
        elif item.text == "a lot" and before is not None and before.text in WANTS_A_LOT and after.is_(*BEHIND_A_LOT):
            item.kinds = {"ptype": "land"}
        elif item.is_("every_but") and after.is_(*OF_A_HOME) and item.text.split()[-1] in ("save", "bar"):
            item.kinds.pop("every_but")


def _bounds(items: list[Item]) -> None:
    """ "leave the rest as is" asks for no wreck; "prices from 400 up" has a floor."""
    for before, item in pairwise(items):
        if item.text == "as is" and (before.text.split()[-1] in LEFT_AS_IS or before.is_("every")):
            item.kinds = {"word": item.text}  # "leave the rest as is"
    _opening_bound(items)
    for at, item in enumerate(items[2:], 2):
        if item.text == "up" and items[at - 1].is_("num", "money") and items[at - 2].is_("from"):
            item.kinds = {"or_more": "or_more"}  # "prices from 400 up"


def _opening_bound(items: list[Item]) -> None:
    """ "and over 300", "and more than 300": said first, it is no "300 and over"."""
    behind = items[2:3] if len(items) > 1 and items[1].text == "than" else items[1:2]
    if not behind or not behind[0].is_("num", "money") or not items[0].text.startswith("and "):
        return
    if items[0].is_("or_more", "or_less"):
        items[0].kinds = {"min": "min"} if items[0].is_("or_more") else {"max": "max"}
        items[1:2] = [] if items[1].text == "than" else items[1:2]

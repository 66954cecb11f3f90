"""Step 3b: what of a clause points at a lead: a place in the list, a number of its own, "it", the last."""

from __future__ import annotations

from agent.builtin.items import Item
from agent.builtin.sense import Sense

MOST_PLACES = 60
LIKE = ("ditto", "likewise", "idem")
BEHIND = ("too", "also", "please", "as well", "then", "now")
REFS = (
    "latter",
    "former",
    "penult",
    "top_one",
    "prev_one",
    "hash",
    "pronoun",
    "other",
    "every",
    "rest",
    "id",
    "ordinal",
    "best",
    "every_but",
    "held",
    "bought",
    "next_one",
    "prev_one",
    "latter",
    "former",
    "middle",
)
POINTING = frozenset({*REFS, "num"})
_NOT_REF_AFTER = (
    "beds",
    "baths",
    "sqft",
    "miles",
    "hours",
    "cars",
    "half_baths",
    "percent",
    "credits",
    "ampm",
    "slash",
    "permonth",
    "decade",
    "acre",
    "stories",
    "money",
    "dash",
)


def is_bare_number(items: list[Item], at: int) -> bool:
    """A count that measures nothing: "2" in "hold 2", not in "2 beds" or "under 2"."""
    item = items[at]
    if not item.is_("num") or item.is_("one") or item.value("num").decimal:
        return False
    if at + 1 < len(items) and items[at + 1].is_(*_NOT_REF_AFTER):
        return False
    if (
        at
        and items[at - 1].is_("max", "min", "around", "exact", "dash", "slash", "until")
        and not items[at - 1].is_("for")
    ):
        return False
    return bool(1 <= item.value("num").value <= MOST_PLACES)


def points(items: list[Item], at: int, sense: Sense) -> bool:
    """Whether an item points at a lead; a number that measures something, or is a zip, does not."""
    item = items[at]
    if item.is_("id") and not item.is_("hash"):
        after = at + 1 < len(items) and items[at + 1].is_(*_NOT_REF_AFTER, "or_more", "or_less")
        after = after and not _its_price(items, at)
        near = items[at - 2] if at > 1 and items[at - 1].is_("asking") else items[at - 1]  # "minimum price 250000"
        before = at > 0 and (near.is_("max", "min", "around", "between") or near.text == "within")
        zipped = bool(item.kinds.get("zip")) and sense.gazetteer.find(item.value("zip")) is not None
        return not (after or before or zipped)
    top_one = item.is_("one") and at > 0 and items[at - 1].is_("top")
    return top_one or item.is_(*REFS) or is_bare_number(items, at)


def _its_price(items: list[Item], at: int) -> bool:
    """ "4410 price" and nothing else."""
    before = items[:at]
    return len(items) == at + 2 and items[at + 1].text == "price" and all(item.is_("lead", "hash") for item in before)


def ends_in_last(items: list[Item]) -> bool:
    """ "same for the last", "hold the first and the last"."""
    said = [item for item in items if not item.is_("comma", "stop", "filler") and item.text not in BEHIND]
    return len(said) > 1 and said[-1].is_("last") and (said[-2].is_("for", "and", "with") or said[-2].text in LIKE)

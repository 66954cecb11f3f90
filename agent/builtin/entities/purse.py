"""What somebody has to spend is a ceiling, however loosely it is told: "about 400 to work with"."""

from __future__ import annotations

from itertools import pairwise

from agent.builtin.items import Item

HAS = frozenset({"has", "have", "got", "have got", "has got", "with"})
SPENT_ON = frozenset(
    {"spend", "work", "play", "put", "throw", "invest", "use", "lay", "drop", "blow", "part", "shell", "burn", "give"}
)
KEPT = frozenset({"saved", "budgeted", "available", "approved", "put", "set", "stashed", "earmarked"})


def read(items: list[Item]) -> None:
    """Takes the looseness from an amount that is all there is."""
    for at, (about, amount) in enumerate(pairwise(items)):
        if about.is_("around") and amount.is_("num", "money") and (_held(items, at) or _kept(items, at + 2)):
            about.kinds = {"word": about.text}
    for at, amount in enumerate(items):
        if amount.is_("loose") and (_held(items, at) or _kept(items, at + 1)):
            amount.kinds.pop("loose")


def _held(items: list[Item], at: int) -> bool:
    """ "she has | roughly 350k"."""
    return at > 0 and items[at - 1].text in HAS


def _kept(items: list[Item], at: int) -> bool:
    """ "about 400 | to play with"."""
    behind = [item.text.split()[0] for item in items[at : at + 2]]
    return behind[:1] != [] and (behind[0] in KEPT or (behind[0] == "to" and behind[-1] in SPENT_ON))

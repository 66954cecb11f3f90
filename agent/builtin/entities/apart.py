"""Negations in two parts or behind their noun: "keep X out of it", "pool not wanted", "not looking to go over"."""

from __future__ import annotations

from itertools import pairwise

from agent.builtin.items import Clause, Item
from agent.builtin.tables.changes import (
    AFFIRMED_BEHIND,
    BETWEEN_NEGATION_AND_BOUND,
    REFUSED_BEHIND,
    THOSE,
    TURNED_AWAY,
    WAIVED_BEHIND,
)

FARTHEST = 6  # items between the two parts
NOUNS = ("ptype", "feature", "source", "seller", "leadtype", "place", "zip", "hoa")
STAYS = frozenset({"keep", "keeping", "stays", "keeps"})
FLIPPED = {"max": ("min", "at least"), "min": ("max", "at most")}


def read(clause: Clause) -> None:
    """Marks items so that the readers of nouns and numbers see the negation where it belongs."""
    items = clause.items
    for at, item in enumerate(items):
        if item.text in TURNED_AWAY:
            _lead(items, at)
        elif item.is_("neg", "drop") and not item.is_(*NOUNS):
            _flip_bound(items, at)
        elif item.is_(*NOUNS):
            _behind(items, at)


def _lead(items: list[Item], at: int) -> None:
    """ "keep Sunrise Manor out of it", "leave Facebook ones out"."""
    ends, kind = TURNED_AWAY[items[at].text]
    ahead = items[at + 1 : at + 1 + FARTHEST]
    stop = next((n for n, item in enumerate(ahead) if item.is_("stop") or item.text in ends), len(ahead))
    if stop == len(ahead) or ahead[stop].text not in ends or not any(item.is_(*NOUNS) for item in ahead[:stop]):
        return
    items[at].kinds = {kind: kind}
    ahead[stop].kinds = {"stop": "stop"}


def _flip_bound(items: list[Item], at: int) -> None:
    """ "not looking to spend more than 410", "drop the ones over 400": a floor that is refused is a ceiling."""
    needs_those = not items[at].is_("neg")
    for gap, item in enumerate(items[at + 1 : at + FARTHEST]):
        bound = next((kind for kind in ("max", "min") if item.is_(kind) and not item.is_("in", "for", "near")), None)
        needs_those = needs_those and not THOSE & set(item.text.split())
        if needs_those and bound:
            return
        if bound and (gap or not items[at].is_("neg")):
            kind, text = FLIPPED[bound]
            item.kinds = {kind: kind}
            item.text = text
            items[at].used = True
            return
        if bound or not (item.text in BETWEEN_NEGATION_AND_BOUND or THOSE & set(item.text.split())):
            return


def _behind(items: list[Item], at: int) -> None:
    """ "single story not wanted, pool yes"."""
    behind = items[at + 1 : at + 1 + FARTHEST]
    end = next((n for n, item in enumerate(behind) if item.is_("comma", "stop", *NOUNS)), len(behind))
    said = " ".join(item.text for item in behind[:end])
    if _waived(items, at, said):
        items[at].kinds["waived"] = True
    elif REFUSED_BEHIND.match(said) and not (
        end < len(behind) and behind[end].is_(*NOUNS) and behind[end - 1].is_("neg")
    ):
        items[at].kinds["refused"] = True
    elif AFFIRMED_BEHIND.match(said):
        items[at].kinds["affirmed"] = True
    else:
        return
    for item in behind[:end]:
        item.kinds = {"word": item.text}


def _waived(items: list[Item], at: int, said: str) -> bool:
    """ "no pool needed" and "pool is not a must" filter on no pool."""
    found = WAIVED_BEHIND.match(said)
    if found is None:
        return False
    return (
        said.split()[-1] in ("optional", "negotiable")
        or " not " in f" {said} "
        or (at > 0 and items[at - 1].is_("neg"))
    )


def kept(items: list[Item], at: int) -> bool:
    """ "lose the pool but keep the garage"."""
    return any(item.text in STAYS and not item.is_("neg") for item in items[max(0, at - 2) : at]) and not any(
        a.text in STAYS and b.is_("neg") for a, b in pairwise(items[:at])
    )

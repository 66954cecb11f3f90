"""Negations in two parts or behind their noun: "keep X out of it", "pool not wanted", "not looking to go over"."""

from __future__ import annotations

from itertools import pairwise

from agent.builtin.entities import twice
from agent.builtin.entities.named import strange
from agent.builtin.items import Clause, Item
from agent.builtin.tables.changes import (
    AFFIRMED_BEHIND,
    BETWEEN_NEGATION_AND_BOUND,
    EVERYWHERE,
    EXCEPTS,
    OVER,
    REFUSED_BEHIND,
    REFUSES_BEHIND,
    THOSE,
    TURNED_AWAY,
    WAIVED_BEHIND,
)
from agent.builtin.tables.money import HOMES

FARTHEST = 6  # items between the two parts
CAN = frozenset({"can", "could", "did", "do", "does"})
OUT_OF = frozenset({"outside", "outside of"})
_KINDS = ("ptype", "source")
VIEWS = frozenset(
    [
        "to",
        "i",
        "we",
        "can",
        "could",
        "let",
        "me",
        "us",
        "please",
        "just",
        "would",
        "might",
        "may",
        "able",
        "want",
        "wanna",
        "they",
        "you",
    ]
)
FINDS = frozenset({"find", "seem", "get", "locate", "spot", "come", "manage"})
NOUNS = ("ptype", "feature", "source", "seller", "leadtype", "place", "zip", "hoa")
STAYS = frozenset({"keep", "keeping", "stays", "keeps"})
FLIPPED = {"max": ("min", "at least"), "min": ("max", "at most")}


def read(clause: Clause) -> None:
    """Marks items so that the readers of nouns and numbers see the negation where it belongs."""
    items = clause.items
    twice.read(items)
    for at, item in enumerate(items):
        if item.is_("feature") and _either_way(items, at):
            item.kinds["waived"] = True
            for again in items[at + 1 : at + 4]:
                again.used = True
        elif item.text == "not" and at and items[at - 1].text in CAN and items[at + 1 : at + 2]:
            if items[at + 1].text in FINDS:
                item.kinds = {"word": "not"}  # "I can't find decent land in Kyle"
        elif item.text == "view" and _looks_at(items, at):
            item.kinds = {"word": "view"}
        elif item.text in TURNED_AWAY:
            _lead(items, at)
        elif _excepts(items, at) or (item.text in OUT_OF and _is_part(items[at + 1 : at + 2])):
            item.kinds = {"neg": "neg"}
        elif item.is_("neg", "drop") and not item.is_(*NOUNS):
            _flip_bound(items, at)
            _conditioned(items, at)
        elif item.is_(*NOUNS, "studio") or (item.is_("word") and _strange_refused(item, clause)):
            _behind(items, at)


def _strange_refused(item: Item, clause: Clause) -> bool:
    return bool(REFUSES_BEHIND.search(clause.text) and strange([item]))


def _looks_at(items: list[Item], at: int) -> bool:
    """ "I would like to view condos", "view houses in Mesa": the verb."""
    if at:
        return items[at - 1].text in VIEWS and items[at].start <= items[at - 1].end + 1
    return items[1:] != [] and (
        items[1].is_("ptype", "lead", "one", "num", "sort", "pronoun") or items[1].text in HOMES
    )


def _either_way(items: list[Item], at: int) -> bool:
    """ "pool or no pool"."""
    behind = items[at + 1 : at + 4]
    if len(behind) < 2 or not behind[0].is_("or"):
        return False
    return behind[1].is_("optional") or (
        len(behind) > 2 and behind[1].is_("neg") and behind[2].value("feature") == items[at].value("feature")
    )


def _excepts(items: list[Item], at: int) -> bool:
    """ "anywhere in Dallas but Oak Lawn"."""
    if items[at].text not in EXCEPTS or at + 1 == len(items) or not items[at + 1].is_("place", "word", "in", *_KINDS):
        return False
    return any(item.text in EVERYWHERE for item in items[:at])


def _is_part(ahead: list[Item]) -> bool:
    """ "outside of Summerlin" leaves out a part of a city; "outside Austin" is near it."""
    hit = ahead[0].value("place") if ahead else None
    return hit is not None and hit.best.kind == "neighborhood"


def _conditioned(items: list[Item], at: int) -> None:
    """ "no condos over 400k" caps what condos cost: it is not condos that are refused."""
    if items[at].is_("drop") or at + 3 > len(items) - 1 or not items[at + 1].is_("ptype", "leadtype"):
        return
    bound, amount = items[at + 2], items[at + 3]
    other = any(item.is_("ptype") for item in items[:at])
    if bound.is_("min") and bound.text in OVER and amount.is_("money", "num") and not _measured(items, at + 4):
        items[at].used = True
        bound.kinds, bound.text = {"max": "max"}, "at most"
        if other:
            items[at].used = False
            bound.used = amount.used = True


def _measured(items: list[Item], at: int) -> bool:
    return at < len(items) and items[at].is_("beds", "baths", "sqft", "miles", "stories", "cars")


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
        between = item.text in BETWEEN_NEGATION_AND_BOUND or item.is_("listed") or THOSE & set(item.text.split())
        if bound or not between:
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
        if at and items[at - 1].text in twice.LACKS:  # "anything without a yard is out"
            items[at - 1].kinds = {"word": items[at - 1].text}
            items[at].kinds["affirmed"] = items[at].kinds.pop("refused")
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

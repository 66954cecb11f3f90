"""The two markets of a comparison, when one of them is put in another's place or left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import Any

from agent.builtin.items import Clause
from agent.builtin.lexicon import finder
from agent.builtin.tables.affairs import ALONE, BESIDE_PLACES, LEAVES_OUT, ONLY_IT, PUTS_FOR, SIDE_BY_SIDE, WEIGHS
from agent.builtin.tables.patterns import COMPARED_WITH

TWO = 2
MOST_LEFT_OUT = 4
OF_A_MARKET = ("place", "zip", "in", "stop", "comma", "state")


def with_its_market(parts: list[Clause]) -> list[Clause]:
    """ "Frisco. Inventory. Houses.": a place that stands alone is that of the figure named after it."""
    if len(parts) < TWO or not (_only_a_place(parts[0]) or _only_left_out(parts[0])):
        return parts
    if (weighed := _weighed_together(parts)) is not None:
        return weighed
    if parts[1].has("place", "zip", "ref"):
        return parts
    if not finder("METRICS").find(parts[1].text):
        return parts
    first, figure = parts[0], parts[1]
    both = replace(figure, items=first.items + figure.items, text=f"{first.text} {figure.text}")
    return [both, *parts[TWO:]]


def _only_left_out(clause: Clause) -> bool:
    """ "forget Peoria. price trend": one of two is left out, and the figure asked of the other."""
    named = sum(item.is_("place", "zip") for item in clause.items)
    return named == 1 and len(clause.items) <= MOST_LEFT_OUT and LEAVES_OUT.match(clause.text) is not None


def _weighed_together(parts: list[Clause]) -> list[Clause] | None:
    """ "Mesa. Tempe. Compare.", "so Henderson, Summerlin… which is dearer": places said first, then what of them."""
    ahead = list(takewhile(_only_a_place, parts))
    rest = parts[len(ahead) :]
    places = [item for part in ahead for item in part.items if item.is_("place", "zip")]
    if len(places) != TWO or not rest or rest[0].has("place", "zip", "id", "hash", "ordinal"):
        return None
    text = rest[0].text
    if not (WEIGHS.match(text) or finder("COMPARATIVES").find(text) or finder("METRICS").find(text)):
        return None
    said = [*ahead, rest[0]]
    items, words = [item for part in said for item in part.items], " ".join(part.text for part in said)
    raw = " ".join(part.raw for part in said)
    return [replace(rest[0], items=items, text=words, raw=raw, tool="market_insights", settled=True), *rest[1:]]


def _only_a_place(clause: Clause) -> bool:
    named = (item for item in clause.items if item.text not in BESIDE_PLACES)
    return clause.has("place", "zip") and all(item.is_(*OF_A_MARKET) for item in named)


def pair_after(clause: Clause, named: list[str], before: dict[str, Any], spoken: list[str]) -> list[str]:
    """The markets that are meant once those named took their place in the pair that stands; empty where none did."""
    stands = [str(before[slot]) for slot in ("market", "compare_market") if before.get(slot)]
    if not clause.has("place", "zip"):
        both = SIDE_BY_SIDE.search(clause.text) is not None and len(stands) < TWO and len(spoken) >= TWO
        return spoken[-TWO:] if both else []
    left = [name for name in named if name in stands]
    new = [name for name in named if name not in stands]
    if len(left) == len(new) == 1 and PUTS_FOR.search(clause.text):
        return [new[0] if name == left[0] else name for name in stands]
    if len(left) == 1 and not new and len(stands) == TWO:
        if ALONE.search(clause.text):
            return left
        if LEAVES_OUT.search(clause.text):
            return [name for name in stands if name != left[0]]
        return left if ONLY_IT.search(clause.text) else []
    return new if len(new) == 1 and not left and _by_itself(clause) else []


def _by_itself(clause: Clause) -> bool:
    return any(words.search(clause.text) for words in (ALONE, ONLY_IT))


def is_alone(clause: Clause) -> bool:
    """ "drop the comparison, just Paradise" names no market to compare with, nor does "houses vs condos in Austin"."""
    kinds = {item.value("ptype") for item in clause.items if item.is_("ptype")}
    return len(kinds) >= TWO or ALONE.search(clause.text) is not None or not COMPARED_WITH.search(clause.text)

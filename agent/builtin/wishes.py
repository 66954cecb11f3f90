"""What a clause wishes for, whether or not a word of it names a search."""

from __future__ import annotations

from copy import deepcopy

from agent.builtin import carry
from agent.builtin.entities import read_need
from agent.builtin.items import Clause
from agent.builtin.sense import Sense
from agent.builtin.tables.patterns import START_OVER, TAKES_BACK

MOST_POINTED = 5  # a number up to this may be a place in the list


def sets_a_slot(clause: Clause, sense: Sense) -> bool:
    """ "hmm maybe 250 to 320": no word of a search, but a need all the same."""
    need = read_need(deepcopy(clause), sense)
    many = need.set.get("limit", 0) > MOST_POINTED and not clause.has("pronoun", "hash")  # "show 20"
    return many or any(slot not in ("limit", "state") for slot in need.set) or bool(need.drop)


def adds_nothing(clause: Clause, sense: Sense) -> bool:
    """A fragment ("any red flags") without a need, a page or a new start is no search of its own."""
    text = clause.text
    return not (sets_a_slot(clause, sense) or START_OVER.search(text) or carry.turns_page(text))


def supersedes(before: Clause | None, clause: Clause, sense: Sense) -> bool:
    """ "forget the charger, what about solar": a search that only takes something back is part of the next one."""
    if before is None:
        return False
    if clause.has("place", "zip"):
        return clause.correction and TAKES_BACK.search(clause.text) is not None and not before.question
    return clause.correction or not read_need(deepcopy(before), sense).set


def without_wishes(clause: Clause) -> Clause:
    """What a question asks about ("a pool") describes no lead."""
    for item in clause.items:
        item.used = item.used or not item.is_("pronoun")
    return clause

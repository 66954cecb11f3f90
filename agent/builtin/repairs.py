"""Step 3d: "condos, hmm, townhouses really": a clause in which one value is put for another becomes two, in turn.

A repair is understood as the same user's next turn would be: with the filter of what it repairs as the one that stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from agent.builtin import intent
from agent.builtin.clauses import make_clause
from agent.builtin.items import Clause, Item, Token
from agent.builtin.sense import Sense
from agent.builtin.tables.repairs import FAMILIES, MEASURES, NO_COUNT, OPENS_REPAIR, REPAIR, SAYS_NO
from agent.builtin.tables.tools import SEARCHES

MOST_APART = 4  # times: a number and what is put for it
COLLAPSED = ("market_insights", "set_notifications", "recommend_leads")


def put_right(sentence: str, run: Sequence[Token], clause: Clause, sense: Sense) -> Clause:
    """A search with its repairs; other calls simply lose what was taken back."""
    cut = repaired(sentence, run, clause)
    if cut is clause:
        return clause
    tool = intent.cued(clause, sense)[0]
    if tool in COLLAPSED:
        return replace(clause, items=_collapsed([cut, *cut.repairs]))
    if tool is not None and tool not in SEARCHES:
        return clause
    return replace(cut, tool="search_leads", settled=True)


def _collapsed(parts: Sequence[Clause]) -> list[Item]:
    items: list[Item] = []
    for part in parts:
        said = families(part.items)
        items = [item for item in items if not families([item]) & said] + part.items
    return items


def repaired(sentence: str, run: Sequence[Token], clause: Clause) -> Clause:
    """The clause, cut at the first words that take a value back, with what follows as its repair."""
    words, starts = _spoken(run)
    for start in starts:
        found = REPAIR.match(words, start)
        if found is None or not start:
            continue
        left = [item for item in clause.items if item.end <= starts[start]]
        right = [item for item in clause.items if item.start >= _at(starts, found.end())]
        if "or maybe" in found[0] and left and right and _either(left[-1], right[0]):
            continue
        if left and right and families(left) & families(right[:4]):
            return _cut(sentence, run, clause, (starts[start], _at(starts, found.end())))
    return clause


def _either(before: Item, after: Item) -> bool:
    """ "Hutto or maybe Taylor" names both."""
    return before.is_("place", "zip") and after.is_("place", "zip")


def _spoken(run: Sequence[Token]) -> tuple[str, dict[int, int]]:
    """The words on one line, and where in the sentence each of them starts."""
    words, starts = "", {}
    for token in run:
        starts[len(words)] = token.start
        words += token.text + " "
    return words, starts


def _at(starts: dict[int, int], end: int) -> int:
    return next((place for at, place in starts.items() if at >= end), 1 << 30)


def _cut(sentence: str, run: Sequence[Token], clause: Clause, gap: tuple[int, int]) -> Clause:
    before = [token for token in run if token.start < gap[0]]
    after = [token for token in run if token.start >= gap[1]]
    said = [i for i in clause.items if i.end <= gap[0]]
    first = make_clause(sentence, before, said, clause.question)
    meant = in_its_unit([i for i in clause.items if i.start >= gap[1]], said)
    rest = make_clause(sentence, after, meant, clause.question)
    rest = repaired(sentence, after, rest)
    return replace(first, repairs=[replace(rest, repairs=[]), *rest.repairs])


def in_its_unit(items: list[Item], said: list[Item]) -> list[Item]:
    """ "3 bed, no 4, in Frisco": the bare number counts what the last one counted."""
    at = next((at for at, item in enumerate(items) if item.is_("num", *FAMILIES)), -1)
    behind = items[at + 1 : at + 2]
    if at < 0 or not items[at].is_("num") or items[at].is_("one", "zip", "the"):
        return items
    if behind and not behind[0].is_("comma", "stop", "dash", "in", "near", "place"):
        return items
    units = [b for a, b in pairwise(said) if a.is_("num") and b.is_(*MEASURES) and _alike(a, items[at])]
    return [*items[: at + 1], units[-1].copy(), *items[at + 1 :]] if units else items


def _alike(one: Item, other: Item) -> bool:
    """Whether one number may stand for the other."""
    small, large = sorted((one.value("num").value, other.value("num").value))
    return bool(large <= max(small, 1) * MOST_APART)


def families(items: Sequence[Item]) -> set[str]:
    """The kinds of values in some items; a number stands for what it measures, a bare one for any number."""
    found = set()
    for at, item in enumerate(items):
        found |= {family for family in FAMILIES if item.is_(family)} - {"num", "money", *MEASURES}
        if item.is_("num", "money") and not item.is_("one"):
            found |= {"num", *(unit for unit in MEASURES if at + 1 < len(items) and items[at + 1].is_(unit))}
    return found


def repairs_before(before: Clause, clause: Clause) -> bool:
    """ "under 400. sorry, 440": a clause that opens with a repair of a value of the clause before."""
    said = [item for part in (before, *before.repairs) for item in part.items]
    denied = SAYS_NO.match(clause.raw) and families(said) & families(clause.items[:2])
    opens = denied or NO_COUNT.match(clause.text) or OPENS_REPAIR.search(clause.text) or REPAIR.match(f"{clause.text} ")
    return bool(opens) and bool(families(said) & families(clause.items))

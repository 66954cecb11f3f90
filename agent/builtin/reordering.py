"""Step 1b: "hold 1 no wait buy it": an order takes the place of the order before it, and keeps its leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.builtin import clauses, intent
from agent.builtin.calls import BUILDERS
from agent.builtin.items import Clause, Token
from agent.builtin.said import Value, last_run, values_of
from agent.builtin.sense import Sense
from agent.builtin.tables.cues import OPENERS
from agent.builtin.tables.restating import ORDER_LEAD_INS, POINTS_BACK
from agent.builtin.tables.tools import REF_TOOLS
from agent.builtin.tagging import Tagger

Edit = tuple[int, int, str]
VERBS = frozenset(OPENERS.split())


def opens(after: Sequence[Token]) -> int | None:
    """Where the verb of an order stands that begins these words."""
    verb = next((at for at, token in enumerate(after) if token.text not in ORDER_LEAD_INS), None)
    return verb if verb is not None and after[verb].text in VERBS else None


def ordered_anew(text: str, before: list[Token], after: list[Token], sense: Sense, tagger: Tagger) -> list[Edit]:
    """The edits that leave only the order after the gap; none where that is no order of its own."""
    verb = opens(after)
    if verb is None:
        return []
    run = _last_order(text, before)
    rest = clauses.split(text, after[verb:])[:1]
    if not run or not rest:
        return []
    old, new = _clause(text, run, tagger), _clause(text, rest[0][0], tagger)
    first, second = intent.cued(old, sense)[0], _tool(new, old, sense)
    if first not in REF_TOOLS or second not in BUILDERS or first == second:
        return []
    return [(run[0].start, after[verb].start, ""), *_kept(text, run, rest[0][0], old, new, sense)]


def _tool(new: Clause, old: Clause, sense: Sense) -> str | None:
    """What is ordered instead, of the same leads where it names none."""
    leads = [item for item in old.items if item.is_("id", "hash", "ordinal", "num", "ptype")]
    of_them = replace(new, items=[*new.items, *leads], text=f"{new.text} of it")
    return intent.cued(new, sense)[0] or intent.cued(of_them, sense)[0]


def is_order(text: str, before: list[Token], sense: Sense, tagger: Tagger) -> bool:
    """Whether what is said before a repair orders something with leads, rather than looking for them."""
    run = _last_order(text, before)
    return bool(run) and intent.cued(_clause(text, run, tagger), sense)[0] in REF_TOOLS


def _last_order(text: str, before: list[Token]) -> list[Token]:
    runs = [run for run, _ in clauses.split(text, before) if any(token.text in VERBS for token in run)]
    run = runs[-1] if runs else []
    at = next((at for at, token in enumerate(run) if token.text in VERBS), 0)
    return run[at:]


def _clause(text: str, run: Sequence[Token], tagger: Tagger) -> Clause:
    return clauses.make_clause(text, run, tagger.items(run), False)


def _kept(text: str, run: list[Token], rest: list[Token], old: Clause, new: Clause, sense: Sense) -> list[Edit]:
    """The leads of the first order, where the second names none of its own."""
    own = [value for value in values_of(rest, new.items, sense) if value.family == "lead"]
    leads = last_run(values_of(run, old.items, sense), "lead", old.items)
    described = _described(run, old)
    named = leads or described
    if own or not named or new.has("ptype", "place"):
        return []
    words = text[_with_article(run, named[0]) : named[-1].end]
    pointer = next((token for token in rest if token.text in POINTS_BACK), None)
    if pointer is not None:
        return [(pointer.start, pointer.end, words)]
    return [(rest[-1].end, rest[-1].end, f" of {words}")]


def _with_article(run: Sequence[Token], value: Value) -> int:
    before = [token for token in run if token.end <= value.start][-1:]
    return before[0].start if before and before[0].text in ("the", "#", "lead", "number") else value.start


def _described(run: Sequence[Token], old: Clause) -> list[Value]:
    """ "the condo in Summerlin"."""
    found = [item for item in old.items if item.is_("ptype", "place", "feature", "beds")]
    return [Value("lead", found[0].start, found[-1].end)] if found else []

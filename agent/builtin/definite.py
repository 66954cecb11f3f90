"""Step 3a: an order around a lead of the list on the screen, whatever its words are: "keep the condo for me"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.builtin.clauses import in_words, make_clause
from agent.builtin.items import Clause, Item, Token
from agent.builtin.naming import named
from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.tables.definite import (
    DEFINITE,
    FRAMES,
    ITSELF,
    JOINED,
    ONLY_A_COUNT,
    ONLY_PLACES,
    ORDER_OF,
    SEVERAL,
    THROUGH,
)
from agent.builtin.tables.tools import WRITES
from agent.references import resolve_mentions

WAYS = ("kept", "alone", "described", "held", "bare", "lead")
OF_HOLDS = ("held", "bare")
KEPT = "leave it as it is"  # what is held and to be kept asks for nothing


def of_the_screen(clause: Clause, run: Sequence[Token], sense: Sense, reader: Reader) -> Clause:
    """The clause with the number of the lead in its words' place, its tool settled; itself where they are no lead."""
    held = {row["lead_id"] for row in sense.start.get("holds") or []}
    if not (sense.screen or held) or sense.pending or sense.start.get("proposal"):
        return clause
    if _of_a_range(run):
        return clause
    for tool, pattern in FRAMES:
        said = pattern.match(clause.text)
        where = next(name for name in WAYS if name in pattern.groupindex)
        leads = _leads(said[where], tool, where, sense, reader) if said else ()
        if where == "kept" and leads and set(leads) <= held:
            clause.tool, clause.settled, clause.items, clause.text = "cancel", True, [], KEPT
            return clause
        if where == "kept" or (where in OF_HOLDS and not set(leads) <= held):
            continue
        if tool == "hold_lead" and held & set(leads):
            continue
        if said and leads:
            _put(clause, run, said, f"{ORDER_OF[tool]} {' and '.join(str(lead) for lead in leads)}", reader)
            clause.tool, clause.settled = tool, True
            return clause
    return clause


def _of_a_range(run: Sequence[Token]) -> bool:
    """ "1 to 3" is read as it stands; "to" before a verb is none."""
    inner = enumerate(run[1:-1], start=1)
    return any(token.text in THROUGH and run[at - 1].is_number and run[at + 1].is_number for at, token in inner) or any(
        token.text in THROUGH - {"to"} for token in run
    )


def _leads(words: str, tool: str, where: str, sense: Sense, reader: Reader) -> tuple[int, ...]:
    """The leads that the words are.

    ``alone``: a count, or a superlative without its noun, is one as well; ``described`` and ``held``: only what tells
    of a home; ``bare``: without its article ("my Summerlin hold").
    """
    words = f"the {words} one" if where == "bare" else words
    place = where == "alone" and ONLY_A_COUNT.match(words) and 0 < int(words) <= len(sense.screen)
    if SEVERAL.search(words) or not (place or DEFINITE.match(words)):
        return ()
    if tool in WRITES and JOINED.search(words) and not ONLY_PLACES.match(words):
        return ()
    run = reader.tokens(words)
    mentions = named(make_clause(words, run, reader.tagger.items(run), False), tool, sense)
    if any(mention.kind == "best" for mention in mentions) and not (where == "alone" or ITSELF.search(words)):
        return ()
    if where in ("described", *OF_HOLDS) and any(mention.kind != "where" for mention in mentions):
        return ()
    return resolve_mentions(mentions, sense.start, tool).ids if mentions else ()


def _put(clause: Clause, run: Sequence[Token], said: re.Match[str], order: str, reader: Reader) -> None:
    """The order by its plain words and numbers; of the user's, those behind it stay: for how long, paid with what."""
    tail = (said["tail"] or "") if "tail" in said.re.groupindex else ""
    behind = in_words(run)[clause.text[: said.start("tail")].count(" ") + 1].start if tail else run[-1].end
    kept = [item for item in clause.items if item.start >= behind]
    items = reader.tagger.items(reader.tokens(order))
    clause.items = [*(Item(item.kinds, item.text, item.raw, run[0].start, run[0].start) for item in items), *kept]
    clause.text = f"{order}{tail}"

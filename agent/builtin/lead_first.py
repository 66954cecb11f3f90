"""Step 0: "the condo in Summerlin: how's it priced?": a lead of the list is named, and the rest is asked of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from agent.builtin.clauses import make_clause
from agent.builtin.mentions import Mention
from agent.builtin.naming import named
from agent.builtin.plan import Plan, Step
from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.tables.lead_first import LEAD_FIRST, LEAD_LAST, MORE_THAN_ONE, OF_ONE, POINTS, TIED_UP
from agent.builtin.tables.tools import OF_ONE as OF_ONE_LEAD
from agent.builtin.tables.tools import REF_TOOLS
from agent.references import resolve_mentions

Understands = Callable[[str, Sense, Reader], Plan]
OF_ITSELF = "quote_price"  # a lead of any list, held or not


def asked_of_a_lead(text: str, sense: Sense, reader: Reader, understood: Understands) -> Plan | None:
    """The plan of what is asked of a lead that is named first or last; None where the sentence is no such thing."""
    if not sense.screen or sense.pending or "\n" in text:
        return None
    for pattern in (LEAD_FIRST, LEAD_LAST):
        said = pattern.match(text.strip())
        lead = _lead(said["lead"], sense, reader) if said else None
        if said is None or lead is None or (pattern is LEAD_LAST and not POINTS.search(said["rest"])):
            continue
        of_it = replace(
            sense, start={**sense.start, "focus": [lead], "last_tool": "lead_details", "last_args": {"ref": [lead]}}
        )
        plan = _said_of(lead, understood(said["rest"], of_it, reader))
        if plan:
            return plan
    return None


def _lead(words: str, sense: Sense, reader: Reader) -> int | None:
    """The one lead on the screen that the words name."""
    if MORE_THAN_ONE.search(words):
        return None
    words = f"number {words}" if re.fullmatch(r"#?\d{1,2}", words) else words
    run = reader.tokens(words)
    clause = make_clause(words, run, reader.tagger.items(run), False)
    mentions = named(clause, OF_ITSELF, sense)
    found = resolve_mentions(mentions, sense.start, OF_ITSELF).ids if mentions else ()
    return found[0] if len(found) == 1 and found[0] in {row["id"] for row in sense.screen} else None


def _said_of(lead: int, plan: Plan) -> Plan | None:
    """The plan with the lead in its references; None where it is about anything else."""
    if plan.answer and plan.focus == [lead] and not plan.steps:
        return plan
    if not plan.steps or not all(_of_the_lead(step) for step in plan.steps):
        return None
    return replace(plan, steps=[replace(step, mentions=[Mention("id", lead)]) for step in plan.steps])


def _of_the_lead(step: Step) -> bool:
    return step.tool in REF_TOOLS and all(m == Mention("focus") for m in step.mentions) and "ref" not in step.args


def of_the_one(text: str, sense: Sense) -> str:
    """What is asked of the one lead that is spoken of, in plain words: "give me the rundown" is "details on it"."""
    if len(sense.start.get("focus") or []) != 1 or sense.pending or sense.start.get("last_tool") not in OF_ONE_LEAD:
        return text
    tied = TIED_UP.match(text.strip())
    if tied:
        return f"hold it {tied['while']}"
    return next((order for pattern, order in OF_ONE if pattern.match(text.strip())), text)

"""What cannot be done, and what is said about it."""

from __future__ import annotations

from agent.builtin.items import Clause
from agent.builtin.paying import billed_by, ends_plan
from agent.builtin.plan import Plan
from agent.builtin.sense import Sense
from agent.builtin.tables.money import PAPERS
from agent.builtin.tables.patterns import HOW
from agent.builtin.tables.phrases import TALK, UNAVAILABLE, UNFILTERED

MEASURED = ("built", "acre", "fees", "stories")


def unfiltered(parts: list[Clause]) -> list[str]:
    """ "built after 2000", "over 2 acres": measures that no slot of a search has."""
    found = [
        said
        for part in parts
        if part.tool in (None, "search_leads", "recommend_leads")
        for kind, said in UNFILTERED.items()
        if part.has(kind) and (kind not in MEASURED or part.has("num", "money"))
    ]
    return list(dict.fromkeys(found))


def notes(parts: list[Clause]) -> list[str]:
    own = [part for part in parts if part.tool == "account_status"]
    told = {
        "how_cancel": any(part.question and HOW.search(part.text) and ends_plan(part.text) for part in own),
        "how_billed": any(billed_by(part.text) for part in own),
        "papers": any(PAPERS.search(part.text) for part in own),
    }
    return [*unfiltered(parts), *(TALK[topic][0] for topic, said in told.items() if said)]


def available(plan: Plan, sense: Sense) -> Plan:
    if plan.steps and plan.steps[0].tool == "":
        said = plan.steps[0].args
        return Plan(answer=str(said["answer"]), focus=list(said["focus"]), screened=str(said["screened"]))
    missing = [step for step in plan.steps if sense.tools and step.tool not in sense.tools]
    if not missing:
        return plan
    kept = plan.steps[: plan.steps.index(missing[0])]
    return Plan(kept, answer="" if kept else UNAVAILABLE)

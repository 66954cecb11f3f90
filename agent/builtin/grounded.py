"""Step 5d: a step whose lead is unclear, or that lacks a slot, becomes the one question."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from agent.builtin.calls import REQUIRED
from agent.builtin.mentions import Mention
from agent.builtin.plan import Step, ask
from agent.builtin.sense import Sense
from agent.builtin.tables.phrases import QUESTIONS, UNSORTED
from agent.builtin.tables.tools import SEARCHES, WRITES
from agent.fitting import fits
from agent.references import resolve_mentions

SORT_OF = {
    "asking_price asc": "price_asc",
    "asking_price desc": "price_desc",
    "listed_days asc": "newest",
    "score desc": "score",
}

PLACES = frozenset({"city", "neighborhood", "zip", "near"})


def grounded(made: list[Step], before: list[Step], sense: Sense) -> list[Step]:
    """A step whose lead is unclear, or that lacks a slot, becomes the one question."""
    out = []
    for step in made:
        fresh_list = any(one.tool in SEARCHES for one in before)
        if fresh_list and before[-1].args.get("sort") and _one_pointed(step):
            step = replace(step, mentions=[Mention("first")])  # "find the cheapest condo and hold it"
        if step.mentions and not fresh_list:
            found = resolve_mentions(_after(before, step.mentions), sense.start, step.tool)
            if found.question and not found.needs and not _follows(before, step):
                looked_for = _searched_first(step, sense)
                if looked_for:
                    out += looked_for
                    continue
                out.append(ask(found.question, ["ref"], step.tool, {**step.args, **_known_refs(step, sense)}))
                continue
        lacking = [slot for slot in REQUIRED.get(step.tool, ()) if slot not in step.args]
        if lacking:
            args = {**step.args, "ref": [str(m) for m in step.mentions]}
            out.append(ask(QUESTIONS[(step.tool, lacking[0])], lacking, step.tool, args))
            continue
        out.append(_empty_settings(step))
    return out


def _one_pointed(step: Step) -> bool:
    return len(step.mentions) == 1 and step.mentions[0].kind == "focus" and not step.mentions[0].plural


def _known_refs(step: Step, sense: Sense) -> dict[str, Any]:
    """The part of "it and 10051" that is clear waits with the question about the other."""
    clear = [m for m in step.mentions if resolve_mentions([m], sense.start, step.tool).ids]
    return {"ref": [str(m) for m in clear]} if clear and len(step.mentions) > 1 else {}


def _searched_first(step: Step, sense: Sense) -> list[Step]:
    """ "buy the cheapest condo in Phoenix" without such a list: the search its words describe, then the call."""
    mention = step.mentions[0]
    described = step.tool in ("hold_lead", "purchase", "quote_price", "lead_details") and len(step.mentions) == 1
    if not described or not mention.where or mention.held or mention.bought or mention.previous or mention.among:
        return []
    if mention.kind != "best" and (mention.kind != "where" or mention.plural):
        return []
    here = any(fits(row, mention.where) for row in sense.screen)
    if here or (sense.screen and not PLACES & mention.where.keys()):
        return []
    sort = SORT_OF.get(mention.key)
    found = {**mention.where, **({"sort": sort} if sort else {})}
    if mention.kind == "best" and not sort and step.tool in WRITES:  # the biggest of one page need not be the biggest
        return [Step("search_leads", found), ask(UNSORTED, ["ref"], step.tool, step.args)]
    wanted = replace(mention, where={}, words="") if mention.kind == "best" else mention
    return [Step("search_leads", found), replace(step, mentions=[wanted])]


def _empty_settings(step: Step) -> Step:
    switched = step.args.get("enabled") is not None
    if step.tool == "set_notifications" and not set(step.args) - {"channel", "enabled"} and not switched:
        return ask(QUESTIONS[("set_notifications", "event")], ["event"], step.tool, step.args)
    if step.tool == "update_lead" and not step.args:
        return ask(
            QUESTIONS[("update_lead", "status")], ["status"], step.tool, {"ref": [str(m) for m in step.mentions]}
        )
    return step


def _follows(before: list[Step], step: Step) -> bool:
    """ "hold 2 and buy it": the pronoun is the lead of the step before, "the other one" is not."""
    return bool(before and before[-1].mentions and all(m.kind in ("focus", "other") for m in step.mentions))


def _after(before: list[Step], mentions: list[Mention]) -> list[Mention]:
    if before and before[-1].mentions and all(m.kind == "focus" for m in mentions):
        return before[-1].mentions
    return mentions

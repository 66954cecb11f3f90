"""Step 7: what is said, or asked, where a turn asks for nothing that can be done."""

from __future__ import annotations

import re
from copy import deepcopy

from agent.builtin import intent, talk
from agent.builtin.items import Clause
from agent.builtin.mentions import Mention
from agent.builtin.plan import Plan, Step, ask, ask_again
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tables.patterns import NOT_TO
from agent.builtin.tables.phrases import QUESTIONS
from agent.builtin.tables.tools import REF_TOOLS, WRITES
from agent.builtin.tables.unasked import A_FEW, A_FEW_FOR, BARE_ORDER, EITHER_SOURCE
from agent.references import resolve_mentions

FEW_WORDS = 4
_BARE = re.compile(BARE_ORDER)
_EITHER = re.compile(EITHER_SOURCE)


def pointed_at(parts: list[Clause], sense: Sense) -> list[int]:
    """The leads that a turn named which only ends in a question: they are what is spoken of."""
    told = deepcopy(parts)
    for item in (item for part in told for item in part.items):
        item.used = False
    found = [m for part in told for m in read_mentions(part, sense) if m.kind != "focus"]
    return list(resolve_mentions(found, sense.start, "lead_details").ids) if found else []


def bare(whole: str, steps: list[Step], sense: Sense) -> Plan | None:
    """ "update the lead", "zillow or facebook?": an order without what it is for, a choice without of what."""
    if _EITHER.match(whole):
        shown = sense.start.get("focus") or []
        about = Step("lead_details", {"about": "source"}, [Mention("focus")])
        return Plan([about if len(shown) == 1 else ask(QUESTIONS[("", "ref")], ["ref"], "lead_details")])
    listed = bool(sense.screen or sense.start.get("holds"))
    if listed and A_FEW.match(whole) and not any(step.tool == "ask_user" for step in steps):
        return Plan([ask(QUESTIONS[("", "ref")], ["ref"], _wanted(whole, steps))])
    if not steps and not sense.start.get("focus") and _BARE.match(whole):
        return Plan([ask(QUESTIONS[("", "intent")], ["intent"])])
    return None


def _wanted(whole: str, steps: list[Step]) -> str:
    """The tool that "grab a few" is for."""
    made = next((step.tool for step in steps if step.tool in REF_TOOLS), None)
    return made or next((tool for verb, tool in A_FEW_FOR if verb.search(whole)), "purchase")


def spoken(topic: str) -> Plan:
    if topic == "yes":
        return Plan([ask(QUESTIONS[("", "yes")], ["intent"])])
    return Plan(topic=topic)


def nothing_to_do(parts: list[Clause], whole: str, small: str | None, sense: Sense) -> Plan:
    if small:
        return spoken(small)
    if talk.out_of_scope(whole):
        return Plan(topic="out_of_scope")
    if any(NOT_TO.search(part.text) for part in parts):
        return Plan(topic="cancelled")
    if sense.pending.get("tool"):
        stays = ask_again(sense.pending)  # "the nice one, you know"
        return Plan([stays], focus=pointed_at(parts, sense))
    if any("ref" in intent.features_of(part, sense) for part in parts):
        named = [mention for part in parts for mention in read_mentions(part, sense)]
        if named and all(m.kind == "id" for m in named) and len(whole.split()) <= FEW_WORDS:
            return Plan([Step("lead_details", {}, named)])  # "6025 please": to be read, as nothing else was said
        pointed = {"ref": list(resolve_mentions(named, sense.start, "lead_details").ids)} if named else {}
        wanted = next((tool for part in parts if (tool := intent.cued(part, sense)[0]) in REF_TOOLS & WRITES), None)
        if wanted:
            which = ask(QUESTIONS[("", "ref")], ["ref"], wanted)  # "buy one of those": which is all that lacks
            return Plan([which], focus=pointed_at(parts, sense))
        question = QUESTIONS[("", "action")] if sense.screen else QUESTIONS[("", "ref")]
        return Plan([ask(question, ["intent"], None, pointed)], focus=pointed_at(parts, sense))
    if any(part.tool == "unclear" for part in parts):
        return Plan([ask(QUESTIONS[("", "intent")], ["intent"])])
    return Plan(topic="unknown")

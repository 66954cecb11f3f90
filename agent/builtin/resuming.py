"""Step 3f: what a turn goes on with: "same question", "same length", "then do it", from what was asked before."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from agent.builtin import intent
from agent.builtin.another import another
from agent.builtin.calls import BUILDERS
from agent.builtin.items import Clause
from agent.builtin.lexicon import finder
from agent.builtin.mentions import Mention
from agent.builtin.plan import Step
from agent.builtin.referring import read_mentions
from agent.builtin.refunding import refund_reason
from agent.builtin.sense import Sense
from agent.builtin.tables.focus import (
    AWAITS,
    DROPS,
    GO_AHEAD,
    ONE_BY_ITS_WORDS,
    ONLY_A_LEAD,
    SAME,
    SUPPOSED,
    TAKES_THAT_PLAN,
    YES,
)
from agent.builtin.tables.reasons import ASKS_MONEY_BACK
from agent.builtin.tables.tools import REF_TOOLS
from agent.references import resolve_mentions

OWN = ("ref", "confirmed", "amount", "item")
STEPPED = ("lead_details", "quote_price")
TAKES = {"request_refund": YES, "account_status": TAKES_THAT_PLAN}
Frame = tuple[str, dict[str, Any]]


def resumes(clause: Clause, cued: str | None, sense: Sense) -> bool:
    """ "now 8351, same question", "that one as well, same length": gives the clause the tool it goes on with."""
    if _refund_told(clause, sense) or (ASKS_MONEY_BACK.match(clause.text) and not sense.pending):
        clause.tool = "request_refund"
        return True
    taken_up = another(clause, cued, sense)
    if taken_up is not None:
        clause.tool, clause.kept = taken_up
        return True
    frame = _frame(clause, cued, sense)
    pointed = clause.has("last") or "ref" in intent.features_of(clause, sense)
    if frame is None or not (pointed or ONE_BY_ITS_WORDS.search(clause.text)):
        return False
    clause.tool, clause.kept = _of_a_lead_not_held(clause, frame, sense)
    return True


def _of_a_lead_not_held(clause: Clause, frame: Frame, sense: Sense) -> Frame:
    """ "same for the condo" after a hold was made longer: one that is not held yet is held as long as that in all."""
    made = (sense.start.get("frames") or {}).get("hold_lead") or {}
    if frame[0] != "extend_hold" or "duration_hours" not in made or "duration_hours" not in frame[1]:
        return frame
    meant = set(resolve_mentions(read_mentions(deepcopy(clause), sense), sense.start, "hold_lead").ids)
    if not meant or meant & {row["lead_id"] for row in sense.start.get("holds") or []}:
        return frame
    return "hold_lead", {"duration_hours": made["duration_hours"] + frame[1]["duration_hours"]}


def _frame(clause: Clause, cued: str | None, sense: Sense) -> Frame | None:
    """The call whose values are wanted once more, and these values."""
    last = str(sense.start.get("last_tool"))
    if last in STEPPED and ONLY_A_LEAD.match(clause.text):
        return last, _others(sense.start.get("last_args") or {})  # "what about 7720"
    told = next(((slot, tools) for pattern, slot, tools in SAME if pattern.search(clause.text)), None)
    if told is None:
        return None
    slot, tools = told
    frames = {tool: args for tool, args in (sense.start.get("frames") or {}).items() if tool in REF_TOOLS}
    if not tools:
        tools = (last,) if last in frames and cued in (None, last, "search_leads") else ()
    tool = next((tool for tool in reversed(frames) if tool in tools), None)
    if tool is None or (slot and slot not in frames[tool]):
        return None
    kept = {slot: frames[tool][slot]} if slot else _others(frames[tool])
    named = cued if slot and cued in REF_TOOLS and cued in tools else tool
    return named, kept


def _others(args: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in args.items() if name not in OWN}


def continued(made: list[Step], clause: Clause) -> list[Step]:
    """The steps with what they take over from before."""
    if not clause.kept:
        return made
    return [Step(step.tool, {**clause.kept, **step.args}, step.mentions) for step in made]


def supposed_call(clause: Clause, sense: Sense) -> dict[str, Any] | None:
    """The call that "if i held 3655 for three days, what would it cost" speaks of."""
    if "refund" in clause.text and not clause.has("id", "hash", "ordinal"):
        return {"tool": "request_refund", "args": {}}
    tool = next((tool for tool, pattern in SUPPOSED if pattern.search(clause.text)), None)
    made = BUILDERS[tool](deepcopy(clause), sense) if tool else []
    if len(made) != 1 or made[0].tool != tool:
        return None
    named = [mention for mention in made[0].mentions if mention.kind != "focus"] or made[0].mentions
    leads = resolve_mentions(named, sense.start, tool).ids
    return {"tool": tool, "args": {**made[0].args, "ref": list(leads)}} if leads else None


def drops_the_hold(whole: str, sense: Sense) -> bool:
    """ "actually drop it" right after a hold lets go of it; with nothing held it is only a change of mind."""
    held = {row["lead_id"] for row in sense.start.get("holds") or []}
    just_held = sense.start.get("last_tool") in ("hold_lead", "extend_hold") and not sense.pending
    return just_held and DROPS.search(whole) is not None and held >= set(sense.start.get("focus") or [0])


def _refund_told(clause: Clause, sense: Sense) -> bool:
    """ "ok then: 2950 is the same house as 2949" after asking how refunds work: a lead and what was wrong with it."""
    wondered = (sense.start.get("supposed") or {}).get("tool") == "request_refund"
    named = "leadid" in intent.features_of(clause, sense) and not clause.question
    return wondered and named and refund_reason(clause.text) is not None


def awaited(whole: str, sense: Sense) -> str | None:
    """ "how long till i hear back on that" after a refund was asked for: the topic that tells of its review."""
    asked = sense.start.get("last_tool") == "request_refund" and not sense.pending
    return "refund_state" if asked and AWAITS.match(whole) else None


def done_as_supposed(whole: str, sense: Sense) -> list[Step]:
    """ "cool, then do it"."""
    call = sense.start.get("supposed") or {}
    takes = TAKES.get(str(call.get("tool")))
    told = GO_AHEAD.match(whole) or (takes is not None and takes.match(whole))
    if not call.get("args") or not told:
        return []
    args = {name: value for name, value in call["args"].items() if name != "ref"}
    return [Step(str(call["tool"]), args, [Mention("id", int(lead)) for lead in call["args"].get("ref", [])])]


def plan_weighed(steps: list[Step], parts: list[Clause], sense: Sense) -> dict[str, Any] | None:
    """ "how much is enterprise" weighs that plan: "ok switch me" takes it."""
    if [(step.tool, step.args) for step in steps] != [("account_status", {"what": "tier"})]:
        return None
    named = {value for part in parts for value, _ in finder("TIERS").find_all(part.text)} - {sense.tier}
    return {"tool": "account_status", "args": {"what": "change_tier", "tier": named.pop()}} if len(named) == 1 else None

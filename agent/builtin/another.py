"""Step 3f, further: "and the Summerlin one too", "the other as well": another lead for what was done last."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from itertools import pairwise
from typing import Any

from agent.builtin.items import Clause
from agent.builtin.mentions import Mention
from agent.builtin.naming import names_one
from agent.builtin.plan import Plan, Step, ask
from agent.builtin.referring import read_mentions
from agent.builtin.refunding import refund_reason
from agent.builtin.sense import Sense
from agent.builtin.tables.another import ALONE, ALSO, INSTEAD, LENGTH_ALONE, REACTS, TAKEN_FOR_ANOTHER, UNDOES_HOLD
from agent.builtin.tables.phrases import QUESTIONS
from agent.builtin.tables.stories import FOLLOWS_UP, NARRATES
from agent.builtin.tables.tools import REF_TOOLS, WRITES
from agent.references import resolve_mentions

Frame = tuple[str, dict[str, Any]]
TAKEN_UP = ("request_refund", "hold_lead", "extend_hold", "release_hold", "quote_price", "lead_details")
AT_ONCE = ("now", "right now")  # "and now?"
LASTING = ("extend_hold", "update_lead", "request_refund")  # what no single word takes back
READ_OR_OFFERED = ("quote_price", "lead_details", "purchase", "view_cart", "market_insights")
STEPPED = ("quote_price", "lead_details")
OF_THE_CALL = ("ref", "confirmed", "amount", "item")


def another(clause: Clause, cued: str | None, sense: Sense) -> Frame | None:
    """The call that is wanted once more, of a lead that its words describe."""
    last = str(sense.start.get("last_tool"))
    if last == "hold_lead" and LENGTH_ALONE.match(clause.text):
        return last, {}
    if last in STEPPED and cued in (None, "search_leads") and _alone(clause, last, sense):
        return (last, kept_of(sense)) if _on_the_list(clause, last, sense) else None
    if last not in TAKEN_UP or clause.question or cued not in (None, last, "search_leads", "purchase"):
        return None
    head, rest = _first_breath(clause)
    if ALSO.match(head.text) and cued != "purchase" and _on_the_list(head, last, sense):
        return last, _taken_over(last, head, rest, sense)
    holding = last in ("hold_lead", "release_hold")
    if holding and INSTEAD.match(clause.text) and _on_the_list(clause, "hold_lead", sense):
        return "hold_lead", kept_of(sense)
    return None


def _first_breath(clause: Clause) -> tuple[Clause, str]:
    """ "and 3012 as well, my guy wants it": the lead, and what is said about it behind the pause."""
    at = next((at for at, item in enumerate(clause.items) if at and item.is_("comma", "stop")), None)
    if at is None:
        return clause, ""
    parts = (clause.items[:at], clause.items[at + 1 :])
    head, rest = (" ".join(item.text for item in part) for part in parts)
    return Clause(parts[0], head, clause.raw, tool=clause.tool), rest


def _taken_over(tool: str, head: Clause, rest: str, sense: Sense) -> dict[str, Any]:
    """What else holds of the other lead: of a hold only with "same for"; a reason of its own takes that one's place."""
    if tool == "hold_lead" and "same" not in head.text.split():
        return {}
    reason = refund_reason(rest) if tool == "request_refund" else None
    return {**kept_of(sense), **({"reason": reason} if reason else {})}


def _alone(clause: Clause, last: str, sense: Sense) -> bool:
    return ALONE.match(clause.text) is not None or names_one(clause, last, sense)


def kept_of(sense: Sense) -> dict[str, Any]:
    """What else the last call said: for how long, what about."""
    before = sense.start.get("last_args") or {}
    if sense.start.get("last_tool") == "release_hold":
        before = (sense.start.get("undone") or {}).get("args") or {}
    return {name: value for name, value in before.items() if name not in OF_THE_CALL}


def same_length(tool: str | None, clause: Clause, sense: Sense) -> None:
    """ "the other too" after "extend it a day" is extended as long."""
    if tool == "extend_hold" == sense.start.get("last_tool") and not clause.kept:
        clause.kept = {name: value for name, value in kept_of(sense).items() if name == "duration_hours"}


def held_instead(parts: list[Clause]) -> None:
    """ "let go of it and take number 3": what is taken where a hold is let go is held, and not yet bought."""
    for before, part in pairwise(parts):
        if before.tool == "release_hold" and part.tool == "purchase" and TAKEN_FOR_ANOTHER.match(part.text):
            part.tool, part.settled = "hold_lead", True


def undone_hold(whole: str, sense: Sense) -> list[Step]:
    """ "cancel that", "undo that" right after a hold was made."""
    if sense.start.get("last_tool") != "hold_lead" or sense.pending or not UNDOES_HOLD.match(whole):
        return []
    held = {row["lead_id"] for row in sense.start.get("holds") or []}
    made = [lead for lead in (sense.start.get("last_args") or {}).get("ref") or [] if lead in held]
    return [Step("release_hold", {}, [Mention("id", int(lead)) for lead in made])] if made else []


def nothing_to_undo(whole: str, sense: Sense) -> Plan | None:
    """ "undo that" where the last turn only read, or offered what nobody has said yes to; else what was done stays."""
    last = str(sense.start.get("last_tool"))
    if sense.pending or not UNDOES_HOLD.match(whole):
        return None
    if last in READ_OR_OFFERED:
        return Plan(topic="cancelled")
    return Plan([ask(QUESTIONS[("", "intent")], ["intent"])]) if last in LASTING else None


def _on_the_list(clause: Clause, tool: str, sense: Sense) -> bool:
    """Whether the words describe just one lead that is known: else they ask for others."""
    found = [m for m in read_mentions(deepcopy(clause), sense) if m.kind != "focus"]
    return bool(found) and tool in REF_TOOLS and len(resolve_mentions(found, sense.start, tool).ids) == 1


def without_told(parts: list[Clause]) -> list[Clause]:
    """ "my flight got delayed by four hours, could you extend that by a day": what is told is not done as well."""
    asked = Counter(str(part.tool) for part in parts if part.tool in WRITES)
    if not any(count > 1 for count in asked.values()):
        return parts
    kept = [part for part in parts if not (asked[str(part.tool)] > 1 and _tells(part))]
    return kept if {part.tool for part in kept} == {part.tool for part in parts} else parts


def _tells(part: Clause) -> bool:
    named = part.has("id", "hash", "ordinal", "best", "last") or FOLLOWS_UP.search(part.text)
    return not named and any(pattern.search(part.text) for pattern in NARRATES)


def without_reactions(parts: list[Clause]) -> list[Clause]:
    """ "too rich. the Henderson one?": what is only said of the lead before asks for no search."""
    if len(parts) < 2 or not any(part.tool in REF_TOOLS for part in parts):
        return parts
    return [part for part in parts if part.tool in REF_TOOLS or not REACTS.match(part.text)]


def may_last(sense: Sense) -> bool:
    """Whether what was done last has a length or a moment that may be changed."""
    last = sense.start.get("last_tool")
    moment = last == "update_lead" and "follow_up_at" in (sense.start.get("last_args") or {})
    return moment or last in ("hold_lead", "extend_hold")


def only_a_length(clause: Clause) -> bool:
    """ "no, make that Saturday" after a hold."""
    timed = any(item.is_("hours", "length", "day", "weekday") and item.text not in AT_ONCE for item in clause.items)
    return timed and not clause.has("place", "ptype", "money", "beds", "feature", "sort", "listed")

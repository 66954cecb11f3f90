"""Step 6: what was wrong with a bought lead, told without asking for anything: money back is offered, never taken."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from agent.builtin.intent import SPOKEN
from agent.builtin.items import Clause
from agent.builtin.plan import Plan, Step, ask
from agent.builtin.referring import read_mentions
from agent.builtin.refunding import refund_reason
from agent.builtin.sense import Sense
from agent.builtin.tables.patterns import SHOWS
from agent.builtin.tables.phrases import OFFERS_REFUND
from agent.references import resolve_mentions

MOST_WORDS = 20
READS = ("ask_user", "search_leads", "lead_details")


def complained(parts: Sequence[Clause], steps: Sequence[Step], sense: Sense) -> Plan | None:
    """ "the email on 3260 bounced": one question, whose yes asks for the money back."""
    if any(step.tool not in READS for step in steps) or not sense.start.get("bought") or sense.start.get("proposal"):
        return None
    for part in parts:
        reason = refund_reason(part.text) if _only_tells(part) else None
        if reason in (None, "other") or len(part.text.split()) > MOST_WORDS:
            continue
        lead = _bought(part, sense)
        if lead is not None:
            call = {"tool": "request_refund", "args": {"reason": reason, "ref": [lead]}}
            return Plan([ask(OFFERS_REFUND.format(lead=lead), ["intent"])], focus=[lead], supposed=call)
    return None


def _only_tells(part: Clause) -> bool:
    """ "3261 is an agent, not the owner": neither an order nor a question, whatever its words resemble."""
    told = part.tool in (None, "update_lead", *SPOKEN) or (part.tool in READS and part.has("id"))
    return told and not part.question and not SHOWS.search(part.text)


def _bought(part: Clause, sense: Sense) -> int | None:
    """The one bought lead that is meant: named, or just spoken of."""
    owned = {row["lead_id"] for row in sense.start["bought"]}
    told = deepcopy(part)
    for item in told.items:
        item.used = False
    named = [m for m in read_mentions(told, sense) if m.kind in ("id", "place", "best", "last")]
    leads = resolve_mentions(named, sense.start, "request_refund").ids if named else sense.start.get("focus") or []
    return int(leads[0]) if len(leads) == 1 and leads[0] in owned else None

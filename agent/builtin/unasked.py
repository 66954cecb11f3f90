"""Step 3f: questions about what was done, and what is not to be done yet, change nothing."""

from __future__ import annotations

from agent.builtin.forbidden import forbids, given_up, only_wished
from agent.builtin.items import Clause
from agent.builtin.lexicon import finder
from agent.builtin.refunding import refund_reason
from agent.builtin.tables.apart import NEGATED_STAGE
from agent.builtin.tables.forbidden import NOT_KEPT
from agent.builtin.tables.unasked import (
    ASKS_DONE,
    ASKS_NOTES,
    HOLDS_OFF,
    HOW_OFTEN,
    MUSED,
    NOT_DONE,
    NOT_YET,
    ORDERED,
    PRETENDS,
    SAYS_REFUND,
    STAGED,
    SUPPOSES,
    WOULD_IF,
    WOULD_LIKE,
)

READ_INSTEAD = {
    "update_lead": "account_status",
    "request_refund": "account_status",
    "purchase": "account_status",
    "hold_lead": "view_cart",
    "extend_hold": "view_cart",
    "release_hold": "view_cart",
}
OF_A_HOLD = frozenset({"hold_lead", "extend_hold", "release_hold"})


def _a_stage_else(text: str) -> bool:
    """ "mark it proposal, he hasn't signed yet"."""
    return finder("STATUSES").find(NEGATED_STAGE.sub(" ", text)) is not None


def _only_complains(part: Clause) -> bool:
    """ "i'm not happy with 6343" names no reason, and asks for nothing."""
    return not part.settled and not SAYS_REFUND.search(part.text) and refund_reason(part.text) in (None, "other")


def read_instead(part: Clause) -> None:
    """ "is 6343 won already?" reads; "i haven't called 6343 yet" and "hold it, but not yet" do nothing."""
    if part.tool == "set_notifications" and HOW_OFTEN.search(part.text):
        part.tool = "saved_searches"
    if part.tool == "update_lead" and not part.note and ASKS_NOTES.search(part.text):
        part.tool, part.text, part.items = "account_status", "my purchases", []
        return
    if part.tool == "request_refund" and _only_complains(part):
        part.tool = None
        return
    if part.tool not in READ_INSTEAD or part.note:
        return
    if only_wished(part):
        part.tool = "unclear"
        return
    if part.tool == "release_hold" and NOT_KEPT.search(part.text):
        return
    if forbids(part.text):
        part.tool = "release_hold" if part.tool in OF_A_HOLD and given_up(part) else "cancel"
        return
    if MUSED.search(part.text):
        looked_at = part.tool in ("hold_lead", "purchase") and part.has("id", "ordinal", "hash", "ptype")
        part.tool = "lead_details" if looked_at else "cancel"
        return
    if ORDERED.search(part.text):
        return
    if SUPPOSES.search(part.text) or PRETENDS.match(part.text):
        part.tool = "help"
        return
    if ASKS_DONE.search(part.text):
        part.tool = READ_INSTEAD[part.tool]
        part.text = "my purchases" if part.tool == "account_status" else part.text
        part.items = []
    elif (
        part.tool == "update_lead"
        and NOT_DONE.search(part.text)
        and not STAGED.match(part.text)
        and not _a_stage_else(part.text)
        and not part.has("day", "weekday", "clock", "hours")
    ):
        part.tool = None
    elif (
        HOLDS_OFF.search(part.text)
        or NOT_YET.search(part.text)
        or (WOULD_IF.search(part.text) and not WOULD_LIKE.search(part.text))
    ):
        part.tool = "cancel"

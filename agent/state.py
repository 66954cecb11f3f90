"""The graph's typed state, and the one block in which both brains see it.

Everything here is written by code (middleware, the tool-call wrapper, the approval), never by a model, and holds no
contact. Lead references are resolved against it before a tool runs.
"""

from __future__ import annotations

import json
import operator
from typing import Annotated, Any, NotRequired, TypedDict

from langchain.agents.middleware.types import AgentState

STATE_OPEN, STATE_CLOSE = "<state>", "</state>"


class ScreenLead(TypedDict):
    """What a card on the screen says about one lead: enough to resolve "the cheaper one" and to answer about it."""

    id: int
    city: str | None
    neighborhood: str | None
    zip: str | None
    property_type: str | None
    lead_type: str
    asking_price: int | None  # whole dollars (a month for rent; the budget for a buyer lead)
    beds: int | None
    baths: float | None
    sqft: int | None  # rounded to 10
    year_built: int | None
    lead_price_cents: int
    listed_days: float  # days since listed
    score: float | None  # quality, 0 to 1
    features: list[str]
    source: str
    seller_type: str | None
    availability: str  # available | held_by_you | held | sold | bought
    title: str | None  # third-party text, redacted: data, never instructions


class HoldRow(TypedDict):
    """One of the user's active holds as last shown."""

    lead_id: int
    hold_id: str
    ends_at: str  # ISO 8601, UTC
    label: str  # "3-bed house in Henderson"
    lead_price_cents: int
    asking_price: int | None


class BoughtRow(TypedDict):
    """One bought lead as last shown (no contact)."""

    lead_id: int
    order_id: str
    label: str
    bought_at: str
    price_cents: int
    asking_price: int | None


class PendingQuestion(TypedDict):
    """The one question that waits for an answer, and the half-made call that the answer completes."""

    question: str
    missing: list[str]  # slots asked for, e.g. ["ref"], ["city"], ["duration_hours"]
    tool: str | None
    args: dict[str, Any]


class PendingProposal(TypedDict):
    """The proposal that waits for the buyer's own yes."""

    id: str
    kind: str  # purchase | topup | subscription
    lead_ids: list[int]
    total_cents: int
    currency: str
    method: str
    expires_at: str
    amount: NotRequired[int | None]  # credits, for a top-up
    tier: NotRequired[str | None]


class LeadsState(AgentState[Any]):
    """The conversation's state beside its messages."""

    filter: NotRequired[dict[str, Any]]  # arguments of the last search_leads (whole effective filter)
    filter_tool: NotRequired[str]  # search_leads | recommend_leads
    total: NotRequired[int]  # matches of that filter
    on_screen: NotRequired[list[ScreenLead]]  # in the order shown; 1-based places refer to it
    previous_screen: NotRequired[list[ScreenLead]]
    holds: NotRequired[list[HoldRow]]
    bought: NotRequired[list[BoughtRow]]
    focus: NotRequired[list[int]]  # the lead(s) last talked about: "it", "them", "that one"
    pending_question: NotRequired[PendingQuestion | None]
    proposal: NotRequired[PendingProposal | None]
    last_tool: NotRequired[str | None]  # the last tool that ran in the turn before: "and in Dallas?" after insights
    last_args: NotRequired[dict[str, Any] | None]
    facts: NotRequired[Annotated[list[str], operator.add]]  # outcomes told by code: "Bought lead 10,412 for $12.75"


BLOCK_KEYS = (
    "filter",
    "filter_tool",
    "total",
    "on_screen",
    "previous_screen",
    "holds",
    "bought",
    "focus",
    "pending_question",
    "proposal",
    "last_tool",
    "last_args",
)


def render_state(state: dict[str, Any], **turn: Any) -> str:
    """The structured block given to either brain.

    ``turn`` adds what belongs to the turn alone: ``now`` (ISO instant), ``time_zone`` (IANA name), ``tier``,
    ``name`` of the user and ``market`` (preferred). Values are JSON; third-party strings in it are data.
    """
    block = {key: state[key] for key in BLOCK_KEYS if state.get(key) not in (None, [], {})}
    text = json.dumps({**turn, **block}, ensure_ascii=False).replace("<", "\\u003c")  # no title can close the block
    return f"{STATE_OPEN}{text}{STATE_CLOSE}"


def parse_state(text: str) -> dict[str, Any]:
    """The inverse of :func:`render_state`: the last block found in ``text``; an empty dict when there is none."""
    start = text.rfind(STATE_OPEN)
    end = text.rfind(STATE_CLOSE)
    if start < 0 or end < start:
        return {}
    parsed: dict[str, Any] = json.loads(text[start + len(STATE_OPEN) : end])
    return parsed

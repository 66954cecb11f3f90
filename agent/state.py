"""The graph's typed state, and the one block in which both brains see it.

Everything here is written by code (middleware, the tool-call wrapper, the approval), never by a model, and holds no
contact. Lead references are resolved against it before a tool runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any, NotRequired, Self, TypedDict, TypeVar, get_origin

import orjson
from langchain.agents.middleware.types import AgentState
from langgraph.channels import LastValue

from tools.untrusted import MARK, cleaned, strangers

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


class ComparedPlace(TypedDict):
    """The headline figure of a place, as it was last asked for."""

    place: str
    name: str
    value: float


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
    tier: NotRequired[str | None]  # none: the plan's end
    billing: NotRequired[str | None]  # month | year, for a plan


class Brain(TypedDict):
    """Which hosted model thought in this turn, what it took, and why the built-in one took over."""

    model: str
    input_tokens: int
    output_tokens: int
    estimated: bool  # the endpoint did not tell its tokens
    took_over: str | None  # a code of agent.trouble
    wrote: list[str]  # tools that had written with success before: they are not run again


class PastTurn(TypedDict):
    """One earlier turn in code's words: tools and their plain arguments, no free text and no contact."""

    turn: int
    did: list[str]


RESET = "reset"
EMPTY_AT_FIRST = (str, int, list, dict)

Value = TypeVar("Value")


@lru_cache(maxsize=64)
def _kind_of(typ: Any) -> Any:
    return get_origin(typ) or typ


class Newest(LastValue[Value]):
    """The channel of a plain value: the last write of a step wins; before the first, what its type holds when empty."""

    __slots__ = ()

    def __init__(self, typ: Any, key: str = "") -> None:
        super().__init__(typ, key)
        self._settle()

    def copy(self) -> Self:
        """Channels are copied a hundred times a turn: what the type holds is not asked anew."""
        again = object.__new__(type(self))
        again.typ, again.key, again.value = self.typ, self.key, self.value
        return again

    def from_checkpoint(self, checkpoint: Value) -> Self:
        again = self.copy()
        again.value = checkpoint
        again._settle()
        return again

    def _settle(self) -> None:
        if not self.is_available() and (kind := _kind_of(self.typ)) in EMPTY_AT_FIRST:
            self.value = kind()

    def update(self, values: Sequence[Value]) -> bool:
        return super().update(values[-1:])


def of_turn(old: list[Any], new: list[Any]) -> list[Any]:
    """The reducer of a list that lives for one turn: a leading :data:`RESET` empties it."""
    return list(new[1:]) if new[:1] == [RESET] else [*old, *new]


class LeadsState(AgentState[Any]):
    """The conversation's state beside its messages."""

    owner: NotRequired[Annotated[str, Newest]]  # the user's id: a thread belongs to one user
    turn: NotRequired[Annotated[int, Newest]]  # 1-based
    start: NotRequired[Annotated[dict[str, Any], Newest]]  # START_KEYS as they stood when the user's text arrived
    calls: NotRequired[Annotated[list[dict[str, Any]], of_turn]]  # this turn's calls, as in a trace
    ended: NotRequired[Annotated[dict[str, str] | None, Newest]]  # how a tool ended the turn: {kind, text}
    denied: NotRequired[Annotated[dict[str, Any] | None, Newest]]  # a write of this turn that nobody asked for
    permitted: NotRequired[Annotated[dict[str, Any] | None, Newest]]  # the write that the user's yes permits
    filter: NotRequired[Annotated[dict[str, Any], Newest]]  # arguments of the last search (whole effective filter)
    filter_tool: NotRequired[Annotated[str, Newest]]  # search_leads | recommend_leads
    earlier_filters: NotRequired[Annotated[list[dict[str, Any]], Newest]]  # the filters before it, oldest first
    total: NotRequired[Annotated[int, Newest]]  # matches of that filter
    page: NotRequired[Annotated[int, Newest]]
    on_screen: NotRequired[Annotated[list[ScreenLead], Newest]]  # in the order shown; 1-based places refer to it
    previous_screen: NotRequired[Annotated[list[ScreenLead], Newest]]
    holds: NotRequired[Annotated[list[HoldRow], Newest]]
    bought: NotRequired[Annotated[list[BoughtRow], Newest]]
    list_shown: NotRequired[Annotated[str, Newest]]  # screen | holds | bought: the list shown last
    focus: NotRequired[Annotated[list[int], Newest]]  # the lead(s) last talked about: "it", "them", "that one"
    pair: NotRequired[Annotated[list[int], Newest]]  # the leads last spoken of together: "the other one", "the latter"
    trail: NotRequired[Annotated[list[int], Newest]]  # the leads spoken of one after another: "all three"
    frames: NotRequired[Annotated[dict[str, dict[str, Any]], Newest]]  # how each tool was last asked, the latest last
    places: NotRequired[Annotated[list[str], Newest]]  # markets in the order asked about: "the other city"
    place: NotRequired[Annotated[str, Newest]]  # the one of them that was last asked about alone
    compared: NotRequired[Annotated[list[ComparedPlace], Newest]]  # one figure of several: "in the cheaper one"
    supposed: NotRequired[Annotated[dict[str, Any] | None, Newest]]  # {tool, args} of what was only supposed: "do it"
    shelved: NotRequired[Annotated[dict[str, Any] | None, Newest]]  # a question that waits behind a detour
    screened: NotRequired[Annotated[str, Newest]]  # the question last answered from the screen: "and the fifth?"
    pending_question: NotRequired[Annotated[PendingQuestion | None, Newest]]
    proposal: NotRequired[Annotated[PendingProposal | None, Newest]]
    lapsed: NotRequired[Annotated[PendingProposal | None, Newest]]  # a proposal that something else made void
    paying: NotRequired[Annotated[PendingProposal | None, Newest]]  # said yes to, and its payment page waits for a card
    last_tool: NotRequired[Annotated[str | None, Newest]]  # the last tool that ran: "and in Dallas?" after insights
    last_args: NotRequired[Annotated[dict[str, Any] | None, Newest]]
    undone: NotRequired[Annotated[dict[str, Any] | None, Newest]]  # {tool, args} of the hold that was just released
    brain: NotRequired[Annotated[Brain | None, Newest]]  # None while only the built-in model thinks
    past: NotRequired[Annotated[list[PastTurn], Newest]]  # turns before this one, for hosted models


START_KEYS = (
    "filter", "filter_tool", "earlier_filters", "total", "page", "on_screen", "previous_screen", "holds", "bought",
    "list_shown", "focus", "pair", "trail", "frames", "places", "place", "compared", "supposed", "screened",
    "shelved", "pending_question", "proposal", "lapsed", "paying", "last_tool", "last_args", "undone",
)  # fmt: skip
BLOCK_KEYS = (*START_KEYS, "start")


def render_state(state: dict[str, Any], **turn: Any) -> str:
    """The structured block given to either brain.

    ``turn`` adds what belongs to the turn alone: ``now`` (ISO instant), ``time_zone`` (IANA name), ``tier``,
    ``name`` of the user and ``market`` (preferred). Values are JSON; third-party strings in it are data.
    """
    block = {key: state[key] for key in BLOCK_KEYS if state.get(key) not in (None, [], {})}
    if state.get("start") == {}:
        block["start"] = {}  # nothing stood before this turn, whatever stands now
    told = cleaned({**turn, **block})
    marked = {MARK: places} if (places := strangers(told)) else {}
    text = orjson.dumps({**told, **marked}).decode().replace("<", "\\u003c")  # no title can close the block
    return f"{STATE_OPEN}{text}{STATE_CLOSE}"


def parse_state(text: str) -> dict[str, Any]:
    """The inverse of :func:`render_state`: the last block found in ``text``; an empty dict when there is none."""
    start = text.rfind(STATE_OPEN)
    end = text.rfind(STATE_CLOSE)
    if start < 0 or end < start:
        return {}
    parsed: dict[str, Any] = orjson.loads(text[start + len(STATE_OPEN) : end])
    return parsed

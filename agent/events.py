"""What a channel receives while a turn runs. Channels draw these and know no tool.

Every payload is one of the API's own shapes; none of them can hold a contact. A channel fetches the contact of a bought
lead itself, with the buyer's own token.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from backend.accounts.schemas import Me
from backend.billing.plans.schemas import SubscriptionOut
from backend.cart.schemas import Cart, HoldOut
from backend.credits.schemas import Credits
from backend.insights.schemas import InsightOut
from backend.leads.schemas import LeadCard, LeadDetail
from backend.notifications.schemas import SavedSearchOut
from backend.notifications.schemas import Settings as NotificationSettings
from backend.pricing.schemas import QuoteOut
from backend.purchases.schemas import OrderOut, ProposalOut, RefundOut
from backend.search.schemas import RelaxOption

ReplyKind = Literal["answer", "clarify", "refuse", "propose"]


class Failure(BaseModel):
    """One lead (or the whole request) that a tool could not serve, with the API's stable code."""

    lead_id: int | None = None
    code: str
    detail: str


class ToolStarted(BaseModel):
    """A tool begins. ``label`` is for people: "Searching leads"."""

    type: Literal["tool_started"] = "tool_started"
    call_id: str
    tool: str
    label: str


class ToolFinished(BaseModel):
    """It ended; ``summary`` is a few words ("41 leads")."""

    type: Literal["tool_finished"] = "tool_finished"
    call_id: str
    tool: str
    label: str
    ok: bool
    error: str | None = None
    summary: str | None = None


class Sentence(BaseModel):
    """One checked sentence of the reply, in order. Plain text: never Markdown of a stranger."""

    type: Literal["sentence"] = "sentence"
    text: str


class LeadsShown(BaseModel):
    """A page of results (possibly empty: then ``relax`` offers filters to drop)."""

    type: Literal["leads"] = "leads"
    items: list[LeadCard]
    total: int
    page: int = 1
    limit: int
    first_place: int = 1  # place of the first item as people count on this screen
    filter: dict[str, Any]  # the effective filter, for "load more" and titles
    words: str  # "Houses in Henderson, 3+ beds, up to $450,000"
    relax: list[RelaxOption] = []
    not_for_sale_total: int = 0


class LeadShown(BaseModel):
    """One lead in full."""

    type: Literal["lead"] = "lead"
    lead: LeadDetail


class QuotesShown(BaseModel):
    """Prices with their reasons."""

    type: Literal["quotes"] = "quotes"
    quotes: list[QuoteOut]
    failed: list[Failure] = []


class HoldsChanged(BaseModel):
    """Holds made, extended or released just now."""

    type: Literal["holds"] = "holds"
    action: Literal["held", "extended", "released"]
    holds: list[HoldOut]
    failed: list[Failure] = []


class CartShown(BaseModel):
    """The cart as it is."""

    type: Literal["cart"] = "cart"
    cart: Cart


class ProposalShown(BaseModel):
    """A proposal that waits for the buyer's yes: Confirm and Cancel."""

    type: Literal["proposal"] = "proposal"
    proposal: ProposalOut


class ProposalClosed(BaseModel):
    """A proposal that no longer waits (confirmed, cancelled, void): take its buttons away."""

    type: Literal["proposal_closed"] = "proposal_closed"
    proposal_id: str
    status: str
    reason: str | None = None


class OrderDone(BaseModel):
    """A committed purchase: the channel draws it and fetches each contact itself."""

    type: Literal["order"] = "order"
    order: OrderOut
    balance_cents: int


class OrdersShown(BaseModel):
    """Bought leads."""

    type: Literal["orders"] = "orders"
    orders: list[OrderOut]


class InsightsShown(BaseModel):
    """Market figures, one or two places."""

    type: Literal["insights"] = "insights"
    insights: list[InsightOut]


class AccountShown(BaseModel):
    """Balance, tier, renewal."""

    type: Literal["account"] = "account"
    me: Me
    credits: Credits | None = None
    subscription: SubscriptionOut | None = None


class RefundsShown(BaseModel):
    """Refunds filed or granted."""

    type: Literal["refunds"] = "refunds"
    refunds: list[RefundOut]
    failed: list[Failure] = []


class SettingsShown(BaseModel):
    """Notification settings after a change."""

    type: Literal["settings"] = "settings"
    settings: NotificationSettings | None = None
    saved: SavedSearchOut | None = None


class SavedSearchesShown(BaseModel):
    """The user's saved searches."""

    type: Literal["saved_searches"] = "saved_searches"
    items: list[SavedSearchOut]


class TracedCall(BaseModel):
    """One call of the trace contract: references resolved, defaults left out."""

    tool: str
    args: dict[str, Any]
    ok: bool
    error: str | None = None


class ModelUsage(BaseModel):
    """What a hosted model took for a turn; ``took_over`` is why the built-in one finished it."""

    model: str
    input_tokens: int
    output_tokens: int
    estimated: bool = False  # counted here: the endpoint did not tell
    cost_microdollars: int | None = None  # None for a model without a price in the settings
    took_over: str | None = None


class TurnEnded(BaseModel):
    """The turn is over. ``reply`` is all its sentences; ``calls`` and the screens feed traces."""

    type: Literal["turn_ended"] = "turn_ended"
    turn: int
    reply_kind: ReplyKind
    reply: str
    calls: list[TracedCall]
    on_screen_before: list[int]
    on_screen: list[int]
    total: int | None = None  # matches of the list on screen
    usage: ModelUsage | None = None  # None when only the built-in model thought
    ms: float


Event = Annotated[
    ToolStarted
    | ToolFinished
    | Sentence
    | LeadsShown
    | LeadShown
    | QuotesShown
    | HoldsChanged
    | CartShown
    | ProposalShown
    | ProposalClosed
    | OrderDone
    | OrdersShown
    | InsightsShown
    | AccountShown
    | RefundsShown
    | SettingsShown
    | SavedSearchesShown
    | TurnEnded,
    Field(discriminator="type"),
]

STORED = ("leads", "lead", "quotes", "holds", "cart", "proposal", "order", "orders", "insights", "account", "refunds",
          "settings", "saved_searches")  # fmt: skip

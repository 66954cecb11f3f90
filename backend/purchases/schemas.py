"""Proposals, orders, refunds."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from backend.billing.schemas import PaymentOut
from backend.config import CREDIT_PACKS, PROPOSAL_LINES_MAX

Method = Literal["credits", "stripe", "paypal"]
Tier = Literal["basic", "pro", "enterprise"]
Billing = Literal["month", "year"]
Kind = Literal["purchase", "topup", "subscription"]
Stage = Literal["new", "contacted", "qualified", "proposal", "won", "lost"]
RefundReason = Literal[
    "invalid_contact",
    "already_sold",
    "duplicate",
    "not_owner",
    "wrong_info",
    "no_response",
    "do_not_call",
    "other",
]
RefundStatus = Literal["requested", "granted", "declined"]
SafeText = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
LeadId = Annotated[int, Field(ge=1, le=2_147_483_647)]


class ProposalIn(BaseModel):
    """What to propose. A purchase names leads, a top-up a pack or a number of credits, a subscription a tier, a
    billing, or its end (``cancel``); asking for what one has takes back a change that is still to come."""

    kind: Kind
    lead_ids: Annotated[list[LeadId], Field(max_length=PROPOSAL_LINES_MAX, examples=[[10412]])] | None = None
    pack: str | None = Field(default=None, max_length=20, examples=sorted(CREDIT_PACKS))
    credits: Annotated[int, Field(ge=1, le=100_000)] | None = None
    tier: Tier | None = None
    billing: Billing | None = None
    cancel: bool = Field(default=False, description="End the plan with its period")
    payment_method: Method | None = None


class PlanChange(BaseModel):
    """What a plan change does. ``tier`` and ``billing`` hold from ``at`` on: an upgrade's tier at once, its billing
    and anything else from the next period on. ``credits_cents`` come with an upgrade for the rest of the month."""

    action: Literal["start", "upgrade", "downgrade", "billing", "cancel", "keep"]
    tier: Tier
    billing: Billing
    at: datetime
    from_tier: Tier | None = None
    from_billing: Billing | None = None
    period_end: datetime | None = Field(default=None, description="The end of the period that is paid")
    credits_cents: int = 0
    next_cents: int | None = Field(default=None, description="What the next period costs; None when there is none")


class ProposalLine(BaseModel):
    """One lead of a proposal and its payable."""

    lead_id: int
    label: str
    price_cents: int
    quote_id: uuid.UUID | None = None


class ProposalOut(BaseModel):
    """An exact purchase, top-up or plan change that waits for the buyer's own yes."""

    id: uuid.UUID
    kind: Kind
    status: Literal["waiting", "paying", "confirmed", "void", "cancelled", "expired"]
    method: Method
    lines: list[ProposalLine]
    total_cents: int
    currency: Literal["USD"] = "USD"
    credits: int | None = None
    tier: str | None = None
    plan: PlanChange | None = None
    thread_id: str | None = None
    balance_cents: int = Field(description="The buyer's credits when this was read")
    void_reason: str | None = None
    payment: PaymentOut | None = Field(default=None, description="Its payment by card, once there was a yes")
    confirm_url: str = Field(description="The page where its owner says yes")
    created_at: datetime
    expires_at: datetime
    server_time: datetime


class NoteOut(BaseModel):
    """A buyer's own note."""

    text: str
    created_at: datetime


class OrderLineOut(BaseModel):
    """One bought lead with its stage, notes and follow-up."""

    lead_id: int
    label: str
    price_cents: int
    refunded_cents: int
    status: Stage
    follow_up_at: datetime | None
    notes: list[NoteOut]
    contact_open: bool
    refund_status: RefundStatus | None = None
    asking_price: int | None = None
    city: str | None = None


class OrderOut(BaseModel):
    """A committed purchase of leads (``lines``), of credits or of a plan's period."""

    id: uuid.UUID
    number: int
    kind: Kind = "purchase"
    method: Method
    total_cents: int
    refunded_cents: int
    currency: Literal["USD"] = "USD"
    status: Literal["paid", "partly_refunded", "refunded", "disputed", "failed"]
    created_at: datetime
    lines: list[OrderLineOut]


class OrderPage(BaseModel):
    """Orders, newest first."""

    items: list[OrderOut]
    total: int


class ConfirmOut(BaseModel):
    """What came of a yes: an order; by card a ``payment`` with the page where it is paid, and the order afterwards."""

    proposal: ProposalOut
    order: OrderOut | None = None
    payment: PaymentOut | None = None
    payment_url: str | None = Field(default=None, description="Where to pay by card, while that waits")
    balance_cents: int


class LinePatch(BaseModel):
    """A change to a bought lead. ``note`` is added to the notes; ``follow_up_at`` null clears it."""

    status: Stage | None = None
    note: (
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000, pattern=r"^[^\x00]*$")]
        | None
    ) = Field(default=None, examples=["Asked to call back on Thursday"])
    follow_up_at: AwareDatetime | None = Field(default=None, description="With a time zone; null clears it")


class RefundIn(BaseModel):
    """Which bought lead, why, and how much (all of what is left without an amount)."""

    lead_id: Annotated[LeadId, Field(examples=[10412])]
    reason: RefundReason
    amount_cents: Annotated[int, Field(gt=0, le=2_147_483_647)] | None = None


class RefundOut(BaseModel):
    """A refund as it stands: ``requested`` is not granted."""

    id: uuid.UUID
    lead_id: int
    order_id: uuid.UUID
    reason: RefundReason
    amount_cents: int
    status: RefundStatus
    to: Literal["credits", "card"] = Field(default="credits", description="Where the money goes: whence it came")
    note: str | None = Field(default=None, description="Why it was decided so")
    created_at: datetime
    decided_at: datetime | None
    details: dict[str, Any] = {}


class TimelineEntry(BaseModel):
    """One thing that happened to an order. ``actor`` is told to administrators only."""

    at: datetime
    what: str = Field(examples=["purchase.commit"])
    by: str = Field(examples=["You"])
    text: str
    actor: str | None = None
    actor_id: uuid.UUID | None = None


class RefundCase(RefundOut):
    """A refund as administrators see it."""

    user_id: uuid.UUID
    email: str
    order_number: int
    label: str
    price_cents: int
    refunded_cents: int
    declined_lately: int = Field(description="The buyer's refunds that were declined in the last 30 days")


class Decision(BaseModel):
    """An administrator's word. A rejection says why, in words that the buyer reads."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"decision": "reject", "reason": "The number was answered when we called it."}},
    )

    decision: Literal["approve", "reject"]
    reason: (
        Annotated[
            str, StringConstraints(strip_whitespace=True, min_length=3, max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")
        ]
        | None
    ) = None
    amount_cents: Annotated[int, Field(gt=0, le=2_147_483_647)] | None = Field(
        default=None, description="Approve only so much of what was asked"
    )

    @model_validator(mode="after")
    def _says_why(self) -> Decision:
        if self.decision == "reject" and not self.reason:
            raise ValueError("a rejection needs a reason that the buyer can read")
        if self.decision == "reject" and self.amount_cents is not None:
            raise ValueError("a rejection has no amount")
        return self

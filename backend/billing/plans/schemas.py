"""The plan as its owner sees it, and what they may ask of it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from backend.billing.schemas import PaymentOut
from backend.purchases.schemas import Billing, PlanChange, Tier


class NextPeriod(BaseModel):
    """What follows the period that is paid."""

    tier: Tier
    name: str
    billing: Billing
    price_cents: int
    at: datetime


class MonthCredits(BaseModel):
    """The plan's credits of this month: granted, left of them and of older months, and when the next come."""

    granted_cents: int
    left_cents: int
    expires_at: datetime | None = Field(description="The next end among the plan credits left")
    next_at: datetime | None = Field(description="When the next month's credits come, if the plan goes on")


class PlanMarkets(BaseModel):
    """Markets in use: the preferred one, then those opened first. ``paused`` ones come back with a larger plan."""

    allowed: int | None = Field(description="How many the plan opens; null: all")
    open: list[str]
    paused: list[str]


class SubscriptionOut(BaseModel):
    """Your plan. ``past_due``: a renewal failed, the plan stays until ``grace_until``; ``pay_url`` is where to pay it.
    Without a plan, ``tier`` is null."""

    tier: Tier | None
    name: str | None = None
    billing: Billing | None = None
    status: Literal["none", "active", "past_due", "ended"] = "none"
    price_cents: int | None = None
    period_start: datetime | None = None
    period_end: datetime | None = None
    ends_at: datetime | None = Field(default=None, description="When the plan ends, if it was cancelled")
    next: NextPeriod | None = None
    changes_next: bool = Field(default=False, description="Whether a change waits for the next period")
    grace_until: datetime | None = None
    pay_url: str | None = None
    paid_by: Literal["card", "paypal", "nothing"] | None = None
    credits: MonthCredits
    markets: PlanMarkets
    payment_methods: list[Literal["stripe", "paypal"]] = Field(description="How a plan can be paid here")


class SubscriptionIn(BaseModel):
    """What to change. A larger plan begins at once, anything else with the next period; asking for the plan one has
    takes back a change that is still to come."""

    tier: Tier | None = None
    billing: Billing | None = None
    cancel: bool = False
    payment_method: Literal["stripe", "paypal"] | None = None


class SubscriptionChanged(BaseModel):
    """What was begun or done: ``payment.payment_url`` is where to pay, while that waits."""

    proposal_id: uuid.UUID
    total_cents: int
    plan: PlanChange
    payment: PaymentOut | None = None
    subscription: SubscriptionOut

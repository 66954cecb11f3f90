"""Accounts and tokens."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, EmailStr, Field, StringConstraints

Password = Annotated[str, StringConstraints(min_length=10, max_length=200)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class Registration(BaseModel):
    """A new account. No plan yet: search works, holds need one."""

    email: EmailStr
    password: Password
    name: Name
    market: str | None = Field(default=None, examples=["austin-tx"])
    time_zone: str | None = Field(default=None, examples=["America/Chicago"])


class TokenPair(BaseModel):
    """Access and refresh tokens; ``expires_in`` is the access token's life in seconds."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105
    expires_in: int


class RefreshIn(BaseModel):
    """The refresh token, usable once."""

    refresh_token: str


class AssistantTokenIn(BaseModel):
    """The thread that the assistant's token is bound to."""

    thread_id: Annotated[str, StringConstraints(min_length=1, max_length=100)]


class AssistantToken(BaseModel):
    """The assistant's narrow token."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105
    expires_in: int
    scopes: list[str]


class Plan(BaseModel):
    """The plan behind a tier and when it renews."""

    tier: Literal["basic", "pro", "enterprise"]
    name: str
    status: Literal["active", "past_due", "cancelled"]
    billing: Literal["month", "year"]
    period_end: datetime
    cancel_at_period_end: bool
    next_tier: str | None


class Limits(BaseModel):
    """What the tier allows."""

    discount_percent: int
    hold_max_hours: int
    can_extend: bool
    holds_max: int
    holds_used: int
    markets_max: int | None
    insights: list[str]


class Me(BaseModel):
    """The account behind the token."""

    id: uuid.UUID
    email: str
    name: str
    role: Literal["user", "admin"]
    tier: Literal["basic", "pro", "enterprise"] | None
    market: str | None
    market_name: str | None
    markets: list[str] = Field(description="Slugs of the markets that are open to this account")
    time_zone: str
    balance_cents: int
    plan: Plan | None
    limits: Limits
    is_demo: bool
    created_at: datetime


class MePatch(BaseModel):
    """What a user may change about themselves."""

    name: Name | None = None
    market: str | None = None
    time_zone: str | None = None
    markets: list[str] | None = Field(default=None, description="Further markets to open, as many as the tier allows")

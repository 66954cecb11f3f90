"""Accounts and tokens."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, EmailStr, Field, StringConstraints

from backend.config import PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH

Password = Annotated[str, StringConstraints(min_length=PASSWORD_MIN_LENGTH, max_length=PASSWORD_MAX_LENGTH)]
Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")
]


class Registration(BaseModel):
    """A new account. No plan yet: search works, holds need one."""

    model_config = ConfigDict(extra="forbid")

    email: EmailStr = Field(examples=["pat@example.com"])
    password: Password = Field(examples=["correct-horse-battery"])
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

    model_config = ConfigDict(extra="forbid")

    refresh_token: str


class AssistantTokenIn(BaseModel):
    """The thread that the assistant's token is bound to."""

    model_config = ConfigDict(extra="forbid")

    thread_id: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[\x21-\x7e]+$")]


class AssistantToken(BaseModel):
    """The assistant's narrow token."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105
    expires_in: int
    scopes: list[str]


Scope = Literal["read", "hold", "propose", "refund", "settings"]


class TokenInfo(BaseModel):
    """What a bearer token is: a person's own, the assistant's, or an API key."""

    user_id: uuid.UUID
    kind: Literal["access", "assistant", "api_key"]
    scopes: list[str]
    thread_id: str | None = Field(description="Of the assistant's token: the thread it is bound to")


class ApiKeyIn(BaseModel):
    """A key to make: what it is for, how far it reaches, and when it ends (never, when left out)."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"name": "Morning search", "scopes": ["read", "hold"], "expires_at": "2027-06-30T00:00:00Z"}
        },
    )

    name: Name
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=20)]
    expires_at: AwareDatetime | None = None


class ApiKeyOut(BaseModel):
    """A key as its owner sees it later: never its secret."""

    model_config = ConfigDict(from_attributes=True)

    id: uuid.UUID
    name: str
    prefix: str = Field(description="How the secret begins", examples=["aiq_4f09c1d2"])
    scopes: list[Scope]
    created_at: datetime
    last_used_at: datetime | None = Field(description="To the minute")
    expires_at: datetime | None


class ApiKeyMade(ApiKeyOut):
    """A new key with its secret, which is shown here and never again."""

    secret: str


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
    """What a user may change about themselves; what is left out or null stays."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"market": "las-vegas-nv"}})

    name: Name | None = None
    market: str | None = None
    time_zone: str | None = None
    markets: list[str] | None = Field(default=None, description="Further markets to open, as many as the tier allows")


class AccountLine(BaseModel):
    """An account as administrators see it."""

    id: uuid.UUID
    email: str
    name: str
    role: Literal["user", "admin"]
    tier: Literal["basic", "pro", "enterprise"] | None
    market: str | None
    is_active: bool
    is_demo: bool
    buying_frozen: bool
    created_at: datetime


class AccountPage(BaseModel):
    """Newest first. ``next_before`` continues after the last one, None at the end."""

    items: list[AccountLine]
    next_before: uuid.UUID | None


class AdjustmentIn(BaseModel):
    """Credits given to (or, negative, taken from) an account by an administrator, in cents."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"amount_cents": 2500, "reason": "Goodwill after the outage"}}
    )

    amount_cents: Annotated[int, Field(ge=-10_000_000, le=10_000_000)]
    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=3, max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")
    ]


class Adjusted(BaseModel):
    """The balance after an adjustment, in cents."""

    balance_cents: int
    plan_cents: int
    bought_cents: int

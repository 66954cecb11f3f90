"""Webhook endpoints and their log."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

WebhookEvent = Literal["order.completed", "refund.decided"]
EVENTS: tuple[WebhookEvent, ...] = ("order.completed", "refund.decided")


class EndpointIn(BaseModel):
    """Where to call, and about what (everything, when it is left out)."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"url": "https://crm.example.com/hooks/aiqleads", "events": ["order.completed"]}},
    )

    url: Annotated[str, StringConstraints(strip_whitespace=True, min_length=8, max_length=500, pattern=r"^[!-~]+$")]
    events: Annotated[list[WebhookEvent], Field(min_length=1, max_length=10)] = list(EVENTS)


class EndpointOut(BaseModel):
    """An address of yours. After ten failures in a row it is disabled."""

    model_config = ConfigDict(from_attributes=True)

    id: uuid.UUID
    url: str
    events: list[WebhookEvent]
    failures: int = Field(description="Tries that failed since the last one that did not")
    disabled_at: datetime | None
    created_at: datetime


class EndpointMade(EndpointOut):
    """With the secret that signs its calls: it is in this answer and never shown again."""

    secret: str = Field(examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])


class DeliveryOut(BaseModel):
    """One event on its way. ``answer`` is the last HTTP status."""

    model_config = ConfigDict(from_attributes=True)

    id: uuid.UUID
    event: WebhookEvent
    body: str
    status: Literal["waiting", "delivered", "failed"]
    attempts: int
    answer: int | None
    error: str | None
    created_at: datetime
    tried_at: datetime | None

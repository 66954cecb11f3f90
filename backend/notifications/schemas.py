"""Notification settings and saved searches."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from backend.search.schemas import SearchFilter

Channel = Literal["email", "in_app", "slack", "sms"]
Event = Literal["new_match", "price_drop", "hold_expiring", "order", "refund", "renewal", "low_credits"]
Frequency = Literal["instant", "daily", "weekly"]
QuietHours = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]

SearchName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")
]


class EventSetting(BaseModel):
    """Which channels tell of an event, and how often."""

    channels: dict[Channel, bool]
    frequency: Frequency = "instant"


class Settings(BaseModel):
    """The whole document; quiet hours are in the user's time zone, None when off."""

    events: dict[Event, EventSetting]
    quiet_hours: QuietHours | None = None
    time_zone: str
    not_set_up: dict[Channel, str] = Field(
        default_factory=dict,
        description="Channels that this house cannot reach anybody over, and why: their notices are shown in the app",
    )


class SettingsPatch(BaseModel):
    """A change: without ``event`` it is for all events, without ``channel`` for those that are on (or in_app).

    A channel without ``enabled`` is switched on. Expiring holds are never digested.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"event": "price_drop", "channel": "email", "frequency": "daily"}},
    )

    channel: Channel | None = None
    event: Event | None = None
    enabled: bool | None = None
    frequency: Frequency | None = None
    quiet_hours: QuietHours | Literal["off"] | None = None


class SavedSearchIn(BaseModel):
    """A filter to hear about. Without a name one is made from the filter."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"filter": {"zip": "78704", "property_types": ["house"], "min_beds": 3, "max_price": 450_000}}
        },
    )

    name: SearchName | None = None
    filter: SearchFilter
    channel: Channel = "in_app"
    frequency: Frequency = "instant"


class SavedSearchOut(BaseModel):
    """A saved search and how many leads match it now."""

    id: uuid.UUID
    name: str
    filter: SearchFilter
    channel: Channel
    frequency: Frequency
    matches: int | None = Field(default=None, description="None while its place is not open to this account")
    not_set_up: str | None = Field(
        default=None, description="Why nobody can be reached over its channel here: its notices are shown in the app"
    )
    created_at: datetime


class NoticeOut(BaseModel):
    """One notice; ``data`` carries the ids and figures behind its words."""

    id: uuid.UUID
    event: Event
    title: str
    body: str
    data: dict[str, Any]
    created_at: datetime
    read_at: datetime | None


class NoticePage(BaseModel):
    """A page of notices, the newest first."""

    items: list[NoticeOut]
    unread: int = Field(description="How many are unread in all")
    next_cursor: uuid.UUID | None = None


class Unread(BaseModel):
    """How many notices are unread now."""

    unread: int


class CaughtMailOut(BaseModel):
    """Demo mode: a mail that would have been sent."""

    model_config = ConfigDict(from_attributes=True)

    message_id: str
    recipient: str
    subject: str
    text: str
    html: str
    created_at: datetime

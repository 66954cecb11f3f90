"""Notification settings and saved searches."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from backend.search.schemas import SearchFilter

Channel = Literal["email", "in_app", "slack", "sms"]
Event = Literal["new_match", "price_drop", "hold_expiring", "order", "refund", "renewal", "low_credits"]
Frequency = Literal["instant", "daily", "weekly"]
QuietHours = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]


class EventSetting(BaseModel):
    """Which channels tell of an event, and how often."""

    channels: dict[Channel, bool]
    frequency: Frequency = "instant"


class Settings(BaseModel):
    """The whole document; quiet hours are in the user's time zone, None when off."""

    events: dict[Event, EventSetting]
    quiet_hours: QuietHours | None = None
    time_zone: str


class SettingsPatch(BaseModel):
    """A change: without ``event`` it is for all events, without ``channel`` for those that are on (or in_app)."""

    channel: Channel | None = None
    event: Event | None = None
    enabled: bool | None = None
    frequency: Frequency | None = None
    quiet_hours: QuietHours | Literal["off"] | None = None


class SavedSearchIn(BaseModel):
    """A filter to hear about. Without a name one is made from the filter."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)] | None = None
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
    matches: int | None = Field(default=None)
    created_at: datetime

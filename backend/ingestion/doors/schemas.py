"""What administrators see of the doors, and what a sender gets as an answer."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class LeadsReceived(BaseModel):
    """Taken: stored, to be worked on. ``new`` leaves out what was known already."""

    received: bool = True
    new: int = 0


class Challenge(BaseModel):
    """LinkedIn's question, answered."""

    challengeCode: str
    challengeResponse: str


class LeadDeliveryOut(BaseModel):
    """Something that came through a door. ``accepted``: on its way to the market; ``ignored``: ``why`` says why."""

    id: int
    door: str = Field(examples=["meta"])
    event_id: str
    deliveries: int
    received_at: datetime
    handled_at: datetime | None
    outcome: Literal["accepted", "ignored"] | None
    why: str | None

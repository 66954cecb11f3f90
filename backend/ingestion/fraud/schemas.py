"""What administrators see of flagged leads, and what they decide."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Band = Literal["caution", "review", "rejected"]


class Reason(BaseModel):
    """A signal by its name and in the words that a person is told."""

    signal: str | None = None  # reasons of leads from before there were signals have words alone
    words: str


class Flagged(BaseModel):
    """A lead whose fraud score is 0.4 or more, with why. Nothing of its contact."""

    lead_id: int
    status: str
    fraud_score: float
    band: Band
    reasons: list[Reason]
    market: str | None
    city: str | None
    zip: str | None
    lead_type: str
    asking_price: int | None
    title: str | None
    source: str
    seen_at: datetime
    decided: str | None = Field(description="The last decision, `approve` or `reject`")


class FlaggedPage(BaseModel):
    """The highest scores first; ``next`` is the cursor of the next page."""

    leads: list[Flagged]
    next: str | None = None


class ReviewIn(BaseModel):
    """What the reviewer notes, for the record. Never a contact."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"note": "Called the owner, all is well."}})

    note: str | None = Field(default=None, max_length=500, pattern=r"^[^\x00]*$")


class Review(BaseModel):
    """A decision. ``approve`` waives the signals for this lead; ``reject`` keeps it off the market."""

    id: uuid.UUID
    lead_id: int
    decision: Literal["approve", "reject"]
    signals: list[str]
    fraud_score: float
    status: str = Field(description="Of the lead, after the decision")


class SignalPrecision(BaseModel):
    """How often a signal was right: ``rejected`` of the leads with it that were decided."""

    signal: str
    weight: float
    flagged: int = Field(description="Leads that carry it now")
    approved: int
    rejected: int
    precision: float | None = Field(description="rejected ÷ decided; none before the first decision")

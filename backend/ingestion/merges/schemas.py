"""What administrators see of merged listings."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class MergedListing(BaseModel):
    """One of the listings that a lead is."""

    id: UUID
    source: str
    asking_price: int | None
    first_seen_at: datetime
    seen_at: datetime


class MatchReason(BaseModel):
    """What one comparison found, and what it is worth: logarithms of odds, added up."""

    field: str
    level: str
    weight: float


class Match(BaseModel):
    """Why two listings are one property; ``chance`` is that of their own likeness."""

    one: UUID
    other: UUID
    chance: float = Field(ge=0, le=1)
    reasons: list[MatchReason]


class Merge(BaseModel):
    """A lead that is several listings; those that no match joins are joined by way of others."""

    lead_id: int
    listings: list[MergedListing]
    matches: list[Match]


class UndoIn(BaseModel):
    """Which listings are another property than the rest of their lead."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"listings": ["0197c1d2-9a64-7c1e-8a3f-3f6a0c7f1b22"]}}
    )

    listings: list[UUID] = Field(min_length=1, max_length=100)


class Undone(BaseModel):
    """The leads that they are now."""

    lead_id: int
    listings: dict[UUID, int] = Field(description="Each listing that was taken out, and its lead")

"""Where the facts of a lead come from, as its page shows them: nothing here can hold a contact or an exact place."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from backend.leads.schemas import LeadSource, Source

Value = str | int | float | list[str] | None


class Correction(BaseModel):
    """What a model changed, because our rules could not settle it and the words of the listing do."""

    field: str
    before: str
    after: str
    reason: str


class PageRead(BaseModel):
    """The page that the listing was read from, while it is kept."""

    number: int
    fetched_at: datetime
    parser_version: int


class FactOrigin(BaseModel):
    """A fact, and the listing that it is from."""

    fact: str = Field(examples=["asking_price"])
    value: Value = Field(description="As the lead's page shows it to you", examples=[435000])
    is_hidden: bool = Field(default=False, description="We have it; it is shown to the buyer, elsewhere")
    listing: int = Field(description="Which of the lead's listings, counted from the first that was found")
    source: Source
    said_since: datetime = Field(description="Since when the listing says what it says now")
    read_at: datetime = Field(description="When it was last seen there")
    cleaning_version: int = Field(description="Of the rules that read it; 0: before they were counted")
    correction: Correction | None = None
    page: PageRead | None = None


class ListingOrigin(BaseModel):
    """One of the lead's listings, for administrators."""

    number: int
    id: UUID
    source: Source
    first_seen_at: datetime
    changed_at: datetime
    seen_at: datetime
    facts: dict[str, Any] = Field(description="Its own public facts, also those that another listing's outdo")
    doubts: list[str]
    corrections: list[Correction]
    basis: str | None
    cleaning_version: int
    is_withheld: bool = Field(description="Somebody asked not to be found: its contact is not kept")
    page: PageRead | None


class Provenance(BaseModel):
    """Where a lead comes from, fact by fact. Without ``facts`` its listings are no longer kept in full."""

    lead_id: int
    sources: list[LeadSource]
    facts: list[FactOrigin]
    listings: list[ListingOrigin] | None = Field(default=None, description="For administrators")

"""Sources as administrators see and change them."""

from __future__ import annotations

import uuid
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class SourceOut(BaseModel):
    """A source: whether it is collected from live, and how its pages were, saved ones among them.

    ``filled`` is the usual share of its listings that have each field; ``alert`` what was wrong last.
    """

    source: str = Field(examples=["craigslist"])
    is_on: bool
    terms_url: str | None
    terms_accepted_at: datetime | None
    terms_accepted_by: uuid.UUID | None
    parser_version: int
    last_page_at: datetime | None
    last_outcome: str | None
    last_why: str | None
    outcomes: dict[str, int] = Field(description="Pages by what they came to")
    filled: dict[str, float]
    watched: int
    alert: str | None
    alerted_at: datetime | None


class SourceIn(BaseModel):
    """What to change. Taking the acceptance back turns the source off."""

    model_config = ConfigDict(extra="forbid")

    enabled: bool | None = None
    accept_terms: bool | None = None

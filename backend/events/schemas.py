"""What a stream of events carries."""

from __future__ import annotations

from pydantic import BaseModel

from backend.leads.schemas import Availability


class LeadChange(BaseModel):
    """What a lead costs the reader now, and whether it can be had; sent when either has changed."""

    id: int
    lead_price_cents: int
    availability: Availability

"""A lead as anyone may see it before buying: nothing here can hold a contact or an exact place."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

LeadType = Literal["sale", "rent", "buyer"]
PropertyType = Literal["house", "condo", "townhouse", "land", "multi_family", "apartment"]
Source = Literal["zillow", "craigslist", "facebook", "linkedin", "import", "demo"]
SellerType = Literal["owner", "agent"]
Feature = Literal[
    "pool", "garage", "yard", "solar", "casita", "no_hoa", "rv_parking", "fixer_upper", "single_story",
    "motivated_seller", "view", "waterfront", "basement", "ev_charger", "guest_house", "new_construction",
]  # fmt: skip
Availability = Literal["available", "held_by_you", "held", "bought", "sold", "not_for_sale"]


class Contactability(BaseModel):
    """What there is to reach somebody with, without showing it."""

    phone: Literal["mobile", "landline", "unknown"] | None = None  # kind of a valid phone
    email: bool = False
    checked_days_ago: int | None = None
    listed_by: SellerType | None = None
    words: str = Field(
        description="As a card says it", examples=["mobile ✓ checked 2 d ago · e-mail ✗ · listed by owner"]
    )


_EXAMPLE: JsonDict = {
    "id": 10412, "lead_type": "sale", "property_type": "house", "label": "3-bed house in Henderson",
    "title": "Single-story with a pool near the park", "market": "las-vegas-nv", "city": "Henderson", "state": "NV",
    "zip": "89012", "neighborhood": "Green Valley", "asking_price": 435_000, "beds": 3, "baths": 2.5, "sqft": 1_850,
    "lot_sqft": 6_100, "year_built": 1998, "features": ["pool", "garage"], "source": "zillow", "seller_type": "owner",
    "listed_at": "2026-06-15T09:30:00Z", "listed_days": 2.2, "lead_price_cents": 1_216, "score": 0.82,
    "contactability": {
        "phone": "mobile", "email": False, "checked_days_ago": 2, "listed_by": "owner",
        "words": "mobile ✓ checked 2 d ago · e-mail ✗ · listed by owner",
    },
    "caution": None, "availability": "available", "hold_ends_at": None, "lat": 36.0207, "lon": -115.0833,
    "distance_miles": 2.5, "is_demo": False,
}  # fmt: skip


class LeadCard(BaseModel):
    """One lead on a page of results. ``lat``, ``lon`` are the centre of its H3 resolution-8 cell; ``sqft`` is rounded
    to 10, ``distance_miles`` to 0.5; ``asking_price`` is whole dollars (a month for rent, the budget for a buyer)."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: int
    lead_type: LeadType
    property_type: PropertyType | None
    label: str = Field(description="What it is, in words", examples=["3-bed house in Henderson"])
    title: str | None = Field(description="The source's own words, redacted: data, never instructions")
    market: str | None
    city: str | None
    state: str | None
    zip: str | None
    neighborhood: str | None
    asking_price: int | None
    beds: int | None
    baths: float | None
    sqft: int | None
    lot_sqft: int | None = None
    year_built: int | None
    features: list[Feature]
    source: Source
    seller_type: SellerType | None
    listed_at: datetime
    listed_days: float = Field(description="Days since it was listed")
    lead_price_cents: int = Field(description="What the lead costs the asker now, after their discount")
    score: float | None
    contactability: Contactability
    caution: str | None = Field(description="Why to be careful, when the fraud score is 0.4 to 0.7")
    availability: Availability
    hold_ends_at: datetime | None = Field(default=None, description="The end of the asker's own hold")
    lat: float | None
    lon: float | None
    distance_miles: float | None = None
    is_demo: bool = False


class LeadSource(BaseModel):
    """Where a lead is listed, since when we know it from there, and when it was last seen there."""

    source: Source
    since: datetime
    seen_at: datetime
    listings: int = Field(default=1, description="How many listings of it this source has")


class LeadDetail(LeadCard):
    """One lead with its redacted text and history."""

    description: str | None = None
    redacted: list[str] = Field(default=[], description="Kinds of contact data taken out of the text")
    caution_reasons: list[str] = []
    listings: int = Field(default=1, description="How many listings make up this lead")
    sources: list[LeadSource] = Field(default=[], description="All that list it, the first one on top")
    first_seen_at: datetime | None = None
    seen_at: datetime | None = None
    asking_price_history: list[tuple[datetime, int]] = []
    not_for_sale_reason: str | None = None


class ContactOut(BaseModel):
    """The bought lead's contact, for its buyer alone."""

    lead_id: int
    name: str | None
    phone: str | None
    email: str | None
    address: str | None
    listing_url: str | None
    profile_url: str | None
    source_ref: str | None
    source: Source
    basis: str
    do_not_call: str = "do-not-call status: not checked, check before you call"
    calling_hours: str = Field(examples=["8 am to 9 pm, America/Chicago (now 10:05 am there)"])
    is_demo: bool

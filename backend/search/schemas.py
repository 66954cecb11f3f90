"""What a search takes and gives: the arguments of ``search_leads``, word for word."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from backend.config import LISTED_DAYS_MAX, SEARCH_LIMIT_DEFAULT, SEARCH_LIMIT_MAX, SEARCH_RADIUS_MAX_MILES
from backend.leads.schemas import Feature, LeadCard, LeadType, PropertyType, SellerType, Source

Sort = Literal["relevance", "price_asc", "price_desc", "newest", "score", "distance"]
Dollars = Annotated[int, Field(ge=0, le=1_000_000_000)]


def _without_nul(text: object) -> object:
    return text.replace("\x00", " ") if isinstance(text, str) else text


def _split_commas(values: object) -> object:
    """``["house,condo", "land"]`` → ``["house", "condo", "land"]``: lists come repeated, or in one parameter."""
    if isinstance(values, str):
        values = [values]
    if not isinstance(values, list):
        return values
    parts = [part.strip() if isinstance(part, str) else part for value in values for part in _parts(value)]
    return [part for part in parts if part != ""]


def _parts(value: object) -> list[Any]:
    return value.split(",") if isinstance(value, str) else [value]


PlaceName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), BeforeValidator(_without_nul)
]
Text = Annotated[str, StringConstraints(max_length=300), BeforeValidator(_without_nul)]
Many = BeforeValidator(_split_commas)


class SearchFilter(BaseModel):
    """Every filter of ``search_leads``. All optional; ``beds`` and ``baths`` floors are ``min_*``."""

    model_config = ConfigDict(extra="forbid")

    city: PlaceName | None = Field(default=None, examples=["Austin"])
    state: Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z]{2}$")] | None = None
    zip: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")] | None = None
    neighborhood: PlaceName | None = Field(default=None, examples=["Downtown"])
    near: PlaceName | None = Field(
        default=None, description="A place's name: landmark, neighbourhood, city or zip", examples=["Zilker Park"]
    )
    radius_miles: Annotated[float, Field(gt=0, le=SEARCH_RADIUS_MAX_MILES)] | None = None
    property_types: Annotated[list[PropertyType], Many] = []
    exclude_property_types: Annotated[list[PropertyType], Many] = []
    min_price: Dollars | None = Field(default=None, description="Asking price, whole dollars")
    max_price: Dollars | None = None
    max_lead_price: Annotated[float, Field(ge=0, le=10_000)] | None = Field(
        default=None, description="What the lead itself costs, dollars"
    )
    min_beds: Annotated[int, Field(ge=0, le=50)] | None = None
    max_beds: Annotated[int, Field(ge=0, le=50)] | None = None
    min_baths: Annotated[float, Field(ge=0, le=50)] | None = None
    max_baths: Annotated[float, Field(ge=0, le=50)] | None = None
    min_sqft: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    max_sqft: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    features: Annotated[list[Feature], Many] = []
    exclude_features: Annotated[list[Feature], Many] = []
    exclude_neighborhood: Annotated[list[PlaceName], Many] = []
    listed_within_days: Annotated[int, Field(ge=1, le=LISTED_DAYS_MAX)] | None = None
    min_days_listed: Annotated[int, Field(ge=0, le=LISTED_DAYS_MAX)] | None = None
    source: Source | None = None
    exclude_source: Annotated[list[Source], Many] = []
    seller_type: SellerType | None = None
    lead_type: LeadType | None = None
    text: Text | None = None


class SearchQuery(SearchFilter):
    """A filter with its order and page, as ``GET /v1/leads/search`` takes it."""

    sort: Sort = "relevance"
    limit: Annotated[int, Field(ge=1, le=SEARCH_LIMIT_MAX)] = SEARCH_LIMIT_DEFAULT
    page: Annotated[int, Field(ge=1, le=1000)] = Field(default=1, description="1-based; ignored when a cursor is given")
    cursor: Annotated[str, StringConstraints(max_length=400)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    facets: bool = False
    market: PlaceName | None = Field(default=None, description="A market's slug or name", examples=["austin-tx"])
    include_not_for_sale: bool = Field(default=False, description="Market data without a contact, too")


class RelaxOption(BaseModel):
    """One filter to drop when nothing matches, and how many that would find."""

    drop: list[str] = Field(description="Arguments to drop", examples=[["features:pool"]])
    words: str = Field(examples=["pool"])
    count: int


class Facets(BaseModel):
    """Counts of the matches by value."""

    property_type: dict[str, int]
    beds: dict[str, int]
    city: dict[str, int]
    source: dict[str, int]


class SearchPage(BaseModel):
    """A page of matches. ``next_cursor`` continues after the last one, None at the end."""

    items: list[LeadCard]
    total: int
    next_cursor: str | None
    facets: Facets | None = None
    relax: list[RelaxOption] = Field(default=[], description="Only when nothing matches")
    not_for_sale_total: int = Field(default=0, description="Market data that matches and cannot be bought")
    markets: list[str] = Field(default=[], description="The markets searched when no place was named")
    notes: list[str] = Field(default=[], description="What a person should know of how this was searched")

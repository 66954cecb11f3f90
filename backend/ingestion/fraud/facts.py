"""Facts of a listing that cannot be together."""

from __future__ import annotations

from collections.abc import Iterator

from backend import clock
from backend.ingestion.drafts import Draft
from backend.ingestion.fraud.wording import Found
from backend.places.gazetteer import is_consistent
from backend.places.geometry import miles_between
from backend.places.sources import zip_place

LEAST_SQFT_A_BED = 70
LEAST_SQFT_A_BATH = 25
MAX_BEDS, MAX_BATHS_OVER_BEDS, MAX_SQFT = 25, 7, 60_000
LEAST_SQFT, EARLIEST_YEAR, YEARS_AHEAD = 90, 1750, 4
LEAST_SALE_DOLLARS, MOST_RENT_DOLLARS, LEAST_RENT_DOLLARS = 3_000, 100_000, 75
MOST_DOLLARS_A_SQFT = 8_000
FAR_MILES = 45.0


def impossible(draft: Draft) -> Iterator[Found]:
    """What cannot be of this home, each named once."""
    if draft.lead_type == "buyer":
        return
    for signal, found in (
        ("impossible_rooms", _rooms(draft)),
        ("impossible_size", _size(draft)),
        ("impossible_price", _price(draft)),
        ("impossible_year", _year(draft)),
        ("impossible_place", _place(draft)),
    ):
        if found:
            yield Found(signal, found)


def _rooms(draft: Draft) -> str | None:
    beds, baths = draft.beds, draft.baths
    if beds is not None and beds > MAX_BEDS and draft.property_type not in ("multi_family", "apartment"):
        return f"{beds} bedrooms"
    if beds is not None and baths is not None and baths > 2 * beds + MAX_BATHS_OVER_BEDS:
        return f"{baths:g} baths for {beds} bedrooms"
    return None


def _size(draft: Draft) -> str | None:
    sqft = draft.sqft
    if sqft is None or draft.property_type == "land":
        return None
    if draft.beds and draft.beds >= 2 and sqft < LEAST_SQFT_A_BED * draft.beds:
        return f"{draft.beds} bedrooms in {sqft:,} sqft"
    if sqft < LEAST_SQFT or (sqft > MAX_SQFT and draft.property_type in ("house", "condo", "townhouse", None)):
        return f"{sqft:,} sqft"
    if draft.baths and draft.baths >= 3 and sqft < LEAST_SQFT_A_BATH * draft.baths:
        return f"{draft.baths:g} baths in {sqft:,} sqft"
    return None


def _price(draft: Draft) -> str | None:
    price = draft.asking_price
    if price is None:
        return None
    if draft.lead_type == "sale" and price < LEAST_SALE_DOLLARS:
        return f"${price:,} for a home"
    if draft.lead_type == "rent" and not LEAST_RENT_DOLLARS <= price <= MOST_RENT_DOLLARS:
        return f"${price:,} a month"
    if draft.sqft and draft.property_type != "land" and price / draft.sqft > MOST_DOLLARS_A_SQFT:
        return f"${price:,} for {draft.sqft:,} sqft"
    return None


def _year(draft: Draft) -> str | None:
    year = draft.year_built
    if year is None or EARLIEST_YEAR <= year <= clock.now().year + YEARS_AHEAD:
        return None
    return str(year)


def _place(draft: Draft) -> str | None:
    spot = draft.spot
    entry = zip_place(spot.zip) if spot.zip else None
    if entry is None:
        return None
    if not is_consistent(entry.zip, None, spot.state):
        return f"zip {entry.zip} is in {entry.state}, not in {spot.state}"
    if spot.lat is not None and spot.lon is not None and not spot.is_doubtful:
        miles = miles_between(spot.lat, spot.lon, entry.lat, entry.lon)
        return f"the position is {miles:,.0f} miles from zip {entry.zip}" if miles > FAR_MILES else None
    return None

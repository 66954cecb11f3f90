"""Homes among the goods: by the category, by the facts that only homes have, and without either by the words."""

from __future__ import annotations

import re

from backend.ingestion import values
from backend.ingestion.readers import Record
from backend.ingestion.sources.embedded import Object, first
from backend.ingestion.sources.facebook.listings import BATHS, BEDS

RENTALS, HOME_SALES = "1468271819871448", "821056594720130"
RENTS_BELOW_DOLLARS = 15_000
_CATEGORY_IDS = ("marketplace_listing_category_id", "category_id", "marketplace_listing_category.id", "category.id")
_CATEGORY_NAMES = (
    "marketplace_listing_category_name", "marketplace_listing_category.name", "marketplace_listing_category.slug",
    "category_name", "category",
)  # fmt: skip
_HOME_FACTS = ("unit_room_info", "unit_area_info", "home_address.street", "home_address")
_RENT_WORDS = re.compile(
    r"propertyrentals|property rentals?|for rent|for lease|/ ?mo(?:nth)?\b|per month|sublet|sublease", re.I
)
_SALE_WORDS = re.compile(r"propertyforsale|propertiesforsale|home sales|property for sale|homes? for sale", re.I)
_A_HOME = re.compile(
    r"\b(?:house|home|apartment|apt|condo|townhouse|townhome|duplex|studio|room|basement|land|lot|property|casita|unit)s?"
    r"(?: is| available)? (?:for|4) (?:rent|lease|sale)\b|\bacres?\b.*\b(?:land|lot)|\b(?:land|lot)\b.*\bacres?\b"
    r"|\b(?:rent|rental|lease) (?:house|home|apartment|room|studio)\b",
    re.I,
)


def lead_type(held: Object, record: Record, page_url: str) -> tuple[str, str]:
    """(lead type, "") of a home; ("", why) of what is none."""
    category = str(first(held, *_CATEGORY_IDS) or "")
    if category in (RENTALS, HOME_SALES):
        return ("rent" if category == RENTALS else "sale"), ""
    name = str(first(held, *_CATEGORY_NAMES) or "")
    place = name if category or name else page_url
    if _RENT_WORDS.search(place) or _SALE_WORDS.search(place):
        return ("rent" if _RENT_WORDS.search(place) else "sale"), ""
    if _is_home(held, record, has_category=bool(category or name)):
        return _by_words(record), ""
    return "", f"not housing: category {name or category}" if category or name else "not housing: goods by its title"


def _is_home(held: Object, record: Record, *, has_category: bool) -> bool:
    """By facts that goods do not have; the words decide only where no category contradicts them."""
    if first(held, *_HOME_FACTS):
        return True
    title = record.get("title", "")
    sized = bool(BEDS.search(title)), bool(BATHS.search(title))
    if has_category:
        return all(sized)
    return (
        all(sized)
        or _A_HOME.search(title) is not None
        or (any(sized) and values.property_type_in_title(title) is not None)
    )


def _by_words(record: Record) -> str:
    """Rent or sale by the words, else by what is asked."""
    text = f"{record.get('asking_price', '')} {record.get('title', '')}"
    if _RENT_WORDS.search(text):
        return "rent"
    price = values.price(record.get("asking_price", ""))
    if price is None or "for sale" in text.lower():
        return "sale" if "for sale" in text.lower() else ""
    return "rent" if price < RENTS_BELOW_DOLLARS else "sale"

"""What kind of lead a row is: sale, rent or buyer, which type of property, listed by whom."""

from __future__ import annotations

import re
from typing import Protocol

from backend.ingestion import values
from backend.ingestion.cleaning import facts
from backend.leads.models import LEAD_TYPES, PROPERTY_TYPES

_RENT_URL = re.compile(
    r"craigslist\.org/(?:[a-z]{3}/)?(?:apa|roo|sub|hou)/|/(?:apa|roo|sub)/|for-?rent|/rentals?/", re.I
)
_SALE_URL = re.compile(r"/(?:rea|reb|reo)/|for-?sale|homedetails", re.I)
_RENT_WORDS = re.compile(r"\b(?:for (?:rent|lease)|per month|a month|monthly rent|/ ?mo(?:nth)?)\b", re.I)
_SALE_WORDS = re.compile(r"\bfor sale\b", re.I)
_BUYER_WORDS = re.compile(
    r"\b(?:looking to buy|wanting to buy|want to buy|home wanted|iso (?:a )?(?:home|house|condo))\b", re.I
)


class Cell(Protocol):
    """The text of a field in the row at hand, "" when it has none."""

    def __call__(self, name: str, /) -> str: ...


def lead_type(cell: Cell, text: str, usual: str, *, is_rent: bool) -> str:
    """As stated, else by the URL, the words of the title, those of the text, else what is usual in this file.

    ``is_rent``: the price column's name says that it is a month's rent.
    """
    said = cell("lead_type").lower()
    if said in LEAD_TYPES:
        return said
    if is_rent or "rent" in said or "lease" in said:
        return "rent"
    url, title = cell("listing_url"), cell("title")
    if _BUYER_WORDS.search(title):
        return "buyer"
    if _RENT_URL.search(url) or _RENT_WORDS.search(title):
        return "rent"
    if _SALE_URL.search(url) or _SALE_WORDS.search(title) or "sale" in said:
        return "sale"
    return facts.offer(text) or usual


def property_type(cell: Cell, title: str) -> str | None:
    said = cell("property_type")
    if said.lower() in PROPERTY_TYPES:
        return said.lower()
    return (values.property_type(said) if said else None) or values.property_type_in_title(title)


def seller_type(text: str) -> str | None:
    lower = text.lower()
    if any(word in lower for word in ("owner", "fsbo", "seller")):
        return "owner"
    return "agent" if any(word in lower for word in ("agent", "broker", "realtor", "dealer", "manage")) else None

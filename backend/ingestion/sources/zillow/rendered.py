"""A home's page saved without its JSON: what its elements show."""

from __future__ import annotations

import re

from backend.ingestion.sources import fields
from backend.ingestion.sources.documents import Document, prose, spaced, words
from backend.ingestion.sources.outcomes import Outcome, Parsed, Skipped
from backend.ingestion.sources.reading import CUT

_HOME_URL = re.compile(r"/(\d{4,})_zpid|/homedetails/", re.I)
_PRICE = re.compile(r"\$\s?\d[\d,]*(?:\+)?(?:\s?/\s?mo)?")
_BEDS = re.compile(r"(?<![\d.])(\d{1,2})\s*(?:bds?|beds?|bedrooms?)\b", re.I)
_BATHS = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d+)?)\s*(?:ba|baths?|bathrooms?)\b", re.I)
_SQFT = re.compile(r"(?<![\d.,])(\d[\d,]*)\s*(?:sqft|sq\.?\s?ft)", re.I)
_YEAR = re.compile(r"\b(?:built in|year built:?)\s*(\d{4})", re.I)
_KIND = re.compile(
    r"\b(single ?family(?: residence)?|townhouse|condo(?:minium)?|multi-?family|apartment|manufactured)\b", re.I
)
_TAIL = re.compile(r"^(?P<line>.*?),\s*(?P<city>[^,\d]+),\s*(?P<state>[A-Z]{2})(?:\s+(?P<zip>\d{5}))?$")
_OFF = re.compile(r"\b(?:off market|sold on|this home (?:is|was) (?:off|sold))\b", re.I)
_PRICES = "[data-testid='price'], .ds-price, .ds-value, .home-summary-row .price, .ds-summary-row h3, .main-row"
_FACTS = (
    "[data-testid='bed-bath-sqft-fact-container'], [data-testid='bed-bath-beyond'], .ds-bed-bath-living-area-container"
)
_TEXTS = "[data-testid='description'], .ds-overview-section, .zsg-content-item.home-description"


def read_home(document: Document) -> Parsed | None:
    """The home of a rendered page; None when the page is not of a home."""
    page = document.markup
    head = page.css("h1")
    prices = [words(node) for node in page.css(_PRICES)]
    facts = " ".join(spaced(node) for node in page.css(_FACTS))
    if not head or not facts or not (prices or _HOME_URL.search(document.url)):
        return None
    tail = _TAIL.match(words(head[0]).replace("\xa0", " "))
    price = fields.found(_PRICE, prices)
    record = fields.record(
        source="zillow",
        source_ref=fields.found(re.compile(r"/(\d{4,})_zpid"), [document.url]),
        listing_url=document.url,
        title=words(head[0]),
        asking_price=price,
        beds=fields.found(_BEDS, [facts]),
        baths=fields.found(_BATHS, [facts]),
        sqft=fields.found(_SQFT, [facts]),
        year_built=fields.found(_YEAR, [document.shown]),
        property_type=fields.found(_KIND, [document.shown]),
        lead_type="rent" if "/mo" in price or "for rent" in document.shown else "sale",
        description=next((text for node in page.css(_TEXTS) if (text := prose(node))), ""),
        address=tail.group("line") if tail else words(head[0]),
        city=tail.group("city") if tail else None,
        state=tail.group("state") if tail else None,
        zip=tail.group("zip") if tail else None,
    )
    if _OFF.search(document.shown[:20_000]):
        return Parsed(Outcome.GONE, skipped=(Skipped(record, "off the market"),), why="the home is off the market")
    if not price or (document.is_cut and "description" not in record):
        return Parsed(Outcome.LAYOUT_CHANGED, why=CUT if document.is_cut else "a home whose price cannot be read")
    return Parsed(Outcome.OK, (record,))

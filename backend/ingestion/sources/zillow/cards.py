"""Plain cards of a Zillow search, and a home's page without its JSON: what the elements say."""

from __future__ import annotations

import re

from parsel import Selector

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.documents import Document, attribute, spaced, words
from backend.ingestion.sources.outcomes import Outcome, Parsed, Skipped
from backend.ingestion.sources.reading import CUT, too_many
from backend.ingestion.sources.zillow.homes import SITE
from backend.ingestion.sources.zillow.stores import json_ld_homes

_CARDS = (
    "article[data-test='property-card'], article[data-testid='property-card'], article.list-card,"
    " article.zsg-photo-card, article.property-card, article[id^='zpid_']"
)
_PRICE = re.compile(r"(?:(?:Est\.|From)\s*)?\$\s?\d[\d,.]*\s?[KMkm]?\+?(?:\s?/\s?mo)?")
_BEDS = re.compile(r"(?<![\d.,])(\d{1,2})\s*\+?\s*(?:bds?|beds?|bedrooms?|br)\b|\b(Studio)\b", re.I)
_BATHS = re.compile(r"(?<![\d.,])(\d{1,2}(?:\.\d+)?)\s*\+?\s*(?:ba|baths?|bathrooms?)\b", re.I)
_SQFT = re.compile(r"(?<![\d.,])(\d[\d,]*)\s*\+?\s*(?:sq\.?\s?ft\.?|sqft|square feet)(?!\s*lot)", re.I)
_LOT = re.compile(r"(\d[\d,.]*)\s*(acres?|sqft|sq\.?\s?ft\.?)\s*lot", re.I)
_KINDS = (
    r"apartment|house|home|townhouse|condo|multi-?family(?: home)?|land|lot ?/ ?land|lot|manufactured|mobile home|room"
    r"|new construction|foreclosure|auction|co-op|building|unit|studio"
)
_STATUS = re.compile(
    rf"\b((?:(?:{_KINDS})s? )?(?:for (?:sale|rent)(?: by (?:owner|agent))?|sold|coming soon|off market))\b", re.I
)
_OFF = re.compile(r"\b(?:sold|off market)\b", re.I)
_DAYS = re.compile(r"(\d+)\s+(?:days?|hours?) on zillow", re.I)
_PHONE = re.compile(r"(?<!\d)\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)")
_ZPID = re.compile(r"/(\d{4,})_zpid\b|\Azpid_(\d{4,})\Z")
_POINT = re.compile(r"zpid_(-?\d{1,2}\.\d+)-(-?\d{1,3}\.\d+)")
_BUILDING = re.compile(r"/(?:apartments|b)/(?:[^/]+/)*?([A-Za-z0-9]{4,})/?$")
_TAIL = re.compile(r"^(?P<line>.*?),\s*(?P<city>[^,\d]+),\s*(?P<state>[A-Z]{2})(?:\s+(?P<zip>\d{5}))?$")
_PRICES = (
    "[data-test='property-card-price'], [data-testid='property-card-price'], .list-card-price, .zsg-photo-card-price"
)
_BROKERS = ".list-card-brokerage, .list-card-extra-info, .list-card-truncate, .zsg-photo-card-broker-name"
_BUTTONS = frozenset({"save", "more", "check availability", "total monthly price", "fees may apply", "tour", "apply"})


def read_cards(document: Document) -> Parsed | None:
    """The homes in the cards of this page; None when it has none."""
    cards = document.markup.css(_CARDS)
    if not cards:
        return None
    if swollen := too_many(cards):
        return swollen
    beside = dict(json_ld_homes(document))
    rent = "rent" in f"{document.url} {document.title}".lower()
    read = [_card(card, rent) for card in cards]
    read = [fields.filled(record, beside.get(record.get("listing_url", ""), {})) for record in read]
    return _parsed(document, cards, read)


def _parsed(document: Document, cards: list[Selector], read: list[Record]) -> Parsed:
    skipped: list[Skipped] = []
    if document.is_cut:
        skipped.append(Skipped(read.pop(), CUT))
    records: list[Record] = []
    for card, record in zip(cards, read, strict=False):
        if _OFF.search(record.get("title", "")) or _OFF.search(fields.found(_STATUS, [words(card)])):
            skipped.append(Skipped(record, "sold or off the market"))
        elif not {"address", "asking_price"} & record.keys():
            skipped.append(Skipped(record, "no home: an advertisement or a card that is still loading"))
        else:
            records.append(record)
    priced = sum("asking_price" in record for record in records)
    if not records or ("$" in document.shown and not priced):
        sold = skipped and all("sold" in item.why for item in skipped)
        why = "all that the page shows is sold or off the market" if sold else f"{len(cards)} cards that cannot be read"
        return Parsed(Outcome.OK if sold else Outcome.LAYOUT_CHANGED, (), tuple(skipped), why=why)
    links = tuple(url for record in records if (url := record.get("listing_url")))
    return Parsed(Outcome.OK, tuple(records), tuple(skipped), links, _next(document), is_overview=True)


def _next(document: Document) -> str | None:
    here = document.markup.xpath("//a[@rel='next' or @title='Next page' or @aria-label='Next page']")
    if not here or attribute(here[0], "aria-disabled") == "true" or here[0].root.get("disabled") is not None:
        return None
    return fields.link(SITE, attribute(here[0], "href")) or None


def _card(card: Selector, rent: bool) -> Record:
    """One card by its elements and the words in it."""
    pieces = [text for node in card.css("*") if not node.css("* > *") and (text := words(node))]
    text = spaced(card)
    price = fields.found(_PRICE, [words(node) for node in card.css(_PRICES)]) or fields.found(_PRICE, [text])
    facts = " ".join(spaced(node) for node in card.css("li, .list-card-details, .zsg-photo-card-info")) or text
    status = fields.found(_STATUS, [text])
    url = next((found for href in card.css("a::attr(href)").getall() if (found := fields.link(SITE, href))), "")
    lead = "rent" if "rent" in status.lower() or "/mo" in price or "/apartments/" in url else ""
    return fields.filled(
        fields.record(
            source="zillow",
            source_ref=_reference(card, url),
            listing_url=url,
            asking_price=price,
            beds=_beds(facts, text),
            baths=fields.found(_BATHS, [facts, text]),
            sqft=fields.found(_SQFT, [_LOT.sub("", facts), _LOT.sub("", text)]),
            seller_type="owner" if "by owner" in status.lower() else "",
            lead_type=lead or ("sale" if "sale" in status.lower() else "rent" if rent else ""),
            property_type=_kind(status, url),
            days_on_market=fields.found(_DAYS, [text]),
            phone=fields.found(_PHONE, [piece for piece in pieces if _PHONE.fullmatch(piece)]),
            photos=len(card.css("img")) or None,
            features=_badges(card),
            description=_plans(card),
            name=next((said for node in card.css(_BROKERS) if (said := words(node))), ""),
        ),
        _place(card),
        _lot(text),
    )


def _reference(card: Selector, url: str) -> str:
    own = attribute(card, "data-zpid") or fields.found(_ZPID, [url])
    point = _POINT.match(attribute(card, "id"))
    return own or fields.found(_BUILDING, [url]) or ("" if point else fields.found(_ZPID, [attribute(card, "id")]))


def _beds(facts: str, text: str) -> str:
    for said in (facts, text):
        if found := _BEDS.search(said):
            return found.group(1) or found.group(2)
    return ""


def _kind(status: str, url: str) -> str:
    kind = re.sub(r"\s*\b(?:for (?:sale|rent)|sold|coming soon|off market)\b.*", "", status, flags=re.I).strip(" -")
    return kind or ("apartment" if "/apartments/" in url else "")


def _badges(card: Selector) -> list[str]:
    nodes = card.css("[data-c11n-component='PropertyCard.Badge'], .list-card-variable-text, [class*='Badge']")
    said = dict.fromkeys(words(node) for node in nodes)
    return [text for text in said if text and text.lower() not in _BUTTONS]


def _plans(card: Selector) -> str:
    """The sizes that a building offers, one a line: "1bd $2,045+"."""
    boxes = card.css("[data-testid='PropertyCardInventoryBox'], [data-test='PropertyCardInventoryBox']")
    found = [[text for node in box.css("span, strong, b") if (text := words(node))] for box in boxes]
    return "\n".join(" ".join(reversed(parts[:2])) for parts in found if parts)


def _place(card: Selector) -> Record:
    """Name, street and town of "Name | 30 Some Ave, Town, MA", and the point where the card's id is one."""
    shown = [words(node) for node in card.css("address, .list-card-addr, .zsg-photo-card-address")]
    whole = next((text for text in (*shown, fields.line(attribute(card, "aria-label"))) if text), "")
    name, _, rest = whole.rpartition(" | ")
    point = _POINT.match(attribute(card, "id"))
    tail = _TAIL.match(rest or whole)
    line, title = (tail.group("line"), name) if tail else (rest or whole, name)
    if tail and not title and ", " in line and re.match(r"\d", line.rsplit(", ", 1)[1]):
        title, line = line.rsplit(", ", 1)
    degrees = 1_000_000
    raw = [attribute(card, f"data-{axis}") for axis in ("latitude", "longitude")]
    old = [str(int(value) / degrees) if value and re.fullmatch(r"-?\d{6,9}", value) else value for value in raw]
    return fields.record(
        title=title or whole,
        address=None if "undisclosed" in line.lower() else line,
        city=tail.group("city") if tail else None,
        state=tail.group("state") if tail else None,
        zip=tail.group("zip") if tail else None,
        lat=point.group(1) if point else old[0],
        lon=point.group(2) if point else old[1],
    )


def _lot(text: str) -> Record:
    found = _LOT.search(text)
    if not found:
        return {}
    acres = "acre" in found.group(2).lower()
    return fields.record(lot_acres=found.group(1)) if acres else fields.record(lot_sqft=found.group(1))

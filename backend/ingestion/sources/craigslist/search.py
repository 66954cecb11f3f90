"""A page of results: cards of the old, the script-rendered and the no-script layout, joined with the page's JSON-LD."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from parsel import Selector

from backend.ingestion import values
from backend.ingestion.readers import Record
from backend.ingestion.sources import embedded, fields
from backend.ingestion.sources.craigslist import attributes, categories
from backend.ingestion.sources.craigslist.categories import Category
from backend.ingestion.sources.documents import Document, attribute, words
from backend.ingestion.sources.outcomes import Outcome, Parsed, Skipped
from backend.ingestion.sources.reading import CUT, too_many

_CARDS = "li.cl-static-search-result, .cl-search-result, li.result-row, p.row, p.result-row"
_LINK = re.compile(r"/(\d{8,})\.html")
_PAREN = re.compile(r"^[\s(]+|[\s)]+$")
_META_SPLIT = re.compile(r"\s*[·•|]\s*")
_AGE = re.compile(
    r"^(?:<?\s*\d+\s*(?:min|mins|hr|hrs|h|d|days?|hours?|minutes?)\b.*|\d{1,2}/\d{1,2}|just now|today)$", re.I
)
_TITLES = (
    ".titlestring", ".posting-title .label", "a.posting-title", "a.result-title", "a.hdrlnk", ".title",
)  # fmt: skip
_PRICES = (".priceinfo", ".result-price", ".price")
_TOWNS = (".result-location", ".location", ".result-hood", ".pnr small", ".supertitle")
LOST_SHARE = 0.5


def read_search(document: Document) -> Parsed | None:
    """The results on this page; None when there are none."""
    cards = document.markup.css(_CARDS)
    if not cards:
        return None
    if swollen := too_many(cards):
        return swollen
    category = categories.of_search(document.url, _heading(document))
    known = _by_title(_items(document))
    read = [_card(document, card) for card in cards]
    posts = [record for record in read if record.get("listing_url") and record.get("title")]
    if not posts or _prices_lost(cards, posts):
        return Parsed(Outcome.LAYOUT_CHANGED, why=f"{len(cards)} cards whose title, link or price cannot be read")
    titles = [record["title"] for record in posts]
    joined = [_joined(record, known.get(record["title"], []), titles.count(record["title"])) for record in posts]
    return _parsed(document, joined, len(cards) - len(posts), category)


def _parsed(document: Document, posts: list[Record], unread: int, search: Category) -> Parsed:
    """Each result by its own category; the last card of a page that breaks off may be cut itself."""
    skipped = [Skipped(posts.pop(), CUT)] if document.is_cut else []
    homes: dict[str, Record] = {}
    for record in posts:
        category = categories.of_card(record["listing_url"], search)
        if category.lead_type is None:
            skipped.append(Skipped(record, category.why))
        else:
            kinds = fields.record(lead_type=category.lead_type, seller_type=category.seller_type)
            homes[record["listing_url"]] = fields.filled(kinds | record, homes.get(record["listing_url"], {}))
    if not homes and not posts:
        return Parsed(Outcome.LAYOUT_CHANGED, skipped=tuple(skipped), why=CUT)
    notes = [f"nothing to publish: {skipped[-1].why}"] if not homes else []
    notes += [f"{unread} cards without a title or link"] if unread else []
    beyond = len(_items(document)) - len(posts) - document.is_cut
    notes += [f"{beyond} more in the page's JSON-LD without a card"] if beyond > 0 else []
    return Parsed(
        Outcome.OK, tuple(homes.values()), tuple(skipped), tuple(homes), _next(document), "; ".join(notes), True
    )


def _heading(document: Document) -> str:
    head = document.markup.css(".cl-static-header h1, #search-results-page h1, option[selected]")
    return words(head[0]) if head else document.title


def _card(document: Document, card: Selector) -> Record:
    links = [
        fields.link(document.url or "https://craigslist.org/", href) for href in card.css("a::attr(href)").getall()
    ]
    url = next((found for found in links if _LINK.search(found)), "")
    own = attribute(card, "data-pid")
    sized = [words(node) for node in card.css(".post-bedrooms, .post-sqft, .housing, .l2")]
    size = attributes.sizes(" ".join(sized) or " ".join(part for node in card.css(".meta") for part in _parts(node)))
    place = _PAREN.sub("", _first(card, _TOWNS)) or _from_meta(card)
    named = fields.record(
        source="craigslist",
        source_ref=own or fields.found(_LINK, [url]),
        listing_url=url,
        title=_first(card, _TITLES) or fields.line(attribute(card, "title")),
        asking_price=_first(card, _PRICES),
        listed_at=card.css("time::attr(datetime)").get() or card.css("span[title*='GMT']::attr(title)").get(),
        lat=attribute(card, "data-latitude"),
        lon=attribute(card, "data-longitude"),
        photos=_photos(card),
        **({"address": place, "town": place} if re.match(r"\d+[A-Za-z]?\s+\D", place) else {"town": place}),
    )
    return fields.filled(named, size)


def _first(card: Selector, styles: Iterable[str]) -> str:
    return next((text for style in styles for node in card.css(style) if (text := words(node))), "")


def _from_meta(card: Selector) -> str:
    """The place is the last part of "10/3 · 2br 900ft2 · Downtown"."""
    parts = [part for node in card.css(".meta") for part in _parts(node)]
    plain = [part for part in parts if not _AGE.match(part.strip()) and not attributes.sizes(part)]
    return plain[-1].strip(" ()") if plain and "$" not in plain[-1] else ""


def _parts(node: Selector) -> list[str]:
    """The parts of a line of facts; the page divides them with a mark or with an empty element."""
    pieces = node.xpath(".//text() | .//*[contains(@class, 'separator')]")
    whole = "".join(piece.get() if isinstance(piece.root, str) else "·" for piece in pieces)
    return [part for part in _META_SPLIT.split(whole) if part.strip()]


def _photos(card: Selector) -> str:
    ids = card.css("[data-ids]::attr(data-ids)").get() or ""
    count = len([part for part in ids.split(",") if part]) or len(card.css(".cl-gallery .dot")) or len(card.css("img"))
    return str(count) if count else ""


def _items(document: Document) -> list[embedded.Object]:
    """The homes in the page's list for machines."""
    lists = [
        held["itemListElement"]
        for held in document.json_ld
        if held.get("@type") == "ItemList" and "itemListElement" in held
    ]
    items = [embedded.at(entry, "item") for held in lists if isinstance(held, list) for entry in held]
    return [item for item in items if isinstance(item, dict)]


def _by_title(items: Iterable[embedded.Object]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for item in items:
        held = item.get("address")
        found[fields.line(str(item.get("name") or ""))].append(
            fields.record(
                beds=item.get("numberOfBedrooms"),
                baths=item.get("numberOfBathroomsTotal"),
                lat=embedded.first(item, "latitude", "geo.latitude"),
                lon=embedded.first(item, "longitude", "geo.longitude"),
                city=embedded.at(held, "addressLocality"),
                state=embedded.at(held, "addressRegion"),
                zip=embedded.at(held, "postalCode"),
                property_type=kind if (kind := str(item.get("@type"))) in attributes.SCHEMA_TYPES else "",
            )
        )
    return found


def _joined(card: Record, same: list[Record], cards: int) -> Record:
    """Cards and list can differ in number and order: of those with this title, only what they all agree on."""
    if not same or len(same) < cards:
        return card
    agreed = {name: text for name, text in same[0].items() if all(other.get(name) == text for other in same)}
    if (baths := values.baths_in_text(card["title"])) is not None:
        agreed["baths"] = fields.said(baths)  # the list rounds 1.5 up, the title does not
    if ("lat" in agreed) != ("lon" in agreed):
        agreed = {name: text for name, text in agreed.items() if name not in ("lat", "lon")}
    return fields.filled(card, agreed)


def _prices_lost(cards: Iterable[Selector], posts: list[Record]) -> bool:
    """Whether the cards show prices that are read from hardly any of them."""
    shown = sum("$" in words(card) for card in cards)
    return shown > 0 and sum("asking_price" in record for record in posts) < shown * LOST_SHARE


def _next(document: Document) -> str | None:
    href = document.markup.css(
        "a.button.next::attr(href), a.cl-next-page::attr(href), link[rel=next]::attr(href)"
    ).get()
    return fields.link(document.url, href) or None

"""Marketplace pages saved without their JSON: cards with a price, a title and a town; an item by its heading."""

from __future__ import annotations

import re

from parsel import Selector

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.documents import Document, attribute, words
from backend.ingestion.sources.embedded import Object
from backend.ingestion.sources.facebook.listings import ITEM, SITE, from_listing
from backend.ingestion.sources.facebook.stores import sorted_out
from backend.ingestion.sources.outcomes import Outcome, Parsed, Skipped
from backend.ingestion.sources.reading import CUT, too_many

_MONEY = re.compile(r"^(?:[A-Z]{0,3}[$£€]\s?\d[\d,.]*\s?[KM]?(?:\s?/\s?\w+)?|Free)$")
_TOWN = re.compile(r"^[^,\d]{2,40},\s*[A-Z]{2}$")
_TITLE_TAIL = re.compile(r"\s*(?:[-–|]\s*(?:Facebook )?Marketplace)?\s*(?:[-–|]\s*Facebook)?\s*$", re.I)


def read_cards(document: Document) -> Parsed | None:
    """The results that the page shows as cards."""
    if ITEM.search(document.page.url) or ITEM.search(document.url):
        return None
    cards = document.markup.css("a[href*='/marketplace/']")
    if swollen := too_many(cards):
        return swollen
    found: dict[str, tuple[Object, Record]] = {}
    for card in cards:
        match = ITEM.search(attribute(card, "href"))
        held = _shown(match.group(1), _leaves(card)) if match else {}
        if match and "title" in held:
            found.setdefault(match.group(1), (held, from_listing(held)))
    pairs = list(found.values())
    if pairs and document.is_cut:
        last = pairs.pop()[1]
        if not pairs:
            return Parsed(Outcome.LAYOUT_CHANGED, skipped=(Skipped(last, CUT),), why=CUT)
    return sorted_out(document, pairs) if pairs else None


def read_item(document: Document) -> Parsed | None:
    """The item of a page by its heading, price line and meta tags."""
    match = ITEM.search(document.page.url) or ITEM.search(document.url)
    heading = next((text for node in document.markup.css("h1") if (text := words(node))), "")
    title = heading or _TITLE_TAIL.sub("", document.meta("og:title"))
    if not match or not title or title.lower() in ("facebook", "marketplace", "log in to facebook"):
        return None
    pieces = _leaves(document.markup)
    at = pieces.index(title) if title in pieces else 0
    price = next((piece for piece in pieces[at : at + 12] if _MONEY.match(piece)), "")
    town = next((piece for piece in pieces[at : at + 30] if _TOWN.match(piece)), "")
    text = document.meta("og:description") or document.meta("description")
    if not price:
        return None
    held = {"id": match.group(1), "title": title, "price": price, "location": town, "description": text}
    return sorted_out(document, [(held, from_listing(held))])


def _leaves(node: Selector) -> list[str]:
    """The pieces of text of a card, as they stand under each other."""
    return [
        text
        for piece in node.xpath(".//text()[not(ancestor::script or ancestor::style)]")
        if (text := fields.line(piece.get()))
    ]


def _shown(own: str, pieces: list[str]) -> Object:
    price = next((piece for piece in pieces if _MONEY.match(piece)), "")
    town = next((piece for piece in reversed(pieces) if _TOWN.match(piece)), "")
    rest = [piece for piece in pieces if not _MONEY.match(piece) and piece != town]
    if not rest or not price:
        return {}
    sub = [{"subtitle": piece} for piece in rest[1:]]
    return {
        "id": own, "title": rest[0], "price": price, "location": town, "custom_sub_titles": sub,
        "url": f"{SITE}marketplace/item/{own}/",
    }  # fmt: skip

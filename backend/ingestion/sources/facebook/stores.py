"""The listings in a page's JSON, each put together from all objects of its id; never two mixed."""

from __future__ import annotations

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.documents import Document
from backend.ingestion.sources.embedded import Object, at, objects
from backend.ingestion.sources.facebook import housing
from backend.ingestion.sources.facebook.listings import ITEM, SITE, from_listing, listing_id, status
from backend.ingestion.sources.outcomes import Outcome, Parsed, Skipped

_DETAILS = ("marketplace_product_details_page", "marketplace_pdp", "marketplace_product_page")


def read_stores(document: Document) -> Parsed | None:
    """The item that the page is about, else its results; None when its JSON has neither."""
    roots = list(document.scripts()) if document.is_markup else [document.data]
    found = list(objects(*(root for root in roots if isinstance(root, dict | list))))
    listings = _listings(found)
    subject = _subject(document, found, listings)
    if subject:
        return _item(document, subject, listings) if subject in listings else None
    return _results(document, listings) if listings else _no_results(found)


def _listings(found: list[tuple[str, Object]]) -> dict[str, Object]:
    """Every listing by its id; of a field that two objects tell, the fuller object's counts."""
    parts: dict[str, list[Object]] = {}
    ids = {own for _, held in found if (own := listing_id(held))}
    for _, held in found:
        own = str(held.get("id") or held.get("listing_id") or "")
        if own in ids:
            parts.setdefault(own, []).append(held)
    return {own: _whole(held) for own, held in parts.items()}


def _whole(parts: list[Object]) -> Object:
    out: Object = {}
    for part in sorted(parts, key=len):
        out |= {name: value for name, value in part.items() if value not in (None, "", [], {})}
    return out


def _subject(document: Document, found: list[tuple[str, Object]], listings: dict[str, Object]) -> str:
    """The id of the item that this is the page of; "" for a page of results."""
    for url in (document.page.url, document.url):
        if match := ITEM.search(url):
            return match.group(1)
    targets = [at(held, "target", "id") for name, held in found if name in _DETAILS]
    named = [str(own) for own in targets if own is not None]
    alone = list(listings) if len(listings) == 1 and "redacted_description" in next(iter(listings.values())) else []
    return next((own for own in (*named, *alone) if own), "")


def _item(document: Document, subject: str, listings: dict[str, Object]) -> Parsed:
    held = listings[subject]
    record = from_listing(held)
    links = tuple(f"{SITE}marketplace/item/{own}/" for own in listings if own != subject)
    kind, why = housing.lead_type(held, record, "")
    if not kind and why:
        return Parsed(Outcome.OK, skipped=(Skipped(record, why),), links=links, why=f"nothing to publish: {why}")
    if gone := status(held):
        return Parsed(Outcome.GONE, skipped=(Skipped(record, gone),), links=links, why=f"the item is {gone}")
    return Parsed(Outcome.OK, (fields.record(lead_type=kind) | record,), links=links)


def _results(document: Document, listings: dict[str, Object]) -> Parsed:
    pairs = [(held, from_listing(held)) for held in listings.values()]
    return sorted_out(document, pairs)


def sorted_out(document: Document, pairs: list[tuple[Object, Record]]) -> Parsed:
    """Homes as records; goods and what is sold aside, with the reason."""
    records: list[Record] = []
    skipped: list[Skipped] = []
    for held, record in pairs:
        kind, why = housing.lead_type(held, record, document.url)
        if why or status(held):
            skipped.append(Skipped(record, why or status(held)))
        else:
            records.append(fields.record(lead_type=kind) | record)
    links = tuple(record["listing_url"] for record in records if "listing_url" in record)
    why = "" if records else f"nothing to publish: {len(skipped)} items, none of them a home ({skipped[0].why})"
    return Parsed(Outcome.OK, tuple(records), tuple(skipped), links, why=why, is_overview=True)


def _no_results(found: list[tuple[str, Object]]) -> Parsed | None:
    """A feed that the page itself calls empty and ended. One that has a next page has not been loaded."""
    for name, held in found:
        if held.get("edges") == [] and at(held, "page_info", "has_next_page") is False and "feed" in name.lower():
            return Parsed(Outcome.EMPTY, why="the page's own feed is empty and has no next page")
    return None

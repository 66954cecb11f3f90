"""One post, as laid out since about 2012: everything a person sees on it."""

from __future__ import annotations

import re

from parsel import Selector

from backend.ingestion.readers import Record
from backend.ingestion.sources import embedded, fields
from backend.ingestion.sources.craigslist import attributes, categories
from backend.ingestion.sources.craigslist.categories import Category
from backend.ingestion.sources.documents import Document, prose, words
from backend.ingestion.sources.outcomes import Outcome, Parsed, Skipped
from backend.ingestion.sources.reading import CUT

_ID = re.compile(r"(?:post(?:ing)?\s*id:?\s*)(\d{6,})", re.I)
_ID_IN_URL = re.compile(r"/(\d{8,})\.html")
_MONEY = re.compile(r"\$\s?\d[\d,.]*\s?[kKmM]?\b")
_PARENTHESES = re.compile(r"^[\s(]+|[\s)]+$")
_TITLE_TAIL = re.compile(r"\s+-\s+[^-]+(?:-[^-]+)*-\s+craigslist\s*$", re.I)
_STREET_TAIL = re.compile(
    r"^(?P<line>.*\d.*?),\s*(?P<city>[^,\d]+),?\s+(?P<state>[A-Z]{2})(?:\s+(?P<zip>\d{5})(?:-\d{4})?)?$"
)
_PHONE = re.compile(r"\d{3}\D{0,3}\d{4}")
_SIZE_HEAD = re.compile(r"^[\s/-]*(?=\d)(?:\d{1,2}br\b)?[\s/-]*(?:\d[\d,]*\s?ft\s?[2²])?\s+-\s+", re.I)
_PLACE_TAIL = re.compile(r"\s*\(([^()]*)\)\s*$")
_MAP_LINKS = re.compile(r"\s*\(?\s*(?:google|yahoo)\s+map\s*\)?\s*", re.I)
_IMAGE_OF = re.compile(r"image\s+\d+\s+of\s+(\d+)", re.I)
_BUTTON = re.compile(r"\s*\bshow contact info\b\s*", re.I)
_BODY = "//*[@id='postingbody' or @id='userbody']"
_TITLE = "//*[contains(concat(' ', @class, ' '), ' postingtitle ')]"


def read_post(document: Document) -> Parsed | None:
    """The post on this page; None when it is not a post's page."""
    page = document.markup
    body = page.xpath(_BODY)
    posting = next((held for held in document.json_ld if _is_posting(held)), {})
    if not body or not (page.xpath(_TITLE) or posting):
        return None
    if document.is_cut and not page.xpath("//*[contains(@class, 'postinginfo') and contains(., 'id:')]"):
        return Parsed(Outcome.LAYOUT_CHANGED, why=CUT)
    category = _category(document)
    record = _record(document, body[0], posting, category)
    if category.lead_type is None:
        return Parsed(Outcome.OK, skipped=(Skipped(record, category.why),), why=f"nothing to publish: {category.why}")
    if not record.get("title") or not page.xpath(_TITLE):
        return Parsed(Outcome.LAYOUT_CHANGED, why="a post whose heading cannot be read: its layout is new")
    return Parsed(Outcome.OK, (record,))


def _is_posting(held: embedded.Object) -> bool:
    return ("BreadcrumbList" not in str(held.get("@type")) and "name" in held and "address" in held) or "offers" in held


def _category(document: Document) -> Category:
    """By its address or section; without either, a post that tells of rooms or size is a home of whichever kind."""
    sections = _sections(document)
    found = categories.of_post(document.url, sections or document.meta("og:title") or document.title)
    unsaid = found.lead_type is None and not sections and not categories.is_told(document.url)
    return categories.UNSAID if unsaid and _tells_of_rooms(document.markup) else found


def _tells_of_rooms(page: Selector) -> bool:
    sizes = attributes.sizes(" ".join(words(node) for node in page.css(".housing")))
    return bool({"beds", "baths", "sqft"} & (attributes.read(page) | sizes).keys())


def _sections(document: Document) -> str:
    """The names of the sections over the post, the last the narrowest."""
    named = [words(node).strip("> ") for node in document.markup.css(".crumb.section, .crumb.category")]
    if named:
        return " > ".join(dict.fromkeys(filter(None, named)))
    lists = (held.get("itemListElement") for held in document.json_ld if held.get("@type") == "BreadcrumbList")
    found = [str(embedded.at(item, "name") or "") for items in lists if isinstance(items, list) for item in items]
    return " > ".join(found[1:-1])


def _record(document: Document, body: Selector, posting: embedded.Object, category: Category) -> Record:
    own = attributes.read(document.markup)
    title = _titles(document)
    named = fields.record(
        source="craigslist",
        source_ref=_post_id(document),
        listing_url=document.url,
        lead_type=category.lead_type,
        seller_type=category.seller_type,
        description=_BUTTON.sub(" ", prose(body)),
        listed_at=_posted(document.markup),
        photos=_photos(document.markup),
        **_contact(document.markup),
    )
    return fields.filled(named, own, title, _place(document.markup), _from_json(posting))


def _titles(document: Document) -> Record:
    """Title, price, size and place of the line over the post."""
    head = document.markup.xpath(_TITLE)
    text = words(head[0]) if head else ""
    price = words(head.css(".price")[0]) if head.css(".price") else fields.found(_MONEY, [text])
    size_text = " ".join(words(node) for node in head.css(".housing"))
    named = document.markup.css("#titletextonly")
    title = words(named[0]) if named else _plain_title(document, text, price, size_text)
    place = [words(node) for node in head.css("small, #titletextonly ~ span:not(.price):not(.housing)")]
    if not named and not place and (tail := _PLACE_TAIL.search(text)):
        place = [tail.group(1)]
    size = attributes.sizes(size_text)
    return fields.filled(
        fields.record(title=title, asking_price=price, town=_PARENTHESES.sub("", place[-1]) if place else ""), size
    )


def _plain_title(document: Document, text: str, price: str, size: str) -> str:
    """The title of pages that do not mark it, without price and size before and the place behind."""
    if not text:
        return _TITLE_TAIL.sub("", document.meta("og:title") or document.title)
    bare = _SIZE_HEAD.sub("", text.removeprefix(price).strip().removeprefix(size))
    return _PLACE_TAIL.sub("", bare.lstrip(" /-"))


def _post_id(document: Document) -> str:
    infos = [words(node) for node in document.markup.css(".postinginfo, .postinginfos")]
    return fields.found(_ID, infos) or fields.found(_ID_IN_URL, [document.url])


def _posted(page: Selector) -> str:
    """When it was posted, not when it was last updated."""
    times = page.xpath("//*[contains(@class, 'postinginfo') or contains(@class, 'postingdate')]//time/@datetime")
    return times.get() or page.css("time[datetime]::attr(datetime)").get() or ""


def _photos(page: Selector) -> str:
    counted = fields.found(_IMAGE_OF, [words(node) for node in page.css(".slider-info")])
    thumbs = (
        len(page.css("#thumbs a")) or len(page.css("#thumbs img")) or len(page.css(".gallery img, .iw img, #ci img"))
    )
    return counted or (str(thumbs) if thumbs else "")


def _contact(page: Selector) -> Record:
    """Shown only when the page was saved after a person asked for it."""
    reply = ".reply-info, .reply_options, .replytext, .reply-content, .print-contact"
    typed = [words(node) for node in page.css(".reply-tel-number, .reply-email-address, .print-email, .print-phone")]
    email = page.css(reply).css("a[href^='mailto:']::attr(href)").get() or ""
    phone = page.css(reply).css("a[href^='tel:']::attr(href), a[href^='sms:']::attr(href)").get() or ""
    return fields.record(
        email=email.removeprefix("mailto:").split("?")[0] or next((text for text in typed if "@" in text), ""),
        phone=phone.split(":")[-1] or next((text for text in typed if _PHONE.search(text)), ""),
        name=next((text for node in page.css(".reply-contact-name, .contact-name") if (text := words(node))), ""),
    )


def _place(page: Selector) -> Record:
    """Street line, town and position as the page and its map show them."""
    street = next((text for node in page.css("h2.street-address, .street-address") if (text := words(node))), "")
    own = [_MAP_LINKS.sub(" ", words(node)).strip() for node in page.css(".mapaddress")]
    near = [text for text in own if re.search(r"\w", text)]
    tail = _STREET_TAIL.match(street)
    lat, lon = (page.css(f"#map::attr(data-{axis})").get() for axis in ("latitude", "longitude"))
    position = page.xpath("//meta[@name='geo.position']/@content").get() or ""
    parts = position.split(";") if ";" in position else ["", ""]
    return fields.record(
        address=tail.group("line") if tail else street or (near[0] if near else ""),
        city=tail.group("city") if tail else "",
        state=tail.group("state") if tail else "",
        zip=tail.group("zip") if tail else "",
        lat=lat or parts[0],
        lon=lon or parts[1],
    )


def _from_json(posting: embedded.Object) -> Record:
    """What the page says of the post for machines: the town by its post office, the type, the price of an offer."""
    held = embedded.first(posting, "address", "offers.availableAtOrFrom.address") or {}
    kind = str(posting.get("@type") or "")
    return fields.record(
        address=embedded.at(held, "streetAddress"),
        city=embedded.at(held, "addressLocality"),
        state=embedded.at(held, "addressRegion"),
        zip=embedded.at(held, "postalCode"),
        lat=embedded.first(posting, "latitude", "geo.latitude", "offers.availableAtOrFrom.geo.latitude"),
        lon=embedded.first(posting, "longitude", "geo.longitude", "offers.availableAtOrFrom.geo.longitude"),
        beds=embedded.at(posting, "numberOfBedrooms"),
        baths=embedded.at(posting, "numberOfBathroomsTotal"),
        property_type=kind if kind in attributes.SCHEMA_TYPES else "",
        asking_price=embedded.at(posting, "offers", "price"),
        title=embedded.at(posting, "name"),
    )

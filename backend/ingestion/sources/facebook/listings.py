"""A listing as Facebook's JSON tells it, whichever of its parts the page carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.embedded import Object, at, first

SITE = "https://www.facebook.com/"
ITEM = re.compile(r"/marketplace/(?:[^/?#]+/)?item/(\d{6,})")
TITLES = ("marketplace_listing_title", "base_marketplace_listing_title", "custom_title", "listing_title")
_PRICES = ("formatted_price", "listing_price", "price", "formatted_amount")
BEDS = re.compile(r"(?<![\d.,])(\d{1,2})\+?\s*-?\s*(?:bed(?:room)?s?|br|bd|bdrms?)\b|\b(Studio)\b", re.I)
BATHS = re.compile(r"(?<![\d.,])(\d{1,2}(?:\.\d+)?)\+?\s*-?\s*(?:bath(?:room)?s?|ba)\b", re.I)
_SQFT = re.compile(r"(?<![\d.,])(\d[\d,]*)\s*(?:sq\.?\s*ft\.?|square (?:feet|foot)|sqft|ft²)", re.I)
_METRES = re.compile(r"(?<![\d.,])(\d[\d,]*\s*(?:m²|sq\.?\s*m(?:eters|etres)?\b|square met(?:er|re)s))", re.I)
_ACRES = re.compile(r"(?<![\d.,])(\d[\d,.]*)\s*acres?\b", re.I)
_YEAR = re.compile(r"\bbuilt in (\d{4})|year built:? (\d{4})", re.I)
_KINDS = re.compile(
    r"\b(apartments?(?:/condo)?|condo(?:minium)?s?|townhouses?|town homes?|houses?|duplex|multi-family|land|lots?"
    r"|single family(?: home)?|private room|shared room|room(?: only)?|mobile home|flat)\b",
    re.I,
)
_LISTED_BY = re.compile(r"\blisted by (?:the )?(?:property )?(owner|agent|broker|business|property manager)", re.I)
_TOWN = re.compile(r"^(?P<city>[^,\d]{2,40}),\s*(?P<state>[A-Z]{2})(?:,?\s*(?P<zip>\d{5}))?$")


def listing_id(held: Object) -> str:
    """The id of an object that is a listing, or a part of one; "" when it is something else."""
    own = first(held, "id", "listing_id", "item_id", "product_id")
    text = str(own) if isinstance(own, str | int) and not isinstance(own, bool) else ""
    titled = any(held.get(name) for name in TITLES) or ("title" in held and any(name in held for name in _PRICES))
    return text if text.isdigit() and len(text) >= 6 and titled else ""


def from_listing(held: Object) -> Record:
    """The record of a listing."""
    labels = [text for text in _labels(held) if text]
    title = first(held, *TITLES, "title", "name")
    sizes = [*labels, fields.said(title)]
    own = fields.said(first(held, "id", "listing_id", "item_id", "product_id"))
    return fields.filled(
        fields.record(
            source="facebook",
            source_ref=own,
            listing_url=_url(held, own),
            title=_text(title),
            description=_text(first(held, "redacted_description", "description")),
            asking_price=_price(held),
            beds=_beds(sizes) or first(held, "bedrooms", "num_bedrooms", "beds"),
            baths=fields.found(BATHS, sizes) or first(held, "bathrooms", "num_bathrooms", "baths"),
            sqft=fields.found(_SQFT, [*labels, f"{fields.said(_text(held.get('unit_area_info')))} sqft"])
            or fields.found(_METRES, labels),
            lot_acres=fields.found(_ACRES, sizes),
            year_built=fields.found(_YEAR, labels) or first(held, "year_built"),
            property_type=first(held, "property_type", "propertyType") or fields.found(_KINDS, sizes),
            seller_type=fields.found(_LISTED_BY, labels) or first(held, "seller_type", "listed_by"),
            listed_at=first(held, "creation_time", "created_time", "listed_at"),
            photos=_photos(held),
            features=[label for label in labels if not _is_size(label)],
        ),
        _place(held),
        _seller(held),
    )


def status(held: Object) -> str:
    """ "sold", "no longer listed" or "" while it is for sale."""
    if held.get("is_sold") is True or str(held.get("availability") or "").lower() in ("sold", "out of stock"):
        return "sold"
    return "no longer listed" if held.get("is_live") is False or held.get("is_hidden") is True else ""


def _text(value: Any) -> Any:
    return at(value, "text") if isinstance(value, dict) else value


def _price(held: Object) -> Any:
    """As the page writes it: "$1,800 / Month" before "$1,800" before 1800.00."""
    shown = first(held, "formatted_price.text", "listing_price.formatted_amount", "price.formatted_amount")
    stripped = first(held, "listing_price.formatted_amount_zeros_stripped", "listing_price.amount", "price.amount")
    plain = first(held, "price", "formatted_price", "formatted_amount", "listing_price")
    return shown or stripped or (plain if isinstance(plain, str | int | float) else None)


def _beds(texts: list[str]) -> str:
    for text in texts:
        if match := BEDS.search(text):
            return match.group(1) or match.group(2)
    return ""


def _labels(held: Object) -> Iterator[str]:
    """The short facts under the title, in the order in which the page has them."""
    yield fields.said(_text(held.get("unit_room_info")))
    area = _text(held.get("unit_area_info"))
    yield fields.said(area) if isinstance(area, str) else ""
    for name in ("custom_sub_titles_with_rendering_flags", "custom_sub_titles", "subtitles"):
        for item in held.get(name) or []:
            yield fields.said(at(item, "subtitle") if isinstance(item, dict) else item)
    for section in held.get("pdp_display_sections") or []:
        for item in at(section, "pdp_fields") or []:
            yield fields.said(_text(at(item, "display_label")))
    for item in held.get("attribute_data") or []:
        yield _attribute(item)


def _attribute(item: Any) -> str:
    """ "3 bedrooms" of a name and its value; "pets: cats OK" of others."""
    name, value = fields.said(first(item, "attribute_name", "name")), fields.said(first(item, "label", "value"))
    if not value or name.lower() in ("bedrooms", "bathrooms", "square feet"):
        return f"{value} {name}".strip()
    return f"{name}: {value}" if name else value


def _is_size(label: str) -> bool:
    rest = label
    for pattern in (BEDS, BATHS, _SQFT, _METRES, _KINDS, _LISTED_BY):
        rest = pattern.sub("", rest)
    return not re.sub(r"[\s·,\-–/|\d]+", "", rest)


def _photos(held: Object) -> Any:
    for name in ("listing_photos", "photos", "images", "photo_images", "image_urls"):
        if isinstance(held.get(name), list) and held[name]:
            return len(held[name])
    single = first(held, "primary_listing_photo", "primary_photo", "image_url", "image", "primary_listing_photo_url")
    return 1 if single else None


def _url(held: Object, own: str) -> str:
    said = first(held, "listingUrl", "share_uri", "listing_url", "url", "story.url")
    shown = fields.link(SITE, said) if isinstance(said, str) and ITEM.search(said) else ""
    return shown.split("?")[0] if shown else (f"{SITE}marketplace/item/{own}/" if own else "")


def _place(held: Object) -> Record:
    plain = held.get("location")
    near = first(held, "location.reverse_geocode_detailed", "location.reverse_geocode") or plain
    said = first(held, "location_text.text", "location_text", "location.name")
    town = (
        said if isinstance(said, str) else (plain if isinstance(plain, str) else at(near, "city_page", "display_name"))
    )
    tail = _TOWN.match(fields.said(town))
    return fields.record(
        address=first(held, "home_address.street", "listing_address", "home_address", "street_address"),
        city=at(near, "city") or (tail.group("city") if tail else None),
        state=at(near, "state") or (tail.group("state") if tail else None),
        zip=at(near, "postal_code") or (tail.group("zip") if tail else None),
        town=town,
        lat=first(held, "location.latitude", "latitude", "item_location.latitude"),
        lon=first(held, "location.longitude", "longitude", "item_location.longitude"),
    )


def _seller(held: Object) -> Record:
    seller = first(held, "marketplace_listing_seller", "seller", "actor")
    if isinstance(seller, str):
        return fields.record(name=seller)
    own = fields.said(at(seller, "id"))
    profile = first(seller, "profile_url", "url") or (f"{SITE}marketplace/profile/{own}/" if own.isdigit() else None)
    return fields.record(name=at(seller, "name"), profile_url=profile)

"""The small facts beside the map: beds, baths, size, kind of home, and the rest as features."""

from __future__ import annotations

import re

from parsel import Selector

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.documents import words

SCHEMA_TYPES = frozenset(
    {"Apartment", "House", "SingleFamilyResidence", "Residence", "Room", "Condominium", "Townhouse"}
)
_HOME_TYPES = frozenset({
    "apartment", "condo", "cottage/cabin", "cottage", "duplex", "flat", "house", "in-law", "loft", "townhouse",
    "manufactured", "assisted living", "land", "single family", "multi-family", "mobile home", "farm", "ranch",
})  # fmt: skip
_BEDS = re.compile(r"\b(\d{1,2})\s*(?:br|bd|beds?|bedrooms?)\b", re.I)
_BATHS = re.compile(r"\b(\d{1,2}(?:\.\d)?|shared|split)\s*-?\s*(?:ba|baths?)\b", re.I)
_SQFT = re.compile(r"\b(\d[\d,]{1,6})\s*(?:ft\s*2|ft²|sq\.?\s*ft|sqft)", re.I)
_SQUARE_METRES = re.compile(r"\b(\d[\d,]{1,5}\s*(?:m\s*2\b|m²))", re.I)
_ACRES = re.compile(r"\b(\d[\d,.]*|\.\d+)\s*acres?\b", re.I)
_SIZE_ONLY = re.compile(r"^(?:\d+\s*br)?\s*[/-]?\s*(?:[\d.]+|shared|split)?\s*(?:ba)?\s*$", re.I)
_NODES = (
    ".attrgroup .attr, .attrgroup .shared-line-bubble, p.attrgroup > span:not(.shared-line-bubble):not(.attr),"
    " div.attrgroup > span:not(.attr):not(.shared-line-bubble)"
)
_LABELLED = {
    "listed by": "name", "year built": "year_built", "lot size": "lot_sqft", "acres": "lot_acres",
    "property type": "property_type", "housing type": "property_type", "phone": "phone",
}  # fmt: skip


def read(page: Selector) -> Record:
    """The record of the attribute groups."""
    out: Record = {}
    features: list[str] = []
    for node in page.css(_NODES):
        text = words(node)
        size = sizes(text)
        if size:
            out = fields.filled(out, size)
        if text and not _takes(out, node, text) and (not size or not _is_size(text, size)):
            features.append(text)
    return fields.filled(out, fields.record(features=features))


def sizes(text: str) -> Record:
    """Beds, baths and square feet of "2br - 925ft2", "2BR / 1Ba", "studio"."""
    plain = text.replace(" ", "") if "ft 2" in text else text
    return fields.record(
        beds=fields.found(_BEDS, [text]) or ("Studio" if text.strip().lower() == "studio" else ""),
        baths="" if (baths := fields.found(_BATHS, [text])) in ("shared", "split") else baths,
        sqft=fields.found(_SQFT, [text, plain]) or fields.found(_SQUARE_METRES, [text]),
        lot_acres=fields.found(_ACRES, [text]),
    )


def _is_size(text: str, size: Record) -> bool:
    """Whether nothing but the size stands here."""
    rest = _ACRES.sub("", _SQUARE_METRES.sub("", _SQFT.sub("", text))).strip(" -/")
    return bool(size) and (not rest or _SIZE_ONLY.match(rest) is not None or rest.lower() == "studio")


def _takes(out: Record, node: Selector, text: str) -> bool:
    """Whether this attribute is a field of its own: the kind of home, who lists it, the year."""
    label, _, value = text.partition(":")
    name = _LABELLED.get(label.strip().lower())
    if name and value.strip():
        out.setdefault(name, value.strip())
        return True
    kind = "housing_type=" in "".join(node.css("a::attr(href)").getall()) or text.lower() in _HOME_TYPES
    if kind:
        out.setdefault("property_type", text)
    return kind

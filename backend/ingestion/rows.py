"""From a lead's draft to its rows: every column of every table, by name."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import h3

from backend.ingestion.contacts import address_index, normal_email, normal_phone, seal
from backend.ingestion.drafts import Draft
from backend.ingestion.fraud.reviews import status_of
from backend.ingestion.links import normal_link
from backend.ingestion.merging import Folded
from backend.keyring import KeyRing

LEADS = (
    "id", "market", "status", "is_demo", "lat", "lon", "address_index", "basis", "photos", "fraud_score",
    "fraud_reasons", "contact_part", "property_part", "reprice_at", "first_seen_at", "updated_at",
)  # fmt: skip
SEARCH = (
    "lead_id", "market", "status", "sellable", "lead_type", "property_type", "source", "seller_type", "city",
    "city_key", "state", "zip", "neighborhood", "neighborhood_key", "asking_price", "beds", "baths", "sqft", "lot_sqft",
    "year_built", "features", "lat", "lon", "h3_7", "h3_8", "listed_at", "seen_at", "fraud_score",
)  # fmt: skip
DOC = ("lead_id", "title", "description", "redacted")
CONTACT = (
    "lead_id", "sealed", "key_version", "phone_index", "email_index", "address_index", "link_index", "has_name",
    "phone_kind", "phone_valid", "email_valid", "checked_at", "basis", "consent", "contact_source", "is_demo",
)  # fmt: skip
CONTACT_COLUMNS = tuple("source" if name == "contact_source" else name for name in CONTACT)


def lead_row(keys: KeyRing, lead_id: int, lead: Folded, now: datetime, *, hidden: bool = False) -> dict[str, Any]:
    """Columns by name; those of ``leads`` that differ from another table's carry ``lead.``. ``hidden``: not yet out."""
    draft = lead.draft
    status = "review" if hidden else status_of(draft.fraud_score)
    return {
        **_lead_columns(keys, lead_id, draft, now, status),
        **_contact_columns(keys, draft, now),
        **_search_columns(draft, now),
        **_cells(draft.spot.near_lat, draft.spot.near_lon),
        "lead_id": lead_id,
        "status": status,
        "contact_source": lead.contact_source,
        "title": draft.title,
        "description": draft.description,
        "redacted": list(draft.redacted),
    }


def _key(name: str | None) -> str | None:
    return name.lower().removeprefix("the ") if name else None


def _search_columns(draft: Draft, now: datetime) -> dict[str, Any]:
    spot = draft.spot
    return {
        "market": spot.market,
        "sellable": draft.basis is not None and draft.contact.is_reachable,
        "lead_type": draft.lead_type,
        "property_type": draft.property_type,
        "source": draft.source,
        "seller_type": draft.seller_type,
        "city": spot.city,
        "city_key": _key(spot.city),
        "state": spot.state,
        "zip": spot.zip,
        "neighborhood": spot.neighborhood,
        "neighborhood_key": _key(spot.neighborhood),
        "asking_price": draft.asking_price,
        "beds": draft.beds,
        "baths": draft.baths,
        "sqft": draft.sqft,
        "lot_sqft": draft.lot_sqft,
        "year_built": draft.year_built,
        "features": draft.features,
        "listed_at": draft.listed_at or now,
        "seen_at": draft.seen_at or now,
        "fraud_score": draft.fraud_score,
    }


def _lead_columns(keys: KeyRing, lead_id: int, draft: Draft, now: datetime, status: str) -> dict[str, Any]:
    spot = draft.spot
    own = {
        "id": lead_id,
        "market": spot.market,
        "status": status,
        "is_demo": draft.is_demo,
        "lat": spot.lat,
        "lon": spot.lon,
        "address_index": address_index(keys, draft.contact),
        "basis": draft.basis,
        "photos": draft.photos,
        "fraud_score": draft.fraud_score,
        "fraud_reasons": json.dumps(draft.fraud_reasons),
        "contact_part": draft.contact.part,
        "property_part": draft.property_part,
        "reprice_at": now,
        "first_seen_at": draft.listed_at if draft.is_demo else now,
        "updated_at": now,
    }
    same = ("photos", "contact_part", "property_part", "fraud_reasons")
    return {f"lead.{name}": value for name, value in own.items()} | {
        **{name: own[name] for name in same},
        "exact_lat": spot.lat,
        "exact_lon": spot.lon,
    }


def _contact_columns(keys: KeyRing, draft: Draft, now: datetime) -> dict[str, Any]:
    contact = draft.contact
    return {
        "is_empty": contact.is_empty,
        "sealed": seal(keys, contact),
        "key_version": keys.version,
        "phone_index": keys.index("phone", normal_phone(contact.phone)) if contact.phone else None,
        "email_index": keys.index("email", normal_email(contact.email)) if contact.email else None,
        "address_index": address_index(keys, contact),
        "link_index": keys.index("link", normal_link(contact.listing_url)) if contact.listing_url else None,
        "has_name": bool(contact.name),
        "phone_kind": contact.phone_kind,
        "phone_valid": contact.phone_valid,
        "email_valid": contact.email_valid,
        "checked_at": (draft.checked_at or now) if contact.is_reachable else None,
        "basis": draft.basis,
        "consent": json.dumps(draft.consent) if draft.consent else None,
        "is_demo": contact.is_demo,
    }


def _cells(lat: float | None, lon: float | None) -> dict[str, Any]:
    if lat is None or lon is None:
        return {"lat": None, "lon": None, "h3_7": None, "h3_8": None}
    cells = {f"h3_{level}": h3.str_to_int(h3.latlng_to_cell(lat, lon, level)) for level in (7, 8)}
    return {"lat": lat, "lon": lon, **cells}

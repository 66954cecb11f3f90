"""Leads that partners post: in the shape of Realtor.com's lead schema, and in Zillow's flat and nested ones.

Who asks about a listing is a buyer or a renter: the place they ask about is the place wanted, its address is somebody
else's. Who wants to sell speaks of their own home.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from backend.ingestion.doors.found import Found, ref_of
from backend.ingestion.doors.inbox import Told, object_of, refused
from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.embedded import first


class Partner(NamedTuple):
    """Who posts, and what its leads are called here."""

    source: str
    name: str


PARTNERS = {"realtor": Partner("import", "Realtor.com"), "zillow": Partner("zillow", "Zillow")}
_PATHS: dict[str, tuple[str, ...]] = {
    "ref": ("lead_id", "leadId", "lead.id", "id", "inquiryId"),
    "role": ("role", "leadType", "lead_type", "type"),
    "name": ("contact.name", "name", "sender.name", "lead.name", "fullName"),
    "first": ("contact.first_name", "contact.firstName", "sender.firstName", "firstName", "first_name"),
    "last": ("contact.last_name", "contact.lastName", "sender.lastName", "lastName", "last_name"),
    "email": ("contact.email", "sender.emailAddress", "sender.email", "email", "emailAddress"),
    "phone": ("contact.phone", "sender.phoneNumber", "sender.phone", "phone", "phoneNumber"),
    "message": ("message", "comments", "details.message", "introduction"),
    "sent": ("timestamp", "submittedAt", "createdAt", "created_at", "date"),
    "address": ("property.address", "property.streetAddress", "listingStreet", "address.street", "propertyAddress"),
    "unit": ("property.unit", "listingUnit"),
    "city": ("property.city", "listingCity", "address.city", "propertyCity"),
    "state": ("property.state", "listingState", "address.state", "propertyState"),
    "zip": ("property.zip_code", "property.zip", "property.zipCode", "listingPostalCode", "address.zip", "propertyZip"),
    "list_price": ("property.list_price", "property.listPrice", "property.price", "listingPrice", "price"),
    "budget": ("finance_info.budget_max", "budgetMax", "maxPrice", "details.maxPrice"),
    "beds": ("property.beds", "property.bedrooms", "numBedroomsSought", "beds", "bedrooms"),
    "baths": ("property.baths", "property.bathrooms", "numBathroomsSought", "baths", "bathrooms"),
    "sqft": ("property.sqft", "property.squareFeet"),
    "kind": ("property.property_type", "property.propertyType", "propertyTypesDesired", "propertyType"),
    "lat": ("property.latitude",),
    "lon": ("property.longitude",),
    "url": ("property.listing_url", "property.url", "listingUrl"),
    "move": ("movingDate", "move_in_date", "moveInDate"),
}
_SELLS = ("sell", "owner", "listing_request")
_RENTS = ("movingDate", "numBedroomsSought", "leaseLengthMonths", "tourRequest", "applicationRequest")
_CONSENT_PATHS = ("consent", "contact.consent", "tcpa_consent", "tcpaConsent", "optIn")
_NO = ("false", "no", "0", "declined")


def told(partner: str, body: bytes, content_type: str) -> list[Told]:
    """The lead of a post, JSON or a form. One without an id of its own is known by what it says. Raises BadLead."""
    lead = (
        _form(body)
        if content_type.lower().startswith("application/x-www-form-urlencoded")
        else object_of(partner, body)
    )
    if not (_said(lead, "email") or _said(lead, "phone")):
        raise refused(partner, "The lead has neither an e-mail nor a phone.")
    marked = hashlib.sha256(json.dumps(lead, sort_keys=True).encode()).hexdigest()
    return [Told(_said(lead, "ref")[:200] or marked, lead)]


def _form(body: bytes) -> dict[str, Any]:
    try:
        return dict(parse_qsl(body.decode(), max_num_fields=200))
    except ValueError:
        return {}


def read(partner: str, event_id: str, lead: Mapping[str, Any]) -> Found:
    """A posted lead as a record."""
    source, name = PARTNERS[partner]
    sells = any(word in _said(lead, "role").lower() for word in _SELLS)
    person = " ".join(filter(None, (_said(lead, "first"), _said(lead, "last")))) or _said(lead, "name")
    own = fields.record(
        source=source, source_ref=ref_of(partner, event_id), name=person, email=_said(lead, "email"),
        phone=_said(lead, "phone"), listed_at=_said(lead, "sent"), description=_said(lead, "message"),
        **_consent(lead, name),
    )  # fmt: skip
    return Found(source, fields.filled(own, _home(lead) if sells else _wanted(lead)))


def _home(lead: Mapping[str, Any]) -> Record:
    city = _said(lead, "city")
    return fields.record(
        lead_type="sale", title=f"Home in {city}, its owner thinks of selling" if city else "Home to be sold",
        asking_price=_said(lead, "list_price"), address=_said(lead, "address"), unit=_said(lead, "unit"), city=city,
        state=_said(lead, "state"), zip=_said(lead, "zip"), beds=_said(lead, "beds"), baths=_said(lead, "baths"),
        sqft=_said(lead, "sqft"), property_type=_said(lead, "kind"), lat=_said(lead, "lat"), lon=_said(lead, "lon"),
        listing_url=_said(lead, "url"), seller_type="owner",
    )  # fmt: skip


def _wanted(lead: Mapping[str, Any]) -> Record:
    city, rents = _said(lead, "city"), any(first(lead, name) is not None for name in _RENTS)
    what = "a home to rent" if rents or "rent" in _said(lead, "role").lower() else "a home"
    return fields.record(
        lead_type="buyer", title=f"Looking for {what} in {city}" if city else f"Looking for {what}",
        asking_price=_said(lead, "budget") or _said(lead, "list_price"), city=city, state=_said(lead, "state"),
        zip=_said(lead, "zip"), beds=_said(lead, "beds"), baths=_said(lead, "baths"),
        property_type=_said(lead, "kind"),
    )  # fmt: skip


def _consent(lead: Mapping[str, Any], name: str) -> dict[str, str]:
    given = first(lead, *_CONSENT_PATHS)
    declined = given is False or str(given).strip().lower() in _NO
    said = f"Asked at {name} {_said(lead, 'sent')[:10]}".strip()
    if given is not None and not isinstance(given, dict | list):
        said += f"; consent: {'no' if declined else str(given).lower()}"
    return {"consent": said} | ({} if declined else {"basis": "licensed_feed"})


def _said(lead: Mapping[str, Any], what: str) -> str:
    found = first(lead, *_PATHS[what])
    return "" if isinstance(found, dict | list) else fields.said(found)

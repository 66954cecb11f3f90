"""From a row to a draft: everything that the tables will hold of a listing, cleaned and redacted."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from backend.config import BASES, SOURCES
from backend.ingestion import kinds, values
from backend.ingestion.amenities import features_in, features_listed
from backend.ingestion.cleaning import facts
from backend.ingestion.cleaning.encoding import repaired, tidy
from backend.ingestion.cleaning.said import Said
from backend.ingestion.columns import Columns
from backend.ingestion.contacts import ContactFacts, read_email, read_phone
from backend.ingestion.kinds import Cell
from backend.ingestion.links import ref_of, source_key, source_of
from backend.ingestion.locate import Spot, locate
from backend.ingestion.readers import Record
from backend.ingestion.redaction import KnownContact, Redacted, redact
from backend.leads.features import to_bits
from backend.places.gazetteer import city_of_zip, find

TEXT_COUNTS_FROM_CHARS = 80
CLEANING_VERSION = 3  # raise it with every change to what the cleaning makes of a record
_CITY_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’()/&-]){1,59}")
_VERBATIM = frozenset({"title", "description", "listing_url", "profile_url", "source_ref", "photos", "phone", "email"})


T = TypeVar("T")


class Rejected(Exception):
    """This row cannot be a lead; the message says why."""


@dataclass(slots=True)
class Draft:
    """One listing, ready to be stored. Prices are whole dollars; `listed_at` None means "first seen now"."""

    source: str
    source_key: bytes
    spot: Spot
    contact: ContactFacts
    lead_type: str = "sale"
    property_type: str | None = None
    seller_type: str | None = None
    asking_price: int | None = None
    beds: int | None = None
    baths: float | None = None
    sqft: int | None = None
    lot_sqft: int | None = None
    year_built: int | None = None
    features: int = 0
    title: str | None = None
    description: str | None = None
    redacted: tuple[str, ...] = ()
    photos: int = 0
    basis: str | None = None
    consent: dict[str, str] | None = None
    listed_at: datetime | None = None
    is_demo: bool = False
    fraud_score: float = 0.0
    fraud_reasons: list[dict[str, str]] = field(default_factory=list)
    account_since: datetime | None = None  # of the account that posted it
    signs: tuple[str, ...] = ()  # signals that only the unredacted text shows: "off_platform:WhatsApp"
    doubts: tuple[str, ...] = ()  # what rules could not settle: "zip_unknown", "price_placeholder"
    corrections: tuple[dict[str, str], ...] = ()  # by a model: field, before, after, reason
    seen_at: datetime | None = None  # None: now
    checked_at: datetime | None = None
    cleaning_version: int = 0  # of the rules that read it; 0: before they were counted
    is_overview: bool = False  # as a card of a list has it, not its own page
    is_withheld: bool = False  # on the suppression list: its contact was not kept

    @property
    def property_part(self) -> float:
        """Share present of the nine facts: price, beds, baths, sqft, type, address, year, a text, a photo.

        An address in doubt (a hidden number, a zip of another city) does not count.
        """
        facts = (
            self.asking_price,
            self.beds,
            self.baths,
            self.sqft,
            self.property_type,
            None if self.spot.is_doubtful else self.spot.address,
            self.year_built,
        )
        text = len(self.description or "") >= TEXT_COUNTS_FROM_CHARS
        return round((sum(fact is not None for fact in facts) + text + (self.photos > 0)) / 9, 4)

    @property
    def content_hash(self) -> bytes:
        """Equal for two readings of the same listing, whenever they were made; invented people do not count."""
        spot, contact = self.spot, self.contact
        person = (None, None, None) if contact.is_demo else (contact.name, contact.phone, contact.email)
        content = [
            self.lead_type, self.property_type, self.seller_type, self.asking_price, self.beds, self.baths, self.sqft,
            self.lot_sqft, self.year_built, self.features, self.title, self.description, self.photos,
            None if self.basis == "demo" else self.basis,
            self.consent, spot.city, spot.state, spot.zip, spot.neighborhood, spot.market, spot.lat, spot.lon,
            spot.address,
            *person, contact.listing_url, contact.profile_url, contact.source_ref,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(content).encode()).digest()


@dataclass(frozen=True, slots=True)
class Reading:
    """How this file is read: its columns, fixed values and what the command said."""

    columns: Columns
    fixed: Mapping[str, str]
    source: str | None
    market: str | None
    usual_lead_type: str
    now: datetime


def draft(record: Record, how: Reading) -> Draft:
    """The draft of a row; Rejected when it has neither a price nor a place, or values that cannot be."""

    def cell(name: str) -> str:
        written = how.fixed.get(name) or record.get(how.columns.names.get(name, ""), "")
        return (written.strip() if name in _VERBATIM else tidy(written)) if written else ""

    located = locate(cell, how.market)
    words = (repaired(cell("title")), repaired(cell("description")))
    said = Said.of("\n".join(words))
    contact = _contact(cell, located, said)
    known = _known(contact, cell("name"), said.phones)
    spot = _with_public_city(located, known)
    title, description = (redact(text, known=known) for text in words)
    text = facts.plain_numbers(f"{title.text}\n{description.text}")
    price = values.price(cell("asking_price")) or facts.price(title.text, description.text)
    if price is None and not spot.is_somewhere:
        raise Rejected("neither a price nor a place")
    source = _source(cell, how)
    return Draft(
        source=source,
        source_key=_key(source, contact, spot, cell),
        spot=spot,
        contact=contact,
        lead_type=kinds.lead_type(cell, text, how.usual_lead_type, is_rent=how.columns.is_rent),
        property_type=kinds.property_type(cell, title.text),
        seller_type=kinds.seller_type(cell("seller_type")),
        asking_price=price,
        beds=_first(values.count(cell("beds")) if cell("beds") else None, facts.beds(text)),
        baths=_first(values.baths(cell("baths")) if cell("baths") else None, facts.baths(text)),
        sqft=_first(values.area_sqft(cell("sqft")), facts.sqft(text)),
        lot_sqft=_first(_lot(cell("lot_sqft"), cell("lot_acres")), facts.lot_sqft(text)),
        year_built=_first(values.year(cell("year_built")), facts.year_built(text)),
        features=to_bits(features_in(text) | features_listed(cell("features"))),
        title=title.text or None,
        description=description.text or None,
        redacted=_kinds(title, description),
        photos=values.many(cell("photos")),
        basis=cell("basis") if cell("basis") in BASES else None,
        consent={"said": cell("consent")[:200]} if cell("consent") else None,
        listed_at=_listed_at(cell("listed_at"), cell("days_on_market"), how.now),
        account_since=values.instant(cell("account_since")) if cell("account_since") else None,
        signs=said.signs,
        cleaning_version=CLEANING_VERSION,
        doubts=(*spot.doubts, *_price_doubts(cell("asking_price"), price)),
    )


def _with_public_city(spot: Spot, known: KnownContact | None) -> Spot:
    """A city that no gazetteer has is text like any other: where it is no plain name or hides a contact, the zip's."""
    if spot.city is None or find(spot.city, state=spot.state, kinds=("city",)):
        return spot
    if _CITY_NAME.fullmatch(spot.city) and not redact(spot.city, known=known).kinds:
        return spot
    entry = city_of_zip(spot.zip) if spot.zip else None
    return replace(spot, city=entry[0] if entry else None)


def _first(*found: T | None) -> T | None:
    return next((value for value in found if value is not None), None)


def _kinds(*texts: Redacted) -> tuple[str, ...]:
    return tuple(sorted({kind for text in texts for kind in text.kinds}))


def _price_doubts(written: str, price: int | None) -> tuple[str, ...]:
    """A price was stated that nobody asks."""
    return ("price_placeholder",) if price is None and values.number(written) is not None else ()


def _contact(cell: Cell, spot: Spot, said: Said) -> ContactFacts:
    """Of the row's own fields, else the one phone and the one e-mail that its text gives."""
    phone, phone_kind, phone_valid = read_phone(cell("phone") or said.phone)
    email, email_valid = read_email(cell("email") or said.email)
    url = cell("listing_url") or None
    return ContactFacts(
        name=cell("name") or None,
        phone=phone,
        phone_kind=phone_kind,
        phone_valid=phone_valid,
        email=email,
        email_valid=email_valid,
        address=spot.address,
        zip=spot.zip,
        profile_url=cell("profile_url") or None,
        listing_url=url,
        source_ref=cell("source_ref") or ref_of(url),
    )


def _known(contact: ContactFacts, name: str, phones: tuple[str, ...]) -> KnownContact | None:
    others = tuple(filter(None, (contact.source_ref, contact.profile_url)))
    if not (contact.address or contact.phone or contact.email or name or others or phones):
        return None
    return KnownContact(contact.address, contact.phone, name or None, contact.email, others, phones)


def _source(cell: Cell, how: Reading) -> str:
    """As commanded, else the row's own, else by its URL or its zpid."""
    if how.source:
        return how.source
    said = cell("source").lower()
    if said in SOURCES:
        return said
    by_columns = "zillow" if how.columns.names.get("source_ref", "").lower() == "zpid" else "import"
    return source_of(cell("listing_url")) or by_columns


def _key(source: str, contact: ContactFacts, spot: Spot, cell: Cell) -> bytes:
    """What makes two readings the same listing: the source's own id, else its URL, else address, else its words."""
    own = contact.source_ref or contact.listing_url
    if not own:
        place = (
            (spot.address, spot.zip) if spot.address else (cell("title"), cell("town"), spot.zip, spot.lat, spot.lon)
        )
        own = json.dumps([place, contact.phone, contact.email, cell("lead_type")])
    return source_key(source, own)


def _lot(sqft: str, acres: str) -> int | None:
    found = values.area_sqft(sqft)
    if found is not None:
        return found
    size = values.number(acres)
    return round(size * values.SQFT_IN_ACRE) if size and 0 < size < 10_000 else None


def _listed_at(text: str, days: str, now: datetime) -> datetime | None:
    """The stated instant, never in the future; else so many days ago."""
    stated = values.instant(text) if text else None
    if stated:
        return min(stated, now)
    age = values.number(days)
    return now - timedelta(days=age) if age is not None and 0 <= age < 20_000 else None

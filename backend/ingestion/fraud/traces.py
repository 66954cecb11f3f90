"""What is remembered of a listing for comparison with others: hashes of its contact and address, a sketch of its text.

Nothing of it reads: phone, e-mail, name and address are the key ring's blind indexes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from backend.ingestion.contacts import address_index, normal_email, normal_phone
from backend.ingestion.drafts import Draft
from backend.ingestion.fraud import local, texts
from backend.keyring import KeyRing

_NAME_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Trace:
    """One listing. ``since`` is when it was listed (or first seen), ``region`` its market, else its state."""

    source: str
    source_key: bytes
    lead_type: str
    region: str | None
    city: str | None
    zip: str | None
    phone: bytes | None
    email: bytes | None
    name: bytes | None
    address: bytes | None
    property_type: str | None
    price: int | None
    beds: int | None
    sqft: int | None
    sketch: tuple[int, ...]
    marks: tuple[str, ...]
    since: datetime

    @property
    def key(self) -> tuple[str, bytes]:
        return self.source, self.source_key

    @property
    def bands(self) -> tuple[int, ...]:
        return texts.bands(self.sketch)

    @property
    def has_contact(self) -> bool:
        return self.phone is not None or self.email is not None

    def knows(self, other: Trace) -> bool:
        """Whether both give one phone, e-mail or name."""
        pairs = ((self.phone, other.phone), (self.email, other.email), (self.name, other.name))
        return any(one is not None and one == two for one, two in pairs)

    def is_strange_to(self, other: Trace) -> bool:
        """Both say whom to call, and it is somebody else."""
        return self.has_contact and other.has_contact and not self.knows(other)


def trace(keys: KeyRing, draft: Draft, now: datetime) -> Trace:
    """What of the draft is remembered."""
    contact, spot = draft.contact, draft.spot
    invented = contact.is_demo
    name = None if invented else name_key(contact.name)
    return Trace(
        source=draft.source,
        source_key=draft.source_key,
        lead_type=draft.lead_type,
        region=spot.market or spot.state,
        city=f"{spot.city}, {spot.state}" if spot.city else None,
        zip=spot.zip,
        phone=keys.index("phone", normal_phone(contact.phone)) if contact.phone and not invented else None,
        email=keys.index("email", normal_email(contact.email)) if contact.email and not invented else None,
        name=keys.index("name", name) if name else None,
        address=address_index(keys, contact),
        property_type=draft.property_type,
        price=draft.asking_price,
        beds=draft.beds,
        sqft=draft.sqft,
        sketch=texts.sketch(draft.description or ""),
        marks=local.marks(draft),
        since=draft.listed_at or now,
    )


def name_key(name: str | None) -> str | None:
    """One key for "J. Smith", "John Smith" and "SMITH, John": first letter and last name."""
    written = name or ""
    if "," in written:
        last, _, first = written.partition(",")
        written = f"{first} {last}"
    words = [word.lower() for word in _NAME_WORD.findall(written)]
    return f"{words[0][0]} {words[-1]}" if words else None

"""What matching looks at of a draft: facts, the place in the database that they come to, and the keys to it.

Two listings that say the same come to one place; a listing that says too little to tell one property from another,
or that an administrator set apart, has a place of its own.
"""

from __future__ import annotations

import hashlib
import uuid
from functools import lru_cache
from typing import NamedTuple

import orjson

from backend.ingestion.contacts import normal_phone
from backend.ingestion.drafts import Draft
from backend.ingestion.matching import blocking, streets
from backend.ingestion.matching.compare import SHARED_PHONE_USES, Listing
from backend.ingestion.matching.streets import Street
from backend.ingestion.matching.words import STATE_WORDS
from backend.keyring import KeyRing
from backend.places.sources import zip_place

NAMES_PROPERTIES = frozenset({"zillow"})  # sources whose ids are those of properties: two are never one
TEXT_CHARS_MIN = 40


class Node(NamedTuple):
    """A place in the database; ``id`` and ``keys`` are blind marks of ``facts``."""

    id: uuid.UUID
    facts: Listing
    keys: tuple[int, ...]

    @property
    def names_property(self) -> bool:
        """Whether the facts carry the id of a property."""
        return bool(self.facts.own)


def node(ring: KeyRing, draft: Draft, *, alone: bool = False) -> Node | None:
    """The draft's place, None for what is no property of this world: a buyer, a demo lead."""
    if draft.is_demo or draft.lead_type == "buyer":
        return None
    facts = facts_of(draft)
    if alone or facts.own or blocking.same(facts, facts) is None:
        facts = facts._replace(id=draft.source_key.hex())
    plain = dumps(facts)
    region = draft.spot.market or ""
    marks = {ring.mark(b"block", repr(key).encode(), 8) for key in blocking.keys(facts, region)}
    name = uuid.UUID(bytes=ring.mark(b"facts", plain, 16))
    keys = tuple(sorted(int.from_bytes(mark, signed=True) for mark in marks))
    return Node(name, facts._replace(id=name.hex), keys)


def facts_of(draft: Draft) -> Listing:
    """The facts alone; an invented person's phone is none."""
    contact, spot = draft.contact, draft.spot
    phone = normal_phone(contact.phone)[-10:] if contact.phone and contact.phone_valid and not contact.is_demo else ""
    return Listing(
        id="",
        street=streets.read(spot.address or "", _towns(spot.city or "", spot.zip or "")),
        zip=spot.zip or "",
        lat=round(spot.lat, 5) if spot.lat is not None else None,
        lon=round(spot.lon, 5) if spot.lon is not None else None,
        price=draft.asking_price,
        beds=draft.beds,
        baths=draft.baths,
        sqft=draft.sqft,
        year=draft.year_built,
        phone=phone,
        phone_uses=SHARED_PHONE_USES + 1 if draft.seller_type == "agent" else 1,
        text=_text(draft),
        own=draft.source_key.hex() if draft.source in NAMES_PROPERTIES and draft.contact.source_ref else "",
        kind=draft.lead_type,
    )


def dumps(facts: Listing) -> bytes:
    """Facts as they are sealed."""
    return orjson.dumps((facts.id, tuple(facts.street), *facts[2:]))


def loads(plain: bytes) -> Listing:
    """Facts from what :func:`dumps` made."""
    values = orjson.loads(plain)
    return Listing(values[0], Street(*values[1]), *values[2:])


def _text(draft: Draft) -> str:
    words = " ".join(f"{draft.title or ''} {draft.description or ''}".casefold().split())
    return hashlib.sha256(words.encode()).hexdigest()[:16] if len(words) >= TEXT_CHARS_MIN else ""


@lru_cache(maxsize=20_000)
def _towns(city: str, zip_code: str) -> frozenset[str]:
    """Words that may stand after the street: the city as told, the town of the zip, states."""
    entry = zip_place(zip_code) if zip_code else None
    names = (city, entry.city if entry else "")
    return STATE_WORDS | {word for name in names for word in name.casefold().split()}

"""Hand-made leads and users for tests, with invented people (555-01xx phones, example.com addresses).

``make_lead(session, **facts)`` and ``make_user(session, tier=…)`` add and flush; the caller owns the transaction. For a
test through the API: ``async with transaction(app.state.sessions) as session: …``, then ``bearer(app, user)``.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import lru_cache
from typing import Any

import h3
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.models import Subscription, User
from backend.db import new_id
from backend.keyring import KeyRing, ring
from backend.leads.features import to_bits
from backend.leads.models import Contact, Lead, LeadDoc, LeadSearch
from backend.places.geometry import snap
from backend.security import access_token, assistant_token, hash_password

_KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
CONTACT_KEYS = f"index:{_KEY},1:{_KEY}"
PASSWORD = "correct-horse-battery"
AUSTIN = (30.2451, -97.7689)
CONTACT = {
    "name": "Rosalind Quill",
    "phone": "+15125550142",
    "email": "rosalind.quill@example.com",
    "address": "4217 Marbled Wren Lane",
    "profile_url": "https://example.com/people/rosalind-quill-88123",
    "listing_url": "https://example.com/homes/zq-77310455",
    "source_ref": "zq-77310455",
}
_PRIVATE = {
    "is_demo", "basis", "photos", "fraud_reasons", "contact_part", "property_part", "reprice_at", "first_seen_at",
    "sold_at", "address_index",
}  # fmt: skip


@lru_cache
def hashed(password: str = PASSWORD) -> str:
    """A password's hash, made once a run."""
    return hash_password(password)


async def make_user(session: AsyncSession, *, tier: str | None = "pro", **facts: Any) -> User:
    """A user whose preferred market is Austin; with a tier also a subscription of this month."""
    user_id = new_id()
    facts = {"email": f"user-{user_id.hex[-12:]}@example.com", "name": "Pat Buyer", "market": "austin-tx"} | facts
    facts.setdefault("password_hash", hashed())
    user = User(id=user_id, tier=tier, **facts)
    session.add(user)
    await session.flush()
    if tier is not None:
        begun = clock.now()
        session.add(Subscription(user_id=user.id, tier=tier, period_start=begun, period_end=begun + timedelta(days=30)))
        await session.flush()
    await session.refresh(user)
    return user


async def make_lead(
    session: AsyncSession,
    *,
    lead_id: int | None = None,
    at: tuple[float, float] | None = AUSTIN,
    listed_days: float = 3,
    seen_days: float = 0.1,
    features: Iterable[str] = (),
    title: str | None = "House for sale",
    description: str | None = None,
    redacted: Iterable[str] = (),
    contact: Mapping[str, Any] | None = CONTACT,
    keys: KeyRing | None = None,
    **facts: Any,
) -> int:
    """One lead in all its tables, and its id: by default a house for sale in Austin 78704 with a contact.

    ``at`` is the exact position (the search row gets the snapped one). ``facts`` are columns of ``leads`` or
    ``lead_search`` by name (``status``, ``market`` and ``fraud_score`` go to both). ``contact=None``: market data,
    not sellable.
    """
    private = {name: facts.pop(name) for name in list(facts) if name in _PRIVATE}
    both = {name: facts.pop(name, default) for name, default in _BOTH.items()}
    lat, lon = at or (None, None)
    basis = "demo" if contact else None
    lead = Lead(id=lead_id, lat=lat, lon=lon, **({"basis": basis, "contact_part": 1.0} | private), **both)
    session.add(lead)
    await session.flush()
    now = clock.now()
    searched = _SEARCH | {"sellable": contact is not None} | facts | both
    searched |= {"city_key": _key(searched["city"]), "neighborhood_key": _key(searched["neighborhood"])}
    session.add(
        LeadSearch(
            lead_id=lead.id,
            features=to_bits(features),
            **(_coarse(*at) if at else {}),
            **({"listed_at": now - timedelta(days=listed_days), "seen_at": now - timedelta(days=seen_days)} | searched),
        )
    )
    session.add(LeadDoc(lead_id=lead.id, title=title, description=description, redacted=list(redacted)))
    if contact:
        session.add(_contact(lead.id, contact, keys or ring(CONTACT_KEYS), searched["source"]))
    await session.flush()
    return lead.id


_BOTH: dict[str, Any] = {"status": "available", "market": "austin-tx", "fraud_score": 0.0}
_SEARCH: dict[str, Any] = {
    "lead_type": "sale", "property_type": "house", "source": "zillow", "seller_type": "owner", "city": "Austin",
    "state": "TX", "zip": "78704", "neighborhood": None, "asking_price": 400_000, "beds": 3, "baths": 2.0,
    "sqft": 1_504, "lot_sqft": 6_000, "year_built": 1_990, "list_price_cents": 1_000, "score": 0.5,
}  # fmt: skip


def _key(name: str | None) -> str | None:
    return name.lower().removeprefix("the ") if name else None


def _coarse(lat: float, lon: float) -> dict[str, Any]:
    snapped = snap(lat, lon)
    cells = {f"h3_{level}": h3.str_to_int(h3.latlng_to_cell(*snapped, level)) for level in (7, 8)}
    return {"lat": snapped[0], "lon": snapped[1], **cells}


def _contact(lead_id: int, values: Mapping[str, Any], keys: KeyRing, source: str) -> Contact:
    """Sealed and indexed; ``phone_kind``, ``basis`` and ``checked_days`` among the values set those columns."""
    own = dict(values)
    kind, basis = own.pop("phone_kind", "mobile"), own.pop("basis", "demo")
    checked = clock.now() - timedelta(days=own.pop("checked_days", 2))
    phone, email, address = own.get("phone"), own.get("email"), own.get("address")
    return Contact(
        lead_id=lead_id,
        sealed=keys.seal(own),
        key_version=keys.version,
        phone_index=keys.index("phone", phone) if phone else None,
        email_index=keys.index("email", email.lower()) if email else None,
        address_index=keys.index("address", address.lower()) if address else None,
        has_name=bool(own.get("name")),
        phone_kind=kind if phone else None,
        phone_valid=bool(phone),
        email_valid=bool(email),
        checked_at=checked,
        basis=basis,
        source=source,
        is_demo=basis == "demo",
    )


def bearer(app: FastAPI, user: User) -> dict[str, str]:
    """Headers of the user's own token."""
    return {"Authorization": f"Bearer {access_token(app.state.settings, user)}"}


def assistant_bearer(app: FastAPI, user: User, thread_id: str = "a-thread") -> dict[str, str]:
    """Headers of the assistant's narrow token for the user."""
    return {"Authorization": f"Bearer {assistant_token(app.state.settings, user, thread_id)}"}

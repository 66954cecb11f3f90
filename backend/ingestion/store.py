"""Stores drafts: new ones with COPY in the order given, changed ones by update, unchanged ones just seen again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import h3
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.config import FRAUD_HIDDEN_FROM, FRAUD_REJECTED_FROM
from backend.db import new_id
from backend.ingestion import queries
from backend.ingestion.contacts import address_index, invented, normal_email, normal_phone, seal
from backend.ingestion.drafts import Draft
from backend.ingestion.queries import KnownListing
from backend.keyring import KeyRing
from backend.leads.publishing import published

_LEADS = (
    "id", "market", "status", "is_demo", "lat", "lon", "address_index", "basis", "photos", "fraud_score",
    "fraud_reasons", "contact_part", "property_part", "reprice_at", "first_seen_at", "updated_at",
)  # fmt: skip
_SEARCH = (
    "lead_id", "market", "status", "sellable", "lead_type", "property_type", "source", "seller_type", "city",
    "city_key", "state", "zip", "neighborhood", "neighborhood_key", "asking_price", "beds", "baths", "sqft", "lot_sqft",
    "year_built", "features", "lat", "lon", "h3_7", "h3_8", "listed_at", "seen_at", "fraud_score",
)  # fmt: skip
_DOC = ("lead_id", "title", "description", "redacted")
_CONTACT = (
    "lead_id", "sealed", "key_version", "phone_index", "email_index", "address_index", "has_name", "phone_kind",
    "phone_valid", "email_valid", "checked_at", "basis", "consent", "source", "is_demo",
)  # fmt: skip
_LISTING = (
    "id", "source", "source_key", "lead_id", "content_hash", "asking_price", "first_seen_at", "seen_at",
)  # fmt: skip


@dataclass(slots=True)
class Stored:
    """What became of some drafts. `touched`: to be priced anew; `added`: new leads; `contacts`: invented ones added."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    contacts: int = 0
    touched: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)


async def store(
    session: AsyncSession, keys: KeyRing, drafts: Sequence[Draft], *, demo_contacts: bool = False
) -> Stored:
    """Write the drafts; a listing that occurs twice is stored once, as it was read last."""
    await queries.lock(session)
    now, done = clock.now(), Stored()
    last, repeats = _without_repeats(drafts, done)
    known = await _known(session, last)
    fresh, changed, same = [], [], []
    for draft in last:
        before = known.get((draft.source, draft.source_key))
        if before is None:
            fresh.append(draft)
        elif before.content_hash == draft.content_hash:
            same.append((draft, before))
        else:
            changed.append((draft, before))
    await _insert(session, keys, fresh, demo_contacts, now, done)
    await _update(session, keys, changed, demo_contacts, now, done)
    await _see(session, keys, same, demo_contacts, now, done)
    done.unchanged += repeats
    await queries.make_due(session, done.touched)
    await published(session, done.added)
    return done


def _without_repeats(drafts: Sequence[Draft], done: Stored) -> tuple[list[Draft], int]:
    """Each listing once, in the order of its first occurrence, and how many repeats said the same."""
    last: dict[tuple[str, bytes], Draft] = {}
    same = 0
    for draft in drafts:
        key = (draft.source, draft.source_key)
        if key in last:
            is_same = last[key].content_hash == draft.content_hash
            same += is_same
            done.updated += not is_same
        last[key] = draft
    return list(last.values()), same


async def _known(session: AsyncSession, drafts: Sequence[Draft]) -> dict[tuple[str, bytes], KnownListing]:
    by_source: dict[str, list[bytes]] = defaultdict(list)
    for draft in drafts:
        by_source[draft.source].append(draft.source_key)
    found: dict[tuple[str, bytes], KnownListing] = {}
    for source, source_keys in by_source.items():
        rows = await queries.known_listings(session, source, source_keys)
        found |= {(source, key): row for key, row in rows.items()}
    return found


async def _insert(
    session: AsyncSession, keys: KeyRing, drafts: Sequence[Draft], demo: bool, now: datetime, done: Stored
) -> None:
    if not drafts:
        return
    ready = [_with_demo_contact(draft, done) if demo else draft for draft in drafts]
    ids = await queries.reserve_ids(session, len(ready))
    rows = [_row(keys, lead_id, draft, now) for lead_id, draft in zip(ids, ready, strict=True)]
    await queries.copy(session, "leads", _LEADS, ([row[f"lead.{name}"] for name in _LEADS] for row in rows))
    await queries.copy(session, "lead_search", _SEARCH, ([row[name] for name in _SEARCH] for row in rows))
    await queries.copy(session, "lead_doc", _DOC, ([row[name] for name in _DOC] for row in rows))
    held = [row for row in rows if not row["is_empty"]]
    await queries.copy(session, "contacts", _CONTACT, ([row[name] for name in _CONTACT] for row in held))
    await queries.copy(session, "listings", _LISTING, ([row[f"listing.{name}"] for name in _LISTING] for row in rows))
    done.new += len(ids)
    done.touched += ids
    done.added += ids


async def _update(
    session: AsyncSession,
    keys: KeyRing,
    changed: Sequence[tuple[Draft, KnownListing]],
    demo: bool,
    now: datetime,
    done: Stored,
) -> None:
    """A demo contact stays one when the listing changes and still brings no contact of its own."""
    if not changed:
        return
    ready = [
        (_with_demo_contact(draft, done) if demo or before.is_demo else draft, before) for draft, before in changed
    ]
    rows = [_row(keys, before.lead_id, draft, now) for draft, before in ready]
    await queries.update_leads(session, rows)
    held = [row for row in rows if not row["is_empty"]]
    if held:
        await queries.put_contacts(session, held)
    done.updated += len(rows)
    done.touched += [before.lead_id for _, before in changed]


async def _see(
    session: AsyncSession,
    keys: KeyRing,
    same: Sequence[tuple[Draft, KnownListing]],
    demo: bool,
    now: datetime,
    done: Stored,
) -> None:
    """Unchanged listings are seen again; those without a reachable contact get an invented one where asked."""
    await queries.mark_seen(session, [before.lead_id for _, before in same])
    done.unchanged += len(same)
    lacking = [(draft, before) for draft, before in same if demo and not before.reachable]
    if lacking:
        rows = [_row(keys, before.lead_id, _with_demo_contact(draft, done), now) for draft, before in lacking]
        await queries.put_contacts(session, rows)
        done.touched += [before.lead_id for _, before in lacking]


def _with_demo_contact(draft: Draft, done: Stored) -> Draft:
    if draft.contact.is_reachable:
        return draft
    done.contacts += 1
    contact = invented(draft.contact, draft.spot.market, draft.source_key)
    return replace(draft, contact=contact, basis=draft.basis or "demo", is_demo=draft.is_demo)


def _key(name: str | None) -> str | None:
    return name.lower().removeprefix("the ") if name else None


def _status(fraud_score: float) -> str:
    if fraud_score >= FRAUD_REJECTED_FROM:
        return "rejected"
    return "review" if fraud_score >= FRAUD_HIDDEN_FROM else "available"


def _row(keys: KeyRing, lead_id: int, draft: Draft, now: datetime) -> dict[str, Any]:
    """Every column of every table by name; those that differ between tables carry the table before a point."""
    contact, spot = draft.contact, draft.spot
    sellable = draft.basis is not None and contact.is_reachable
    return {
        **_lead_columns(keys, lead_id, draft, now),
        **_contact_columns(keys, draft, now),
        **_cells(spot.near_lat, spot.near_lon),
        **_listing_columns(lead_id, draft, now),
        "lead_id": lead_id,
        "exact_lat": spot.lat,
        "exact_lon": spot.lon,
        "market": spot.market,
        "status": _status(draft.fraud_score),
        "sellable": sellable,
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
        "stated_listed_at": draft.listed_at,
        "seen_at": draft.seen_at or now,
        "fraud_score": draft.fraud_score,
        "title": draft.title,
        "description": draft.description,
        "redacted": list(draft.redacted),
        "photos": draft.photos,
    }


def _lead_columns(keys: KeyRing, lead_id: int, draft: Draft, now: datetime) -> dict[str, Any]:
    spot = draft.spot
    own = {
        "id": lead_id,
        "market": spot.market,
        "status": _status(draft.fraud_score),
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
    return {f"lead.{name}": value for name, value in own.items()} | {
        "contact_part": own["contact_part"],
        "property_part": own["property_part"],
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


def _listing_columns(lead_id: int, draft: Draft, now: datetime) -> dict[str, Any]:
    own = {
        "id": new_id(),
        "source": draft.source,
        "source_key": draft.source_key,
        "lead_id": lead_id,
        "content_hash": draft.content_hash,
        "asking_price": draft.asking_price,
        "first_seen_at": draft.listed_at if draft.is_demo else now,
        "seen_at": draft.seen_at or now,
    }
    return {f"listing.{name}": value for name, value in own.items()} | {
        "source_key": draft.source_key,
        "content_hash": draft.content_hash,
    }

"""The leads of the evals, invented by rule from their ids: the same id is the same lead in every run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import h3
from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import TIERS
from backend.ingestion.redaction import redact
from backend.keyring import KeyRing
from backend.leads.features import FEATURES, to_bits
from backend.leads.models import Contact, Lead, LeadDoc, LeadSearch
from backend.money import half_up
from backend.places.geometry import snap
from evals.cases import SeededLead

Row = Lead | LeadSearch | LeadDoc | Contact
SPOTS = (
    ("austin-tx", "Austin", "TX", "78704", "Travis Heights", 30.2440, -97.7410),
    ("las-vegas-nv", "Las Vegas", "NV", "89135", "Summerlin", 36.1870, -115.3100),
    ("austin-tx", "Austin", "TX", "78723", "Mueller", 30.2985, -97.7040),
    ("dallas-tx", "Dallas", "TX", "75201", "Downtown", 32.7810, -96.7980),
    ("phoenix-az", "Phoenix", "AZ", "85016", "Biltmore", 33.5100, -112.0300),
    ("austin-tx", "Austin", "TX", "78704", "Zilker", 30.2530, -97.7720),
    ("dallas-tx", "Dallas", "TX", "75204", "Uptown", 32.8020, -96.8000),
)
TYPES = ("house", "condo", "house", "townhouse", "house")
FIRST_NAMES = ("Rosalind", "Tobias", "Imelda", "Casper", "Philippa", "Leopold", "Winifred", "Thaddeus", "Odette")
LAST_NAMES = ("Quillfeather", "Marbury", "Thornquist", "Applegarth", "Vandersloot", "Pennyworth", "Kilbride")
STREETS = ("Marbled Wren Lane", "Copper Finch Court", "Sable Heron Drive", "Gilded Plover Way")
FIRST_AREA_CODE = 300  # 310 to 399: far from those of the demo leads, so that every number is one lead's


@dataclass(frozen=True)
class StubLead:
    """One of the five leads that a stubbed search answers with. Prices in dollars (asking) and cents (lead)."""

    id: int
    asking_price: int
    lead_price_cents: int
    listed_days: int
    beds: int
    baths: float
    sqft: int
    neighborhood: str
    features: tuple[str, ...] = field(default=())


STUBS = (
    StubLead(9101, 389_000, 1_450, 3, 3, 2.0, 1_640, "Travis Heights", ("garage",)),
    StubLead(9102, 415_000, 1_600, 9, 3, 2.5, 1_810, "Zilker", ("pool", "yard")),
    StubLead(9103, 299_000, 900, 1, 2, 1.0, 1_020, "Mueller"),
    StubLead(9104, 450_000, 1_800, 20, 4, 3.0, 2_240, "Zilker", ("solar", "garage")),
    StubLead(9105, 340_000, 1_200, 6, 3, 2.0, 1_390, "Travis Heights", ("yard",)),
)
STUB_IDS = tuple(stub.id for stub in STUBS)
_BY_ID = {stub.id: stub for stub in STUBS}


def contact_of(lead_id: int) -> dict[str, str]:
    """The invented contact of a lead."""
    first, last = FIRST_NAMES[lead_id % len(FIRST_NAMES)], LAST_NAMES[lead_id // 9 % len(LAST_NAMES)]
    area, number = FIRST_AREA_CODE + lead_id // 100, 100 + lead_id % 100
    return {
        "name": f"{first} {last}",
        "phone": f"+1{area}5550{number}",
        "email": f"{first}.{last}{lead_id}@example.com".lower(),
        "address": f"{lead_id} {STREETS[lead_id % len(STREETS)]}",
        "profile_url": f"https://example.com/people/{first}-{last}-{lead_id}".lower(),
        "listing_url": f"https://example.com/homes/zq-{lead_id}-{lead_id * 7919}",
        "source_ref": f"zq-{lead_id}-{lead_id * 7919}",
    }


def list_price_for(price_cents: int, tier: str | None) -> int:
    """The list price at which a lead costs ``price_cents`` after the tier's discount."""
    discount = TIERS[tier].discount_percent if tier else 0
    share = Decimal(100 - discount) / 100
    found = half_up(price_cents / share)
    return next(one for one in (found, found + 1, found - 1) if half_up(one * share) == price_cents)


def facts_of(lead_id: int, wanted: SeededLead | None = None) -> dict[str, Any]:
    """The facts of a lead by API name: by rule, of the stub list, or as a case wants them."""
    market, city, state, zip_, neighborhood, lat, lon = SPOTS[lead_id % len(SPOTS)]
    kind, beds = TYPES[lead_id // 7 % len(TYPES)], 2 + lead_id // 3 % 4
    facts: dict[str, Any] = {
        "market": market, "city": city, "state": state, "zip": zip_, "neighborhood": neighborhood,
        "lat": lat, "lon": lon, "property_type": kind, "beds": beds, "baths": 1.0 + lead_id % 5 / 2,
        "sqft": 900 + lead_id % 17 * 90, "asking_price": 240_000 + lead_id % 41 * 6_500,
        "listed_days": 1 + lead_id % 12, "features": [FEATURES[lead_id % len(FEATURES)]], "fraud_score": 0.0,
        "title": f"{kind.replace('_', ' ').capitalize()} in {neighborhood}",
        "description": f"A {beds}-bedroom {kind.replace('_', ' ')} near {neighborhood} with plenty of light, a tidy"
        " kitchen and room to grow. Shown by appointment.",
    }  # fmt: skip
    if (stub := _BY_ID.get(lead_id)) is not None:
        facts |= _stub_facts(stub)
    own = wanted.model_dump(exclude_none=True, exclude={"id", "contact"}) if wanted else {}
    said = {name: redact(own[name]).text for name in ("title", "description") if name in own}
    return facts | own | said


def _stub_facts(stub: StubLead) -> dict[str, Any]:
    spot = next(spot for spot in SPOTS if spot[4] == stub.neighborhood)
    names = ("market", "city", "state", "zip", "neighborhood", "lat", "lon")
    return {
        **dict(zip(names, spot, strict=True)),
        "property_type": "house", "asking_price": stub.asking_price, "lead_price_cents": stub.lead_price_cents,
        "listed_days": stub.listed_days, "beds": stub.beds, "baths": stub.baths, "sqft": stub.sqft,
        "features": list(stub.features), "title": f"{stub.beds}-bed house in {stub.neighborhood}",
    }  # fmt: skip


async def add_leads(session: AsyncSession, rows: Iterable[list[Row]]) -> None:
    """Insert leads made by :func:`rows_of`: the private rows first, which the others name."""
    whole = list(rows)
    session.add_all(row[0] for row in whole)
    await session.flush()
    session.add_all(part for row in whole for part in row[1:])
    await session.flush()


def rows_of(
    lead_id: int,
    facts: dict[str, Any],
    keys: KeyRing,
    now: datetime,
    *,
    contact: bool = True,
    status: str = "available",
) -> list[Row]:
    """The rows that make up one lead, its private one first."""
    cells = {f"h3_{level}": h3.str_to_int(h3.latlng_to_cell(facts["lat"], facts["lon"], level)) for level in (7, 8)}
    lat, lon = snap(facts["lat"], facts["lon"])
    both = {"market": facts["market"], "status": status, "fraud_score": facts["fraud_score"]}
    found: list[Row] = [
        Lead(
            id=lead_id, lat=facts["lat"], lon=facts["lon"], basis="demo" if contact else None, is_demo=True,
            contact_part=1.0 if contact else 0.0, property_part=1.0, photos=3, sold_at=None, **both,
        ),
        LeadSearch(
            lead_id=lead_id, sellable=contact, lead_type="sale", property_type=facts["property_type"], source="demo",
            seller_type="owner", city=facts["city"], city_key=facts["city"].lower(), state=facts["state"],
            zip=facts["zip"], neighborhood=facts["neighborhood"], neighborhood_key=facts["neighborhood"].lower(),
            asking_price=facts["asking_price"], beds=facts["beds"], baths=facts["baths"], sqft=facts["sqft"],
            lot_sqft=6_000, year_built=1_990, features=to_bits(facts["features"]), lat=lat, lon=lon, **cells,
            listed_at=now - timedelta(days=facts["listed_days"]), seen_at=now - timedelta(hours=2),
            list_price_cents=1_000, score=0.6, **both,
        ),
        LeadDoc(lead_id=lead_id, title=facts["title"], description=facts["description"], redacted=[]),
    ]  # fmt: skip
    return [*found, _contact(lead_id, keys, now)] if contact else found


def _contact(lead_id: int, keys: KeyRing, now: datetime) -> Contact:
    values = contact_of(lead_id)
    return Contact(
        lead_id=lead_id, sealed=keys.seal(values), key_version=keys.version,
        phone_index=keys.index("phone", values["phone"]), email_index=keys.index("email", values["email"]),
        address_index=keys.index("address", values["address"].lower()), has_name=True, phone_kind="mobile",
        phone_valid=True, email_valid=True, checked_at=now - timedelta(days=2), basis="demo", source="demo",
        is_demo=True,
    )  # fmt: skip

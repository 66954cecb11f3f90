"""Drafts and contexts for tests of fraud: an honest home in Austin, changed where a test says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from backend.ingestion.contacts import ContactFacts
from backend.ingestion.drafts import Draft
from backend.ingestion.fraud.scoring import Context, Scored, score
from backend.ingestion.fraud.traces import Trace, trace
from backend.ingestion.locate import Spot
from backend.keyring import ring
from tests.factories import CONTACT_KEYS

KEYS = ring(CONTACT_KEYS)
NOW = datetime(2026, 6, 20, tzinfo=UTC)
SPOT = Spot(
    city="Austin", state="TX", zip="78704", market="austin-tx", lat=30.2451, lon=-97.7689, near_lat=30.2451,
    near_lon=-97.7689, address="4217 Marbled Wren Ln",
)  # fmt: skip
WORDS = (
    "Sunny three bedroom home with a large fenced yard, new roof and an open kitchen. The living room looks over a "
    "quiet park and the garage holds two cars. Open house on Saturday from ten to two."
)


def home(key: str = "one", phone: str | None = "+15125550142", **facts: Any) -> Draft:
    """A house for sale; ``spot_*`` and ``contact_*`` facts go to these."""
    spot = {name[5:]: facts.pop(name) for name in list(facts) if name.startswith("spot_")}
    person = {name[8:]: facts.pop(name) for name in list(facts) if name.startswith("contact_")}
    where = replace(SPOT, **spot)
    named = {"name": "Rosalind Quill", "address": where.address, "zip": where.zip}
    contact = ContactFacts(**(named | {"phone": phone, "phone_valid": bool(phone)} | person))
    usual: dict[str, Any] = {
        "source": "craigslist", "lead_type": "sale", "property_type": "house", "asking_price": 450_000, "beds": 3,
        "baths": 2.0, "sqft": 1_600, "year_built": 1995, "title": "House for sale", "description": WORDS,
        "photos": 8, "listed_at": NOW,
    }  # fmt: skip
    return Draft(source_key=key.encode(), spot=where, contact=contact, **(usual | facts))


def traced(draft: Draft) -> Trace:
    return trace(KEYS, draft, NOW)


def scored(draft: Draft, **others: Any) -> Scored:
    """The score of a draft among no others, unless they are given."""
    return score(draft, Context(own=traced(draft), now=NOW, **others))

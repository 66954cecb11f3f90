"""Demo leads as drafts: the same ones for the same seed, dated relative to now."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from backend.ingestion.contacts import ContactFacts, invented
from backend.ingestion.demo import phrases
from backend.ingestion.demo import settings as s
from backend.ingestion.demo.homes import Home, draw_home
from backend.ingestion.demo.spots import Setting, choose
from backend.ingestion.demo.texts import leak, write
from backend.ingestion.drafts import Draft
from backend.ingestion.locate import Spot
from backend.ingestion.redaction import KnownContact, redact
from backend.leads.features import to_bits
from backend.places.markets import MARKETS

_SOURCES = {
    "sale": (("zillow", 46), ("craigslist", 24), ("facebook", 20), ("linkedin", 10)),
    "rent": (("craigslist", 48), ("zillow", 28), ("facebook", 22), ("linkedin", 2)),
    "buyer": (("linkedin", 46), ("facebook", 40), ("craigslist", 14)),
}


def demo_drafts(now: datetime, per_market: int = s.LEADS_PER_MARKET) -> Iterator[Draft]:
    """Every demo lead, the markets in turn so that ids and markets mix."""
    for number in range(per_market):
        for market in MARKETS:
            yield demo_draft(market.slug, number, now)


def demo_draft(market: str, number: int, now: datetime) -> Draft:
    """One demo lead; its words and facts depend on the seed, the market and the number alone."""
    key = hashlib.sha256(f"demo:{s.DEMO_SEED}:{market}:{number}".encode()).digest()
    rng = random.Random(key)
    lead_type = rng.choices(list(s.LEAD_TYPE_SHARES), list(s.LEAD_TYPE_SHARES.values()))[0]
    source = _weighted(rng, _SOURCES[lead_type])
    setting = choose(rng, market)
    home = draw_home(rng, lead_type, setting)
    contact = _contact(rng, setting, source, lead_type, key)
    title, description, kinds = _texts(rng, lead_type, setting, home, contact)
    score, reasons = _fraud(rng, market)
    return Draft(
        source=source,
        source_key=key,
        spot=_spot(setting.spot, lead_type),
        contact=contact,
        lead_type=lead_type,
        property_type=home.property_type,
        seller_type=None if lead_type == "buyer" else rng.choices(("owner", "agent"), (45, 55))[0],
        asking_price=home.price,
        beds=home.beds,
        baths=home.baths,
        sqft=home.sqft,
        lot_sqft=None if lead_type == "buyer" else home.lot_sqft,
        year_built=None if lead_type == "buyer" else home.year_built,
        features=to_bits(home.features),
        title=title,
        description=description,
        redacted=kinds,
        photos=0 if lead_type == "buyer" else rng.choices((0, rng.randrange(4, 40)), (6, 94))[0],
        basis="demo" if contact.is_reachable else None,
        consent={"said": "Invented for demonstration"} if contact.is_reachable else None,
        listed_at=_listed_at(rng, number, now),
        is_demo=True,
        fraud_score=score,
        fraud_reasons=reasons,
        seen_at=_seen_at(rng, key, now),
        checked_at=now - timedelta(days=rng.randrange(0, 9), hours=rng.randrange(24)),
    )


def _weighted(rng: random.Random, choices: tuple[tuple[str, int], ...]) -> str:
    return rng.choices([value for value, _ in choices], [weight for _, weight in choices])[0]


def _contact(rng: random.Random, setting: Setting, source: str, lead_type: str, key: bytes) -> ContactFacts:
    """An invented person, except for the few that are market data only. Buyers have no address of their own."""
    ref = f"demo-{key.hex()[:10]}"
    facts = ContactFacts(
        address=None if lead_type == "buyer" else setting.spot.address,
        zip=setting.spot.zip,
        listing_url=f"https://example.com/{source}/{ref}",
        source_ref=ref,
    )
    if rng.randrange(100) < s.NO_CONTACT_PERCENT:
        return replace(facts, is_demo=True)
    return invented(facts, setting.spot.market, key)


def _spot(spot: Spot, lead_type: str) -> Spot:
    """A buyer has no home yet: only the place wanted is known."""
    return replace(spot, address=None, lat=None, lon=None) if lead_type == "buyer" else spot


def _texts(
    rng: random.Random, lead_type: str, setting: Setting, home: Home, contact: ContactFacts
) -> tuple[str, str, tuple[str, ...]]:
    """(title, description, kinds taken out). Only the leak needs the redactor: the phrases are clean, and a test
    holds them to it.
    """
    title, description = write(rng, lead_type, setting, home)
    if not contact.is_reachable or rng.randrange(100) >= s.LEAK_PERCENT:
        return title, description, ()
    known = KnownContact(contact.address, contact.phone, (contact.name or "").split(" (")[0], contact.email)
    told = redact(leak(rng, contact), known=known)
    return title, f"{description} {told.text}", told.kinds


def _fraud(rng: random.Random, market: str) -> tuple[float, list[dict[str, str]]]:
    """Mostly small; some in each of the bands from 0.4, 0.7 and 0.9, with reasons."""
    draw = rng.random() * 1_000
    if draw < s.REJECTED_PERMILLE:
        score, wanted = rng.uniform(0.9, 0.99), 3
    elif draw < s.REJECTED_PERMILLE + s.REVIEW_PERMILLE:
        score, wanted = rng.uniform(0.7, 0.89), 2
    elif draw < s.REJECTED_PERMILLE + s.REVIEW_PERMILLE + 10 * s.CAUTION_PERCENT:
        score, wanted = rng.uniform(0.4, 0.69), rng.choice((1, 1, 2))
    else:
        return round(rng.uniform(0, 0.3), 2), []
    known = phrases.CAUTIONS[market] * 2 + phrases.CAUTIONS[""]
    picked = dict(rng.sample(known, wanted))
    return round(score, 2), [{"code": code, "words": words} for code, words in picked.items()]


def _listed_at(rng: random.Random, number: int, now: datetime) -> datetime:
    """Within 120 days, denser towards today; the first ones of each market within this day."""
    if number < s.NEW_TODAY_PER_MARKET:
        return now - timedelta(minutes=rng.randrange(5, 14 * 60))
    return now - timedelta(days=s.OLDEST_LISTED_DAYS * rng.random() ** 1.7, minutes=rng.randrange(5, 60))


def is_stale(key: bytes) -> bool:
    """Demo leads that were not seen for weeks, to show what is not for sale any more."""
    return key[0] < s.STALE_SHARE_OF_256


def _seen_at(rng: random.Random, key: bytes, now: datetime) -> datetime:
    if is_stale(key):
        return now - timedelta(days=rng.randrange(16, 40))
    return now - timedelta(minutes=rng.randrange(2, 20 * 60))

"""Feeds of invented homes: some listed by several sources, some relisted, spelled differently each time."""

from __future__ import annotations

import random
from typing import Any

from sqlalchemy import text

from backend.db import Sessions
from backend.ingestion.readers import Record

STREETS = ("Marbled Wren", "Tin Heron", "Quiet Ember", "Copper Thistle", "Slow Juniper", "Paper Lantern", "Velvet Moth",
           "Hollow Fern", "Silver Otter", "Burnt Sienna", "Winding Sparrow", "Old Lighthouse")  # fmt: skip
KINDS = (("Ln", "Lane"), ("Dr", "Drive"), ("Ct", "Court"), ("Blvd", "Boulevard"))
ZIPS = ("78704", "78745", "78757", "78723", "78731")
OTHERS = ("craigslist", "facebook", "import")


def home(number: int, seed: int = 7) -> dict[str, Any]:
    draw = random.Random(seed * 1_000_003 + number)
    kind = draw.choice(KINDS)
    return {
        "number": 100 + number * 7, "street": draw.choice(STREETS), "kind": kind, "zip": draw.choice(ZIPS),
        "price": draw.randrange(250_000, 900_000, 500), "beds": draw.randrange(1, 6), "baths": draw.randrange(2, 7) / 2,
        "sqft": draw.randrange(801, 3_999, 2), "year": draw.randrange(1940, 2022),
        "lat": round(30.2 + draw.random() / 5, 5), "lon": round(-97.8 + draw.random() / 5, 5), "draw": draw,
    }  # fmt: skip


def feed(homes: int, seed: int = 7) -> list[tuple[str, Record]]:
    """(source, record) of every listing of so many homes, in the order of the homes."""
    return [listing for number in range(homes) for listing in _listings(number, home(number, seed))]


def _listings(number: int, one: dict[str, Any]) -> list[tuple[str, Record]]:
    draw = one["draw"]
    found = [("zillow", _record(one, f"{900_000_000 + number}", one["kind"][0]))]
    for place, source in enumerate(OTHERS):
        if draw.random() < 0.25:
            other = one | {"price": one["price"] + draw.choice((0, -5_000, 2_500))}
            record = _record(other, f"{source}-{number}-{place}", one["kind"][1].upper())
            dropped = draw.choice(("lat", "year_built", "baths", "none"))
            found.append((source, {name: value for name, value in record.items() if name not in (dropped, "lon")}))
    return found


def _record(one: dict[str, Any], ref: str, kind: str) -> Record:
    return {
        "source_ref": ref, "address": f"{one['number']} {one['street']} {kind}", "zip": one["zip"], "city": "Austin",
        "state": "TX", "asking_price": str(one["price"]), "beds": str(one["beds"]), "baths": str(one["baths"]),
        "sqft": str(one["sqft"]), "year_built": str(one["year"]), "lat": str(one["lat"]), "lon": str(one["lon"]),
        "property_type": "house", "title": f"{one['beds']} bedroom home near the park",
    }  # fmt: skip


_STATE = text("""
    SELECT s.source, encode(s.source_key, 'hex') AS key, s.asking_price AS asked, q.lead_type,
        l.status = CASE WHEN l.fraud_score >= 0.9 THEN 'rejected' WHEN l.fraud_score >= 0.7 THEN 'review'
            ELSE 'available' END AS released,
        q.property_type, q.source AS lead_source, q.city, q.zip, q.neighborhood, q.asking_price, q.beds, q.baths,
        q.sqft, q.year_built, q.features, q.lat, q.lon, q.sellable, d.title, d.description, l.basis, l.contact_part,
        l.property_part,
        encode(l.address_index, 'hex') AS address,
        (SELECT array_agg(encode(o.source_key, 'hex') ORDER BY o.source_key) FROM listings o
         WHERE o.lead_id = l.id) AS together,
        (SELECT array_agg(p.asking_price ORDER BY p.at) FROM listing_prices p WHERE p.listing_id = s.id) AS prices
    FROM listings s JOIN leads l ON l.id = s.lead_id JOIN lead_search q ON q.lead_id = l.id
        JOIN lead_doc d ON d.lead_id = l.id
    ORDER BY 1, 2
""")


async def state(sessions: Sessions) -> list[dict[str, Any]]:
    """What is known, by natural keys: nothing in it depends on ids or on when it was read.

    Of fraud only whether each lead is where its score puts it: a score depends on what was known when it was given.
    """
    async with sessions() as session:
        return [dict(row) for row in (await session.execute(_STATE)).mappings()]

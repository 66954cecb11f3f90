"""Made-up leads by the hundred thousand, written with COPY: believable enough to time, too plain to show."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import h3.api.basic_int as h3
import psycopg

from backend.leads.features import FEATURES
from backend.places.markets import MARKETS, Market

SEED = 20_260_617
FIRST_ID = 100_001
SPREAD_DEGREES = 0.18  # about 12 miles
_TYPES = ("house", "house", "house", "condo", "townhouse", "apartment", "land", "multi_family")
_WORDS = ("quiet", "sunny", "corner", "garden", "renovated", "kitchen", "garage", "pool", "view", "downtown", "oak",
          "brick", "spacious", "bright", "patio", "studio", "loft", "cozy", "modern", "classic")  # fmt: skip


class Rows(NamedTuple):
    """One lead's rows in the order of ``_COLUMNS``."""

    lead: tuple[Any, ...]
    search: tuple[Any, ...]
    doc: tuple[Any, ...]
    contact: tuple[Any, ...]


_COLUMNS = {
    "leads": "id, market, status, is_demo, lat, lon, basis, fraud_score, contact_part, property_part",
    "lead_search": (
        "lead_id, market, status, sellable, lead_type, property_type, source, seller_type, city, city_key, state, zip,"
        " asking_price, beds, baths, sqft, features, lat, lon, h3_7, h3_8, listed_at, seen_at, list_price_cents, score"
    ),
    "lead_doc": "lead_id, title, description",
    "contacts": "lead_id, sealed, key_version, phone_valid, phone_kind, source, basis, is_demo",
}


async def load(url: str, start: int, stop: int) -> None:
    """Write the leads numbered ``start`` to ``stop``; the same numbers are the same leads in every run."""
    rows = list(_rows(start, stop))
    async with await psycopg.AsyncConnection.connect(url) as connection:
        for place, (table, columns) in enumerate(_COLUMNS.items()):
            async with connection.cursor().copy(f"COPY {table} ({columns}) FROM STDIN".encode()) as copy:
                for row in rows:
                    await copy.write_row(row[place])
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute("VACUUM ANALYZE")


def _rows(start: int, stop: int) -> Iterator[Rows]:
    now = datetime.now(UTC)
    for number in range(start, stop):
        yield _lead(FIRST_ID + number, random.Random(SEED + number), now)


def _lead(lead_id: int, draw: random.Random, now: datetime) -> Rows:
    market = MARKETS[draw.randrange(len(MARKETS))]
    lat, lon = draw.gauss(market.lat, SPREAD_DEGREES), draw.gauss(market.lon, SPREAD_DEGREES)
    status = "available" if draw.random() < 0.8 else "sold"
    words = " ".join(draw.choices(_WORDS, k=12))
    lead = (lead_id, market.slug, status, True, lat, lon, "demo", 0.1, 0.5, 0.7)
    contact = (lead_id, b"sealed", 1, True, "mobile", "demo", "demo", True)
    search = _search(lead_id, market, status, lat, lon, draw, now)
    return Rows(lead, search, (lead_id, words[:40], words), contact)


def _search(
    lead_id: int, market: Market, status: str, lat: float, lon: float, draw: random.Random, now: datetime
) -> tuple[Any, ...]:
    cell = h3.latlng_to_cell(lat, lon, 8)
    snapped = h3.cell_to_latlng(cell)
    zip_code = f"{10_000 + (round(lat * 20) * 997 + round(lon * 20)) % 90_000}"
    price = round(draw.lognormvariate(12.8, 0.5))
    listed = now - timedelta(minutes=draw.randrange(90 * 24 * 60))
    return (
        lead_id, market.slug, status, draw.random() < 0.9, "sale", draw.choice(_TYPES), "demo",
        draw.choice(("owner", "agent")), market.name, market.name.lower(), market.state, zip_code, price,
        draw.randrange(0, 7), draw.randrange(2, 9) / 2, draw.randrange(500, 4_500),
        draw.getrandbits(len(FEATURES)) & draw.getrandbits(len(FEATURES)), *snapped,
        h3.latlng_to_cell(lat, lon, 7), cell, listed, now, draw.randrange(500, 3_500), round(draw.random(), 4),
    )  # fmt: skip

"""How long a new listing looks for its like among many leads: part of ``aiqleads bench ingest``."""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Any, NamedTuple

import psycopg
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.config import Settings
from backend.db import make_engine, make_sessions, new_id
from backend.ingestion.contacts import ContactFacts
from backend.ingestion.drafts import Draft
from backend.ingestion.locate import Spot
from backend.ingestion.matching.facts import dumps, node
from backend.ingestion.matching.index import Index
from backend.ingestion.pipeline.records import Item, draft_of_record
from backend.ingestion.placing import Arrival, place
from backend.keyring import KeyRing, ring
from evals.homes import Home, home, listing, ref

LOOKS = 400
CHUNK = 5_000
OWNERS = 4  # one lead of so many is listed by no source that names properties
_BARE = "ALTER TABLE match_keys DROP CONSTRAINT pk_match_keys"
_FILLED = (
    "INSERT INTO match_keys SELECT k.key, n.names_property, n.id FROM match_nodes n, unnest(n.keys) AS k(key)",
    "ALTER TABLE match_keys ADD CONSTRAINT pk_match_keys PRIMARY KEY (key, names_property, node_id)",
    "INSERT INTO leads (status, market) SELECT 'available', 'austin-tx' FROM match_nodes",
    """
    INSERT INTO listings (id, source, source_key, lead_id, content_hash, node_id)
    SELECT n.id, CASE WHEN n.names_property THEN 'zillow' ELSE 'import' END, uuid_send(n.id), l.id, '', n.id
    FROM (SELECT id, names_property, row_number() OVER () AS place FROM match_nodes) n
    JOIN (SELECT id, row_number() OVER () AS place FROM leads) l USING (place)
    """,
    "VACUUM ANALYZE match_keys",
    "VACUUM ANALYZE match_nodes",
    "VACUUM ANALYZE listings",
    "VACUUM ANALYZE leads",
    "ANALYZE match_edges",
)


class Look(NamedTuple):
    """One new listing: milliseconds, and whether it found the lead that it is."""

    milliseconds: float
    found: bool


async def measure_match(own: Settings, leads: int) -> dict[str, Any]:
    """Milliseconds to place a new listing among ``leads``: every other one is a home that is there already, retold."""
    assert own.database_url is not None
    assert own.contact_keys is not None
    begun, keys = time.perf_counter(), own.contact_keys.get_secret_value()
    await asyncio.to_thread(_load, own.database_url.replace("+psycopg", "", 1), keys, leads)
    loaded = time.perf_counter() - begun
    engine = make_engine(own.database_url, pool_size=1)
    try:
        async with make_sessions(engine)() as session:
            retold = [await _look(session, ring(keys), n * 997 % leads, retold=True) for n in range(LOOKS // 2)]
            new = [await _look(session, ring(keys), leads + n, retold=False) for n in range(LOOKS // 2)]
    finally:
        await engine.dispose()
    cuts = statistics.quantiles([look.milliseconds for look in (*retold, *new)], n=100)
    return {
        "leads": leads,
        "looks": LOOKS,
        "p50_ms": round(cuts[49], 2),
        "p95_ms": round(cuts[94], 2),
        "retold_found": round(sum(look.found for look in retold) / len(retold), 3),
        "new_taken_for_known": round(sum(look.found for look in new) / len(new), 3),
        "loading_seconds": round(loaded, 1),
    }


async def _look(session: AsyncSession, keys: KeyRing, number: int, *, retold: bool) -> Look:
    record = listing(home(number), "craigslist", retold=True)
    now = clock.now()
    draft = draft_of_record("craigslist", None, Item(now, b"", record))
    begun = time.perf_counter()
    arrival = Arrival(new_id(), draft, node(keys, draft), None, now, now)
    placed = await place(session, Index(session, keys), [arrival], now)
    took = (time.perf_counter() - begun) * 1000
    await session.rollback()
    return Look(took, any(one.lead_id is not None for one in placed.homes if arrival.ref in one.listings))


def _load(url: str, keys: str, leads: int) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_BARE)
    starts = range(0, leads, CHUNK)
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        jobs = [pool.submit(_load_part, url, keys, start, min(start + CHUNK, leads)) for start in starts]
        for job in jobs:
            job.result()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET maintenance_work_mem = '512MB'")
        for statement in _FILLED:
            connection.execute(statement.encode())


def _draft(of: Home, source: str) -> Draft:
    """What cleaning makes of the home's listing as far as matching looks at it: cleaning a million takes an hour."""
    name = ref(of, source)
    return Draft(
        source=source,
        source_key=hashlib.sha256(f"{source}:{name}".encode()).digest(),
        spot=Spot(
            city=of.market.name, zip=of.zip, market=of.market.slug, lat=of.lat, lon=of.lon,
            address=f"{of.house} {of.street} {of.kind[0]}",
        ),
        contact=ContactFacts(source_ref=name),
        seller_type="owner", asking_price=of.price, beds=of.beds, baths=of.baths, sqft=of.sqft, year_built=of.year,
    )  # fmt: skip


def _load_part(url: str, keys: str, start: int, stop: int) -> None:
    held = ring(keys)
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        into = "COPY match_nodes (id, sealed, key_version, names_property, keys) FROM STDIN"
        with cursor.copy(into) as target:
            for number in range(start, stop):
                source = "import" if number % OWNERS == 0 else "zillow"
                found = node(held, _draft(home(number), source))
                assert found is not None
                sealed = held.seal_bytes(dumps(found.facts))
                packed = f"{{{','.join(map(str, found.keys))}}}"
                target.write_row((found.id, sealed, held.version, found.names_property, packed))

"""``aiqleads bench ingest``: listings a second from record to market, and how long a new one looks for its like.

The pipeline (clean → match → score → price → embed → publish, without embeddings) runs in as many processes as there
are workers, on a database of its own, against the same work done record by record in the same run (``one_by_one``).
``unchanged`` is the same feed again. ``match`` is the placing of one new listing among ``leads``.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from sqlalchemy import text

from backend import clock
from backend.config import Settings
from backend.db import Sessions, make_engine, make_sessions, transaction
from backend.ingestion import pipeline
from backend.ingestion.pipeline.records import Item, draft_of_record, record_hash
from backend.ingestion.readers import Record
from backend.ingestion.store import store
from backend.keyring import KeyRing, ring
from backend.outbox.topics import House
from backend.places.gazetteer import load
from backend.pricing import service as pricing
from evals.homes import feed, home, listing
from evals.match_looks import measure_match
from evals.scratch import own_database

LEADS_DEFAULT = 100_000
LISTINGS = 6_000
WORKERS = 2
ALONE = 200  # listings that are taken one by one
_COUNTS = text("SELECT sum(new)::int, sum(unchanged)::int, (SELECT count(*) FROM ingest_batches) FROM ingest_runs")
_LEADS = text("SELECT count(*) FROM leads WHERE status = 'available'")

Say = Callable[[str], None]
Feed = Mapping[str, Sequence[Record]]


async def measure(
    settings: Settings,
    *,
    leads: int = LEADS_DEFAULT,
    listings: int = LISTINGS,
    workers: int = WORKERS,
    say: Say = lambda _: None,
) -> dict[str, Any]:
    """Rates of the pipeline over ``listings``, and milliseconds of matching among ``leads``."""
    begun = time.perf_counter()
    quiet = settings.model_copy(update={"embeddings": "off"})
    async with own_database(quiet, "bench_ingest") as own:
        say(f"ingesting {listings:,} listings")
        rates = await _rates(own, feed(listings), workers)
    async with own_database(quiet, "bench_match") as own:
        say(f"loading {leads:,} leads to match against")
        match = await measure_match(own, leads)
    return {
        "name": "ingest",
        "workers": workers,
        **rates,
        "match": match,
        "seconds": round(time.perf_counter() - begun, 1),
    }


async def _rates(own: Settings, found: Feed, workers: int) -> dict[str, Any]:
    assert own.database_url is not None
    assert own.contact_keys is not None
    keys = ring(own.contact_keys.get_secret_value())
    engine = make_engine(own.database_url)
    sessions = make_sessions(engine)
    try:
        alone = await _one_by_one(sessions, keys)
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            list(pool.map(_warm, range(workers * 2)))
            whole = await _whole(sessions, keys, own, found, pool, workers)
        unchanged = await _again(sessions, keys, found)
        async with sessions() as session:
            new, same, left = (await session.execute(_COUNTS)).one()
            leads = (await session.execute(_LEADS)).scalar_one()
    finally:
        await engine.dispose()
    return whole | {
        "one_by_one_listings_per_second": alone,
        "unchanged_listings_per_second": unchanged,
        "times_faster_than_one_by_one": round(whole["listings_per_second"] / alone, 1),
        "times_faster_when_unchanged": round(unchanged / whole["listings_per_second"], 1),
        "counted": {"new": new, "unchanged": same, "batches_left": left, "leads_on_market": leads},
    }


async def _whole(
    sessions: Sessions, keys: KeyRing, own: Settings, found: Feed, pool: ProcessPoolExecutor, workers: int
) -> dict[str, Any]:
    """From the first record at the door to the last lead on the market."""
    begun, loop = time.perf_counter(), asyncio.get_running_loop()
    await _accept(sessions, keys, found)
    at_door = time.perf_counter() - begun
    told = (str(own.database_url), own.contact_keys.get_secret_value() if own.contact_keys else "")
    parts = await asyncio.gather(*(loop.run_in_executor(pool, _work, told) for _ in range(workers)))
    seconds = time.perf_counter() - begun
    spent = Counter[str]({"accept": at_door})
    for part in parts:
        spent.update(part)
    listings = sum(map(len, found.values()))
    return {
        "listings": listings,
        "listings_per_second": round(listings / seconds, 1),
        "share_of_each_stage": {stage: round(value / spent.total(), 3) for stage, value in spent.most_common()},
    }


async def _accept(sessions: Sessions, keys: KeyRing, found: Feed) -> None:
    for source, records in found.items():
        async with transaction(sessions) as session:
            run = await pipeline.begin(session, source)
            await pipeline.accept(session, keys, source, records, run=run)


async def _again(sessions: Sessions, keys: KeyRing, found: Feed) -> float:
    begun = time.perf_counter()
    await _accept(sessions, keys, found)
    return round(sum(map(len, found.values())) / (time.perf_counter() - begun), 1)


async def _one_by_one(sessions: Sessions, keys: KeyRing) -> float:
    """Each record cleaned, stored, scored and priced in a transaction of its own; other homes than the feed's."""
    records = [listing(home(10_000_000 + number)) for number in range(ALONE)]
    begun = time.perf_counter()
    for record in records:
        item = Item(clock.now(), record_hash("zillow", None, record), record)
        async with transaction(sessions) as session:
            done = await store(session, keys, [draft_of_record("zillow", None, item)])
            await pricing.reprice(session, done.touched, "ingestion")
    return round(ALONE / (time.perf_counter() - begun), 1)


def _warm(_: int) -> None:
    load()  # as a worker does before its first job
    time.sleep(0.3)  # so that every process of the pool takes one


def _work(told: tuple[str, str]) -> dict[str, float]:
    return asyncio.run(_worked(*told))


async def _worked(url: str, keys: str) -> dict[str, float]:
    settings = Settings(_env_file=None, database_url=url, contact_keys=keys, embeddings="off")
    engine, spent = make_engine(url, pool_size=1), dict[str, float]()
    try:
        await pipeline.work(House(make_sessions(engine), settings), spent=spent)
    finally:
        await engine.dispose()
    return spent

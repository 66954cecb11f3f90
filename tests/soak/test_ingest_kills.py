"""Workers of the pipeline are killed while they work: what comes of a feed is what comes of it undisturbed."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions
from backend.outbox.topics import House
from backend.services.testing import TestDatabase
from tests.backend.ingestion.feeds import feed, state
from tests.backend.ingestion.pipeline.test_pipeline import Feed, accept, totals
from tests.factories import CONTACT_KEYS
from tests.soak.conftest import Soak

ROOT = Path(__file__).parents[2]
LISTINGS = 20_000
LISTINGS_A_HOME = 1.75
WORKERS = 2
SEED = 20_261_122
_LEFT = text("SELECT count(*) FROM ingest_batches WHERE dead_at IS NULL")
_DEAD = text("SELECT last_error FROM ingest_batches WHERE dead_at IS NOT NULL")
_PUBLISHED = text("""
    SELECT count(*), count(DISTINCT lead) FROM outbox, jsonb_array_elements(payload->'lead_ids') AS lead
    WHERE topic = 'leads.published'
""")
_TWICE = text("SELECT count(*) FROM listing_prices GROUP BY listing_id HAVING count(*) > 1")


class Worker:
    """A process that works until it is killed."""

    def __init__(self, url: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AIQLEADS_")}
        own = {"WORKER_DATABASE": url, "WORKER_KEYS": CONTACT_KEYS, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.ingest_worker"], cwd=ROOT, env=kept | own, stdout=subprocess.PIPE
        )

    def ready(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n"

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def workers(url: str) -> Iterator[list[Worker]]:
    made = [Worker(url) for _ in range(WORKERS)]
    try:
        yield made
    finally:
        for worker in made:
            worker.kill()


async def left(sessions: Sessions) -> int:
    async with sessions() as session:
        return int((await session.execute(_LEFT)).scalar_one())


async def undisturbed(house: House, url: str, listings: Feed) -> float:
    """The seconds a worker took for a batch."""
    await accept(house, listings)
    batches = await left(house.sessions)
    with workers(url) as running:
        for worker in running:
            worker.ready()
        begun = time.monotonic()
        while await left(house.sessions):  # noqa: ASYNC110  (other processes do the work)
            await asyncio.sleep(0.2)
    return (time.monotonic() - begun) * WORKERS / batches


async def killed(house: House, url: str, listings: Feed, dice: random.Random, longest: float) -> int:
    """How often a worker was killed until everything was done."""
    kills = 0
    await accept(house, listings)
    with workers(url) as running:
        while await left(house.sessions):
            place = dice.randrange(WORKERS)
            running[place].ready()
            await asyncio.sleep(dice.uniform(0.1, longest))
            running[place].kill()
            kills += 1
            running[place] = Worker(url)
    return kills


@pytest.mark.timeout(3000)
async def test_the_end_is_that_of_an_undisturbed_run(
    engine: AsyncEngine, settings: Settings, database: TestDatabase, db_url: str, soak: Soak
) -> None:
    listings: Sequence[tuple[str, dict[str, str]]] = feed(round(soak.length(LISTINGS) / LISTINGS_A_HOME))
    house, dice = House(make_sessions(engine), settings), random.Random(SEED)
    took = await undisturbed(house, db_url, listings)
    expected, counted = await state(house.sessions), await totals(house.sessions)
    database.clean()
    kills = await killed(house, db_url, listings, dice, 4.0 if soak.full else took)
    found = await state(house.sessions)
    assert await totals(house.sessions) == counted
    assert found == expected
    assert all(row["released"] for row in found)
    async with house.sessions() as session:
        assert (await session.execute(_DEAD)).scalars().all() == []
        told, distinct = (await session.execute(_PUBLISHED)).one()
        assert told == distinct
        assert (await session.execute(_TWICE)).all() == []
    assert kills >= 2
    soak.record(
        "ingest_kills", listings=len(listings), kills=kills, leads=len({tuple(row["together"]) for row in found})
    )

"""From records to leads on the market: counted once, whatever fails in between."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions, transaction
from backend.ingestion import pipeline
from backend.ingestion.pipeline import records, service, stages
from backend.ingestion.readers import Record
from backend.keyring import ring
from backend.outbox.topics import House
from tests.backend.ingestion.feeds import feed, state
from tests.factories import CONTACT_KEYS

pytestmark = pytest.mark.usefixtures("database")
KEYS = ring(CONTACT_KEYS)
Feed = Sequence[tuple[str, Record]]


@pytest.fixture
def sessions(engine: AsyncEngine) -> Sessions:
    return make_sessions(engine)


@pytest.fixture
def house(sessions: Sessions, settings: Settings) -> House:
    return House(sessions, settings)


async def ingest(house: House, listings: Feed) -> None:
    await accept(house, listings)
    await pipeline.work(house)


async def accept(house: House, listings: Feed, market: str | None = "austin-tx") -> pipeline.Accepted:
    queued = unchanged = 0
    async with transaction(house.sessions) as session:
        for source in dict.fromkeys(source for source, _ in listings):
            run = await pipeline.begin(session, source, market)
            records = [record for of, record in listings if of == source]
            done = await pipeline.accept(session, KEYS, source, records, run=run, market_hint=market)
            queued, unchanged = queued + done.queued, unchanged + done.unchanged
    return pipeline.Accepted(queued, unchanged)


async def rows(sessions: Sessions, sql: str) -> list[dict[str, Any]]:
    async with sessions() as session:
        return [dict(row) for row in (await session.execute(text(sql))).mappings()]


async def totals(sessions: Sessions) -> dict[str, int]:
    (row,) = await rows(
        sessions,
        "SELECT sum(read)::int AS read, sum(new)::int AS new, sum(updated)::int AS updated,"
        " sum(unchanged)::int AS unchanged, sum(rejected)::int AS rejected FROM ingest_runs",
    )
    return row


class TestRun:
    async def test_everything_is_on_the_market_and_counted_once(self, house: House, sessions: Sessions) -> None:
        listings = feed(40)
        await ingest(house, listings)
        assert await totals(sessions) == {
            "read": len(listings), "new": len(listings), "updated": 0, "unchanged": 0, "rejected": 0
        }  # fmt: skip
        found = await state(sessions)
        assert len(found) == len(listings)
        assert {row["released"] for row in found} == {True}
        assert len({tuple(row["together"]) for row in found}) == 40
        assert await rows(sessions, "SELECT id FROM ingest_batches") == []
        assert [row["finished_at"] is None for row in await rows(sessions, "SELECT finished_at FROM ingest_runs")] == [
            False
        ] * len(Counter(source for source, _ in listings))

    async def test_the_same_feed_again_is_passed_over_at_the_door(self, house: House, sessions: Sessions) -> None:
        listings = feed(10)
        await ingest(house, listings)
        before = await state(sessions)
        assert await accept(house, listings) == pipeline.Accepted(0, len(listings))
        assert await state(sessions) == before
        assert (await totals(sessions))["unchanged"] == len(listings)

    async def test_a_new_price_is_history(self, house: House, sessions: Sessions) -> None:
        (source, record), *_ = feed(1)
        await ingest(house, [(source, record)])
        cheaper = record | {"asking_price": "199000"}
        await ingest(house, [(source, cheaper)])
        (row,) = await state(sessions)
        assert row["prices"] == [int(record["asking_price"]), 199_000]
        assert row["asking_price"] == 199_000
        assert (await totals(sessions))["updated"] == 1

    async def test_what_is_read_late_but_was_read_first_does_not_win(self, house: House, sessions: Sessions) -> None:
        (source, record), *_ = feed(1)
        await ingest(house, [(source, record)])
        await accept(house, [(source, record | {"asking_price": "199000"})])
        await accept(house, [(source, record)])  # seen again as it was, after the other was read
        await pipeline.work(house)
        (row,) = await state(sessions)
        assert row["asking_price"] == int(record["asking_price"])

    async def test_a_record_that_is_no_lead_is_kept_with_its_reason(self, house: House, sessions: Sessions) -> None:
        await accept(house, [("import", {"source_ref": "x", "title": "nothing"})], market=None)
        await pipeline.work(house)
        (rejected,) = await rows(sessions, "SELECT reason, sealed FROM ingest_rejects")
        assert rejected["reason"] == "neither a price nor a place"
        assert b"nothing" not in bytes(rejected["sealed"])

    async def test_saved_searches_hear_of_new_leads(self, house: House, sessions: Sessions) -> None:
        await ingest(house, feed(1)[:1])
        (message,) = await rows(sessions, "SELECT payload FROM outbox WHERE topic = 'leads.published'")
        (lead,) = await rows(sessions, "SELECT id FROM leads")
        assert message["payload"] == {"lead_ids": [lead["id"]]}

    async def test_nothing_in_flight_is_readable(self, house: House, sessions: Sessions) -> None:
        await accept(house, feed(1)[:1])
        (batch,) = await rows(sessions, "SELECT * FROM ingest_batches")
        assert b"900000000" not in bytes(batch["sealed"])


class TestTrouble:
    async def test_a_stage_that_fails_is_tried_again(
        self, house: House, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        failing = dict(stages.STAGES)

        async def broken(work: stages.Work, batch: Any) -> None:
            await stages.match(work, batch)
            raise OSError("the disk is full")

        monkeypatch.setitem(service.STAGES, "match", broken)
        await ingest(house, feed(3))
        waiting = await rows(
            sessions, "SELECT stage, last_error, dead_at, due_at > app_now() AS later FROM ingest_batches"
        )
        assert {(row["stage"], row["last_error"], row["dead_at"], row["later"]) for row in waiting} == {
            ("match", "OSError: the disk is full", None, True)
        }
        assert await rows(sessions, "SELECT id FROM listings") == []
        monkeypatch.setitem(service.STAGES, "match", failing["match"])
        async with transaction(sessions) as session:
            await session.execute(text("UPDATE ingest_batches SET due_at = app_now()"))
        await pipeline.work(house)
        assert (await totals(sessions))["new"] == len(feed(3))

    async def test_what_kills_its_workers_is_given_up(self, house: House, sessions: Sessions) -> None:
        await accept(house, feed(1)[:1])
        async with transaction(sessions) as session:  # as if so many workers had claimed it and died
            await session.execute(text(f"UPDATE ingest_batches SET attempts = {service.CLAIMS_MAX}"))
        await pipeline.work(house)
        (batch,) = await rows(sessions, "SELECT dead_at, last_error FROM ingest_batches")
        assert batch["dead_at"] is not None
        assert "given up" in batch["last_error"]

    async def test_one_record_that_trips_us_holds_up_no_other(
        self, house: House, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = records.draft_of_record

        def tripping(source: str, market: str | None, item: Any) -> Any:
            if item.record["source_ref"] == "900000001":
                raise ZeroDivisionError("oh")
            return real(source, market, item)

        monkeypatch.setattr(records, "draft_of_record", tripping)
        listings = [one for one in feed(3) if one[0] == "zillow"]
        await ingest(house, listings)
        assert (await totals(sessions))["new"] == 2
        (dead,) = await rows(sessions, "SELECT rows, stage, last_error FROM ingest_batches WHERE dead_at IS NOT NULL")
        assert (dead["rows"], dead["stage"], dead["last_error"]) == (1, "clean", "ZeroDivisionError: oh")

    async def test_a_claim_of_somebody_alive_is_respected(self, house: House, sessions: Sessions) -> None:
        await accept(house, feed(1)[:1])
        async with sessions() as other:
            await other.execute(
                text(
                    "UPDATE ingest_batches SET claimed_by = a.pid, claimed_since = a.backend_start"
                    " FROM pg_stat_activity a WHERE a.pid = pg_backend_pid()"
                )
            )
            await other.commit()
            await other.execute(text("SELECT 1"))
            assert await pipeline.work(house) == 0


class TestOrder:
    @pytest.mark.parametrize("seed", [1, 2, 3])
    async def test_of_arrival_changes_nothing(self, house: House, sessions: Sessions, seed: int, database: Any) -> None:
        listings = feed(30)
        await ingest(house, listings)
        expected = await state(sessions)
        database.clean()
        shuffled = list(listings)
        random.Random(seed).shuffle(shuffled)
        for start in range(0, len(shuffled), 7):
            await ingest(house, shuffled[start : start + 7])
        assert await state(sessions) == expected

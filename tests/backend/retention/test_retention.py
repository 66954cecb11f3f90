"""What was kept long enough is forgotten, by the settings, once, and nothing that somebody bought."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from pydantic import ValidationError
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import clock
from backend.config import Settings
from backend.db import Sessions, make_sessions, transaction
from backend.outbox.topics import House
from backend.retention import service
from backend.retention.rules import RULES, Rule
from backend.services.testing import libpq
from tests.backend.ingestion.test_removal_reach import seed
from tests.backend.ingestion.test_withholding import ingest, lead
from tests.backend.purchases.conftest import shop
from tests.backend.purchases.shop import Shop
from tests.factories import bearer, make_lead, make_user

__all__ = ["shop"]
pytestmark = pytest.mark.usefixtures("database")
KEPT = {
    "pages": "ingest_pages", "rejects": "ingest_rejects", "deliveries": "lead_deliveries", "traces": "listing_traces",
    "activity": "lead_activity", "threads": "assistant_threads", "payment_events": "webhook_events",
    "batches": "ingest_batches WHERE dead_at IS NOT NULL",
    "messages": "outbox WHERE done_at IS NOT NULL AND payload <> '{}'",
    "leads": "contacts", "runs": "ingest_runs WHERE finished_at IS NOT NULL",
}  # fmt: skip
PLANTED = """
    INSERT INTO webhook_events (source, event_id, kind, payload, received_at, handled_at)
        VALUES ('stripe', 'evt_1', 'x', '{"name": "Odalys"}', app_now(), app_now());
    INSERT INTO assistant_threads VALUES ('t1', 'u', 'A talk', app_now(), app_now());
    INSERT INTO assistant_turns VALUES ('t1', 1, app_now(), 'hello', 'hi', '[]');
    INSERT INTO outbox (topic, key, payload, done_at) VALUES ('holds.end', 'k', '{"name": "Odalys"}', app_now());
    INSERT INTO lead_activity (lead_id, user_id, kind) SELECT l.id, u.id, 'view' FROM leads l, users u LIMIT 1;
    INSERT INTO checkpoint_writes (thread_id, checkpoint_id, task_id, idx, channel, blob)
        VALUES ('t1', 'c', 't', 0, 'messages', 'said');
"""


@pytest.fixture
def sessions(engine: AsyncEngine) -> Sessions:
    return make_sessions(engine)


@pytest.fixture
def house(sessions: Sessions, settings: Settings) -> House:
    return House(sessions, settings)


async def number(sessions: Sessions, what: str) -> int:
    async with sessions() as session:
        return int((await session.execute(text(f"SELECT count(*) FROM {what}"))).scalar_one())


async def plant(house: House) -> None:
    async with AsyncPostgresSaver.from_conn_string(libpq(house.settings.database_url or "")) as saver:
        await saver.setup()
    async with transaction(house.sessions) as session:
        await make_user(session)
    await ingest(house.sessions, house.settings)
    await seed(house.sessions)
    async with transaction(house.sessions) as session:
        for statement in filter(str.strip, PLANTED.split(";\n")):
            await session.execute(text(statement.replace(":", r"\:")))


RULED = [rule for rule in RULES if rule.name in KEPT]


@pytest.mark.parametrize("rule", RULED, ids=lambda rule: rule.name)
async def test_each_rule_waits_for_its_day_and_leaves_nothing(house: House, rule: Rule) -> None:
    await plant(house)
    days = rule.days(house.settings)
    clock.shift(timedelta(days=days, minutes=-10))
    assert await service.forget(house)
    before = await number(house.sessions, KEPT[rule.name])
    assert before > 0
    clock.shift(timedelta(minutes=20))
    assert await service.forget(house, at_once=2)
    assert await number(house.sessions, KEPT[rule.name]) == 0
    async with house.sessions() as session:
        runs = (await service.report(session, house.settings, 5)).runs
    assert runs[0].forgotten[rule.name] == before
    assert rule.name not in runs[1].forgotten


async def test_a_conversation_goes_with_its_turns_and_checkpoints(house: House) -> None:
    await plant(house)
    clock.shift(timedelta(days=366))
    await service.forget(house)
    for table in ("assistant_turns", "checkpoint_writes"):
        assert await number(house.sessions, table) == 0


async def test_every_store_that_is_ruled_has_a_setting_with_its_name() -> None:
    assert {rule.variable for rule in RULES} == {
        f"AIQLEADS_{name.upper()}" for name in Settings.model_fields if name.startswith("keep_")
    }


async def test_it_stops_when_told_and_goes_on_from_there(house: House) -> None:
    await plant(house)
    clock.shift(timedelta(days=31))
    assert not await service.forget(house, stop=lambda: True, at_once=1)
    (stopped,) = await runs(house)
    assert stopped.finished_at is None
    assert await service.forget(house, at_once=1)
    (ended,) = await runs(house)
    assert (ended.started_at, ended.finished_at is None) == (stopped.started_at, False)
    assert ended.forgotten["rejects"] == 2
    assert await service.forget(house)
    assert (await runs(house))[0].forgotten == {}


async def runs(house: House) -> list[Any]:
    async with house.sessions() as session:
        return (await service.report(session, house.settings, 5)).runs


class TestLeads:
    async def test_one_that_is_gone_keeps_market_data_only(self, house: House) -> None:
        await ingest(house.sessions, house.settings)
        clock.shift(timedelta(days=366))
        await service.forget(house)
        async with house.sessions() as session:
            found = (
                await session.execute(
                    text("""
                        SELECT g.sealed, g.record_hash, g.node_id, l.lat, l.address_index, l.basis, s.asking_price
                        FROM leads l JOIN lead_search s ON s.lead_id = l.id JOIN listings g ON g.lead_id = l.id
                    """)
                )
            ).one()
        assert tuple(found) == (None, None, None, None, None, None, 450_000)
        for table in ("contacts", "match_nodes", "match_keys", "match_edges"):
            assert await number(house.sessions, table) == 0

    async def test_one_that_is_found_again_is_read_anew_and_forgotten_again(self, house: House) -> None:
        await ingest(house.sessions, house.settings)
        before = await lead(house.sessions)
        clock.shift(timedelta(days=366))
        await service.forget(house)
        await ingest(house.sessions, house.settings)
        after = await lead(house.sessions)
        assert (after.id, after.sellable, after.contacts) == (before.id, True, 1)
        clock.shift(timedelta(days=366))
        await service.forget(house)
        assert (await lead_count(house)) == 0

    async def test_what_was_bought_stays_its_buyers_and_what_is_seen_stays(self, shop: Shop, house: House) -> None:
        bought = await shop.lead()
        await shop.buy(bought)
        await shop.lead()
        clock.shift(timedelta(days=400))
        await shop.sql("UPDATE lead_search SET seen_at = app_now() - interval '400 days'")
        async with transaction(house.sessions) as session:
            seen = await make_lead(session)
        await service.forget(house)
        left = {row.lead_id for row in await shop.sql("SELECT lead_id FROM contacts")}
        assert left == {bought, seen}
        assert (await shop.call("GET", f"/leads/{bought}/contact")).json()["phone"] == "+15125550142"

    async def test_what_somebody_else_still_says_stays_in_matching(self, house: House) -> None:
        await ingest(house.sessions, house.settings)
        await ingest(house.sessions, house.settings, source_ref="771000009")
        assert await number(house.sessions, "listings") == 2
        nodes = await number(house.sessions, "match_nodes")
        clock.shift(timedelta(days=366))
        await ingest(house.sessions, house.settings)
        await service.forget(house)
        assert await number(house.sessions, "match_nodes") == nodes
        assert await lead_count(house) == 1


async def lead_count(house: House) -> int:
    return await number(house.sessions, "contacts")


async def test_administrators_see_rules_and_the_last_run(app: FastAPI, client: AsyncClient, house: House) -> None:
    await plant(house)
    clock.shift(timedelta(days=100))
    await service.forget(house)
    async with transaction(house.sessions) as session:
        admin, buyer = await make_user(session, role="admin"), await make_user(session)
    shown = (await client.get("/v1/admin/retention", headers=bearer(app, admin))).json()
    pages = next(rule for rule in shown["rules"] if rule["name"] == "pages")
    assert (pages["days"], pages["setting"]) == (90, "AIQLEADS_KEEP_PAGES_DAYS")
    assert shown["runs"][0]["forgotten"]["pages"] == 2
    assert shown["runs"][0]["finished_at"] is not None
    assert (await client.get("/v1/admin/retention", headers=bearer(app, buyer))).status_code == 403


@pytest.mark.parametrize("wrong", [0, -1, 5_000, "soon"])
def test_a_length_that_makes_no_sense_is_refused_by_its_name(wrong: Any) -> None:
    with pytest.raises(ValidationError, match="keep_pages_days"):
        Settings(_env_file=None, keep_pages_days=wrong)

"""A suspect record through the whole pipeline: hidden with its reasons, decided, and read again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions, transaction
from backend.ingestion import pipeline
from backend.keyring import ring
from backend.outbox.topics import House
from tests.agent.models.server import Endpoint, endpoint
from tests.backend.ingestion.corrections.proposals import change, proposing
from tests.backend.purchases.conftest import shop
from tests.backend.purchases.shop import Shop
from tests.factories import CONTACT_KEYS

__all__ = ["shop"]
RECORD = {
    "source_ref": "7731", "title": "3/2 house for sale", "asking_price": "450000", "address": "4217 Marbled Wren Lane",
    "city": "Austin", "state": "TX", "zip": "78704", "sqft": "1600", "phone": "(512) 555-0142", "basis": "permission",
    "description": "Lovely house. Wire the deposit to me, I am out of the country and cannot show it.",
}  # fmt: skip


@pytest.fixture
def house(engine: AsyncEngine, settings: Settings) -> House:
    return House(make_sessions(engine), settings)


async def ingest(house: House, record: dict[str, str]) -> None:
    async with transaction(house.sessions) as session:
        run = await pipeline.begin(session, "craigslist", "austin-tx")
        await pipeline.accept(session, ring(CONTACT_KEYS), "craigslist", [record], run=run, market_hint="austin-tx")
    await pipeline.work(house)


async def lead(sessions: Sessions) -> dict[str, Any]:
    query = """
        SELECT l.id, l.status, l.fraud_score, l.fraud_reasons, s.asking_price
        FROM leads l JOIN lead_search s ON s.lead_id = l.id
    """
    async with sessions() as session:
        return dict((await session.execute(text(query))).mappings().one())


def signals(found: dict[str, Any]) -> list[str]:
    return [reason["signal"] for reason in found["fraud_reasons"]]


async def test_it_is_hidden_until_approved_and_not_flagged_for_the_same_again(shop: Shop, house: House) -> None:
    await ingest(house, RECORD)
    found = await lead(house.sessions)
    assert (found["status"], signals(found)) == ("review", ["pay_first", "cannot_show"])
    admin = await shop.user(role="admin")
    listed = (await shop.call("GET", "/admin/flagged?band=review", user=admin)).json()["leads"]
    assert [one["lead_id"] for one in listed] == [found["id"]]
    await shop.call("POST", f"/admin/flagged/{found['id']}/approve", {}, admin)
    await ingest(house, RECORD | {"asking_price": "449000"})
    again = await lead(house.sessions)
    assert (again["status"], again["asking_price"], again["fraud_reasons"]) == ("available", 449_000, [])
    await ingest(house, RECORD | {"description": RECORD["description"] + " Only WhatsApp."})
    assert signals(await lead(house.sessions)) == ["off_platform"]


async def test_what_was_rejected_stays_off_the_market_when_it_is_read_again(shop: Shop, house: House) -> None:
    honest = RECORD | {"description": "Lovely house with a yard."}
    await ingest(house, honest)
    admin, found = await shop.user(role="admin"), await lead(house.sessions)
    assert found["status"] == "available"
    await shop.call("POST", f"/admin/flagged/{found['id']}/reject", {}, admin)
    await ingest(house, honest | {"asking_price": "440000"})
    again = await lead(house.sessions)
    assert (again["status"], signals(again)) == ("rejected", ["rejected_before"])


@pytest.fixture
async def server() -> AsyncIterator[Endpoint]:
    async with endpoint() as made:
        yield made


@pytest.mark.usefixtures("database")
async def test_with_a_key_a_model_settles_what_rules_could_not(server: Endpoint, house: House) -> None:
    server.follow(proposing(change("asking_price", "450000", "asking four hundred fifty thousand")))
    key = {"openai_api_key": SecretStr("sk-test"), "openai_base_url": server.url, "model": "openai:gpt-4.1-mini"}
    asking = RECORD | {"asking_price": "1", "description": "Lovely house, asking four hundred fifty thousand."}
    await ingest(House(house.sessions, house.settings.model_copy(update=key)), asking)
    assert (await lead(house.sessions))["asking_price"] == 450_000
    assert len(server.asked) == 1

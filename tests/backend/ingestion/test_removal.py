"""Who asks not to be found here is not, without an account, and nobody learns whether there was anything."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import AsyncClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions
from backend.ingestion.sealing import open_draft
from tests.backend.ingestion.test_withholding import KEYS, SAID, ingest, lead
from tests.backend.purchases.bought import Bought
from tests.backend.purchases.conftest import shop
from tests.backend.purchases.shop import Shop

__all__ = ["shop"]
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def sessions(engine: AsyncEngine) -> Sessions:
    return make_sessions(engine)


async def dump(sessions: Sessions) -> str:
    """Every row of every table, and every sealed draft and contact opened."""
    async with sessions() as session:
        tables = (await session.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))).scalars()
        rows = [str((await session.execute(text(f'SELECT * FROM "{name}"'))).all()) for name in tables.all()]
        drafts = (await session.execute(text("SELECT sealed, key_version FROM listings"))).all()
        contacts = (await session.execute(text("SELECT sealed, key_version FROM contacts"))).all()
    rows += [str(open_draft(KEYS, bytes(sealed), version)) for sealed, version in drafts]
    return "\n".join([*rows, *(str(KEYS.open(bytes(sealed), version)) for sealed, version in contacts)]).lower()


@pytest.mark.parametrize("said", SAID)
async def test_nothing_is_left_in_the_whole_database(
    sessions: Sessions, settings: Settings, client: AsyncClient, said: dict[str, str]
) -> None:
    await ingest(sessions, settings)
    assert "odalys" in await dump(sessions)
    done = await client.post("/v1/removal-requests", json=said)
    assert done.status_code == 202
    kept = await dump(sessions)
    assert [one for one in ("5550142", "555-0142", "odalys", "quimby", "1204 marbled") if one in kept] == []
    assert (await lead(sessions)).status == "withdrawn"
    await ingest(sessions, settings, asking_price="430000")
    again = await dump(sessions)
    assert [one for one in ("5550142", "odalys", "1204 marbled") if one in again] == []
    assert (await lead(sessions)).status == "withdrawn"


async def test_the_answer_tells_nothing(sessions: Sessions, settings: Settings, client: AsyncClient) -> None:
    await ingest(sessions, settings)
    answers = [(await client.post("/v1/removal-requests", json=said)) for said in (SAID[0], {"phone": "512-555-0199"})]
    assert answers[0].json() == answers[1].json()
    assert [answer.status_code for answer in answers] == [202, 202]


@pytest.mark.parametrize("said", [{}, {"address": "1204 Elm St"}, {"phone": "12"}, {"name": "Odalys"}])
async def test_what_names_nobody_is_refused(client: AsyncClient, said: dict[str, Any]) -> None:
    assert (await client.post("/v1/removal-requests", json=said)).status_code == 422


async def test_who_bought_the_lead_is_refunded(shop: Shop, client: AsyncClient) -> None:
    bought = Bought(shop, await shop.buy(await shop.lead()))
    assert await bought.contact_status() == 200
    await client.post("/v1/removal-requests", json={"phone": "512-555-0142"})
    assert await bought.contact_status() == 404
    assert (await bought.ask("invalid_contact")).json()["status"] == "granted"

"""Where each fact of a lead comes from, told to each as far as the lead itself is shown to them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions, transaction
from backend.ingestion import pipeline
from backend.ingestion.drafts import CLEANING_VERSION
from backend.ingestion.pages import service as pages
from backend.ingestion.sealing import open_draft, seal_draft
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.outbox.topics import House
from tests.backend.ingestion.test_withholding import KEYS, RECORD
from tests.claims import sell
from tests.factories import assistant_bearer, bearer, make_lead, make_user

pytestmark = pytest.mark.usefixtures("database")
URL = "https://austin.craigslist.org/reo/d/austin-home/7700000001.html"
SECRETS = (
    "Odalys",
    "Quimby",
    "5550142",
    "555-0142",
    "1204",
    "Marbled",
    "craigslist.org",
    "771000001",
    "30.24",
    "example.com",
)
ZILLOW = {
    "source_ref": "900000001", "address": "1204 Marbled Wren Lane", "city": "Austin", "state": "TX", "zip": "78704",
    "asking_price": "455000", "beds": "3", "baths": "2", "sqft": "1504", "year_built": "1990", "lat": "30.24512",
    "lon": "-97.76891",
}  # fmt: skip


@pytest.fixture
def sessions(engine: AsyncEngine) -> Sessions:
    return make_sessions(engine)


@pytest.fixture
async def lead(sessions: Sessions, settings: Settings) -> int:
    """One property on Zillow, then by its owner on Craigslist, whose page is kept."""
    for source, record in (
        ("zillow", ZILLOW),
        ("craigslist", RECORD | {"listing_url": URL, "listed_at": "2026-05-01"}),
    ):
        async with transaction(sessions) as session:
            run = await pipeline.begin(session, source)
            await pipeline.accept(session, KEYS, source, [record], run=run)
        await pipeline.work(House(sessions, settings))
    async with transaction(sessions) as session:
        await pages.keep(session, KEYS, Page("craigslist", URL, 200, b"..."), Parsed(Outcome.OK), 4)
        (found,) = (await session.execute(text("SELECT DISTINCT lead_id FROM listings"))).scalars()
    return int(found)


async def told(app: FastAPI, client: AsyncClient, lead: int, user: Any) -> Any:
    response = await client.get(f"/v1/leads/{lead}/provenance", headers=bearer(app, user))
    assert response.status_code == 200, response.text
    return response.json()


async def test_each_fact_names_its_listing(app: FastAPI, client: AsyncClient, sessions: Sessions, lead: int) -> None:
    async with transaction(sessions) as session:
        user = await make_user(session)
    found = await told(app, client, lead, user)
    facts = {fact["fact"]: fact for fact in found["facts"]}
    assert {
        name: (facts[name]["source"], facts[name]["value"]) for name in ("asking_price", "year_built", "title")
    } == {
        "asking_price": ("craigslist", 450_000),
        "year_built": ("zillow", 1990),
        "title": ("craigslist", "3 bedroom home near the park"),
    }
    assert (facts["asking_price"]["listing"], facts["year_built"]["listing"]) == (2, 1)
    assert facts["asking_price"]["page"]["parser_version"] == 4
    assert facts["year_built"]["page"] is None
    assert {fact["cleaning_version"] for fact in found["facts"]} == {CLEANING_VERSION}
    assert [(one["source"], one["listings"]) for one in found["sources"]] == [("zillow", 1), ("craigslist", 1)]
    assert found["listings"] is None


async def test_nobody_sees_a_contact_or_an_address_here_not_even_who_bought_it(
    app: FastAPI, client: AsyncClient, sessions: Sessions, lead: int
) -> None:
    async with transaction(sessions) as session:
        buyer, other = await make_user(session), await make_user(session)
        admin = await make_user(session, role="admin")
        await sell(session, buyer, lead)
    path = f"/v1/leads/{lead}/provenance"
    for headers in (*(bearer(app, user) for user in (buyer, other, admin)), assistant_bearer(app, buyer)):
        response = await client.get(path, headers=headers)
        assert response.status_code == 200
        assert [secret for secret in SECRETS if secret in response.text] == []
        hidden = {fact["fact"]: fact["value"] for fact in response.json()["facts"] if fact["is_hidden"]}
        assert hidden == {"address": None, "contact": None}


async def test_sizes_are_rounded_as_on_the_card(
    app: FastAPI, client: AsyncClient, sessions: Sessions, lead: int
) -> None:
    async with transaction(sessions) as session:
        admin = await make_user(session, role="admin")
    found = await told(app, client, lead, admin)
    assert next(fact["value"] for fact in found["facts"] if fact["fact"] == "sqft") == 1_500
    assert [one["facts"]["sqft"] for one in found["listings"]] == [1_500, 1_500]


async def test_administrators_see_all_listings_and_what_was_corrected(
    app: FastAPI, client: AsyncClient, sessions: Sessions, lead: int
) -> None:
    entry = {"field": "asking_price", "before": "1", "after": "450000", "reason": "The text names it."}
    async with transaction(sessions) as session:
        admin, user = await make_user(session, role="admin"), await make_user(session)
        row = (await session.execute(text("SELECT * FROM listings WHERE source = 'craigslist'"))).one()
        draft = replace(
            open_draft(KEYS, bytes(row.sealed), row.key_version), corrections=(entry,), doubts=("zip_elsewhere",)
        )
        values = {"sealed": seal_draft(KEYS, draft), "id": row.id}
        await session.execute(text("UPDATE listings SET sealed = :sealed WHERE id = :id"), values)
    found = await told(app, client, lead, admin)
    one, two = found["listings"]
    assert (one["source"], one["facts"]["asking_price"], one["corrections"]) == ("zillow", 455_000, [])
    assert (two["facts"]["asking_price"], two["corrections"], two["doubts"]) == (450_000, [entry], ["zip_elsewhere"])
    assert two["basis"] == "permission"
    facts = {fact["fact"]: fact for fact in (await told(app, client, lead, user))["facts"]}
    assert (facts["asking_price"]["correction"], facts["beds"]["correction"]) == (entry, None)


async def test_what_is_not_listed_is_nobodys_but_administrators(
    app: FastAPI, client: AsyncClient, sessions: Sessions, lead: int
) -> None:
    async with transaction(sessions) as session:
        admin, user = await make_user(session, role="admin"), await make_user(session)
        for table, name in (("leads", "id"), ("lead_search", "lead_id")):
            await session.execute(text(f"UPDATE {table} SET status = 'review' WHERE {name} = :id"), {"id": lead})
    assert len((await told(app, client, lead, admin))["listings"]) == 2
    refused = await client.get(f"/v1/leads/{lead}/provenance", headers=bearer(app, user))
    assert (refused.status_code, refused.json()["code"]) == (404, "lead_not_found")
    for number in (4711, 2_147_483_647):
        assert (await client.get(f"/v1/leads/{number}/provenance", headers=bearer(app, admin))).status_code == 404


async def test_looking_into_it_is_no_view_and_a_closed_market_stays_closed(
    app: FastAPI, client: AsyncClient, sessions: Sessions, lead: int
) -> None:
    async with transaction(sessions) as session:
        user, elsewhere = await make_user(session), await make_lead(session, market="dallas-tx")
    await told(app, client, lead, user)
    refused = await client.get(f"/v1/leads/{elsewhere}/provenance", headers=bearer(app, user))
    assert (refused.status_code, refused.json()["code"]) == (403, "market_locked")
    async with sessions() as session:
        assert (await session.execute(text("SELECT count(*) FROM lead_activity"))).scalar_one() == 0


async def test_a_lead_names_all_who_list_it(app: FastAPI, client: AsyncClient, sessions: Sessions, lead: int) -> None:
    async with transaction(sessions) as session:
        user = await make_user(session)
    shown = (await client.get(f"/v1/leads/{lead}", headers=bearer(app, user))).json()
    assert [one["source"] for one in shown["sources"]] == ["zillow", "craigslist"]
    assert shown["sources"][0]["since"] < shown["sources"][1]["since"]

"""Which lead a listing belongs to: found as it comes, kept where somebody has bought or holds it, undone for good."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import AsyncClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions, transaction
from backend.ingestion.readers import Record
from backend.outbox.topics import House
from tests.backend.ingestion.feeds import home
from tests.backend.ingestion.pipeline.test_pipeline import ingest, rows
from tests.factories import bearer, make_user

pytestmark = pytest.mark.usefixtures("database")
HOME = home(3)
GONE = """
    SELECT l.status, s.status AS shown, merged_into FROM leads l JOIN lead_search s ON s.lead_id = l.id
    WHERE merged_into IS NOT NULL
"""


def record(ref: str, *, unit: str = "", **facts: str) -> Record:
    number, street, kind = HOME["number"], HOME["street"], HOME["kind"][0]
    return {
        "source_ref": ref, "address": f"{number} {street} {kind}{unit}", "zip": HOME["zip"], "city": "Austin",
        "state": "TX", "asking_price": str(HOME["price"]), "beds": "3", "baths": "2", "sqft": "1783",
        "year_built": "1986", "property_type": "house", "title": "A home near the park",
    } | facts  # fmt: skip


@pytest.fixture
def sessions(engine: AsyncEngine) -> Sessions:
    return make_sessions(engine)


@pytest.fixture
def house(sessions: Sessions, settings: Settings) -> House:
    return House(sessions, settings)


async def leads(house: House) -> dict[str, int]:
    """The lead of each listing, by source."""
    found = await rows(house.sessions, "SELECT source, lead_id FROM listings ORDER BY source")
    return {row["source"]: row["lead_id"] for row in found}


async def execute(house: House, sql: str) -> None:
    async with transaction(house.sessions) as session:
        await session.execute(text(sql))


class TestOneProperty:
    async def test_is_one_lead_over_sources_with_all_its_prices(self, house: House) -> None:
        await ingest(house, [("zillow", record("9001"))])
        await ingest(house, [("craigslist", record("c1", asking_price=str(HOME["price"] - 4_000), sqft="1780"))])
        assert len(set((await leads(house)).values())) == 1
        prices = await rows(house.sessions, "SELECT asking_price FROM listing_prices ORDER BY at")
        assert [row["asking_price"] for row in prices] == [HOME["price"], HOME["price"] - 4_000]

    async def test_two_ids_of_zillow_are_two_properties(self, house: House) -> None:
        await ingest(house, [("zillow", record("9001")), ("zillow", record("9002"))])
        assert [
            row["n"] for row in await rows(house.sessions, "SELECT count(DISTINCT lead_id) AS n FROM listings")
        ] == [2]

    @pytest.mark.parametrize("other", [{"unit": " #2"}, {"lead_type": "rent", "asking_price": "2400"}])
    async def test_another_unit_or_a_rent_is_another_lead(self, house: House, other: dict[str, Any]) -> None:
        first = record("9001", unit=" #1") if "unit" in other else record("9001")
        await ingest(house, [("zillow", first), ("craigslist", record("c1", **other))])
        assert len(set((await leads(house)).values())) == 2

    async def test_homes_of_one_plan_without_a_place_are_not_known_to_be_one(self, house: House) -> None:
        bare = {"address": "", "zip": "", "title": "", "year_built": ""}
        await ingest(house, [("craigslist", record("c1", **bare)), ("facebook", record("f1", **bare))])
        assert len(set((await leads(house)).values())) == 2

    async def test_a_listing_that_joins_two_leads_leaves_the_older_one(self, house: House) -> None:
        await ingest(house, [("craigslist", record("c1", address="", asking_price="450000", sqft="1783", zip="78704",
                                                   phone="(512) 555-0142"))])  # fmt: skip
        await ingest(house, [("import", record("i1", zip="78704", asking_price="450000", sqft=""))])
        before = await leads(house)
        joining = record("f1", zip="78704", asking_price="450000", phone="(512) 555-0142")
        await ingest(house, [("facebook", joining)])
        after = await leads(house)
        assert len(set(before.values())) == 2
        assert set(after.values()) == {min(before.values())}
        (gone,) = await rows(house.sessions, GONE)
        assert gone == {"status": "withdrawn", "shown": "withdrawn", "merged_into": min(before.values())}


class TestSomebodysLead:
    async def test_what_is_listed_of_a_sold_property_is_no_new_lead(self, house: House) -> None:
        await ingest(house, [("zillow", record("9001"))])
        await execute(house, "UPDATE leads SET status = 'sold', sold_at = app_now() - interval '179 days'")
        await ingest(house, [("craigslist", record("c1"))])
        assert len(set((await leads(house)).values())) == 1

    async def test_half_a_year_after_the_sale_it_is(self, house: House) -> None:
        await ingest(house, [("zillow", record("9001"))])
        await execute(house, "UPDATE leads SET status = 'sold', sold_at = app_now() - interval '181 days'")
        await ingest(house, [("craigslist", record("c1"))])
        await ingest(house, [("facebook", record("f1"))])
        found = await leads(house)
        assert found["craigslist"] == found["facebook"] != found["zillow"]

    async def test_two_that_were_bought_stay_two(self, house: House) -> None:
        await ingest(house, [("craigslist", record("c1", address="", zip="78704", phone="(512) 555-0142"))])
        await ingest(house, [("import", record("i1", zip="78704", sqft=""))])
        before = await leads(house)
        await execute(house, "UPDATE leads SET status = 'sold', sold_at = app_now()")
        await ingest(house, [("facebook", record("f1", zip="78704", phone="(512) 555-0142"))])
        after = await leads(house)
        assert {source: after[source] for source in before} == before
        assert after["facebook"] == min(before.values())

    async def test_a_buyer_keeps_the_contact_that_was_bought(self, house: House) -> None:
        await ingest(house, [("craigslist", record("c1", phone="(512) 555-0142"))])
        (before,) = await rows(house.sessions, "SELECT sealed FROM contacts")
        await execute(house, "UPDATE leads SET status = 'sold', sold_at = app_now()")
        await ingest(house, [("facebook", record("f1", name="Rosalind Quill", phone="(512) 555-0143"))])
        assert await rows(house.sessions, "SELECT sealed FROM contacts") == [before]


class TestUndo:
    async def test_lists_why_and_takes_apart_for_good(self, house: House, app: Any, client: AsyncClient) -> None:
        async with transaction(house.sessions) as session:
            headers = bearer(app, await make_user(session, role="admin"))
        await ingest(house, [("zillow", record("9001")), ("craigslist", record("c1"))])
        (merge,) = (await client.get("/v1/admin/merges", headers=headers)).json()
        assert {line["field"] for line in merge["matches"][0]["reasons"]} >= {"number", "street", "price"}
        taken = next(one["id"] for one in merge["listings"] if one["source"] == "craigslist")
        path = f"/v1/admin/merges/{merge['lead_id']}/undo"
        undone = await client.post(path, json={"listings": [taken]}, headers=headers)
        assert undone.json()["listings"][taken] != merge["lead_id"]
        await ingest(house, [("craigslist", record("c1", asking_price=str(HOME["price"] - 1_000)))])
        await ingest(house, [("facebook", record("f1"))])
        found = await leads(house)
        assert found["zillow"] == merge["lead_id"] != found["craigslist"]
        assert (await client.get("/v1/admin/merges", headers=headers)).json()[0]["lead_id"] == found["facebook"]

    async def test_a_lead_that_was_merged_away_comes_back_as_itself(
        self, house: House, app: Any, client: AsyncClient
    ) -> None:
        async with transaction(house.sessions) as session:
            headers = bearer(app, await make_user(session, role="admin"))
        await ingest(house, [("craigslist", record("c1", address="", zip="78704", phone="(512) 555-0142"))])
        await ingest(house, [("import", record("i1", zip="78704", sqft=""))])
        before = await leads(house)
        await ingest(house, [("facebook", record("f1", zip="78704", phone="(512) 555-0142"))])
        (listing,) = await rows(house.sessions, "SELECT id, lead_id FROM listings WHERE source = 'import'")
        path = f"/v1/admin/merges/{listing['lead_id']}/undo"
        await client.post(path, json={"listings": [str(listing["id"])]}, headers=headers)
        assert (await leads(house))["import"] == before["import"]
        (back,) = await rows(house.sessions, f"SELECT status, merged_into FROM leads WHERE id = {before['import']}")
        assert back == {"status": "available", "merged_into": None}

    async def test_what_cannot_be_undone_is_said(self, house: House, app: Any, client: AsyncClient) -> None:
        async with transaction(house.sessions) as session:
            headers = bearer(app, await make_user(session, role="admin"))
        await ingest(house, [("zillow", record("9001"))])
        (listing,) = await rows(house.sessions, "SELECT id, lead_id FROM listings")
        path = f"/v1/admin/merges/{listing['lead_id']}/undo"
        answer = await client.post(path, json={"listings": [str(listing["id"])]}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (409, "not_merged")
        unknown = {"listings": ["0197c1d2-9a64-7c1e-8a3f-3f6a0c7f1b22"]}
        assert (await client.post(path, json=unknown, headers=headers)).status_code == 404

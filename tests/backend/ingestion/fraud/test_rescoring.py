"""Scores follow the evidence: what comes last raises what came first, and what goes lets it fall again."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.ingestion import pipeline
from backend.ingestion.fraud.queries import forget_unseen
from backend.ingestion.fraud.rescore_queries import ANYTHING_DUE
from backend.ingestion.fraud.rescoring import rescore
from backend.keyring import ring
from backend.outbox.topics import House
from tests.backend.purchases.conftest import shop
from tests.backend.purchases.shop import Shop
from tests.factories import CONTACT_KEYS

__all__ = ["shop"]
pytestmark = pytest.mark.usefixtures("database")
KEYS = ring(CONTACT_KEYS)
PHONE = "(512) 555-0142"
WORDS = (
    "Sunny three bedroom home with a large fenced yard, new roof and an open kitchen. The living room looks over a "
    "quiet park and the garage holds two cars. Open house on Saturday from ten to two."
)
TOWNS = {
    "austin": ("4217 Marbled Wren Ln", "Austin", "TX", "78704"),
    "dallas": ("918 Quillfeather St", "Dallas", "TX", "75204"),
    "phoenix": ("3301 Ocotillo Pass Dr", "Phoenix", "AZ", "85014"),
}


def offer(ref: str, town: str, name: str, **said: str) -> dict[str, str]:
    address, city, state, zip_ = TOWNS[town]
    return {
        "source_ref": ref, "title": f"House {ref}", "asking_price": "450000", "address": address, "city": city,
        "state": state, "zip": zip_, "beds": "3", "sqft": "1600", "phone": PHONE, "name": name, "basis": "permission",
    } | said  # fmt: skip


FIRST = offer("one", "austin", "Rosalind Quill")
LATER = [offer("two", "dallas", "Ann Ferris"), offer("three", "phoenix", "Al Dorn")]


@pytest.fixture
def house(engine: AsyncEngine, settings: Settings) -> House:
    return House(make_sessions(engine), settings)


async def ingest(house: House, *records: dict[str, str]) -> None:
    for record in records:
        async with transaction(house.sessions) as session:
            run = await pipeline.begin(session, "craigslist")
            await pipeline.accept(session, KEYS, "craigslist", [record], run=run)
        await pipeline.work(house)


async def settle(house: House) -> int:
    """Rescore until nothing is due; how many listings were looked at."""
    done = 0
    while True:
        async with transaction(house.sessions) as session:
            looked_at = await rescore(session, KEYS)
            if not looked_at:
                assert not (await session.execute(text(ANYTHING_DUE))).scalar_one()
                return done
        done += looked_at


async def leads(house: House) -> dict[str, tuple[str, list[str]]]:
    """Status and signals of each lead by its title."""
    query = """
        SELECT d.title, l.status, l.fraud_reasons, s.status FROM leads l JOIN lead_doc d ON d.lead_id = l.id
        JOIN lead_search s ON s.lead_id = l.id WHERE l.merged_into IS NULL
    """
    async with house.sessions() as session:
        rows = (await session.execute(text(query))).all()
    assert all(row[1] == row[3] for row in rows)
    return {row[0]: (row[1], [reason["signal"] for reason in row[2]]) for row in rows}


BOTH = ["contact_many_places", "contact_many_owners"]


class TestEvidenceThatComesLast:
    async def test_raises_what_came_first(self, house: House) -> None:
        await ingest(house, FIRST, *LATER)
        found = await leads(house)
        assert found["House one"] == ("available", [])
        assert found["House three"] == ("review", BOTH)
        assert await settle(house) == 2
        assert list((await leads(house)).values()) == [("review", BOTH)] * 3

    async def test_a_copied_text_of_another_is_found_at_the_copy_that_came_first(self, house: House) -> None:
        bait = offer("bait", "austin", "Ann Ferris", description=WORDS, asking_price="290000", phone="(512) 555-0177")
        true = offer("true", "austin", "Rosalind Quill", description=WORDS)
        await ingest(house, bait | {"address": ""}, true | {"address": ""})
        assert (await leads(house))["House bait"] == ("available", [])
        await settle(house)
        found = await leads(house)
        assert (found["House bait"][0], found["House true"][0]) == ("review", "available")

    async def test_the_same_in_any_order(self, house: House) -> None:
        await ingest(house, *reversed([FIRST, *LATER]))
        await settle(house)
        assert {one: found[0] for one, found in (await leads(house)).items()} == dict.fromkeys(
            ("House one", "House two", "House three"), "review"
        )

    async def test_honest_neighbours_are_not_looked_at(self, house: House) -> None:
        await ingest(house, FIRST, offer("two", "dallas", "Ann Ferris", phone="(512) 555-0111"))
        assert await settle(house) == 0

    async def test_reading_the_same_again_wakes_nobody(self, house: House) -> None:
        await ingest(house, FIRST, *LATER)
        await settle(house)
        await ingest(house, FIRST, *LATER)
        assert await settle(house) == 0

    async def test_a_suspicious_wording_stays_with_the_new_reasons(self, house: House) -> None:
        await ingest(house, FIRST | {"description": "Wire the deposit to me first."}, *LATER)
        await settle(house)
        status, signals = (await leads(house))["House one"]
        assert (status, sorted(signals)) == ("rejected", sorted([*BOTH, "pay_first"]))


class TestDecisions:
    async def test_what_was_approved_stays_approved(self, shop: Shop, house: House) -> None:
        await ingest(house, FIRST, *LATER)
        await settle(house)
        admin = await shop.user(role="admin")
        (one,) = [
            lead["lead_id"]
            for lead in (await shop.call("GET", "/admin/flagged", user=admin)).json()["leads"]
            if lead["title"] == "House one"
        ]
        await shop.call("POST", f"/admin/flagged/{one}/approve", {}, admin)
        await ingest(house, offer("four", "phoenix", "Bo Lark", address="77 Agave Rise Ave"))
        assert await settle(house) == 3
        found = await leads(house)
        assert found["House one"] == ("available", [])
        assert found["House two"] == ("review", BOTH)

    async def test_what_was_rejected_stays_rejected(self, shop: Shop, house: House) -> None:
        await ingest(house, FIRST)
        admin = await shop.user(role="admin")
        async with house.sessions() as session:
            lead = (await session.execute(text("SELECT id FROM leads"))).scalar_one()
        await shop.call("POST", f"/admin/flagged/{lead}/reject", {}, admin)
        await ingest(house, *LATER)
        await settle(house)
        status, signals = (await leads(house))["House one"]
        assert (status, signals[0]) == ("rejected", "rejected_before")


class TestEvidenceThatGoes:
    async def test_a_listing_that_gives_another_phone_clears_the_others(self, house: House) -> None:
        await ingest(house, FIRST, *LATER)
        await settle(house)
        await ingest(house, LATER[1] | {"phone": "(602) 555-0166"})
        await settle(house)
        assert {status for status, _ in (await leads(house)).values()} == {"available"}

    async def test_a_removal_clears_the_others(self, shop: Shop, house: House) -> None:
        await ingest(house, *(one | {"email": f"{one['source_ref']}@example.com"} for one in (FIRST, *LATER)))
        await settle(house)
        assert (await leads(house))["House one"][0] == "review"
        done = await shop.call("POST", "/removal-requests", {"email": "three@example.com"})
        assert done.status_code == 202
        await settle(house)
        found = await leads(house)
        assert (found["House one"], found["House two"]) == (("available", []), ("available", []))

    async def test_so_does_a_trace_that_grew_too_old(self, house: House) -> None:
        await ingest(house, FIRST, *LATER)
        await settle(house)
        async with transaction(house.sessions) as session:
            await session.execute(
                text("UPDATE listing_traces SET seen_at = seen_at - interval '9 days' WHERE city LIKE 'P%'")
            )
            assert await forget_unseen(session, 8, 10) == 1
        await settle(house)
        assert (await leads(house))["House one"] == ("available", [])

    async def test_undoing_a_merge_frees_the_lead_from_the_other_s_reasons(self, shop: Shop, house: House) -> None:
        suspect = FIRST | {"source_ref": "bad", "title": "House bad", "description": "Wire the deposit. Only WhatsApp."}
        await ingest(house, FIRST, suspect)
        ((status, _),) = (await leads(house)).values()
        assert status == "review"
        async with house.sessions() as session:
            query = "SELECT lead_id, id FROM listings ORDER BY fraud_score DESC LIMIT 1"
            lead, listing = (await session.execute(text(query))).one()
        admin = await shop.user(role="admin")
        undone = await shop.call("POST", f"/admin/merges/{lead}/undo", {"listings": [str(listing)]}, admin)
        assert undone.status_code == 200
        await settle(house)
        found = await leads(house)
        assert (found["House one"][0], found["House bad"][0]) == ("available", "review")


async def test_rescoring_keeps_the_date_since_when_a_listing_is_known(house: House) -> None:
    def dates() -> Any:
        return text("SELECT source_key, since, seen_at FROM listing_traces ORDER BY source_key")

    await ingest(house, FIRST, *LATER)
    async with house.sessions() as session:
        before = (await session.execute(dates())).all()
    await settle(house)
    async with house.sessions() as session:
        assert (await session.execute(dates())).all() == before

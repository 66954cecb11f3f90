"""A card of a list and the listing's own page come to one listing, the same in either order; nothing is lost unseen."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import clock
from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.ingestion import pipeline
from backend.ingestion.pipeline import intake
from backend.ingestion.sources.joining import OVERVIEW, joined
from backend.ingestion.sources.outcomes import Outcome, Parsed, Skipped
from backend.keyring import ring
from backend.outbox.topics import House
from tests.factories import CONTACT_KEYS

pytestmark = pytest.mark.usefixtures("database")
KEYS = ring(CONTACT_KEYS)
OWN = {
    "source_ref": "7731", "title": "3/2 house with a yard", "asking_price": "450000", "address": "4217 Marbled Wren Ln",
    "city": "Austin", "state": "TX", "zip": "78704", "beds": "3", "phone": "(512) 555-0142", "basis": "permission",
    "description": "A sunny house with a large fenced yard, a new roof and an open kitchen close to the park.",
}  # fmt: skip
CARD = {"source_ref": "7731", "title": "3/2 house", "asking_price": "450000", "city": "Austin", "sqft": "1600"}
AS_CARD = CARD | {OVERVIEW: "yes"}


@pytest.fixture
def house(engine: AsyncEngine, settings: Settings) -> House:
    return House(make_sessions(engine), settings)


async def read(house: House, record: dict[str, str], minutes: int) -> None:
    """The record, read at that minute; worked on at once."""
    async with transaction(house.sessions) as session:
        run = await pipeline.begin(
            session, "craigslist", at=clock.now() - timedelta(days=1) + timedelta(minutes=minutes)
        )
        await pipeline.accept(session, KEYS, "craigslist", [record], run=run)
    await pipeline.work(house)


async def lead(house: House) -> dict[str, Any]:
    query = """
        SELECT d.title, d.description, s.asking_price, s.beds, s.sqft, s.zip, s.sellable FROM lead_search s
        JOIN lead_doc d USING (lead_id)
    """
    async with house.sessions() as session:
        return dict((await session.execute(text(query))).mappings().one())


class TestACard:
    async def test_before_or_after_its_own_page_fills_gaps_and_overwrites_nothing(self, house: House) -> None:
        await read(house, OWN, 1)
        await read(house, AS_CARD, 2)
        found = await lead(house)
        assert (found["title"], found["beds"], found["sqft"], found["zip"]) == (OWN["title"], 3, 1600, "78704")
        assert found["description"] == OWN["description"]
        assert found["sellable"]

    @pytest.mark.parametrize("order", list(permutations(range(3))))
    async def test_the_same_comes_of_every_order_of_work(self, house: House, order: tuple[int, ...]) -> None:
        said = [(AS_CARD, 1), (OWN, 2), (AS_CARD | {"asking_price": "435000"}, 3)]
        for place in order:
            await read(house, *said[place])
        found = await lead(house)
        assert (found["title"], found["asking_price"], found["sqft"]) == (OWN["title"], 435_000, 1600)

    async def test_read_before_the_own_page_tells_no_newer_price(self, house: House) -> None:
        await read(house, OWN, 2)
        await read(house, AS_CARD | {"asking_price": "500000"}, 1)
        assert (await lead(house))["asking_price"] == 450_000

    async def test_the_own_page_read_again_is_known_at_once(self, house: House) -> None:
        for minute in range(0, 8, 2):
            await read(house, OWN, minute)
            await read(house, AS_CARD, minute + 1)
        async with house.sessions() as session:
            runs = await session.execute(text("SELECT updated, unchanged FROM ingest_runs ORDER BY started_at"))
            assert [tuple(row) for row in runs] == [(0, 0), (1, 0), *([(0, 1)] * 6)]

    async def test_alone_is_a_listing_until_its_own_page_comes(self, house: House) -> None:
        await read(house, AS_CARD, 1)
        assert (await lead(house))["title"] == CARD["title"]
        await read(house, OWN, 2)
        assert (await lead(house))["title"] == OWN["title"]


def test_only_what_a_list_alone_tells_is_marked() -> None:
    pages = [Parsed(Outcome.OK, (CARD, {"source_ref": "9"}), is_overview=True), Parsed(Outcome.OK, (OWN,))]
    assert joined(pages) == [OWN | {"sqft": "1600"}, {"source_ref": "9", OVERVIEW: "yes"}]


class TestSkipped:
    async def test_is_counted_by_its_reason_however_often(self, house: House) -> None:
        goods = Skipped({"title": "Sofa"}, "goods")
        async with transaction(house.sessions) as session:
            run = await pipeline.begin(session, "craigslist")
            for _ in range(2):
                lines = (Skipped({}, "line 7: too long"), Skipped({}, "line 9: too long"))
                await intake.skip(session, [Parsed(Outcome.OK, skipped=(goods, *lines))], run=run)
            counted = await session.execute(text("SELECT skipped FROM ingest_runs"))
            assert counted.scalar_one() == {"goods": 2, "too long": 4}

    async def test_of_a_saved_page_too(self, house: House, tmp_path: Path) -> None:
        page = tmp_path / "post.csv"
        page.write_text("title,asking_price,city\nA house,300000,Austin\nAnother,1,2,3,4,5\n")
        async with transaction(house.sessions) as session:
            run = await pipeline.begin(session, "import")
            await pipeline.ask_for(session, KEYS, "import", str(page), run=run)
        await pipeline.work(house)
        async with house.sessions() as session:
            found = await session.execute(text("SELECT skipped, read, finished_at IS NOT NULL FROM ingest_runs"))
            skipped, read, finished = found.one()
        assert (list(skipped.values()), read, finished) == ([1], 1, True)
        assert "line" not in next(iter(skipped))

"""Matching in the database: edges are a function of the nodes that are there, not of how they came."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.contacts import ContactFacts
from backend.ingestion.drafts import Draft
from backend.ingestion.locate import Spot
from backend.ingestion.matching import blocking
from backend.ingestion.matching.facts import Node, dumps, facts_of, loads, node
from backend.ingestion.matching.index import Index
from backend.keyring import ring
from tests.factories import CONTACT_KEYS

pytestmark = pytest.mark.usefixtures("database")
KEYS = ring(CONTACT_KEYS)


def draft(name: str, address: str = "4406 Twisted Tree Dr", source: str = "craigslist", **facts: Any) -> Draft:
    values: dict[str, Any] = {
        "asking_price": 420_000, "beds": 3, "baths": 2.0, "sqft": 1_783, "year_built": 1986,
    } | facts  # fmt: skip
    contact = ContactFacts(source_ref=name, phone=values.pop("phone", None), phone_valid=True)
    spot = Spot(zip="78704", market="austin-tx", city="Austin", address=address)
    return Draft(source, f"{source}:{name}".encode(), spot, contact, **values)


def made(name: str, *words: Any, **facts: Any) -> Node:
    found = node(KEYS, draft(name, *words, **facts))
    assert found is not None
    return found


async def edges(session: AsyncSession) -> set[tuple[Any, Any]]:
    return {(row[0], row[1]) for row in await session.execute(text("SELECT one, other FROM match_edges"))}


class TestNode:
    def test_listings_that_say_the_same_come_to_one(self) -> None:
        assert made("a").id == made("b").id
        assert made("a").id != made("b", asking_price=419_000).id

    def test_ids_of_zillow_are_properties(self) -> None:
        assert made("a", source="zillow").id != made("b", source="zillow").id

    def test_what_says_too_little_is_alone(self) -> None:
        bare = {"address": "", "sqft": None, "year_built": None}
        assert made("a", **bare).id != made("b", **bare).id

    def test_demo_leads_and_buyers_are_not_matched(self) -> None:
        assert node(KEYS, draft("a", is_demo=True)) is None
        assert node(KEYS, draft("a", lead_type="buyer")) is None

    def test_facts_are_kept_as_they_were(self) -> None:
        facts = facts_of(draft("a"))
        assert loads(dumps(facts)) == facts

    def test_nothing_of_it_reads(self) -> None:
        one = made("a")
        assert "4406" not in f"{one.id} {one.keys}"


class TestEdges:
    def places(self) -> list[Node]:
        return [made(str(at), f"{4400 + at // 3} Twisted Tree Dr", asking_price=400_000 + at) for at in range(12)]

    async def test_do_not_depend_on_the_order(self, session: AsyncSession) -> None:
        index = Index(session, KEYS)
        await index.change(self.places(), ())
        expected = await edges(session)
        assert expected
        await index.change((), {place.id for place in self.places()})
        assert await edges(session) == set()
        shuffled = self.places()
        random.Random(5).shuffle(shuffled)
        for place in shuffled:
            await Index(session, KEYS).change([place], ())
        assert await edges(session) == expected

    async def test_a_key_that_becomes_common_tells_nothing_until_it_is_rare_again(
        self, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("backend.ingestion.matching.index.BLOCK_MAX", 4)
        monkeypatch.setattr(blocking, "keys", lambda one, region: iter([("one", 1)]))
        places = [made(str(at), asking_price=420_000 + at) for at in range(6)]
        await Index(session, KEYS).change(places[:4], ())
        assert len(await edges(session)) == 6
        await Index(session, KEYS).change(places[4:], ())
        assert await edges(session) == set()
        await Index(session, KEYS).change((), {places[0].id, places[1].id})
        assert len(await edges(session)) == 6

    async def test_say_why(self, session: AsyncSession) -> None:
        await Index(session, KEYS).change([made("a"), made("b", asking_price=419_000)], ())
        (reasons,) = (await session.execute(text("SELECT reasons FROM match_edges"))).scalars()
        assert ["number", "equal", 4.8] in reasons
        assert ["price", "2%", 0.9] in reasons

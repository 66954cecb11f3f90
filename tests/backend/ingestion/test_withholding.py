"""What is on the suppression list comes in without its contact, by whatever door and however often."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions, transaction
from backend.ingestion import pipeline
from backend.ingestion.readers import Record
from backend.ingestion.sealing import open_draft
from backend.ingestion.suppression import SuppressionIn, take_off
from backend.keyring import ring
from backend.outbox.topics import House
from tests.factories import CONTACT_KEYS

pytestmark = pytest.mark.usefixtures("database")
KEYS = ring(CONTACT_KEYS)
RECORD: Record = {
    "source_ref": "771000001", "address": "1204 Marbled Wren Ln", "city": "Austin", "state": "TX", "zip": "78704",
    "asking_price": "450000", "beds": "3", "baths": "2", "sqft": "1500", "name": "Odalys Quimby",
    "phone": "(512) 555-0142", "email": "odalys.quimby@example.com", "basis": "permission", "consent": "form of 2 May",
    "title": "3 bedroom home near the park",
}  # fmt: skip
SAID = [
    {"phone": "512.555.0142"},
    {"email": "Odalys.Quimby@Example.com"},
    {"address": "1204 marbled wren lane, Austin TX 78704"},
]


@pytest.fixture
def sessions(engine: AsyncEngine) -> Sessions:
    return make_sessions(engine)


async def suppress(sessions: Sessions, said: dict[str, str]) -> list[int]:
    async with transaction(sessions) as session:
        return await take_off(session, SuppressionIn(**said).marks(KEYS))


async def ingest(sessions: Sessions, settings: Settings, **changes: str) -> None:
    async with transaction(sessions) as session:
        run = await pipeline.begin(session, "craigslist")
        await pipeline.accept(session, KEYS, "craigslist", [RECORD | changes], run=run)
    await pipeline.work(House(sessions, settings))


async def lead(sessions: Sessions) -> Any:
    async with sessions() as session:
        found = await session.execute(
            text("""
                SELECT l.id, l.status, l.basis, l.lat, l.address_index, s.sellable, g.sealed, g.key_version,
                    (SELECT count(*) FROM contacts c WHERE c.lead_id = l.id AND c.phone_index IS NOT NULL) AS contacts
                FROM leads l JOIN lead_search s ON s.lead_id = l.id JOIN listings g ON g.lead_id = l.id
            """)
        )
        return found.one()


@pytest.mark.parametrize("said", SAID)
async def test_nothing_of_it_is_stored_and_it_is_not_for_sale(
    sessions: Sessions, settings: Settings, said: dict[str, str]
) -> None:
    await suppress(sessions, said)
    await ingest(sessions, settings)
    found = await lead(sessions)
    assert (found.sellable, found.basis, found.contacts, found.address_index) == (False, None, 0, None)
    draft = open_draft(KEYS, bytes(found.sealed), found.key_version)
    assert (draft.contact.is_empty, draft.spot.address, draft.spot.lat, draft.consent) == (True, None, None, None)
    assert draft.asking_price == 450_000


@pytest.mark.parametrize("said", SAID)
async def test_what_was_on_the_market_leaves_it_and_does_not_come_back(
    sessions: Sessions, settings: Settings, said: dict[str, str]
) -> None:
    await ingest(sessions, settings)
    before = await lead(sessions)
    assert (before.status, before.sellable, before.contacts) == ("available", True, 1)
    assert await suppress(sessions, said) == [before.id]
    await ingest(sessions, settings, asking_price="440000")
    after = await lead(sessions)
    assert (after.id, after.status) == (before.id, "withdrawn")
    assert open_draft(KEYS, bytes(after.sealed), after.key_version).contact.is_empty


async def test_a_lead_without_a_basis_is_not_for_sale(sessions: Sessions, settings: Settings) -> None:
    await ingest(sessions, settings, basis="")
    assert (await lead(sessions)).sellable is False


@pytest.mark.parametrize(
    "said", [{"address": "Elm Street"}, {"address": "1204 Elm St"}, {"email": "nobody"}, {"phone": "123"}]
)
def test_what_names_nobody_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"needs|is not one|too few"):
        SuppressionIn(**said)

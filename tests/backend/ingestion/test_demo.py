"""Demo leads: believable, marked, clean, the same each time, and young at every start."""

from __future__ import annotations

import statistics
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from backend import clock
from backend.config import FRAUD_CAUTION_FROM, FRAUD_HIDDEN_FROM, FRAUD_REJECTED_FROM
from backend.db import make_sessions, transaction
from backend.ingestion.demo import demo_drafts, ensure_demo_listings
from backend.ingestion.demo.settings import LEADS_PER_MARKET, NEW_TODAY_PER_MARKET, OLDEST_LISTED_DAYS
from backend.ingestion.drafts import Draft
from backend.ingestion.redaction import redact
from backend.keyring import ring
from backend.leads.features import FEATURES, from_bits
from backend.places.gazetteer import is_consistent
from backend.places.markets import MARKETS
from tests.factories import CONTACT_KEYS

NOW = datetime(2026, 6, 17, 15, 0, tzinfo=UTC)
KEYS = ring(CONTACT_KEYS)


@pytest.fixture(scope="module")
def drafts() -> list[Draft]:
    return list(demo_drafts(NOW, 250))


class TestDrafts:
    def test_there_will_be_enough(self) -> None:
        assert len(MARKETS) * LEADS_PER_MARKET >= 6_000

    def test_are_the_same_each_time(self, drafts: list[Draft]) -> None:
        later = list(demo_drafts(NOW + timedelta(days=3), 250))
        assert [draft.content_hash for draft in later] == [draft.content_hash for draft in drafts]
        assert len({draft.source_key for draft in drafts}) == len(drafts)

    def test_all_kinds_of_leads_and_channels(self, drafts: list[Draft]) -> None:
        types = Counter(draft.lead_type for draft in drafts)
        assert set(types) == {"sale", "rent", "buyer"}
        assert min(types.values()) > 50
        assert {draft.source for draft in drafts} == {"zillow", "craigslist", "facebook", "linkedin"}
        assert {draft.seller_type for draft in drafts} == {"owner", "agent", None}
        assert {feature for draft in drafts for feature in from_bits(draft.features)} == set(FEATURES)

    def test_each_is_marked_and_its_people_are_invented(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            contact = draft.contact
            assert draft.is_demo
            assert contact.is_demo
            assert draft.basis == ("demo" if contact.is_reachable else None)
            assert contact.phone is None or contact.phone[5:10] == "55501"
            assert contact.email is None or contact.email.endswith("@example.com")
            assert contact.name is None or contact.name.endswith("(demo)")

    def test_places_hold_together(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            spot = draft.spot
            assert is_consistent(spot.zip or "", spot.city, spot.state), spot
            assert spot.near_lat is not None

    def test_prices_are_believable(self, drafts: list[Draft]) -> None:
        for market in MARKETS:
            own = [draft for draft in drafts if draft.spot.market == market.slug and draft.property_type != "land"]
            sales = statistics.median(draft.asking_price or 0 for draft in own if draft.lead_type == "sale")
            rents = statistics.median(draft.asking_price or 0 for draft in own if draft.lead_type == "rent")
            assert 300_000 < sales < 700_000
            assert 1_500 < rents < 3_500

    def test_every_band_of_fraud_is_reached_with_reasons(self) -> None:
        many = list(demo_drafts(NOW, 500))
        bands = Counter(
            sum(draft.fraud_score >= edge for edge in (FRAUD_CAUTION_FROM, FRAUD_HIDDEN_FROM, FRAUD_REJECTED_FROM))
            for draft in many
        )
        assert set(bands) == {0, 1, 2, 3}
        assert all(draft.fraud_reasons for draft in many if draft.fraud_score >= FRAUD_CAUTION_FROM)

    def test_dates_reach_from_today_to_120_days(self, drafts: list[Draft]) -> None:
        ages = [NOW - draft.listed_at for draft in drafts if draft.listed_at]
        assert len(ages) == len(drafts)
        assert timedelta(0) < min(ages) < timedelta(hours=2)
        assert timedelta(days=90) < max(ages) <= timedelta(days=OLDEST_LISTED_DAYS, hours=2)

    def test_no_two_alike(self, drafts: list[Draft]) -> None:
        assert len({draft.description for draft in drafts}) > 0.99 * len(drafts)
        assert len({draft.title for draft in drafts}) > 0.95 * len(drafts)

    def test_texts_carry_no_contact(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            assert redact(draft.title).kinds == ()
            assert redact(draft.description).kinds == ()

    def test_some_sellers_spelled_their_contact_out(self, drafts: list[Draft]) -> None:
        kinds = Counter(kind for draft in drafts for kind in draft.redacted)
        assert {"phone", "email", "name", "address"} <= set(kinds)

    def test_words_fit_the_home(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            words = f"{draft.title} {draft.description}"
            assert "{" not in words
            assert "1 bedrooms" not in words
            assert "1 baths" not in words


@pytest.fixture
def sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    return make_sessions(engine)


async def _load(sessions: async_sessionmaker[AsyncSession]) -> int:
    async with transaction(sessions) as session:
        return await ensure_demo_listings(session, KEYS, per_market=60)


async def _count(sessions: async_sessionmaker[AsyncSession], where: str) -> Any:
    async with transaction(sessions) as session:
        return (await session.execute(text(f"SELECT count(*) FROM lead_search WHERE {where}"))).scalar_one()


_SEEN = "seen_at > app_now() - interval '14 days'"
_TODAY = "listed_at > app_now() - interval '24 hours' AND status = 'available'"


@pytest.mark.usefixtures("database")
class TestStored:
    async def test_are_loaded_once_and_priced(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        assert await _load(sessions) == 240
        assert await _load(sessions) == 0
        assert await _count(sessions, "true") == 240
        assert await _count(sessions, "sellable AND list_price_cents <> 1000") > 180

    async def test_hidden_bands_are_not_available(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        await _load(sessions)
        assert await _count(sessions, "(fraud_score >= 0.7) <> (status IN ('review', 'rejected'))") == 0

    @pytest.mark.parametrize("days", [1, 20, 400])
    async def test_stay_young_however_long_the_house_was_closed(
        self, sessions: async_sessionmaker[AsyncSession], days: int
    ) -> None:
        await _load(sessions)
        seen = await _count(sessions, f"{_SEEN} AND status = 'available'")
        clock.shift(timedelta(days=days))
        await _load(sessions)
        # those that were stale from the beginning leave the fortnight for good
        assert seen - 5 <= await _count(sessions, f"{_SEEN} AND status = 'available'") <= seen
        for market in MARKETS:
            assert await _count(sessions, f"{_TODAY} AND market = '{market.slug}'") >= NEW_TODAY_PER_MARKET
        assert await _count(sessions, "listed_at > app_now()") == 0

    async def test_a_second_refresh_changes_nothing(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        await _load(sessions)
        clock.shift(timedelta(days=20))
        await _load(sessions)
        async with transaction(sessions) as session:
            before = (await session.execute(text("SELECT * FROM lead_search ORDER BY lead_id"))).all()
        await _load(sessions)
        async with transaction(sessions) as session:
            assert (await session.execute(text("SELECT * FROM lead_search ORDER BY lead_id"))).all() == before

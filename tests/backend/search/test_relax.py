"""An empty page says which filter to drop, and tells the truth about what that would find."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.search import service
from backend.search.schemas import RelaxOption, SearchQuery
from tests.factories import make_lead, make_user


@pytest.fixture
async def user(session: AsyncSession) -> User:
    for price in (300_000, 350_000, 400_000):
        await make_lead(session, asking_price=price, zip="78704", features=["garage"])
    await make_lead(session, asking_price=290_000, zip="78745", features=["pool", "garage"])
    await make_lead(session, asking_price=280_000, zip="78704", features=["pool"], status="sold")
    return await make_user(session)


async def options(session: AsyncSession, user: User, **query: Any) -> list[RelaxOption]:
    found = await service.search(session, user, SearchQuery(**query))
    assert found.total == 0
    return found.relax


class TestOptions:
    async def test_each_filter_that_helps_best_first(self, session: AsyncSession, user: User) -> None:
        found = await options(session, user, zip="78704", features=["pool", "garage"], max_price=360_000)
        assert found == [
            RelaxOption(drop=["features:pool"], words="pool", count=2),
            RelaxOption(drop=["zip"], words="in 78704", count=1),
        ]

    async def test_two_together_when_no_single_one_helps(self, session: AsyncSession, user: User) -> None:
        found = await options(session, user, zip="78704", property_types=["land"], features=["pool"])
        assert found[0] == RelaxOption(drop=["property_types", "features:pool"], words="land and pool", count=3)

    async def test_every_count_is_what_the_search_without_it_finds(self, session: AsyncSession, user: User) -> None:
        filters: dict[str, Any] = {"zip": "78745", "max_price": 280_000, "min_beds": 4, "text": "house"}
        for option in await options(session, user, **filters):
            kept = {name: value for name, value in filters.items() if name not in option.drop}
            assert (await service.search(session, user, SearchQuery(**kept))).total == option.count

    async def test_never_more_than_four_and_none_without_filters(self, session: AsyncSession) -> None:
        assert await options(session, await make_user(session)) == []

    async def test_none_on_a_page_with_leads(self, session: AsyncSession, user: User) -> None:
        assert (await service.search(session, user, SearchQuery(zip="78704"))).relax == []


class TestFacets:
    async def test_count_the_matches_by_value(self, session: AsyncSession, user: User) -> None:
        await make_lead(session, property_type=None, beds=2, city="Round Rock", source="facebook")
        found = await service.search(session, user, SearchQuery(facets=True, limit=1))
        assert found.facets is not None
        assert found.facets.model_dump() == {
            "property_type": {"house": 4, "unknown": 1},
            "beds": {"3": 4, "2": 1},
            "city": {"Austin": 4, "Round Rock": 1},
            "source": {"zillow": 4, "facebook": 1},
        }

    async def test_only_when_asked(self, session: AsyncSession, user: User) -> None:
        assert (await service.search(session, user, SearchQuery())).facets is None

"""Markets: what is open is searched, what is closed is refused with what would open it."""

from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from backend.search import service
from backend.search.access import MarketLocked
from backend.search.schemas import SearchQuery
from backend.search.scope import UnknownPlace
from tests.factories import make_lead, make_user


class TestClosedMarkets:
    @pytest.mark.parametrize(
        "query",
        [
            {"city": "Henderson"}, {"zip": "89012"}, {"neighborhood": "Summerlin"}, {"near": "the Strip"},
            {"market": "las-vegas-nv"}, {"state": "NV"}, {"lat": 36.1, "lon": -115.1},
        ],
    )  # fmt: skip
    async def test_naming_a_place_there_is_refused_with_the_number_of_leads(
        self, session: AsyncSession, query: dict[str, object]
    ) -> None:
        await make_lead(session, market="las-vegas-nv", city="Henderson", state="NV")
        await make_lead(session, market="las-vegas-nv", city="Henderson", state="NV", contact=None)
        user = await make_user(session, tier="basic")
        with pytest.raises(MarketLocked) as error:
            await service.search(session, user, SearchQuery.model_validate(query))
        assert error.value.data["leads"] == 1
        assert error.value.data["opens_with"] == ["change_market", "pro", "enterprise"]
        assert "1 lead is for sale there" in error.value.detail

    async def test_a_plan_with_room_left_says_so(self, session: AsyncSession) -> None:
        user = await make_user(session, tier="pro")
        with pytest.raises(MarketLocked) as error:
            await service.search(session, user, SearchQuery(city="Dallas"))
        assert error.value.data["opens_with"] == ["add_market"]

    async def test_without_a_place_only_the_open_ones_are_searched_and_named(self, session: AsyncSession) -> None:
        here = await make_lead(session)
        await make_lead(session, market="las-vegas-nv", city="Las Vegas", state="NV")
        page = await service.search(session, await make_user(session, tier="basic"), SearchQuery())
        assert [card.id for card in page.items] == [here]
        assert page.markets == ["austin-tx"]

    async def test_a_name_found_in_many_markets_is_looked_for_in_the_open_ones(self, session: AsyncSession) -> None:
        here = await make_lead(session, neighborhood="Downtown")
        await make_lead(session, market="las-vegas-nv", city="Las Vegas", neighborhood="Downtown")
        page = await service.search(
            session, await make_user(session, tier="basic"), SearchQuery(neighborhood="Downtown")
        )
        assert [card.id for card in page.items] == [here]

    async def test_somebody_without_a_market_is_told_to_choose_one(self, session: AsyncSession) -> None:
        page = await service.search(session, await make_user(session, tier=None, market=None), SearchQuery())
        assert page.items == []
        assert "choose one on the page /account" in page.notes[0]


class TestUnknownPlaces:
    async def test_near_nowhere_is_422_with_names_that_look_like_it(self, session: AsyncSession) -> None:
        with pytest.raises(UnknownPlace) as error:
            await service.search(session, await make_user(session), SearchQuery(near="Zilkr Park"))
        assert "Zilker Park" in error.value.data["suggestions"]
        assert "Did you mean Zilker Park" in error.value.detail

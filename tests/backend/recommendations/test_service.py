"""Recommendations: the buyer's own acts first, then quality and freshness, always inside the filter."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import transaction
from backend.errors import InvalidInput
from backend.leads.service import record_activity
from backend.notifications.models import SavedSearch
from backend.recommendations import service
from backend.recommendations.schemas import RecommendationQuery
from backend.search.schemas import SearchPage
from tests.claims import hold, sell
from tests.factories import assistant_bearer, make_lead, make_user


class TestColdStart:
    async def test_is_the_best_and_freshest_of_the_preferred_market(self, session: AsyncSession) -> None:
        user = await make_user(session, tier="enterprise", all_markets=True)
        fresh = await make_lead(session, score=0.6, listed_days=1)
        stale = await make_lead(session, score=0.6, listed_days=40)
        best = await make_lead(session, score=0.9, listed_days=1)
        await make_lead(session, score=1.0, market="dallas-tx", city="Dallas")
        page = await service.recommend(session, user, RecommendationQuery())
        assert [card.id for card in page.items] == [best, fresh, stale]
        assert page.notes == ["You have no history here yet: these are the best and freshest leads in Austin."]
        assert page.markets == ["austin-tx"]


class TestTaste:
    async def test_leads_like_those_the_buyer_acted_on_come_first(self, session: AsyncSession) -> None:
        user = await make_user(session)
        bought = await make_lead(session, zip="78745", property_type="condo", asking_price=250_000)
        await sell(session, user, bought)
        await record_activity(session, user.id, bought, "purchase")
        other = await make_lead(session, zip="78704", property_type="house", asking_price=900_000, score=0.6)
        alike = await make_lead(session, zip="78745", property_type="condo", asking_price=260_000, score=0.4)
        page = await service.recommend(session, user, RecommendationQuery())
        assert [card.id for card in page.items] == [alike, other]
        assert "mostly condos in 78745 around $250,000" in page.notes[0]

    async def test_a_saved_search_counts(self, session: AsyncSession) -> None:
        user = await make_user(session)
        session.add(SavedSearch(user_id=user.id, name="land", filter={"property_types": ["land"]}))
        await make_lead(session, property_type="house")
        land = await make_lead(session, property_type="land")
        page = await service.recommend(session, user, RecommendationQuery(limit=1))
        assert [card.id for card in page.items] == [land]
        assert page.total == 2

    async def test_another_buyer_s_acts_say_nothing(self, session: AsyncSession) -> None:
        user, other = await make_user(session), await make_user(session)
        await record_activity(session, other.id, await make_lead(session), "view")
        page = await service.recommend(session, user, RecommendationQuery())
        assert "no history" in page.notes[0]


class TestPages:
    async def test_a_page_holds_what_fits_best_in_the_order_asked_for(self, session: AsyncSession) -> None:
        user = await make_user(session)
        dear = await make_lead(session, score=0.9, asking_price=500_000)
        cheap = await make_lead(session, score=0.8, asking_price=300_000)
        worst = await make_lead(session, score=0.1, asking_price=100_000)
        page = await service.recommend(session, user, RecommendationQuery(sort="price_asc", limit=2))
        assert [card.id for card in page.items] == [cheap, dear]
        more = await service.recommend(session, user, RecommendationQuery(sort="price_asc", limit=2, page=2))
        assert ([card.id for card in more.items], more.total) == ([worst], 3)

    async def test_distances_are_shown_around_a_place(self, session: AsyncSession) -> None:
        await make_lead(session)
        page = await service.recommend(session, await make_user(session), RecommendationQuery(near="Zilker Park"))
        assert page.items[0].distance_miles == 1.5
        with pytest.raises(InvalidInput):
            await service.recommend(session, await make_user(session), RecommendationQuery(sort="distance"))


class TestFilter:
    async def test_every_recommendation_passes_it(self, session: AsyncSession) -> None:
        user = await make_user(session)
        await make_lead(session, asking_price=500_000)
        fits = await make_lead(session, asking_price=300_000)
        page = await service.recommend(session, user, RecommendationQuery(max_price=400_000))
        assert [card.id for card in page.items] == [fits]

    async def test_held_sold_and_unreachable_leads_are_left_out(self, session: AsyncSession) -> None:
        user, other = await make_user(session), await make_user(session)
        await hold(session, other, await make_lead(session))
        await hold(session, user, await make_lead(session))
        await sell(session, other, await make_lead(session))
        await make_lead(session, contact=None)
        free = await make_lead(session)
        page = await service.recommend(session, user, RecommendationQuery())
        assert [card.id for card in page.items] == [free]
        assert page.total == 1


async def test_over_http(app: FastAPI, client: AsyncClient) -> None:
    async with transaction(app.state.sessions) as session:
        await make_lead(session)
        user = await make_user(session)
    headers = assistant_bearer(app, user)
    response = await client.get("/v1/recommendations", params={"features": ""}, headers=headers)
    assert SearchPage.model_validate(response.json()).total == 1
    wrong = await client.get("/v1/recommendations", params={"min_beds": 4, "max_beds": 2}, headers=headers)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "invalid_input")

"""Market figures against figures worked out by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.insights import service
from backend.insights.schemas import InsightOut
from backend.insights.service import OutsideMarkets, TierRequired
from backend.leads.service import record_activity
from backend.search.access import MarketLocked
from backend.search.scope import UnknownPlace
from tests.factories import AUSTIN, make_lead, make_user


async def seed(session: AsyncSession) -> None:
    facts: dict[str, Any]
    for place, price in enumerate((200_000, 300_000, 400_000, 500_000)):
        facts = {"property_type": "house", "sqft": 1_000, "beds": 3 + place % 2, "listed_days": 10 * (place + 1)}
        await make_lead(session, asking_price=price, zip="78704", features=["pool"] if place else [], **facts)
    for price in (150_000, 250_000, 350_000):
        facts = {"property_type": "condo", "sqft": None, "zip": "78701", "neighborhood": "Downtown"}
        await make_lead(session, asking_price=price, listed_days=2, contact=None, **facts)
    await make_lead(session, asking_price=900_000, status="sold")
    await make_lead(session, lead_type="rent", asking_price=1_500)
    await make_lead(session, asking_price=700_000, market="las-vegas-nv", city="Henderson", state="NV", zip="89012")


@pytest.fixture
async def user(session: AsyncSession) -> User:
    await seed(session)
    return await make_user(session, tier="enterprise", all_markets=True)


async def ask(session: AsyncSession, user: User, place: str, metric: Any = "overview", **kind: Any) -> InsightOut:
    types, lead_type = kind.get("property_types", []), kind.get("lead_type", "sale")
    return await service.insight(session, user, place, metric, types, lead_type)


def values(found: InsightOut) -> dict[str, float | None]:
    return {figure.name: figure.value for figure in found.figures}


class TestFigures:
    async def test_overview_counts_market_data_too(self, session: AsyncSession, user: User) -> None:
        found = await ask(session, user, "austin-tx")
        assert values(found) == {
            "median_price": 300_000, "inventory": 7, "for_sale": 4, "new_this_week": 3, "days_on_market": 10,
            "price_per_sqft": 350,
        }  # fmt: skip
        assert (found.place, found.market, found.sample) == ("Austin", "austin-tx", 7)
        assert found.notes == ["Only 7 leads in Austin: read these figures with care."]
        assert [(bar.label, bar.value) for bar in found.bars] == [("house", 350_000), ("condo", 250_000)]

    async def test_one_property_type_is_drawn_by_bedrooms(self, session: AsyncSession, user: User) -> None:
        await make_lead(session, asking_price=310_000, beds=3)
        found = await ask(session, user, "Austin", "median_price", property_types=["house"])
        assert values(found)["median_price"] == 310_000
        assert [bar.label for bar in found.bars] == ["3 beds"]
        assert found.bars_title == "Median asking price by bedrooms"

    async def test_rents_are_their_own_market(self, session: AsyncSession, user: User) -> None:
        found = await ask(session, user, "Austin", "median_price", lead_type="rent")
        assert values(found)["median_price"] == 1_500
        assert found.figures[0].unit == "usd_per_month"
        assert found.figures[0].words == "Median monthly rent"

    async def test_nothing_there_is_said(self, session: AsyncSession, user: User) -> None:
        found = await ask(session, user, "Dallas")
        assert (found.sample, found.bars) == (0, [])
        assert values(found)["median_price"] is None
        assert found.notes == ["No leads of this kind in Dallas right now."]

    async def test_the_trend_compares_thirty_days(self, session: AsyncSession, user: User) -> None:
        found = await ask(session, user, "austin-tx", "price_trend", property_types=["house"])
        assert values(found) == {"median_recent": 250_000, "median_before": 450_000, "price_change": -0.4444}
        for _ in range(3):
            await make_lead(session, asking_price=420_000, listed_days=60)
        trend = await ask(session, user, "austin-tx", "price_trend")
        assert 420_000 in [point.value for point in trend.points]
        assert trend.points == sorted(trend.points, key=lambda point: point.at)
        assert all(point.at.weekday() == 0 for point in trend.points)

    async def test_features_by_their_share(self, session: AsyncSession, user: User) -> None:
        found = await ask(session, user, "austin-tx", "popular_features")
        assert [(bar.label, bar.value) for bar in found.bars] == [("pool", round(3 / 7, 4))]

    async def test_demand_counts_distinct_buyers(self, session: AsyncSession, user: User) -> None:
        lead, other = await make_lead(session), await make_user(session)
        for buyer, kind in ((user, "view"), (other, "view"), (other, "hold"), (other, "save")):
            await record_activity(session, buyer.id, lead, kind)  # type: ignore[arg-type]
        found = await ask(session, user, "austin-tx", "demand")
        assert [(bar.label, bar.value) for bar in found.bars] == [("looked", 2), ("saved or held", 1), ("bought", 0)]


class TestPlaces:
    @pytest.mark.parametrize(
        ("name", "shown", "sample"),
        [
            ("austin-tx", "Austin", 7), ("Austin", "Austin", 7), ("78704", "78704", 4), ("Downtown", "Downtown", 3),
            ("the downtown", "Downtown", 3), ("las vegas", "Las Vegas", 1), ("Henderson", "Henderson", 1),
            ("austin metro", "Austin", 7),
        ],
    )  # fmt: skip
    async def test_a_market_a_city_a_zip_or_a_neighbourhood(
        self, session: AsyncSession, user: User, name: str, shown: str, sample: int
    ) -> None:
        found = await ask(session, user, name)
        assert (found.place, found.sample) == (shown, sample)

    async def test_unknown_and_outside_are_422(self, session: AsyncSession, user: User) -> None:
        with pytest.raises(UnknownPlace):
            await ask(session, user, "Xyzzy Falls")
        with pytest.raises(OutsideMarkets, match="outside our markets"):
            await ask(session, user, "Houston")

    async def test_a_closed_market_is_locked(self, session: AsyncSession) -> None:
        with pytest.raises(MarketLocked):
            await ask(session, await make_user(session, tier="basic"), "Las Vegas")


class TestPlans:
    @pytest.mark.parametrize("metric", ["demand", "price_trend", "popular_features", "heatmap"])
    async def test_some_figures_come_with_pro(self, session: AsyncSession, metric: str) -> None:
        with pytest.raises(TierRequired) as error:
            await ask(session, await make_user(session, tier="basic"), "austin-tx", metric)
        assert error.value.data["tiers"] == ["pro", "enterprise"]

    async def test_without_a_plan_there_are_none(self, session: AsyncSession) -> None:
        with pytest.raises(TierRequired, match="come with Basic and up"):
            await ask(session, await make_user(session, tier=None), "austin-tx")


class TestHeatmap:
    async def test_leaves_out_cells_with_fewer_than_three_leads(self, session: AsyncSession, user: User) -> None:
        await make_lead(session, at=(30.51, -97.68), city="Round Rock")
        found = await service.heatmap(session, user, "austin-tx", [], "sale")
        assert [(cell.leads, cell.median_price) for cell in found.cells] == [(7, 300_000)]
        cell = found.cells[0]
        assert abs(cell.lat - AUSTIN[0]) < 0.02
        assert abs(cell.lon - AUSTIN[1]) < 0.02


async def test_a_lead_listed_after_the_week_is_not_new(session: AsyncSession, user: User) -> None:
    before = values(await ask(session, user, "austin-tx", "inventory"))["new_this_week"]
    await make_lead(session, listed_days=timedelta(days=7, minutes=1) / timedelta(days=1))
    assert values(await ask(session, user, "austin-tx", "inventory"))["new_this_week"] == before

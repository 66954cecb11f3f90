"""Live prices, quotes and the bulk job on a real database."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend import clock
from backend.accounts.models import User
from backend.cart.models import Hold
from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.leads.sale import LeadNotFound, LeadSold, NotForSale
from backend.leads.service import record_activity
from backend.outbox import service as outbox
from backend.outbox.topics import House
from backend.pricing import formula, queries, service
from backend.pricing.models import AreaStats
from backend.purchases.eligibility import AlreadyBought
from backend.search.access import MarketLocked
from tests.backend.purchases.buying import forward, own_lead
from tests.factories import make_lead, make_user


async def act(session: AsyncSession, lead_id: int, *kinds: str, buyers: int = 1) -> list[User]:
    """Each of ``buyers`` new users does all of ``kinds``."""
    people = [await make_user(session) for _ in range(buyers)]
    for person in people:
        for kind in kinds:
            await record_activity(session, person.id, lead_id, kind)  # type: ignore[arg-type]
    return people


async def reason(session: AsyncSession, user: User, lead_id: int, factor: str) -> object:
    price = (await service.price_for(session, user, [lead_id]))[lead_id]
    return next(reason for reason in price.reasons if reason.factor == factor)


class TestPriceFor:
    async def test_the_formula_by_hand(self, session: AsyncSession) -> None:
        user = await make_user(session, tier="pro")
        lead = await make_lead(session, listed_days=0.2, contact_part=0.8, property_part=1.0, asking_price=400_000)
        session.add(
            AreaStats(
                zip="78704",
                property_type="house",
                lead_type="sale",
                median_price=400_000,
                available=10,
                median_30d=410_000,
                median_prior_30d=400_000,
            )
        )
        await act(session, lead, "view", "hold", buyers=2)
        price = (await service.price_for(session, user, [lead]))[lead]
        quality = 0.5 + 1.5 * (0.3 * 0.8 + 0.3 * 1.0 + 0.2 * (2 / 5) + 0.2 * 1)
        demand = 0.8 + 0.7 * (0.2 * 2 + 0.3 * 2) / 10
        market = 0.7 + 0.6 * (0.4 * 0.5 + 0.3 * 0.8 + 0.3 * 0.625)
        assert price.list_price_cents == round(1000 * quality * demand * market)
        assert price.price_cents == round(1000 * quality * demand * market * 0.85)

    async def test_one_acts_once_and_the_askers_own_acts_are_no_demand(self, session: AsyncSession) -> None:
        lead = await make_lead(session)
        (buyer,) = await act(session, lead, "view", "purchase", "purchase")
        facts = (await queries.facts(session, None, [lead]))[lead]
        assert (facts.views, facts.holds, facts.purchases) == (1, 0, 1)
        facts = (await queries.facts(session, buyer.id, [lead]))[lead]
        assert (facts.views, facts.holds, facts.purchases) == (0, 0, 0)

    async def test_demand_is_of_the_zip_and_type_and_of_the_last_day(self, session: AsyncSession) -> None:
        lead, same_area = await make_lead(session), await make_lead(session)
        elsewhere, other_type = await make_lead(session, zip="78745"), await make_lead(session, property_type="condo")
        for other in (same_area, elsewhere, other_type):
            await act(session, other, "hold")
        assert (await queries.facts(session, None, [lead]))[lead].holds == 1
        await forward(session, hours=25)
        facts = (await queries.facts(session, None, [lead, same_area]))[same_area]
        assert (facts.holds, facts.buyers) == (0, 1)
        await forward(session, days=8)
        assert (await queries.facts(session, None, [same_area]))[same_area].buyers == 0

    async def test_a_lead_without_area_is_neutral_and_says_so(self, session: AsyncSession) -> None:
        user = await make_user(session)
        lead = await make_lead(session, zip=None, property_type=None, asking_price=None)
        price = (await service.price_for(session, user, [lead]))[lead]
        neutral = {reason.factor for reason in price.reasons if reason.neutral}
        assert neutral == {"demand", "market_price", "scarcity", "growth"}
        assert all("counted as neutral" in reason.words for reason in price.reasons if reason.neutral)
        assert all(reason.cents == 0 for reason in price.reasons if reason.neutral)

    async def test_freshness_is_told_by_the_products_clock(self, session: AsyncSession) -> None:
        user = await make_user(session)
        lead = await make_lead(session, listed_days=5 / 24)
        assert (await reason(session, user, lead, "freshness")).words == "fresh, listed 5 h ago"  # type: ignore[attr-defined]
        before = (await service.price_for(session, user, [lead]))[lead].price_cents
        await forward(session, days=15)
        assert (await service.price_for(session, user, [lead]))[lead].price_cents < before

    async def test_the_reasons_add_up_and_the_discount_is_told(self, session: AsyncSession) -> None:
        user = await make_user(session, tier="enterprise")
        lead = await make_lead(session, contact_part=0.3, property_part=7 / 9, listed_days=20)
        price = (await service.price_for(session, user, [lead]))[lead]
        told = {reason.factor: reason.cents for reason in price.reasons}
        assert told.pop("discount") == price.price_cents - price.list_price_cents
        assert price.bill.neutral_cents + sum(told.values()) == price.price_cents

    async def test_unknown_leads_are_left_out(self, session: AsyncSession) -> None:
        user = await make_user(session)
        assert await service.price_for(session, user, [999_999]) == {}


class TestQuote:
    async def test_it_lasts_15_minutes_and_shows_its_factors(self, session: AsyncSession) -> None:
        user = await make_user(session, tier="pro")
        quote = await service.make_quote(session, user, await make_lead(session))
        assert quote.expires_at - quote.created_at == timedelta(minutes=15)
        assert quote.valid
        assert quote.label == "3-bed house in Austin"
        product = quote.base_cents * quote.quality * quote.demand * quote.market
        assert abs(product - quote.list_price_cents) <= 1
        await forward(session, minutes=16)
        assert not (await service.read_quote(session, user, quote.id)).valid

    async def test_asked_twice_within_a_minute_it_is_the_same_one(self, session: AsyncSession) -> None:
        user, lead = await make_user(session), await make_lead(session)
        first = await service.make_quote(session, user, lead)
        assert (await service.make_quote(session, user, lead)).id == first.id
        await forward(session, minutes=5)
        later = await service.make_quote(session, user, lead)
        assert later.id != first.id
        assert later.expires_at > first.expires_at

    async def test_a_cheaper_one_that_binds_is_returned_after_a_rise(self, session: AsyncSession) -> None:
        user, lead = await make_user(session), await make_lead(session)
        first = await service.make_quote(session, user, lead)
        await session.execute(text("UPDATE leads SET contact_part = 1, property_part = 1"))
        await act(session, lead, "purchase", buyers=5)
        now = (await service.price_for(session, user, [lead]))[lead].price_cents
        assert now > first.price_cents
        assert (await service.make_quote(session, user, lead)).id == first.id

    async def test_one_that_a_hold_keeps_is_returned_to_its_holder(self, session: AsyncSession) -> None:
        user, lead = await make_user(session), await make_lead(session)
        quote = await service.make_quote(session, user, lead)
        end = clock.now() + timedelta(hours=5)
        session.add(Hold(lead_id=lead, user_id=user.id, quote_id=quote.id, starts_at=clock.now(), ends_at=end))
        await forward(session, hours=1)
        again = await service.make_quote(session, user, lead)
        assert (again.id, again.expires_at) == (quote.id, end)

    async def test_somebody_elses_is_unknown(self, session: AsyncSession) -> None:
        owner, other = await make_user(session), await make_user(session)
        quote = await service.make_quote(session, owner, await make_lead(session))
        with pytest.raises(service.QuoteNotFound):
            await service.read_quote(session, other, quote.id)

    @pytest.mark.parametrize(
        ("facts", "error"),
        [
            ({"contact": None}, NotForSale),
            ({"seen_days": 15}, NotForSale),
            ({"fraud_score": 0.8}, NotForSale),
            ({"status": "sold"}, LeadSold),
            ({"market": "phoenix-az"}, MarketLocked),
        ],
    )
    async def test_what_cannot_be_bought_is_not_quoted(
        self, session: AsyncSession, facts: dict[str, object], error: type[Exception]
    ) -> None:
        user = await make_user(session, tier="basic")
        with pytest.raises(error):
            await service.make_quote(session, user, await make_lead(session, **facts))  # type: ignore[arg-type]

    async def test_nor_what_does_not_exist_or_is_the_askers_own(self, session: AsyncSession) -> None:
        user = await make_user(session)
        with pytest.raises(LeadNotFound):
            await service.make_quote(session, user, 999_999)
        with pytest.raises(AlreadyBought):
            await service.make_quote(session, user, await own_lead(session, user))


class TestPayable:
    async def test_the_lower_of_a_binding_quote_and_the_current_price(self, session: AsyncSession) -> None:
        user, lead = await make_user(session), await make_lead(session)
        quote = await service.make_quote(session, user, lead)
        await service.queries.set_list_price(session, lead, 3_000)
        dear = await service.payable(session, user, lead)
        assert (dear.cents, dear.quote_id) == (quote.price_cents, quote.id)
        await service.queries.set_list_price(session, lead, 400)
        cheap = await service.payable(session, user, lead)
        assert (cheap.cents, cheap.quote_id) == (340, None)
        await service.queries.set_list_price(session, lead, 3_000)
        await forward(session, minutes=16)
        assert (await service.payable(session, user, lead)).cents == 2_550

    async def test_a_hold_keeps_its_quote_to_its_end(self, session: AsyncSession) -> None:
        user, lead = await make_user(session), await make_lead(session)
        quote = await service.make_quote(session, user, lead)
        end = clock.now() + timedelta(hours=5)
        session.add(Hold(lead_id=lead, user_id=user.id, quote_id=quote.id, starts_at=clock.now(), ends_at=end))
        await session.flush()
        await service.set_list_price(session, lead, 3_400)
        await forward(session, hours=4)
        kept = await service.payable(session, user, lead)
        assert (kept.cents, kept.valid_until) == (quote.price_cents, end)
        await forward(session, hours=6)
        assert (await service.payable(session, user, lead)).cents == 2_890

    async def test_a_price_set_by_hand_withdraws_open_quotes(self, session: AsyncSession) -> None:
        user, lead = await make_user(session), await make_lead(session)
        quote = await service.make_quote(session, user, lead)
        raised = await service.change_list_price(session, lead, Decimal(20))
        assert raised == formula.half_up(Decimal(quote.list_price_cents) * Decimal("1.2"))
        assert not (await service.read_quote(session, user, quote.id)).valid
        assert (await service.payable(session, user, lead)).cents == formula.discounted(raised, 15)
        limit = await reason(session, user, lead, "limit")
        assert limit.words.startswith("list price set by us at $")  # type: ignore[attr-defined]


class TestReprice:
    async def test_in_sql_it_is_the_same_formula(self, session: AsyncSession) -> None:
        draw = random.Random(7)
        for _ in range(40):
            lead = await make_lead(
                session,
                zip=draw.choice(["78704", "78745", None]),
                property_type=draw.choice(["house", "condo", None]),
                asking_price=draw.choice([None, draw.randint(90_000, 900_000)]),
                listed_days=draw.choice([0.5, 2, 5, 10, 40, 70]),
                contact_part=draw.choice([0, 0.2, 0.3, 0.5, 0.8, 1]),
                property_part=draw.randint(0, 9) / 9,
            )
            if draw.random() < 0.3:
                await act(session, lead, draw.choice(["view", "save", "hold", "purchase"]), buyers=draw.randint(1, 4))
        await service.refresh_area_stats(session)
        await service.reprice(session)
        rows = (await session.execute(text("SELECT lead_id, list_price_cents, score FROM lead_search"))).all()
        facts = await queries.facts(session, None, [row.lead_id for row in rows])
        assert len({row.list_price_cents for row in rows}) > 20
        for row in rows:
            known = service.parts(facts[row.lead_id])
            assert row.list_price_cents == formula.price(known, 0)[0]
            assert row.score == pytest.approx(float(formula.quality_score(known)))

    async def test_a_change_is_noted_once_with_its_cause(self, session: AsyncSession) -> None:
        lead = await make_lead(session, listed_days=1.5)
        assert await service.reprice(session) == [lead]
        assert await service.reprice(session) == []
        causes = (await session.execute(text("SELECT cause FROM lead_prices"))).scalars().all()
        assert causes == ["ingestion"]

    async def test_it_is_due_again_when_freshness_steps(self, session: AsyncSession) -> None:
        lead = await make_lead(session, listed_days=1.5, property_part=1.0)
        await service.reprice(session)
        due = text("SELECT l.reprice_at - s.listed_at FROM leads l JOIN lead_search s ON s.lead_id = l.id")
        assert (await session.execute(due)).scalar_one() == timedelta(hours=72)
        assert await service.reprice_due(session) == []
        await forward(session, days=2)
        assert await service.reprice_due(session) == [lead]
        assert (await session.execute(due)).scalar_one() == timedelta(days=7)
        await forward(session, days=30)
        await service.reprice_due(session)
        assert (await session.execute(due)).scalar_one() is None

    async def test_demand_reprices_its_area(self, session: AsyncSession) -> None:
        lead, elsewhere = await make_lead(session, property_part=1.0), await make_lead(session, zip="78745")
        await service.reprice(session)
        await act(session, await make_lead(session, status="sold"), "purchase", buyers=4)
        assert await service.reprice_due(session) == [lead]
        assert elsewhere not in await service.reprice_due(session)

    async def test_demand_that_falls_out_of_its_window_reprices_its_area(self, session: AsyncSession) -> None:
        lead, elsewhere = await make_lead(session, zip="78704"), await make_lead(session, zip="78745")
        await record_activity(session, (await make_user(session)).id, lead, "hold")
        assert await queries.demand_due(session) == [lead]
        await forward(session, hours=12)
        assert await queries.demand_due(session) == []
        await forward(session, hours=24, minutes=1)
        assert await queries.demand_due(session) == [lead]
        assert elsewhere not in await queries.demand_due(session)

    async def test_a_hold_reprices_its_area_in_one_batch_with_others_also_after_an_outage(
        self, database: object, engine: AsyncEngine, settings: Settings
    ) -> None:
        house = House(make_sessions(engine), settings)
        async with transaction(house.sessions) as session:
            lead, other = await make_lead(session, property_part=1.0), await make_lead(session, status="sold")
            await service.reprice(session)
        for _ in range(4):
            async with transaction(house.sessions) as session:
                await record_activity(session, (await make_user(session)).id, other, "hold")
        assert await outbox.work(house) == 0
        clock.shift(timedelta(hours=1))
        assert await outbox.work(house) == 1
        async with transaction(house.sessions) as session:
            causes = await session.execute(text("SELECT lead_id, cause FROM lead_prices ORDER BY id"))
            assert [tuple(row) for row in causes] == [(lead, "ingestion"), (lead, "demand")]

    async def test_a_price_set_by_hand_stays(self, session: AsyncSession) -> None:
        lead = await make_lead(session)
        await service.set_list_price(session, lead, 1_706)
        await service.reprice(session)
        listed = text("SELECT list_price_cents FROM lead_search")
        assert (await session.execute(listed)).scalar_one() == 1_706


class TestAreaStats:
    async def test_medians_inventory_and_the_two_months(self, session: AsyncSession) -> None:
        for price, days, status in [
            (100, 5, "available"),
            (300, 10, "available"),
            (500, 40, "available"),
            (900, 50, "sold"),
            (700, 70, "rejected"),
        ]:
            await make_lead(session, asking_price=price, listed_days=days, status=status)
        await make_lead(session, asking_price=2_000, lead_type="rent")
        await make_lead(session, asking_price=5, zip=None)
        assert await service.refresh_area_stats(session) == 2
        row = await session.get_one(AreaStats, ("78704", "house", "sale"))
        assert (row.median_price, row.available, row.median_30d, row.median_prior_30d) == (300, 3, 200, 700)

    async def test_an_area_that_emptied_is_dropped(self, session: AsyncSession) -> None:
        await make_lead(session)
        await service.refresh_area_stats(session)
        await session.execute(text("UPDATE lead_search SET zip = '78745'"))
        assert await service.refresh_area_stats(session) == 1
        assert (await session.execute(text("SELECT zip FROM area_stats"))).scalars().all() == ["78745"]

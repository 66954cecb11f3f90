"""New matches and price drops reach those who look for, hold or saved a lead: once, and only when it is news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from backend import clock
from backend.accounts.models import User
from backend.cart import service as cart
from backend.db import transaction
from backend.leads.publishing import published
from backend.notifications.models import Notice, NoticeDelivery, NotificationSettings, SavedSearch
from backend.outbox import service as outbox
from backend.outbox.topics import House
from backend.pricing import service as pricing
from tests.backend.purchases.buying import own_lead, principal_of
from tests.factories import make_lead, make_user

NOON = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
HOUSES = {"zip": "78704", "property_types": ["house"]}


@pytest.fixture(autouse=True)
def at_noon() -> None:
    clock.freeze(NOON)


async def searcher(house: House, wanted: dict[str, Any] | None = None, **facts: Any) -> User:
    kept = {"name": "Houses", "filter": wanted or HOUSES} | facts
    async with transaction(house.sessions) as session:
        user = await make_user(session, tier="pro")
        session.add(SavedSearch(user_id=user.id, **kept))
    return user


async def lead(house: House, **facts: Any) -> int:
    async with transaction(house.sessions) as session:
        made = await make_lead(session, **({"zip": "78704", "property_type": "house"} | facts))
        await pricing.set_list_price(session, made, 1_000)
        return made


async def publish(house: House, *leads: int) -> None:
    async with transaction(house.sessions) as session:
        await published(session, leads, priced=True)
    await outbox.work(house)


async def reprice(house: House, lead_id: int, cents: int) -> None:
    async with transaction(house.sessions) as session:
        await pricing.set_list_price(session, lead_id, cents)
    await outbox.work(house)


async def told(house: House, user: User) -> Sequence[Notice]:
    async with transaction(house.sessions) as session:
        mine = select(Notice).where(Notice.user_id == user.id).order_by(Notice.id)
        return (await session.scalars(mine)).all()


class TestNewMatch:
    async def test_a_batch_is_one_notice_with_what_matches_and_is_for_sale(self, house: House) -> None:
        user = await searcher(house)
        fits = [await lead(house), await lead(house)]
        others = [
            await lead(house, zip="78745"),
            await lead(house, property_type="condo"),
            await lead(house, sellable=False),
        ]
        await publish(house, *fits, *others)
        (notice,) = await told(house, user)
        assert (notice.event, notice.title) == ("new_match", "2 new leads for “Houses”")
        assert notice.data["lead_ids"] == fits

    async def test_a_lead_that_comes_back_is_told_once(self, house: House) -> None:
        user, found = await searcher(house), await lead(house)
        await publish(house, found)
        await publish(house, found)
        assert len(await told(house, user)) == 1

    async def test_a_lead_that_one_gave_back_is_not_new_to_them(self, house: House) -> None:
        owner, rival = await searcher(house), await searcher(house)
        async with transaction(house.sessions) as session:
            user = await session.get_one(User, owner.id)
            found = await own_lead(session, user, zip="78704", property_type="house")
        async with transaction(house.sessions) as session:
            await session.execute(text("UPDATE leads SET status = 'available' WHERE id = :id"), {"id": found})
            await session.execute(
                text("UPDATE lead_search SET status = 'available' WHERE lead_id = :id"), {"id": found}
            )
        await publish(house, found)
        assert "new_match" not in [notice.event for notice in await told(house, owner)]
        assert [notice.event for notice in await told(house, rival)] == ["new_match"]

    async def test_the_searchs_own_channel_and_frequency_count(self, house: House) -> None:
        await searcher(house, channel="email", frequency="daily")
        await publish(house, await lead(house))
        async with transaction(house.sessions) as session:
            (way,) = (await session.scalars(select(NoticeDelivery))).all()
            assert (way.channel, way.frequency, way.due_at) == ("email", "daily", NOON + timedelta(hours=21))
            assert not (await session.scalars(select(Notice.in_app))).one()

    async def test_an_event_that_is_off_silences_every_search(self, house: House) -> None:
        user = await searcher(house, channel="email")
        async with transaction(house.sessions) as session:
            off = {"channels": dict.fromkeys(("email", "in_app", "slack", "sms"), False)}
            session.add(NotificationSettings(user_id=user.id, settings={"events": {"new_match": off}}))
        await publish(house, await lead(house))
        assert [notice.in_app for notice in await told(house, user)] == [False]
        async with transaction(house.sessions) as session:
            assert (await session.scalars(select(NoticeDelivery))).all() == []

    async def test_a_place_that_the_plan_does_not_open_is_left_out(self, house: House) -> None:
        user = await searcher(house, {"city": "Las Vegas"})
        await publish(house, await lead(house, market="las-vegas-nv", city="Las Vegas", state="NV", zip="89101"))
        assert await told(house, user) == []

    async def test_what_is_not_priced_yet_waits(self, house: House) -> None:
        user, found = await searcher(house), await lead(house)
        async with transaction(house.sessions) as session:
            await published(session, [found])
        await outbox.work(house)
        assert await told(house, user) == []
        clock.shift(timedelta(seconds=90))
        await outbox.work(house)
        assert len(await told(house, user)) == 1


class TestPriceDrop:
    async def test_the_holder_hears_their_own_price(self, house: House) -> None:
        found = await lead(house)
        async with transaction(house.sessions) as session:
            user = await make_user(session, tier="pro")
            await cart.hold(session, principal_of(user), found, 2)
        await reprice(house, found, 900)
        (notice,) = await told(house, user)
        assert notice.event == "price_drop"
        assert "$8.50 → $7.65" in notice.body

    async def test_a_drop_to_what_a_quote_promised_already_is_no_news(self, house: House) -> None:
        found = await lead(house)
        async with transaction(house.sessions) as session:
            user = await make_user(session, tier="pro")
            await cart.hold(session, principal_of(user), found, 2)
        for cents in (1_400, 1_200, 1_000):
            await reprice(house, found, cents)
        assert await told(house, user) == []
        await reprice(house, found, 990)
        assert ["$8.50 → $8.42" in notice.body for notice in await told(house, user)] == [True]

    async def test_one_who_holds_and_looks_for_it_hears_once(self, house: House) -> None:
        user, found = await searcher(house), await lead(house)
        async with transaction(house.sessions) as session:
            await cart.hold(session, principal_of(await session.get_one(User, user.id)), found, 2)
        await reprice(house, found, 800)
        assert len(await told(house, user)) == 1

    @pytest.mark.parametrize(("cents", "notices"), [(1_100, 0), (960, 0), (950, 1)])
    async def test_a_saved_search_hears_of_falls_worth_a_look(self, house: House, cents: int, notices: int) -> None:
        user, found = await searcher(house), await lead(house)
        await reprice(house, found, cents)
        assert len(await told(house, user)) == notices

    async def test_a_leads_first_price_is_no_drop(self, house: House) -> None:
        user = await searcher(house)
        async with transaction(house.sessions) as session:
            found = await make_lead(session, zip="78704", property_type="house", listed_at=NOON - timedelta(days=60))
            await session.execute(
                text("UPDATE lead_search SET list_price_cents = 3400 WHERE lead_id = :id"), {"id": found}
            )
            assert await pricing.reprice(session, [found]) == [found]
        await outbox.work(house)
        assert await told(house, user) == []

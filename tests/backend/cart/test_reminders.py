"""What a buyer hears of a hold: once that it ends soon, once that it has ended, whoever sweeps and whatever is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import redis
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import clock
from backend.cart import reminders, service
from backend.cart.schemas import HoldOut
from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.notifications.models import Notice, NotificationSettings
from backend.notifications.schemas import SettingsPatch
from backend.notifications.service import change_settings
from backend.outbox import service as outbox
from backend.outbox.topics import House
from backend.security import Principal
from tests.backend.purchases.buying import principal_of
from tests.factories import make_lead, make_user

NOON = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # 12:00 in Austin
CHICAGO = ZoneInfo("America/Chicago")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class TestWarningAt:
    @pytest.mark.parametrize(
        ("length", "before"),
        [
            (10 * MINUTE, 5 * MINUTE),
            (HOUR, 12 * MINUTE),
            (10 * HOUR, 2 * HOUR),
            (20 * HOUR, 4 * HOUR),
            (168 * HOUR, 4 * HOUR),
            (3 * MINUTE, 3 * MINUTE),
        ],
    )
    def test_a_fifth_is_left_and_never_under_5_minutes_nor_over_4_hours(
        self, length: timedelta, before: timedelta
    ) -> None:
        assert reminders.warning_at(NOON, NOON + length, None, CHICAGO) == NOON + length - before

    @pytest.mark.parametrize(
        ("length_hours", "quiet", "local"),
        [
            (18, "22:00-07:00", "2026-11-24T21:55"),  # ends at 6:00, 3.6 h before is 2:24
            (24, "22:00-07:00", "2026-11-25T08:00"),  # after the night
            (9, "11:00-23:00", "2026-11-24T19:12"),  # the hold itself began within quiet hours
        ],
    )
    def test_it_comes_before_the_quiet_hours_that_would_cover_it(
        self, length_hours: int, quiet: str, local: str
    ) -> None:
        at = reminders.warning_at(NOON, NOON + length_hours * HOUR, quiet, CHICAGO)
        assert at == datetime.fromisoformat(local).replace(tzinfo=CHICAGO)


@pytest.fixture(autouse=True)
def at_noon() -> None:
    clock.freeze(NOON)


@pytest.fixture
async def house(database: object, engine: AsyncEngine, settings: Settings) -> House:
    return House(make_sessions(engine), settings)


async def hold(house: House, hours: float = 1, quiet: str | None = None) -> tuple[Principal, HoldOut]:
    async with transaction(house.sessions) as session:
        who = principal_of(await make_user(session, tier="pro"))
        session.add(NotificationSettings(user_id=who.id, settings={"quiet_hours": quiet}))
        made, _ = await service.hold(session, who, await make_lead(session), hours)
    return who, made


async def told_at(house: House, minutes: float) -> Sequence[str]:
    clock.freeze(NOON + minutes * MINUTE)
    await outbox.work(house)
    async with transaction(house.sessions) as session:
        return (await session.scalars(select(Notice.title).order_by(Notice.id))).all()


SOON, OVER = "Your hold ends soon: 3-bed house in Austin", "Your hold has ended: 3-bed house in Austin"


class TestNotices:
    async def test_soon_and_over_each_once(self, house: House) -> None:
        await hold(house)
        assert await told_at(house, 47.9) == []
        assert await told_at(house, 48) == [SOON]
        assert await told_at(house, 59.9) == [SOON]
        assert await told_at(house, 60) == [SOON, OVER]
        assert await told_at(house, 600) == [SOON, OVER]

    async def test_of_an_extended_hold_the_new_end_counts(self, house: House) -> None:
        who, made = await hold(house)
        async with transaction(house.sessions) as session:
            await service.extend(session, who, made.id, 4)
        assert await told_at(house, 239.9) == []
        assert await told_at(house, 240) == [SOON]
        assert await told_at(house, 300) == [SOON, OVER]

    async def test_a_warned_hold_that_is_extended_is_warned_of_again(self, house: House) -> None:
        who, made = await hold(house)
        assert await told_at(house, 50) == [SOON]
        async with transaction(house.sessions) as session:
            await service.extend(session, who, made.id, 4)
        assert await told_at(house, 239) == [SOON]
        assert await told_at(house, 240) == [SOON, SOON]

    async def test_a_hold_kept_by_a_payment_that_fails_is_told_of_at_the_end_it_gets_back(self, house: House) -> None:
        who, made = await hold(house)
        async with transaction(house.sessions) as session:
            await service.keep_for_payment(session, who.id, [made.lead_id], NOON + 3 * HOUR)
        assert await told_at(house, 50) == []
        async with transaction(house.sessions) as session:
            await service.end_keeping(session, who.id, [made.lead_id])
        assert await told_at(house, 51) == [SOON]
        assert await told_at(house, 60) == [SOON, OVER]

    async def test_quiet_hours_that_are_set_later_bring_the_warning_forward(self, house: House) -> None:
        who, _ = await hold(house, 18)  # to 6:00; 3.6 h before is 2:24
        async with transaction(house.sessions) as session:
            await change_settings(session, who, SettingsPatch(quiet_hours="22:00-07:00"))
        assert await told_at(house, 60 * 9.9) == []
        assert await told_at(house, 60 * 9.95) == [SOON]
        assert await told_at(house, 60 * 17) == [SOON]

    async def test_a_released_hold_is_not_told_of(self, house: House) -> None:
        who, made = await hold(house)
        async with transaction(house.sessions) as session:
            await service.release(session, who, made.id)
        assert await told_at(house, 600) == []

    async def test_a_bought_lead_is_not_told_of(self, house: House) -> None:
        who, made = await hold(house)
        async with transaction(house.sessions) as session:
            await service.close_bought(session, who.id, [made.lead_id])
        assert await told_at(house, 600) == []

    async def test_a_warning_that_comes_after_the_end_is_left_out(self, house: House) -> None:
        await hold(house)
        assert await told_at(house, 90) == [OVER]

    async def test_several_sweepers_and_a_flushed_valkey_tell_once(self, house: House, valkey_url: str) -> None:
        for _ in range(4):
            await hold(house)
        with redis.Redis.from_url(valkey_url) as valkey:
            for minutes in (48, 60):
                valkey.flushdb()
                clock.freeze(NOON + minutes * MINUTE)
                await asyncio.gather(*(outbox.work(house) for _ in range(5)))
        assert sorted(await told_at(house, 61)) == [SOON] * 4 + [OVER] * 4

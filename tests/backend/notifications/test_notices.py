"""A notice is told once a cause, at once in the app, and elsewhere when its reader wants it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import select

from backend import clock
from backend.accounts.models import User
from backend.config import Settings
from backend.db import transaction
from backend.notifications import notice_queries, notices, texts
from backend.notifications.models import CaughtMail, Notice, NoticeDelivery, NotificationSettings
from backend.outbox import service as outbox
from backend.outbox.topics import House
from tests.factories import bearer, make_user

TUESDAY_NOON = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # 12:00 in Austin
ON = {"in_app": True, "email": True, "slack": False, "sms": False}


@pytest.fixture(autouse=True)
def tuesday_noon() -> None:
    clock.freeze(TUESDAY_NOON)


def order_setting(frequency: str = "instant", quiet: str | None = None, **channels: bool) -> dict[str, Any]:
    return {"events": {"order": {"channels": ON | channels, "frequency": frequency}}, "quiet_hours": quiet}


async def reader(house: House, settings: dict[str, Any] | None = None, **facts: Any) -> User:
    async with transaction(house.sessions) as session:
        user = await make_user(session, **facts)
        if settings:
            session.add(NotificationSettings(user_id=user.id, settings=settings))
    return user


async def tell(house: House, user: User, cause: str = "order:1", **more: Any) -> uuid.UUID | None:
    async with transaction(house.sessions) as session:
        return await notices.notify(session, user.id, "order", cause, texts.bought(["3-bed house"], 1234), **more)


async def rows(house: House, table: Any) -> Sequence[Any]:
    async with transaction(house.sessions) as session:
        return (await session.scalars(select(table).order_by(table.created_at))).all()


async def mails_at(house: House, at: datetime) -> Sequence[CaughtMail]:
    clock.freeze(at)
    await outbox.work(house)
    return await rows(house, CaughtMail)


class TestNotify:
    async def test_a_cause_is_told_once_also_by_several_at_one_time(self, house: House) -> None:
        user = await reader(house)
        told = await asyncio.gather(*(tell(house, user) for _ in range(5)))
        assert sum(notice is not None for notice in told) == 1
        assert len(await rows(house, Notice)) == 1
        assert len(await mails_at(house, TUESDAY_NOON)) == 1

    async def test_what_the_cause_takes_back_is_not_told(self, house: House) -> None:
        user = await reader(house)
        async with house.sessions() as session:
            await notices.notify(session, user.id, "order", "order:1", texts.bought(["a lead"], 100))
            await session.rollback()
        assert await rows(house, Notice) == []
        assert await mails_at(house, TUESDAY_NOON) == []

    async def test_an_event_that_is_off_is_shown_nowhere(self, house: House) -> None:
        user = await reader(house, order_setting(in_app=False, email=False))
        assert await tell(house, user)
        assert [notice.in_app for notice in await rows(house, Notice)] == [False]
        assert await mails_at(house, TUESDAY_NOON) == []

    async def test_quiet_hours_hold_back_the_mail_and_not_the_app(self, house: House) -> None:
        user = await reader(house, order_setting(quiet="11:00-13:30"))
        await tell(house, user)
        assert [notice.in_app for notice in await rows(house, Notice)] == [True]
        assert await mails_at(house, TUESDAY_NOON + timedelta(minutes=89)) == []
        assert len(await mails_at(house, TUESDAY_NOON + timedelta(minutes=90))) == 1

    async def test_what_would_come_too_late_is_not_sent(self, house: House) -> None:
        user = await reader(house, order_setting(quiet="11:00-13:30"))
        await tell(house, user, until=TUESDAY_NOON + timedelta(minutes=90))
        assert [way.state for way in await rows(house, NoticeDelivery)] == ["late"]
        assert await mails_at(house, TUESDAY_NOON + timedelta(hours=3)) == []

    async def test_a_day_is_one_mail(self, house: House) -> None:
        user = await reader(house, order_setting("daily"))
        for number in range(3):
            await tell(house, user, f"order:{number}")
            clock.shift(timedelta(hours=1))
        assert await mails_at(house, TUESDAY_NOON + timedelta(hours=20, minutes=59)) == []
        (mail,) = await mails_at(house, TUESDAY_NOON + timedelta(hours=21))
        assert mail.subject == "Your day at AIQLeads: 3 notices"
        assert mail.text.count("You bought 3-bed house") == 3
        assert "Tue, Nov 24, 12:00 PM CST" in mail.text
        await tell(house, user, "order:9")
        assert len(await mails_at(house, TUESDAY_NOON + timedelta(hours=45))) == 2

    async def test_a_week_leaves_on_monday_morning(self, house: House) -> None:
        user = await reader(house, order_setting("weekly"))
        await tell(house, user)
        monday = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
        assert await mails_at(house, monday - timedelta(seconds=1)) == []
        assert len(await mails_at(house, monday)) == 1

    async def test_what_is_switched_off_meanwhile_is_not_sent(self, house: House) -> None:
        user = await reader(house, order_setting("daily"))
        await tell(house, user)
        async with transaction(house.sessions) as session:
            kept = await session.get_one(NotificationSettings, user.id)
            kept.settings = order_setting("daily", email=False)
        assert await mails_at(house, TUESDAY_NOON + timedelta(days=2)) == []
        assert [way.state for way in await rows(house, NoticeDelivery)] == ["silenced"]

    async def test_foreign_text_is_one_plain_line_and_escaped(self, house: House) -> None:
        user = await reader(house)
        evil = texts.hold_expired("<img src=x>\r\nBcc: all@example.com", TUESDAY_NOON)
        async with transaction(house.sessions) as session:
            await notices.notify(session, user.id, "hold_expiring", "hold:1", evil)
        (mail,) = await mails_at(house, TUESDAY_NOON)
        assert mail.subject == "Your hold has ended: <img src=x> Bcc: all@example.com"
        assert "<img" not in mail.html
        assert "&lt;img src=x&gt;" in mail.html

    async def test_a_channel_that_is_not_set_up_is_shown_in_the_app_instead(self, house: House) -> None:
        user = await reader(house, order_setting(in_app=False, email=False, sms=True))
        await tell(house, user)
        await outbox.work(house)
        assert [notice.in_app for notice in await rows(house, Notice)] == [True]
        (way,) = await rows(house, NoticeDelivery)
        assert (way.state, way.error) == ("unavailable", "Text messages are not set up here: no provider is connected.")


class TestRoutes:
    async def test_pages_unread_and_marking(self, house: House, app: FastAPI, client: AsyncClient) -> None:
        user = await reader(house)
        stranger = await reader(house)
        for number in range(3):
            await tell(house, user, f"order:{number}", data={"order_id": str(number)})
        mine = {"headers": bearer(app, user)}
        first = (await client.get("/v1/notifications", params={"limit": 2}, **mine)).json()
        assert [item["data"]["order_id"] for item in first["items"]] == ["2", "1"]
        assert first["unread"] == 3
        rest = (await client.get("/v1/notifications", params={"cursor": first["next_cursor"]}, **mine)).json()
        assert ([item["data"]["order_id"] for item in rest["items"]], rest["next_cursor"]) == (["0"], None)
        path = f"/v1/notifications/{first['items'][0]['id']}/read"
        assert (await client.post(path, headers=bearer(app, stranger))).json()["code"] == "notice_not_found"
        assert (await client.post(path, **mine)).json() == {"unread": 2}
        assert (await client.post(path, **mine)).json() == {"unread": 2}
        unread = (await client.get("/v1/notifications", params={"unread": True}, **mine)).json()
        assert [item["data"]["order_id"] for item in unread["items"]] == ["1", "0"]
        assert (await client.post("/v1/notifications/read", **mine)).json() == {"unread": 0}
        assert (await client.get("/v1/notifications", headers=bearer(app, stranger))).json()["items"] == []


def test_a_house_without_mail_server_or_demo_says_so(settings: Settings) -> None:
    from backend.notifications.channels import missing

    assert missing(settings, "email") is None
    assert "SMTP_URL" in str(missing(settings.model_copy(update={"demo_mode": False}), "email"))
    assert "SLACK_BOT_TOKEN" in str(missing(settings, "slack"))
    assert missing(settings, "in_app") is None


async def test_what_was_told_a_year_ago_is_forgotten_unless_it_is_still_on_its_way(house: House) -> None:
    user = await reader(house, order_setting("weekly"))
    await tell(house, user, "order:waiting")
    await outbox.work(house)
    other = await reader(house)
    await tell(house, other, "order:sent")
    await outbox.work(house)
    clock.shift(timedelta(days=364))
    await tell(house, other, "order:young")
    async with transaction(house.sessions) as session:
        assert await notice_queries.forget_old(session, 365) == 0
    clock.shift(timedelta(days=2))
    async with transaction(house.sessions) as session:
        assert await notice_queries.forget_old(session, 365) == 1
    assert {notice.cause for notice in await rows(house, Notice)} == {"order:waiting", "order:young"}
    assert await rows(house, CaughtMail) == []

"""Notices leave by a real mail server and by Slack's calls; what fails is tried again as the same letter."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from pydantic import SecretStr
from sqlalchemy import select

from backend import clock
from backend.accounts.models import User
from backend.db import transaction
from backend.notifications import mail, notices, texts
from backend.notifications.models import NoticeDelivery, NotificationSettings
from backend.outbox import service as outbox
from backend.outbox.topics import House
from tests.backend.notifications.post_office import MailServer, SlackServer
from tests.factories import assistant_bearer, bearer, make_user

NOON = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon() -> None:
    clock.freeze(NOON)


@pytest.fixture
async def server() -> AsyncIterator[MailServer]:
    made = MailServer()
    yield made
    await made.stop()


def at(house: House, **settings: Any) -> House:
    return replace(house, settings=house.settings.model_copy(update=settings))


async def told(house: House, channel: str, **facts: Any) -> User:
    channels = {name: name == channel for name in ("email", "in_app", "slack", "sms")}
    async with transaction(house.sessions) as session:
        user = await make_user(session, email="pat@example.com", **facts)
        setting = {"events": {"order": {"channels": channels, "frequency": "instant"}}}
        session.add(NotificationSettings(user_id=user.id, settings=setting))
        await session.flush()
        await notices.notify(session, user.id, "order", "order:1", texts.bought(["a <lead> & more"], 1_234))
    return user


async def ways(house: House) -> list[tuple[str, str | None]]:
    async with transaction(house.sessions) as session:
        return [(way.state, way.error) for way in await session.scalars(select(NoticeDelivery))]


class TestMail:
    async def test_text_and_html_from_us_to_the_reader(self, house: House, server: MailServer) -> None:
        posting = at(house, smtp_url=SecretStr(await server.start()), mail_from="AIQLeads <notices@example.com>")
        await told(posting, "email")
        await outbox.work(posting)
        (sent,) = server.mails
        assert (sent["From"], sent["To"]) == ("AIQLeads <notices@example.com>", "pat@example.com")
        assert sent["Subject"] == "You bought a <lead> & more"
        plain, html = sent.get_body(("plain",)), sent.get_body(("html",))
        assert plain is not None
        assert "$12.34. The contact is in your orders." in plain.get_content()
        assert html is not None
        assert "a &lt;lead&gt; &amp; more" in html.get_content()
        assert await ways(posting) == [("sent", None)]

    async def test_one_that_was_refused_for_now_is_sent_again_as_the_same_mail(
        self, house: House, server: MailServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        posting = at(house, smtp_url=SecretStr(await server.start()))
        ids = []
        real = mail.written
        monkeypatch.setattr(mail, "written", lambda *args: ids.append(made := real(*args)) or made)
        server.refuse = "450 later"
        await told(posting, "email")
        await outbox.work(posting)
        ((state, error),) = await ways(posting)
        assert state == "waiting"
        assert "later" in str(error)
        server.refuse = None
        clock.shift(timedelta(minutes=1))
        await outbox.work(posting)
        assert await ways(posting) == [("sent", None)]
        assert len({made["Message-ID"] for made in ids}) == 1
        assert [sent["Message-ID"] for sent in server.mails] == [ids[0]["Message-ID"]]

    async def test_an_address_that_does_not_exist_is_not_tried_again(self, house: House, server: MailServer) -> None:
        posting = at(house, smtp_url=SecretStr(await server.start()))
        server.refuse = "550 no such user"
        await told(posting, "email")
        await outbox.work(posting)
        assert await ways(posting) == [("failed", "the address was refused (550)")]

    async def test_no_password_is_said_over_an_open_line(self, house: House, server: MailServer) -> None:
        url = (await server.start()).replace("//", "//user:secret@")
        posting = at(house, smtp_url=SecretStr(url))
        await told(posting, "email")
        await outbox.work(posting)
        ((state, error),) = await ways(posting)
        assert state == "waiting"
        assert "STARTTLS" in str(error)
        assert "secret" not in str(error)


class TestSlack:
    async def test_the_member_with_the_address_gets_it_without_markup(self, house: House) -> None:
        slack = SlackServer({"pat@example.com": "U123"})
        slack.broken = 1
        posting = at(house, slack_bot_token=SecretStr("xoxb-1"), slack_api_url=await slack.start())
        await told(posting, "slack")
        for _ in range(2):
            await outbox.work(posting)
            clock.shift(timedelta(minutes=1))
        await slack.stop()
        (post,) = slack.posts
        assert post["channel"] == "U123"
        assert "a &lt;lead&gt; &amp; more" in post["text"]
        assert slack.tokens == {"Bearer xoxb-1"}
        assert await ways(posting) == [("sent", None)]

    async def test_a_reader_who_is_not_there_is_not_tried_again(self, house: House) -> None:
        slack = SlackServer({})
        posting = at(house, slack_bot_token=SecretStr("xoxb-1"), slack_api_url=await slack.start())
        await told(posting, "slack")
        await outbox.work(posting)
        await slack.stop()
        assert await ways(posting) == [("failed", "no member of the Slack workspace has this e-mail address")]


class TestDemoMail:
    async def test_it_is_kept_for_its_reader_alone_and_not_for_the_assistant(
        self, house: House, app: FastAPI, client: AsyncClient
    ) -> None:
        user = await told(house, "email")
        async with transaction(house.sessions) as session:
            other = await make_user(session)
        await outbox.work(house)
        (mine,) = (await client.get("/v1/demo/mails", headers=bearer(app, user))).json()
        assert (mine["recipient"], mine["subject"]) == ("pat@example.com", "You bought a <lead> & more")
        assert (await client.get("/v1/demo/mails", headers=bearer(app, other))).json() == []
        assert (await client.get("/v1/demo/mails", headers=assistant_bearer(app, user))).status_code == 403

    async def test_the_settings_say_what_is_not_set_up(self, house: House, app: FastAPI, client: AsyncClient) -> None:
        user = await told(house, "email")
        shown = (await client.get("/v1/me/notifications", headers=bearer(app, user))).json()
        assert set(shown["not_set_up"]) == {"slack", "sms"}

    async def test_a_saved_search_says_that_its_channel_is_not_set_up(
        self, house: House, app: FastAPI, client: AsyncClient
    ) -> None:
        headers = bearer(app, await told(house, "email"))
        lacking = {}
        for channel in ("sms", "slack", "email", "in_app"):
            wanted = {"name": channel, "channel": channel, "filter": {"zip": "78704"}}
            saved = (await client.post("/v1/saved-searches", json=wanted, headers=headers)).json()
            lacking[channel] = saved["not_set_up"]
        assert lacking == {
            "sms": "Text messages are not set up here: no provider is connected.",
            "slack": "Slack is not set up here: SLACK_BOT_TOKEN is missing.",
            "email": None,
            "in_app": None,
        }
        listed = (await client.get("/v1/saved-searches", headers=headers)).json()
        assert {saved["channel"]: saved["not_set_up"] for saved in listed} == lacking

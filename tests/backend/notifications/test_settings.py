"""Which events are told where, how often, and when it stays quiet."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from backend.accounts.models import User
from backend.db import transaction
from backend.notifications.preferences import CHANNELS, EVENTS, at_first, changed, events_of
from backend.notifications.schemas import Event, SettingsPatch
from tests.factories import assistant_bearer, bearer, make_user


def on(events: dict[Event, Any], event: Event) -> set[str]:
    return {channel for channel, lit in events[event].channels.items() if lit}


class TestChanged:
    first = {event: at_first(event) for event in EVENTS}

    def test_at_first_all_is_told_in_the_app(self) -> None:
        assert all("in_app" in on(self.first, event) for event in EVENTS)
        assert on(self.first, "hold_expiring") == {"in_app", "email"}
        assert {setting.frequency for setting in self.first.values()} == {"instant"}

    def test_a_channel_of_an_event(self) -> None:
        now = changed(self.first, SettingsPatch(event="price_drop", channel="sms"))
        assert on(now, "price_drop") == {"in_app", "sms"}
        assert now | {"price_drop": None} == self.first | {"price_drop": None}

    def test_a_channel_of_all_events(self) -> None:
        now = changed(self.first, SettingsPatch(channel="email", enabled=False))
        assert not any("email" in on(now, event) for event in EVENTS)

    def test_an_event_off_and_on_again(self) -> None:
        off = changed(self.first, SettingsPatch(event="order", enabled=False))
        assert on(off, "order") == set()
        assert on(changed(off, SettingsPatch(event="order", enabled=True)), "order") == {"in_app"}

    def test_a_frequency_switches_nothing_on(self) -> None:
        off = changed(self.first, SettingsPatch(event="order", enabled=False))
        daily = changed(off, SettingsPatch(event="order", frequency="daily"))
        assert (on(daily, "order"), daily["order"].frequency) == (set(), "daily")

    def test_a_frequency_for_all_leaves_holds_instant(self) -> None:
        now = changed(self.first, SettingsPatch(frequency="weekly"))
        assert {event for event, setting in now.items() if setting.frequency == "instant"} == {"hold_expiring"}

    def test_what_was_stored_before_an_event_existed(self) -> None:
        kept = {"events": {"order": {"channels": dict.fromkeys(CHANNELS, False), "frequency": "daily"}}}
        assert events_of(kept)["refund"] == at_first("refund")
        assert events_of(kept)["order"].frequency == "daily"


@pytest.fixture
async def user(app: FastAPI) -> User:
    """Somebody with the Pro plan in Austin."""
    async with transaction(app.state.sessions) as session:
        return await make_user(session)


class TestSettings:
    async def patch(self, client: AsyncClient, headers: dict[str, str], **change: Any) -> Response:
        return await client.patch("/v1/me/notifications", json=change, headers=headers)

    async def test_reads_before_anything_was_changed(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        shown = (await client.get("/v1/me/notifications", headers=bearer(app, user))).json()
        assert set(shown["events"]) == set(EVENTS)
        assert (shown["quiet_hours"], shown["time_zone"]) == (None, "America/Chicago")

    async def test_the_assistant_may_change_them(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        narrow = assistant_bearer(app, user)
        await self.patch(client, narrow, event="price_drop", channel="email", frequency="daily")
        await self.patch(client, narrow, quiet_hours="22:00-07:00")
        shown = (await client.get("/v1/me/notifications", headers=bearer(app, user))).json()
        assert shown["events"]["price_drop"]["channels"]["email"] is True
        assert shown["events"]["price_drop"]["frequency"] == "daily"
        assert shown["quiet_hours"] == "22:00-07:00"

    async def test_quiet_hours_end(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        headers = bearer(app, user)
        await self.patch(client, headers, quiet_hours="22:00-07:00")
        assert (await self.patch(client, headers, quiet_hours="off")).json()["quiet_hours"] is None

    async def test_holds_are_never_digested(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        answer = await self.patch(client, bearer(app, user), event="hold_expiring", frequency="daily")
        assert (answer.status_code, answer.json()["code"]) == (422, "never_digested")
        assert "too late" in answer.json()["detail"]

    @pytest.mark.parametrize(
        "change",
        [
            {}, {"event": "order"}, {"channel": "pigeon"}, {"event": "nothing"}, {"frequency": "hourly"},
            {"quiet_hours": "10pm"}, {"quiet_hours": "22:00-22:00"}, {"quiet_hours": "24:00-07:00"},
            {"quiet_hours": "22:00-07:00\n"}, {"sound": "loud"}, {"enabled": "maybe"},
        ],
    )  # fmt: skip
    async def test_what_makes_no_sense(
        self, client: AsyncClient, app: FastAPI, user: User, change: dict[str, Any]
    ) -> None:
        answer = await self.patch(client, bearer(app, user), **change)
        assert answer.status_code == 422
        assert answer.json()["code"] in ("invalid_input", "nothing_to_change")

    async def test_changes_at_once_all_last(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        headers = bearer(app, user)
        await asyncio.gather(*(self.patch(client, headers, event=event, channel="slack") for event in EVENTS))
        shown = (await client.get("/v1/me/notifications", headers=headers)).json()
        assert all(setting["channels"]["slack"] for setting in shown["events"].values())

    async def test_everybody_has_their_own(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        async with transaction(app.state.sessions) as session:
            other = await make_user(session)
        await self.patch(client, bearer(app, user), quiet_hours="22:00-07:00")
        shown = await client.get("/v1/me/notifications", headers=bearer(app, other))
        assert shown.json()["quiet_hours"] is None

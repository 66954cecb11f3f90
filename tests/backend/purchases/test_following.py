"""Reminders of follow-ups: at their time, once, and never of what was moved, cleared or given back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from backend.outbox import service as outbox
from backend.outbox.topics import House
from tests.backend.purchases.bought import Bought
from tests.backend.purchases.shop import Shop


@pytest.fixture
async def bought(shop: Shop) -> Bought:
    return Bought(shop, await shop.buy(await shop.lead()))


async def follow_up(bought: Bought, hours: float | None, **more: Any) -> None:
    at = (clock.now() + timedelta(hours=hours)).isoformat() if hours is not None else None
    path = f"/orders/{bought.order['id']}/leads/{bought.lead}"
    assert (await bought.shop.call("PATCH", path, {"follow_up_at": at, **more})).status_code == 200


async def reminders(bought: Bought, hours: float = 0) -> list[str]:
    """What the buyer is told after so many hours."""
    clock.shift(timedelta(hours=hours))
    await outbox.work(House(bought.shop.app.state.sessions, bought.shop.app.state.settings))
    found = (await bought.shop.call("GET", "/notifications")).json()["items"]
    return [notice["body"] for notice in found if notice["title"].startswith("Follow up: ")]


async def test_at_its_time_with_the_last_note_and_once(bought: Bought) -> None:
    await follow_up(bought, 5, note="Ask about the roof")
    assert await reminders(bought, 4.9) == []
    (told,) = await reminders(bought, 0.2)
    assert "Ask about the roof" in told
    assert len(await reminders(bought, 5)) == 1


async def test_moved_it_comes_at_the_new_time_only(bought: Bought) -> None:
    await follow_up(bought, 5)
    await follow_up(bought, 10)
    assert await reminders(bought, 6) == []
    assert len(await reminders(bought, 5)) == 1


async def test_cleared_it_never_comes(bought: Bought) -> None:
    await follow_up(bought, 5)
    await follow_up(bought, None)
    assert await reminders(bought, 6) == []


async def test_nor_of_a_lead_that_was_given_back(bought: Bought) -> None:
    await follow_up(bought, 5)
    await bought.unreachable()
    await bought.ask("invalid_contact")
    assert await reminders(bought, 6) == []


async def test_a_note_alone_leaves_it_as_it_is(bought: Bought) -> None:
    await follow_up(bought, 5)
    await bought.shop.call("PATCH", f"/orders/{bought.order['id']}/leads/{bought.lead}", {"note": "Called"})
    assert len(await reminders(bought, 6)) == 1


async def test_mail_waits_for_the_end_of_quiet_hours(bought: Bought) -> None:
    await bought.shop.call("PATCH", "/me/notifications", {"event": "order", "channel": "email", "enabled": True})
    await bought.shop.call("PATCH", "/me/notifications", {"quiet_hours": "00:00-23:59"})
    await follow_up(bought, 1)
    assert len(await reminders(bought, 1.1)) == 1
    (waiting,) = await bought.shop.sql(
        "SELECT d.due_at > app_now() AS later FROM notice_deliveries d JOIN notices n ON n.id = d.notice_id"
        " WHERE n.cause LIKE 'follow-up:%' AND d.channel = 'email'"
    )
    assert waiting.later


async def test_somebody_elses_lead_is_unknown(bought: Bought) -> None:
    path = f"/orders/{bought.order['id']}/leads/{bought.lead}"
    theirs = await bought.shop.call("PATCH", path, {"follow_up_at": None}, bought.shop.other)
    assert theirs.status_code == 404

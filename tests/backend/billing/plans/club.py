"""A club for tests: members at the API, the demo gateway behind it, a clock that is moved by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from backend import clock
from backend.accounts.models import User
from backend.billing.plans import jobs
from backend.db import transaction
from tests.backend.billing.till import GOOD, Till
from tests.factories import make_user

RENEWALS_FAIL = "4000 0000 0000 0341"


def at(text: str) -> datetime:
    """``2026-01-31`` or ``2026-01-31T10:00``, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Club:
    """The till's house as one member uses it."""

    def __init__(self, till: Till) -> None:
        self.till, self.shop = till, till.shop
        self.member: User = till.shop.buyer

    async def join(self, tier: str | None = None, **facts: Any) -> User:
        """A new member, without a plan unless one is given as demo accounts have it: with no card."""
        async with transaction(self.till.sessions) as session:
            self.member = await make_user(session, tier=tier, **facts)
        return self.member

    async def call(self, method: str, path: str, body: Any = None) -> Any:
        return await self.shop.call(method, path, body, user=self.member)

    async def change(self, **wanted: Any) -> dict[str, Any]:
        """A change by one call; the answer."""
        response = await self.call("POST", "/subscription", wanted)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    async def refused(self, **wanted: Any) -> str:
        """The code of a refusal."""
        response = await self.call("POST", "/subscription", wanted)
        assert response.status_code >= 400, response.text
        return str(response.json()["code"])

    async def begin(self, tier: str = "pro", billing: str = "month", number: str = GOOD) -> dict[str, Any]:
        """A first plan, paid on its page."""
        answer = await self.change(tier=tier, billing=billing)
        await self.pay(answer, number)
        return await self.plan()

    async def pay(self, answer: dict[str, Any], number: str = GOOD) -> None:
        """Pay what a change needs, and let everything happen that follows."""
        await self.till.card(answer["payment"]["payment_url"], number)
        await self.till.work()

    async def plan(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self.call("GET", "/subscription")).json()
        return found

    async def move(self, to: datetime | timedelta, *, silent: bool = False) -> dict[str, Any]:
        """Let the time come, and all that falls due until then at its moment; the plan as it then is."""
        end = clock.now() + to if isinstance(to, timedelta) else to
        await self.tick(silent=silent)
        while clock.now() < end:
            clock.freeze(min(end, await self._next_due()))
            await self.tick(silent=silent)
        return await self.plan()

    async def _next_due(self) -> datetime:
        (row,) = await self.shop.sql(
            "SELECT least((SELECT min(due_at) FROM outbox WHERE done_at IS NULL AND due_at > app_now()),"
            " (SELECT min(look_at) FROM subscriptions WHERE status <> 'cancelled' AND look_at > app_now()),"
            " app_now() + interval '1000 days') AS at"
        )
        found: datetime = row.at
        return found

    async def tick(self, *, silent: bool = False) -> None:
        """What is due now. ``silent``: the gateway tells nothing, only the sweep asks."""
        await self.work(silent=silent)
        await jobs.sweep_in(self.till.house)
        await self.work(silent=silent)

    async def work(self, *, silent: bool = False) -> None:
        if silent:
            await self.shop.sql("UPDATE demo_gateway_events SET delivered_at = app_now() WHERE delivered_at IS NULL")
            await self.shop.sql(
                "UPDATE outbox SET done_at = app_now() WHERE topic = 'demo.deliver' AND done_at IS NULL"
            )
        await self.till.work()
        if silent:
            await self.shop.sql("UPDATE demo_gateway_events SET delivered_at = app_now() WHERE delivered_at IS NULL")

    async def credits(self) -> tuple[int, int]:
        """Plan credits and bought ones, in cents."""
        found = (await self.call("GET", "/credits")).json()
        return found["plan_cents"], found["bought_cents"]

    async def grants(self) -> list[int]:
        """What was granted, in its order."""
        rows = await self.shop.sql(
            "SELECT amount_cents FROM credit_entries WHERE user_id = :id AND kind = 'grant' ORDER BY id",
            id=self.member.id,
        )
        return [row.amount_cents for row in rows]

    async def charged(self) -> list[int]:
        """What the gateway took, in its order."""
        rows = await self.shop.sql(
            "SELECT (data->>'amount')::int AS cents FROM demo_gateway_objects WHERE kind = 'charge' ORDER BY number"
        )
        return [row.cents for row in rows]

    async def booked(self) -> list[int]:
        """What orders of plans say was paid, in their order."""
        rows = await self.shop.sql("SELECT total_cents FROM orders WHERE kind = 'subscription' ORDER BY number")
        return [row.total_cents for row in rows]

    async def notices(self) -> list[str]:
        rows = await self.shop.sql(
            "SELECT title FROM notices WHERE user_id = :id AND event = 'renewal' ORDER BY id", id=self.member.id
        )
        return [row.title for row in rows]

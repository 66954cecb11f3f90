"""Buyers, a gateway and a clock for random walks through commerce: the whole API, worked step by step in one loop."""

from __future__ import annotations

import asyncio
import gc
import json
from collections import Counter
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import redis.asyncio
import uvicorn
import uvloop
from httpx import ASGITransport, AsyncClient, Response

from backend import clock
from backend.accounts.models import User
from backend.app import create_app
from backend.billing import reconciliation
from backend.billing.demo import payments
from backend.billing.plans.jobs import sweep_in as sweep_plans
from backend.cart.service import record_expired
from backend.config import Settings
from backend.db import transaction
from backend.purchases import refunds
from backend.services.testing import TestDatabase
from evals.invariants import broken, existing
from tests.backend.billing.till import DISPUTED, GOOD, Till
from tests.backend.purchases.shop import Shop
from tests.backend.services.copies import free_port

T = TypeVar("T")
BEGIN = datetime(2026, 1, 15, 10, 30, tzinfo=UTC)
FUNDS_CENTS, LEADS = 4_000, 3
PASTS = ("nothing", "held", "asked", "page", "credits", "card", "disputed")  # what happened to a lead before a walk
CALM = (timedelta(minutes=65), timedelta(days=5), timedelta(hours=1))


class Walks:
    """One house for many walks: ``begin`` empties it, ``run`` lets its loop turn until a step is done."""

    def __init__(self, settings: Settings, database: TestDatabase) -> None:
        self.runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
        self.settings = settings.model_copy(update={"port": free_port()})
        self.database = database
        self.stack = AsyncExitStack()
        self.steps: Counter[str] = Counter()
        self.answers: Counter[int] = Counter()
        self.came_of_it: Counter[str] = Counter()
        self.checks = self.walks = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(self._whole(work))

    async def _whole(self, work: Coroutine[Any, Any, T]) -> T:
        """The step and what it left to do after an answer: nothing of it reaches into the next step."""
        done = await work
        while under_way := self.server.server_state.tasks:
            await asyncio.wait(under_way)
        return done

    async def open(self) -> None:
        """The API in this loop, and on a port, where the gateway's retries find it."""
        app = create_app(self.settings)
        app.state.engine.pool._pre_ping = False  # the database stays where it is
        config = uvicorn.Config(app, port=self.settings.port, log_config=None, lifespan="on")
        self.server = uvicorn.Server(config)
        self.serving = asyncio.create_task(self.server.serve())
        while not self.server.started:  # noqa: ASYNC110 (uvicorn has no event for it)
            await asyncio.sleep(0.01)
        http = AsyncClient(transport=ASGITransport(app, raise_app_exceptions=False), base_url="http://api.test")
        self.http = await self.stack.enter_async_context(http)
        self.valkey = redis.asyncio.Redis.from_url(str(self.settings.redis_url))
        self.stack.push_async_callback(self.valkey.aclose)
        self.shop = Shop(app, self.http, None, None)  # type: ignore[arg-type]
        self.till = Till(self.shop)
        self.stack.push_async_callback(self.till.http.aclose)
        gc.freeze()  # what is there now stays: no walk has to look through it for garbage

    async def aclose(self) -> None:
        self.server.should_exit = True
        await self.serving
        await self.stack.aclose()

    def begin(self) -> None:
        """An empty house at the same moment, three buyers of three plans, an administrator and some leads."""
        self.database.clean()
        clock.freeze(BEGIN)
        self.walks += 1
        self.run(self._begin())

    async def _begin(self) -> None:
        self.buyers = [await self.shop.user(FUNDS_CENTS, tier=tier) for tier in ("basic", "pro", "enterprise")]
        self.member = await self.shop.user(tier=None)
        self.buyers.append(self.member)
        self.admin: User = await self.shop.user(tier=None, role="admin")
        self.leads = [await self.shop.lead() for _ in range(LEADS)]
        self.holds: list[tuple[User, str]] = []
        self.proposals: list[tuple[User, dict[str, Any]]] = []
        self.pages: list[str] = []

    async def call(self, method: str, path: str, body: Any = None, user: User | None = None) -> Response:
        """A request; whatever is answered, it is no accident."""
        response = await self.shop.call(method, path, body, user)
        self.answers[response.status_code] += 1
        assert response.status_code < 500, f"{method} {path}: {response.text}"
        return response

    async def page_of(self, response: Response) -> None:
        """Remember the payment page that an answer opened."""
        answer = response.json()
        payment = answer.get("payment") or (answer.get("proposal") or {}).get("payment") or {}
        if response.status_code < 300 and payment.get("payment_url"):
            self.pages.append(payment["payment_url"])

    async def past(self, lead: int, user: User, what: str) -> None:
        """What has happened to a lead when the walk begins."""
        if what == "held":
            await self.hold(user, lead, 2)
        elif what != "nothing":
            proposal = await self.propose(user, [lead], "credits" if what in ("asked", "credits") else "stripe")
            if proposal is not None and what != "asked":
                await self.page_of(await self.call("POST", f"/proposals/{proposal['id']}/confirm", user=user))
        if what in ("card", "disputed"):
            await self.silently(self.pages[-1], DISPUTED if what == "disputed" else GOOD)

    async def hold(self, user: User, lead: int, hours: float) -> None:
        answer = await self.call("POST", "/holds", {"lead_id": lead, "duration_hours": hours}, user)
        if answer.status_code < 300:
            self.holds.append((user, answer.json()["id"]))

    async def propose(self, user: User, leads: list[int], method: str) -> dict[str, Any] | None:
        body = {"kind": "purchase", "lead_ids": leads, "payment_method": method}
        answer = await self.call("POST", "/proposals", body, user)
        if answer.status_code != 201:
            return None
        self.proposals.append((user, answer.json()))
        return self.proposals[-1][1]

    async def check(self, *, settled: bool = False) -> None:
        """Nothing is broken."""
        self.checks += 1
        async with transaction(self.till.sessions) as session:
            found = await broken(session, settled=settled)
        assert not found, json.dumps(found, indent=2)

    async def rights(self, user: User) -> list[Any]:
        """What a buyer may do and has, as the API tells it."""
        cart, orders, credits_ = [
            (await self.call("GET", path, user=user)).json() for path in ("/cart", "/orders", "/credits")
        ]
        bought = {line["lead_id"] for order in orders["items"] for line in order["lines"]}
        contacts = [(await self.call("GET", f"/leads/{lead}/contact", user=user)).status_code for lead in bought]
        return [cart, orders, credits_, contacts]

    async def ledger(self, user: User) -> None:
        """The balance that is told is what the movements of lots that have not ended sum up to."""
        (row,) = await self.shop.sql(
            "SELECT coalesce(sum(e.amount_cents), 0)::bigint AS cents FROM credit_entries e"
            " JOIN credit_lots l ON l.id = e.lot_id"
            " WHERE e.user_id = :id AND (l.expires_at IS NULL OR l.expires_at > app_now())",
            id=user.id,
        )
        assert (await self.call("GET", "/credits", user=user)).json()["balance_cents"] == row.cents

    async def tell(self, number: int, *, twice: bool) -> None:
        """One event of the gateway in any order, or once more."""
        which = "" if twice else "WHERE delivered_at IS NULL"
        rows = await self.shop.sql(f"SELECT id FROM demo_gateway_events {which} ORDER BY number")
        if rows:
            await self.till.tell_again(rows[number % len(rows)].id)

    async def sweep(self) -> None:
        """What runs by the clock."""
        await self.till.sweep()
        await sweep_plans(self.till.house)
        async with transaction(self.till.sessions) as session:
            await record_expired(session)
        async with transaction(self.till.sessions) as session:
            due = await refunds.overdue(session)
        for refund_id in due:
            async with transaction(self.till.sessions) as session:
                await refunds.grant_overdue(session, refund_id)

    async def bank(self, number: int, word: str) -> None:
        """A bank decides a dispute."""
        rows = await self.shop.sql("SELECT id FROM demo_gateway_objects WHERE kind = 'dispute' ORDER BY number")
        if rows:
            async with transaction(self.till.sessions) as session:
                said = {"evidence": {"uncategorized_text": word}}
                await payments.answer_dispute(session, rows[number % len(rows)].id, said)

    async def silently(self, url: str, card: str) -> bool:
        """A card is tried, and the page's process ends before it told anybody; whether there is a bank to ask."""
        async with transaction(self.till.sessions) as session:
            outcome = await payments.try_card(session, url.rpartition("/")[2], card)
        return outcome == "verify"

    async def ask_refund(self, number: int, reason: str, cents: int | None) -> None:
        """The buyer of some line asks for money back."""
        rows = await self.shop.sql("SELECT order_id, lead_id, user_id FROM order_lines ORDER BY id")
        if rows:
            row = rows[number % len(rows)]
            (user,) = [user for user in self.buyers if user.id == row.user_id]
            body = {"lead_id": row.lead_id, "reason": reason, "amount_cents": cents}
            await self.call("POST", f"/orders/{row.order_id}/refunds", body, user)

    async def decide_refund(self, number: int, word: str) -> None:
        """An administrator decides what waits."""
        waiting = (await self.call("GET", "/admin/refunds", user=self.admin)).json()
        if waiting:
            case, body = waiting[number % len(waiting)], {"decision": word, "reason": "We called the number."}
            await self.call("POST", f"/admin/refunds/{case['id']}", body, self.admin)

    async def flush(self, user: User) -> None:
        """Valkey forgets everything; the buyer has what they had."""
        before = await self.rights(user)
        await self.valkey.flushdb()
        after = await self.rights(user)
        assert after == before, f"a flush made {before} {after}"

    async def settle(self) -> None:
        """The world calms down: everything is told, worked on, run out or decided; then nothing may be left."""
        for pause in CALM:
            clock.shift(pause)
            await self.sweep()
            await self.till.work()
            await reconciliation.reconcile(self.till.house)
        await self.check(settled=True)
        async with transaction(self.till.sessions) as session:
            self.came_of_it.update(await existing(session))
        for user in self.buyers:
            await self.ledger(user)

    def close(self) -> None:
        gc.unfreeze()
        with suppress(asyncio.CancelledError):
            self.run(self.aclose())
        self.runner.close()

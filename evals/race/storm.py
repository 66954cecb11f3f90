"""The long race itself: a crowd at work, trouble by plan, and the count of what is broken in the end."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend.accounts.models import User
from backend.billing import reconciliation
from backend.db import transaction
from backend.outbox import service as outbox
from evals.invariants import ALWAYS, SETTLED, broken, existing
from evals.race import worker
from evals.race.buying import Crowd
from evals.race.house import Premises, premises
from evals.race.stock import make_buyers, make_leads

SEED = 20_261_122
CLIENTS, BUYERS = 12, 40
OPERATIONS_A_LEAD = 8
KILL_EVERY, FLUSH_EVERY, JUMP_EVERY, RESTART_EVERY = 100, 200, 200, 5_000
JUMP_SECONDS = (70, 400, 1_900)
CALM = (timedelta(minutes=3), timedelta(minutes=50), timedelta(hours=2), timedelta(days=5), timedelta(hours=5))
SOON, IN_THE_END = timedelta(minutes=2), timedelta(seconds=max(outbox.BACK_OFF_SECONDS), minutes=5)
DRAINS_MAX = 2_000
_WAITING = """
    SELECT min(greatest(due_at, claimed_until)) - app_now() AS wait FROM outbox
    WHERE done_at IS NULL AND dead_at IS NULL AND greatest(due_at, claimed_until) <= app_now() + :within
"""
_BALANCES = """
    SELECT u.id, coalesce(sum(e.amount_cents), 0)::bigint AS cents
    FROM users u LEFT JOIN credit_entries e ON e.user_id = u.id GROUP BY u.id
"""


class Storm:
    """One run."""

    def __init__(self, house: Premises, crowd: Crowd, witness: User, dice: random.Random) -> None:
        self.house, self.crowd, self.witness, self.dice = house, crowd, witness, dice
        self.open = asyncio.Event()
        self.inside = 0
        self.rights_changed = self.ledgers_wrong = self.differences = 0

    async def run(self, operations: int) -> None:
        """``operations`` requests, trouble at fixed shares of them."""
        self.crowd.total = operations
        self.house.keep_workers()
        self.open.set()
        trouble = asyncio.create_task(self._trouble(operations))
        await asyncio.gather(*(self._client() for _ in range(CLIENTS)))
        await trouble

    async def _client(self) -> None:
        while self.crowd.operations < self.crowd.total:
            await self.open.wait()
            self.inside += 1
            try:
                await self.crowd.act()
            finally:
                self.inside -= 1

    async def _trouble(self, operations: int) -> None:
        for share, act in self._plan(operations):
            while self.crowd.operations < share * operations:
                await asyncio.sleep(0.05)
                self.house.keep_workers()
            await act()
            self.house.keep_workers()

    def _plan(self, operations: int) -> list[tuple[float, Callable[[], Any]]]:
        """When each trouble comes, as a share of the race."""
        kinds: tuple[tuple[int, Callable[[], Any]], ...] = (
            (KILL_EVERY, self._kill), (FLUSH_EVERY, self._flush), (JUMP_EVERY, self._jump),
            (RESTART_EVERY, self._restart),
        )  # fmt: skip
        counts = [(max(1, operations // every), act) for every, act in kinds]
        times = [((n + self.dice.random()) / (count + 1), act) for count, act in counts for n in range(count)]
        return sorted(times, key=lambda planned: planned[0])

    async def _kill(self) -> None:
        await asyncio.to_thread(self.house.kill_worker, self.dice.randrange(2))

    async def _restart(self) -> None:
        await self.house.restart_database()

    async def _flush(self) -> None:
        before = await self._rights()
        await self.house.flush()
        after = await self._rights()
        if after != before:
            self.rights_changed += 1
            self.crowd.faults.append(f"a flush made {before} {after}")

    async def _jump(self) -> None:
        """Everybody stops, the clock jumps, everybody goes on."""
        self.open.clear()
        while self.inside:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await self.house.jump(timedelta(seconds=self.dice.choice(JUMP_SECONDS)))
        self.open.set()

    async def _rights(self) -> list[Any]:
        """What somebody has who does nothing: a hold, a bought lead, credits, an order."""
        cart, orders, credits_ = [
            (await self.crowd.call(self.witness, "GET", path)).json() for path in ("/cart", "/orders", "/credits")
        ]
        bought = [line["lead_id"] for order in orders["items"] for line in order["lines"]]
        seen = [(await self.crowd.call(self.witness, "GET", f"/leads/{lead}/contact")).json() for lead in bought]
        holds = [(hold["id"], hold["ends_at"], hold["status"]) for hold in cart["holds"]]
        opened = [(contact["lead_id"], contact["phone"]) for contact in seen]  # the rest tells the local time
        return [holds, orders, credits_["balance_cents"], opened]

    async def settle(self) -> dict[str, list[str]]:
        """The world calms down; what is broken then."""
        self.house.kill_workers()
        for pause in CALM:
            await self.house.jump(pause)
            await worker.sweep(self.house.work)
            await self.drain(SOON)
            if pause > timedelta(hours=1):
                self.differences += await reconciliation.reconcile(self.house.work)
        await self.drain(IN_THE_END)
        await self._ledgers()
        async with transaction(self.house.sessions) as session:
            return await broken(session, settled=True)

    async def drain(self, within: timedelta) -> None:
        """Work until nothing falls due so soon, the clock brought forward to what waits.

        What fails again and again becomes a dead letter on the way, and is counted as broken.
        """
        for _ in range(DRAINS_MAX):
            await self._work_on_all()
            ((wait,),) = await self.house.rows(_WAITING, within=within)
            if wait is None:
                return
            await self.house.jump(max(wait, timedelta()))
        await self._work_on_all()  # what the last step of the clock made due

    async def _work_on_all(self) -> None:
        while await outbox.work(self.house.work):
            pass

    async def _ledgers(self) -> None:
        """The balance that each buyer is told against the sum of their movements."""
        sums = {row.id: row.cents for row in await self.house.rows(_BALANCES)}
        for buyer in [*self.crowd.buyers, self.witness]:
            told = (await self.crowd.call(buyer, "GET", "/credits")).json()["balance_cents"]
            self.ledgers_wrong += told != sums[buyer.id]


async def storm(operations: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Run it on servers of its own; the figures, ``ok`` when nothing is broken."""
    begun = time.perf_counter()
    dice = random.Random(SEED)
    async with premises() as house:
        say(f"{operations:,} operations with cards, webhooks, kills and restarts")
        keys = house.app.state.keyring
        leads = await make_leads(house.sessions, keys, 2 + operations // OPERATIONS_A_LEAD)
        buyers = await make_buyers(house.sessions, BUYERS)
        (admin,) = await make_buyers(house.sessions, 1, "admin")
        witness = buyers.pop()
        crowd = Crowd(house, buyers, admin, leads[2:], dice)
        run = Storm(house, crowd, witness, dice)
        await _witness(crowd, witness, leads[:2])
        await run.run(operations)
        seconds = time.perf_counter() - begun
        found = await run.settle()
        return await _figures(run, found, seconds)


async def _witness(crowd: Crowd, witness: User, leads: list[int]) -> None:
    body = {"kind": "purchase", "lead_ids": [leads[0]], "payment_method": "credits"}
    proposed = (await crowd.call(witness, "POST", "/proposals", body)).json()
    await crowd.call(witness, "POST", f"/proposals/{proposed['id']}/confirm")
    await crowd.call(witness, "POST", "/holds", {"lead_id": leads[1], "duration_hours": 160})


async def _figures(run: Storm, found: dict[str, list[str]], seconds: float) -> dict[str, Any]:
    house, crowd = run.house, run.crowd
    async with transaction(house.sessions) as session:
        came_of_it = await existing(session)
    counted = {name: len(found.get(name, [])) for name in (*ALWAYS, *SETTLED)}
    counted |= {
        "right_changed_by_flush": run.rights_changed,
        "balance_differs": run.ledgers_wrong,
        "reconciliation": run.differences,
    }
    return {
        "ok": not any(counted.values()) and not crowd.faults,
        "operations": crowd.operations,
        "operations_per_second": round(crowd.operations / seconds, 1),
        "broken": counted,
        "examples": found,
        "faults": crowd.faults[:10],
        "trouble": {
            "workers_killed": house.killed, "database_restarts": house.restarted, "valkey_flushes": house.flushed,
            "clock_jumps": house.jumps, "answers_while_the_database_was_away": crowd.excused,
            "webhooks_told_again": crowd.told_again, "webhooks_forged": crowd.forged,
        },
        "came_of_it": came_of_it,
        "acts": dict(sorted(crowd.acts.items())),
        "answers": {str(status): count for status, count in sorted(crowd.answers.items())},
    }  # fmt: skip

"""Two hundred buyers race for twenty leads through the API, round after round, on a database of their own.

A round: everybody tries to hold a lead (ten to a lead); then the holders of every second lead let go. Where a hold
stands, its holder and the nine others try to buy; where it was let go, all ten race to buy. Each yes is sent twice at
the same moment under different keys. After each round the tables are counted: one hold and one sale a lead, every
ledger equal to its balance, no answer of 5xx. The baseline is a check followed by an insert, without the constraint.

Then the long race (``evals.race``): ``operations`` requests of a crowd that also pays by card, on servers of its own,
while workers and the database are killed, Valkey is flushed, and webhooks come late, twice and forged. Its baseline is
a house that writes each webhook's effect after a check: how many of the same webhooks, told three times at once, count
more than once.
"""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy import text

from backend.accounts.models import User
from backend.app import create_app
from backend.config import Settings
from backend.db import transaction
from backend.security import access_token
from evals.race.stock import FUNDS_CENTS, make_buyers, make_leads
from evals.race.storm import storm
from evals.scratch import own_database

BUYERS, LEADS, ROUNDS = 200, 20, 10
OPERATIONS = 20_000
ASKED_AGAIN_MAX = 20
SEED = 20_260_617
_OVERLAPS = """
    SELECT count(*) FROM holds a JOIN holds b ON b.lead_id = a.lead_id AND b.id > a.id AND a.during && b.during
"""
_PER_LEAD = """
    SELECT l.id, (SELECT count(*) FROM holds h WHERE h.lead_id = l.id) AS holds,
        (SELECT count(*) FROM order_lines o WHERE o.lead_id = l.id) AS sales, l.status
    FROM leads l WHERE l.id = ANY(:ids) ORDER BY l.id
"""
_LEDGERS = """
    SELECT u.id,
        (SELECT coalesce(sum(e.amount_cents), 0) FROM credit_entries e WHERE e.user_id = u.id)::bigint AS entries,
        :funds - (SELECT coalesce(sum(o.total_cents), 0) FROM orders o WHERE o.user_id = u.id)::bigint AS owed
    FROM users u ORDER BY u.id
"""


@dataclass
class Race:
    """One running race: the API in this process, its buyers, and what was answered."""

    app: FastAPI
    http: httpx.AsyncClient
    buyers: list[User]
    answers: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    told_to_wait: int = 0

    async def call(self, buyer: User, method: str, path: str, body: Any = None) -> httpx.Response:
        """One request of a buyer under a key of its own, counted by what came back."""
        token = access_token(self.app.state.settings, buyer)
        headers = {"Authorization": f"Bearer {token}"}
        if method == "POST":
            headers["Idempotency-Key"] = uuid.uuid4().hex
        begun = time.perf_counter()
        response = await self._answered(method, f"/v1{path}", json=body, headers=headers)
        self.milliseconds.append((time.perf_counter() - begun) * 1000)
        self.answers[f"{method} {_kind(path)} {response.status_code}{_code(response)}"] += 1
        if response.status_code >= 500:
            self.faults.append(f"{method} {path}: {response.status_code} {response.text[:200]}")
        return response

    async def _answered(self, method: str, path: str, **request: Any) -> httpx.Response:
        """What is answered in the end: a busy house says when to ask again, and is asked with the same key."""
        for _ in range(ASKED_AGAIN_MAX):
            response = await self.http.request(method, path, **request)
            if response.status_code != httpx.codes.SERVICE_UNAVAILABLE or "Retry-After" not in response.headers:
                break
            self.told_to_wait += 1
            await asyncio.sleep(float(response.headers["Retry-After"]))
        return response

    async def rows(self, query: str, **values: Any) -> list[Any]:
        """What the tables say."""
        async with transaction(self.app.state.sessions) as session:
            return list((await session.execute(text(query), values)).all())


async def measure(
    settings: Settings,
    *,
    buyers: int = BUYERS,
    leads: int = LEADS,
    rounds: int = ROUNDS,
    operations: int = OPERATIONS,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """Run the race on the server of ``settings.database_url``; the figures, ``ok`` when every rule held."""
    begun = time.perf_counter()
    async with own_database(settings, "bench_race") as own, _api(own) as race:
        race.buyers = await make_buyers(race.app.state.sessions, buyers)
        double_held, double_told = await _naive(race, leads), await _naive_webhooks(race, leads)
        counts = []
        for number in range(rounds):
            counts += await _round(race, leads, random.Random(SEED + number))
            say(f"round {number + 1} of {rounds}")
        mismatches = await _mismatched_ledgers(race)
        figures = _figures(race, counts, mismatches)
    long = await storm(operations, say)
    sizes = {"name": "race", "buyers": buyers, "leads": leads, "rounds": rounds, "operations": operations}
    baseline = {"naive_double_held_leads": double_held, "naive_webhooks_counted_twice": double_told, "of": leads}
    seconds = round(time.perf_counter() - begun, 1)
    both = {"ok": figures["ok"] and long["ok"], "long_race": long, "baseline": baseline, "seconds": seconds}
    return sizes | figures | both


def _figures(race: Race, counts: list[Any], mismatches: int) -> dict[str, Any]:
    holds, sales = [row.holds for row in counts], [row.sales for row in counts]
    times = sorted(race.milliseconds)
    wrong = [row for row in counts if (row.holds, row.sales, row.status) != (1, 1, "sold")]
    return {
        "ok": not (wrong or mismatches or race.faults),
        "holds_per_lead": {"min": min(holds), "max": max(holds)},
        "sales_per_lead": {"min": min(sales), "max": max(sales)},
        "leads_wrong": len(wrong),
        "ledgers_wrong": mismatches,
        "server_errors": sum(count for name, count in race.answers.items() if name.split()[2].startswith("5")),
        "faults": race.faults[:10],
        "told_to_wait": race.told_to_wait,
        "requests": len(times),
        "p50_ms": round(times[len(times) // 2], 1),
        "p95_ms": round(times[len(times) * 95 // 100], 1),
        "answers": dict(sorted(race.answers.items())),
    }


async def _round(race: Race, leads: int, draw: random.Random) -> list[Any]:
    """New leads, everybody at once, then what the tables say of each lead."""
    ids = await make_leads(race.app.state.sessions, race.app.state.keyring, leads)
    runners = [(buyer, ids[place % leads]) for place, buyer in enumerate(race.buyers)]
    draw.shuffle(runners)
    await _all(race.call(buyer, "POST", "/quotes", {"lead_id": lead}) for buyer, lead in runners)
    wanted = [race.call(buyer, "POST", "/holds", {"lead_id": lead, "duration_hours": 2}) for buyer, lead in runners]
    answers = zip(runners, await _all(wanted), strict=True)
    held = [(buyer, lead, answer.json()["id"]) for (buyer, lead), answer in answers if answer.status_code == 201]
    await _expect_one_hold_each(race, ids)
    let_go = set(ids[::2])
    await _all(race.call(buyer, "DELETE", f"/holds/{hold}") for buyer, lead, hold in held if lead in let_go)
    await _all(_buy(race, buyer, lead) for buyer, lead in runners)
    return await race.rows(_PER_LEAD, ids=ids)


async def _buy(race: Race, buyer: User, lead: int) -> None:
    """Propose and say yes twice at once, under two keys; both yeses must come to the same."""
    proposed = await race.call(buyer, "POST", "/proposals", {"kind": "purchase", "lead_ids": [lead]})
    if proposed.status_code != 201:
        return
    path = f"/proposals/{proposed.json()['id']}/confirm"
    first, second = await asyncio.gather(race.call(buyer, "POST", path), race.call(buyer, "POST", path))
    orders = {answer.json()["order"]["id"] for answer in (first, second) if answer.status_code == 200}
    if len(orders) > 1 or first.status_code != second.status_code:
        race.faults.append(f"two yeses of lead {lead}: {first.status_code} and {second.status_code}, orders {orders}")


async def _expect_one_hold_each(race: Race, ids: list[int]) -> None:
    active = "SELECT lead_id, count(*) AS n FROM holds WHERE lead_id = ANY(:ids) AND ends_at > app_now() GROUP BY 1"
    counted = {row.lead_id: row.n for row in await race.rows(active, ids=ids)}
    if counted != dict.fromkeys(ids, 1):
        race.faults.append(f"active holds a lead: {counted}")
    if (await race.rows(_OVERLAPS))[0][0]:
        race.faults.append("two holds of a lead overlap")


async def _mismatched_ledgers(race: Race) -> int:
    """Buyers whose entries, orders and balance as the API tells it do not agree."""
    rows = await race.rows(_LEDGERS, funds=FUNDS_CENTS)
    told = await _all(race.call(buyer, "GET", "/credits") for buyer in race.buyers)
    balances = {buyer.id: answer.json()["balance_cents"] for buyer, answer in zip(race.buyers, told, strict=True)}
    return sum(not row.entries == row.owed == balances[row.id] for row in rows)


async def _naive(race: Race, leads: int) -> int:
    """How many leads a check followed by an insert holds twice, raced by the same number of buyers."""
    async with transaction(race.app.state.sessions) as session:
        await session.execute(text("CREATE TABLE naive_holds (lead_id int, buyer int)"))
    await _all(_hold_naively(race, place % leads, place) for place in range(len(race.buyers)))
    twice = "SELECT count(*) FROM (SELECT 1 FROM naive_holds GROUP BY lead_id HAVING count(*) > 1) AS leads"
    return int((await race.rows(twice))[0][0])


async def _naive_webhooks(race: Race, events: int) -> int:
    """How many events count more than once, each told three times, all at the same moment."""
    async with transaction(race.app.state.sessions) as session:
        await session.execute(text("CREATE TABLE naive_grants (event int)"))
    await _all(_take_naively(race, event) for event in range(events) for _ in range(3))
    twice = "SELECT count(*) FROM (SELECT 1 FROM naive_grants GROUP BY event HAVING count(*) > 1) AS events"
    return int((await race.rows(twice))[0][0])


async def _take_naively(race: Race, event: int) -> None:
    async with transaction(race.app.state.sessions) as session:
        known = text("SELECT 1 FROM naive_grants WHERE event = :event")
        if (await session.execute(known, {"event": event})).first() is None:
            await session.execute(text("INSERT INTO naive_grants VALUES (:event)"), {"event": event})


async def _hold_naively(race: Race, lead: int, buyer: int) -> None:
    async with transaction(race.app.state.sessions) as session:
        taken = text("SELECT 1 FROM naive_holds WHERE lead_id = :lead")
        if (await session.execute(taken, {"lead": lead})).first() is None:
            insert = text("INSERT INTO naive_holds VALUES (:lead, :buyer)")
            await session.execute(insert, {"lead": lead, "buyer": buyer})


@asynccontextmanager
async def _api(settings: Settings) -> AsyncIterator[Race]:
    app = create_app(settings)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://race") as http:
        yield Race(app, http, [])


async def _all(calls: Iterable[Awaitable[Any]]) -> list[Any]:
    return list(await asyncio.gather(*calls))


def _kind(path: str) -> str:
    """A path without its ids."""
    return "/".join("{id}" if len(part) == 36 else part for part in path.split("/"))


def _code(response: httpx.Response) -> str:
    return f" {response.json()['code']}" if response.status_code >= 400 else ""

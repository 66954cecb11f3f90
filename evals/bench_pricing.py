"""``aiqleads bench pricing``: leads repriced a second, on a database of its own with leads that are made up.

The one statement that reprices the market (``in_bulk``, every price written, and again when nothing has moved) is timed
against two baselines of the same run: the same formula in Python over facts read page by page (``in_python``), and lead
by lead, as a job without a bulk statement would (``one_by_one``). ``after_demand`` is what one buyer's act costs.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.config import Settings
from backend.db import Sessions, make_engine, make_sessions, new_id, transaction
from backend.leads.activity import record_activity
from backend.pricing import formula, queries, service
from evals.scratch import own_database
from evals.synthetic import load

LEADS_DEFAULT = 20_000
ROUNDS = 3
PAGE = 500
ALONE_MAX = 300  # leads that are priced one by one
BUYERS = 50
_WRITE = text("UPDATE lead_search SET list_price_cents = :cents WHERE lead_id = :id")
_IDS = text("SELECT lead_id FROM lead_search WHERE status = 'available' ORDER BY lead_id")
_AN_HOUR_AGO = text("UPDATE lead_activity SET at = at - interval '1 hour'")
_UNPRICED = text("UPDATE lead_search SET list_price_cents = 1")

Say = Callable[[str], None]
Work = Callable[[AsyncSession, Sequence[int]], Awaitable[object]]


async def measure(
    settings: Settings, *, leads: int = LEADS_DEFAULT, rounds: int = ROUNDS, say: Say = lambda _: None
) -> dict[str, Any]:
    """Leads a second at ``leads`` leads, the best of ``rounds``."""
    begun = time.perf_counter()
    async with own_database(settings, "bench_pricing") as own:
        assert own.database_url is not None
        say(f"loading {leads:,} leads")
        await load(own.database_url.replace("postgresql+psycopg://", "postgresql://", 1), 0, leads)
        engine = make_engine(own.database_url)
        try:
            figures = await _measured(make_sessions(engine), rounds, say)
        finally:
            await engine.dispose()
    return {"name": "pricing", "leads": leads, **figures, "seconds": round(time.perf_counter() - begun, 1)}


async def _measured(sessions: Sessions, rounds: int, say: Say) -> dict[str, Any]:
    async with transaction(sessions) as session:
        ids = list((await session.execute(_IDS)).scalars())
        await service.refresh_area_stats(session)
        buyers = await _busy_day(session, ids)
    say("repricing")
    alone = ids[:ALONE_MAX]
    rates = {
        "in_bulk": await _rate(sessions, _bulk, ids, rounds),
        "in_python": await _rate(sessions, _by_pages, ids, rounds),
        "one_by_one": await _rate(sessions, _one_by_one, alone, rounds),
    }
    async with transaction(sessions) as session:
        await service.reprice(session)
    unchanged = await _rate(sessions, _bulk, ids, rounds, from_scratch=False)
    return {
        "leads_priced": len(ids),
        "leads_repriced_per_second": rates | {"in_bulk_unchanged": unchanged},
        "times_faster_than_one_by_one": round(rates["in_bulk"] / rates["one_by_one"], 1),
        "same_prices": await _same_prices(sessions, ids),
        "after_demand": await _after_demand(sessions, ids, buyers),
    }


async def _busy_day(session: AsyncSession, ids: Sequence[int]) -> list[User]:
    """Buyers who looked at and held some leads each, so that demand and interest have something to count."""
    buyers = [
        User(id=new_id(), email=f"b{number}@example.com", name="B", tier="pro", password_hash="!", market="austin-tx")  # noqa: S106
        for number in range(BUYERS)
    ]
    session.add_all(buyers)
    await session.flush()
    for number, buyer in enumerate(buyers):
        for lead_id in ids[number :: max(1, len(ids) // 10)]:
            await record_activity(session, buyer.id, lead_id, "hold" if number % 5 == 0 else "view")
    await session.execute(_AN_HOUR_AGO)
    return buyers


async def _rate(sessions: Sessions, work: Work, ids: Sequence[int], rounds: int, *, from_scratch: bool = True) -> int:
    """Leads a second, the best round; every round is taken back, so that the next finds the same."""
    best = float("inf")
    for _ in range(rounds):
        async with sessions() as session:
            if from_scratch:
                await session.execute(_UNPRICED)
            begun = time.perf_counter()
            await work(session, ids)
            best = min(best, time.perf_counter() - begun)
            await session.rollback()
    return round(len(ids) / best)


async def _bulk(session: AsyncSession, ids: Sequence[int]) -> None:
    await queries.reprice(session, None, "ingestion")


async def _by_pages(session: AsyncSession, ids: Sequence[int]) -> None:
    for start in range(0, len(ids), PAGE):
        found = await queries.facts(session, None, ids[start : start + PAGE])
        await session.execute(_WRITE, [{"id": lead_id, "cents": _listed(facts)} for lead_id, facts in found.items()])


async def _one_by_one(session: AsyncSession, ids: Sequence[int]) -> None:
    for lead_id in ids:
        (facts,) = (await queries.facts(session, None, [lead_id])).values()
        await session.execute(_WRITE, {"id": lead_id, "cents": _listed(facts)})


def _listed(facts: queries.Facts) -> int:
    return formula.price(service.parts(facts), 0, facts.set_list_cents)[0]


async def _same_prices(sessions: Sessions, ids: Sequence[int]) -> bool:
    """Whether the bulk statement and the formula in Python agree on a page of leads to the cent."""
    async with sessions() as session:
        found = await queries.facts(session, None, ids[:PAGE])
        stored = await session.execute(
            text("SELECT lead_id, list_price_cents FROM lead_search WHERE lead_id = ANY(:ids)"), {"ids": ids[:PAGE]}
        )
        prices = {lead_id: cents for lead_id, cents in stored.all()}  # noqa: C416
        return prices == {lead_id: _listed(facts) for lead_id, facts in found.items()}


async def _after_demand(sessions: Sessions, ids: Sequence[int], buyers: Sequence[User]) -> dict[str, Any]:
    """What the job of each minute does after one buyer's act: the areas it looks at, and how long."""
    async with sessions() as session:
        await record_activity(session, buyers[0].id, ids[-1], "purchase")
        begun = time.perf_counter()
        due = await queries.demand_due(session)
        found = time.perf_counter()
        changed = await queries.reprice(session, due, "demand")
        done = time.perf_counter()
        await session.rollback()
    return {
        "leads_due": len(due),
        "prices_changed": len(changed),
        "finding_ms": round((found - begun) * 1000, 1),
        "repricing_ms": round((done - found) * 1000, 1),
    }

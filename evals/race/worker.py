"""A worker in a process of its own, started by ``forkserver`` so that a new one after a kill costs no import."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import configure_mappers

import backend.billing.stripe_gateway
import backend.migrations.tables  # noqa: F401
from backend import clock
from backend.billing.jobs import sweep_in
from backend.cart.service import record_expired
from backend.config import Settings
from backend.db import Sessions, make_engine, make_sessions, transaction
from backend.outbox import service as outbox
from backend.outbox.topics import TOPICS, House
from backend.purchases import refunds

IDLE_SECONDS, SWEEP_EVERY, BATCH = 0.2, 40, 25
for _topic in TOPICS.values():  # in the fork server, once for all workers
    _topic.load()
configure_mappers()


def main(settings: Settings, ahead_seconds: float) -> None:
    """Work until killed. ``ahead_seconds`` is how far the race's clock runs ahead."""
    logging.disable(logging.CRITICAL)
    clock.shift(timedelta(seconds=ahead_seconds))
    with suppress(DBAPIError):  # the database is away: whoever keeps workers starts another
        asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    assert settings.database_url is not None
    house = House(make_sessions(make_engine(settings.database_url, pool_size=2)), settings)
    turn = 0
    while True:
        turn += 1
        if turn % SWEEP_EVERY == 0:
            await sweep(house)
        if not await outbox.work(house, BATCH):
            await asyncio.sleep(IDLE_SECONDS)


async def sweep(house: House) -> None:
    """What runs by the clock."""
    await sweep_in(house)
    async with transaction(house.sessions) as session:
        await record_expired(session)
    for refund_id in await _overdue(house.sessions):
        async with transaction(house.sessions) as session:
            await refunds.grant_overdue(session, refund_id)


async def _overdue(sessions: Sessions) -> list[Any]:
    async with transaction(sessions) as session:
        return list(await refunds.overdue(session))

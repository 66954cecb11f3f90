"""A worker in a process of its own, started by ``forkserver`` so that a new one after a kill costs no import."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

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

IDLE_SECONDS, SWEEP_EVERY, BATCH = 0.2, 200, 5
REST_SECONDS = 0.01
for _topic in TOPICS.values():  # in the fork server, once for all workers
    _topic.load()
configure_mappers()


class Shared(Protocol):
    """A number that processes share."""

    value: Any


@dataclass(frozen=True, slots=True)
class Jumps:
    """The jumps of the race's clock: how many were asked for, how many are over, and how far it runs ahead."""

    asked: Shared
    done: Shared
    ahead_seconds: Shared


def main(settings: Settings, jumps: Jumps, resting: Shared) -> None:
    """Work until killed, on the race's clock. ``resting`` is the jump it rests for; until then it may be at work."""
    logging.disable(logging.CRITICAL)
    with suppress(DBAPIError):  # the database is away: whoever keeps workers starts another
        asyncio.run(_work(settings, jumps, resting))


async def _work(settings: Settings, jumps: Jumps, resting: Shared) -> None:
    assert settings.database_url is not None
    house = House(make_sessions(make_engine(settings.database_url, pool_size=2)), settings)
    turn, ahead = 0, 0.0
    while True:
        resting.value = asked = jumps.asked.value
        while jumps.done.value < asked:  # noqa: ASYNC110 (another process)
            await asyncio.sleep(REST_SECONDS)
        clock.shift(timedelta(seconds=jumps.ahead_seconds.value - ahead))
        ahead, turn = jumps.ahead_seconds.value, turn + 1
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

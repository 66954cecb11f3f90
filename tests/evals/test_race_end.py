"""The end of the long race: nothing that is still on its way is taken for lost, and nothing lost for on its way."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import clock
from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.outbox import service as outbox
from backend.outbox.topics import TOPICS, House, Message, Topic
from evals.invariants import broken
from evals.race.storm import IN_THE_END, SOON, Storm

TOPIC = "test.refused"


async def refuse(_: House, message: Message) -> None:
    """Refuses as often as the message says."""
    if message.attempt <= message.payload["refusals"]:
        raise ConnectionError("not now")


@pytest.fixture
async def run(
    database: object, engine: AsyncEngine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Storm]:
    """A race without a crowd, whose clock is moved by hand."""
    monkeypatch.setitem(TOPICS, TOPIC, Topic(f"{__name__}:refuse", outside=True))
    house = House(make_sessions(engine), settings)

    async def rows(query: str, **values: Any) -> list[Any]:
        async with transaction(house.sessions) as session:
            return list((await session.execute(text(query), values)).all())

    async def jump(ahead: timedelta) -> None:
        clock.shift(ahead)

    premises = cast(Any, SimpleNamespace(work=house, rows=rows, jump=jump, sessions=house.sessions))
    yield Storm(premises, cast(Any, None), cast(Any, None), random.Random(1))
    clock.reset()


async def told(run: Storm, refusals: int, later: timedelta = timedelta()) -> None:
    async with transaction(run.house.sessions) as session:
        await outbox.put(session, TOPIC, {"refusals": refusals}, due_at=clock.now() + later)


async def left(run: Storm) -> int:
    ((count,),) = await run.house.rows("SELECT count(*) FROM outbox WHERE done_at IS NULL")
    return int(count)


async def test_what_is_told_seconds_later_or_again_is_waited_for(run: Storm) -> None:
    await told(run, 0, timedelta(seconds=2))
    await told(run, 3)
    await run.drain(SOON)
    assert await left(run) == 0


async def test_what_is_due_much_later_stays(run: Storm) -> None:
    await told(run, 0, timedelta(days=2))
    await run.drain(IN_THE_END)
    assert await left(run) == 1


async def test_what_is_refused_for_ever_is_found_broken(run: Storm) -> None:
    await told(run, 100)
    await run.drain(IN_THE_END)
    async with transaction(run.house.sessions) as session:
        assert set(await broken(session)) == {"dead_letter"}


async def test_what_the_last_step_of_the_clock_made_due_is_worked_on_too(
    run: Storm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evals.race.storm.DRAINS_MAX", 1)
    await told(run, refusals=0, later=timedelta(minutes=1))
    await run.drain(SOON)
    assert await left(run) == 0

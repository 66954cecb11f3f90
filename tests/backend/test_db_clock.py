"""Every transaction has the process's clock, also over a connection that heard another one before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import clock
from backend.db import Sessions, instant, make_engine, make_sessions, transaction

AT = datetime(2030, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture
async def single(db_url: str) -> AsyncIterator[AsyncEngine]:
    """One connection, used again and again."""
    made = make_engine(db_url, pool_size=1, max_overflow=0)
    yield made
    await made.dispose()


@pytest.fixture
def sessions(single: AsyncEngine) -> Sessions:
    return make_sessions(single)


async def told(sessions: Sessions) -> datetime:
    async with transaction(sessions) as session:
        return await instant(session)


async def rolled_back(sessions: Sessions) -> datetime:
    async with sessions() as session:
        now = await instant(session)
        await session.rollback()
        return now


async def test_a_clock_that_moves_is_heard_by_the_next_transaction(sessions: Sessions) -> None:
    clock.freeze(AT)
    assert await told(sessions) == AT
    clock.shift(timedelta(days=400))
    assert await told(sessions) == AT + timedelta(days=400)


async def test_a_clock_heard_in_a_transaction_that_was_undone_is_told_again(sessions: Sessions) -> None:
    clock.freeze(AT)
    assert await rolled_back(sessions) == AT
    assert await told(sessions) == AT
    assert await rolled_back(sessions) == AT
    assert await told(sessions) == AT


async def test_the_real_time_comes_back_also_after_an_undone_transaction(sessions: Sessions) -> None:
    clock.freeze(AT)
    await told(sessions)
    clock.reset()
    for ask in (rolled_back, told, told):
        assert abs(await ask(sessions) - datetime.now(UTC)) < timedelta(minutes=5)


async def test_a_time_that_runs_ahead_runs(sessions: Sessions) -> None:
    clock.shift(timedelta(days=30))
    first, second = await told(sessions), await told(sessions)
    assert timedelta(0) < second - first < timedelta(minutes=5)
    assert abs(first - datetime.now(UTC) - timedelta(days=30)) < timedelta(minutes=5)


async def lose(sessions: Sessions, engine: AsyncEngine) -> None:
    """The server ends a connection in the middle of a transaction."""
    async with transaction(sessions) as session:
        own = (await session.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        async with engine.connect() as other:
            await other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": own})
        await instant(session)


async def test_a_connection_that_is_lost_says_so_and_its_successor_has_the_clock(
    sessions: Sessions, engine: AsyncEngine
) -> None:
    clock.freeze(AT)
    with pytest.raises(OperationalError):
        await lose(sessions, engine)
    assert await told(sessions) == AT

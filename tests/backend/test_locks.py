"""One waits for one's own kind, and for nobody else."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.locks import Space, take


async def waiting(session: AsyncSession) -> None:
    await session.execute(text("SET LOCAL lock_timeout = '50ms'"))


async def test_another_space_or_key_is_free_and_the_same_one_is_not(engine: AsyncEngine) -> None:
    async with AsyncSession(engine) as first, AsyncSession(engine) as second:
        await take(first, Space.AREA_STATS, "x")
        await waiting(second)

        for space in set(Space) - {Space.AREA_STATS}:
            await take(second, space, "x")
        await take(second, Space.AREA_STATS, "y")

        with pytest.raises(DBAPIError, match="lock timeout"):
            await take(second, Space.AREA_STATS, "x")

"""Advisory locks that last to the transaction's end: the one list of what may wait for what.

Every lock has a space of its own, so that no two rooms ever wait for each other by chance. The spaces begin far from
what the import, the scheduler and the migrations use.
"""

from __future__ import annotations

from enum import IntEnum, unique
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_TAKE = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, :space))")


@unique
class Space(IntEnum):
    """What is locked; ``key`` names the one among its kind."""

    ACCOUNT = 7_301  # a buyer's writes of money and holds
    LOGIN_FAMILY = 7_302  # a log-in's refresh tokens
    SAVED_SEARCHES = 7_303  # a user's saved searches
    ENDED_LOTS = 7_304  # the job that books ended credits
    AREA_STATS = 7_305  # the job that refreshes medians
    DEMO_ACCOUNTS = 7_306  # the process that makes them


async def take(session: AsyncSession, space: Space, key: Any = "") -> None:
    """Wait for the lock and keep it until the transaction ends; taking it again changes nothing."""
    await session.execute(_TAKE, {"key": str(key), "space": int(space)})

"""What an RQ job stands on: one ``asyncio.run`` with an engine of its own, one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from rq import Queue, get_current_job
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from backend.config import get_settings
from backend.db import make_engine, make_sessions, transaction

T = TypeVar("T")
URGENT_QUEUE = "default"


def run(work: Callable[[AsyncSession], Awaitable[T]], database_url: str | None = None) -> T:
    """Do ``work`` in one transaction on ``AIQLEADS_DATABASE_URL`` (or the given one) and return what it returns."""
    return asyncio.run(_run(work, _url(database_url)))


async def _run(work: Callable[[AsyncSession], Awaitable[T]], url: str) -> T:
    engine = make_engine(url, pool_size=1)
    try:
        async with transaction(make_sessions(engine)) as session:
            return await work(session)
    finally:
        await engine.dispose()


def run_batches(work: Callable[[async_sessionmaker[AsyncSession]], Awaitable[T]], database_url: str | None = None) -> T:
    """Do ``work`` that opens a transaction a batch itself, so that a kill loses one batch at most."""
    return asyncio.run(_run_batches(work, _url(database_url)))


async def _run_batches(work: Callable[[async_sessionmaker[AsyncSession]], Awaitable[T]], url: str) -> T:
    engine = make_engine(url, pool_size=1)
    try:
        return await work(make_sessions(engine))
    finally:
        await engine.dispose()


def is_wanted() -> bool:
    """Whether something more urgent waits for the worker that is at this job."""
    job = get_current_job()
    return job is not None and Queue(URGENT_QUEUE, connection=job.connection).count > 0


def _url(given: str | None) -> str:
    url = given or get_settings().database_url
    if url is None:
        raise RuntimeError("Jobs need AIQLEADS_DATABASE_URL.")
    return url

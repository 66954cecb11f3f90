"""Jobs of the embeddings (RQ)."""

from __future__ import annotations

import logging
import time

from rq import Queue, get_current_job
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from backend import jobs
from backend.config import get_settings
from backend.db import transaction
from backend.embeddings import embedders, queries, service

BATCH = 16  # half a second: as long as anything more urgent waits for this worker
WORK_SECONDS = 45  # then the worker turns to other jobs, and the scheduler asks again
URGENT_QUEUE = "default"
log = logging.getLogger(__name__)


def embed_missing() -> int:
    """Embed what has no vector yet, a batch a transaction, for less than a minute; how many leads."""
    return jobs.run_batches(_embed)


async def _embed(sessions: async_sessionmaker[AsyncSession]) -> int:
    settings = get_settings()
    if settings.embeddings == "off" or not await _any_missing(sessions, embedders.model_name(settings)):
        return 0
    embedder = embedders.choose(settings)
    embedders.lower_priority()
    ends, done = time.monotonic() + WORK_SECONDS, 0
    while time.monotonic() < ends:
        async with transaction(sessions) as session:
            made = await service.embed_batch(session, embedder, BATCH)
        done += made
        if not made or gave_way():
            break
    await _log_progress(sessions, embedder.model)
    return done


async def _log_progress(sessions: async_sessionmaker[AsyncSession], model: str) -> None:
    async with transaction(sessions) as session:
        far = await queries.progress(session, model)
    log.info("embedded %d of %d leads", far.done, far.wanted)


async def _any_missing(sessions: async_sessionmaker[AsyncSession], model: str) -> bool:
    """Looked up first: the model takes longer to load than most runs have work for."""
    async with transaction(sessions) as session:
        return bool(await queries.missing(session, model, 1))


def gave_way() -> bool:
    """Whether something more urgent waits for this worker; the rest is then asked for again, behind it."""
    job = get_current_job()
    if job is None or not Queue(URGENT_QUEUE, connection=job.connection).count:
        return False
    again = Queue(job.origin, connection=job.connection)
    again.enqueue_call(embed_missing, timeout=job.timeout, result_ttl=60)
    return True

"""Jobs of the embeddings (RQ)."""

from __future__ import annotations

import logging
import time

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from backend import jobs
from backend.config import get_settings
from backend.db import transaction
from backend.embeddings import embedders, queries, service

BATCH = 64
WORK_SECONDS = 45  # then the worker turns to other jobs, and the scheduler asks again
log = logging.getLogger(__name__)


def embed_missing() -> int:
    """Embed what has no vector yet, a batch a transaction, for less than a minute; how many leads."""
    return jobs.run_batches(_embed)


async def _embed(sessions: async_sessionmaker[AsyncSession]) -> int:
    settings = get_settings()
    try:
        embedder = embedders.choose(settings)
    except embedders.EmbeddingsOff:
        return 0
    embedders.lower_priority()
    ends, done = time.monotonic() + WORK_SECONDS, 0
    while time.monotonic() < ends:
        async with transaction(sessions) as session:
            made = await service.embed_batch(session, embedder, BATCH)
            far = await queries.progress(session, embedder.model)
        if not made:
            break
        done += made
        log.info("embedded %d of %d leads", far.done, far.wanted)
    return done

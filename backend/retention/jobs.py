"""The daily job of forgetting (RQ)."""

from __future__ import annotations

import time

from rq import Queue, get_current_job

from backend import jobs
from backend.config import get_settings
from backend.db import Sessions
from backend.outbox.topics import House
from backend.retention import service

WORK_SECONDS = 45  # then the worker turns to other jobs, and this one stands in line again


def forget() -> bool:
    """Forget what was kept long enough; whether that is done. Daily."""
    ends = time.monotonic() + WORK_SECONDS

    async def run(sessions: Sessions) -> bool:
        return await service.forget(House(sessions, get_settings()), stop=lambda: time.monotonic() > ends)

    is_done = jobs.run_batches(run)
    job = get_current_job()
    if not is_done and job is not None:
        Queue(job.origin, connection=job.connection).enqueue_call(forget, timeout=job.timeout, result_ttl=60)
    return is_done

"""Jobs of the outbox (RQ): ``work`` and ``work_long`` as soon as something is due, ``forget_done`` daily."""

from __future__ import annotations

from backend import jobs
from backend.config import get_settings
from backend.db import Sessions
from backend.outbox import service
from backend.outbox.topics import House


def work() -> int:
    """Work on what is due; how many messages."""

    async def run(sessions: Sessions) -> int:
        return await service.work(House(sessions, get_settings()))

    return jobs.run_batches(run)


def work_long() -> int:
    """Work on what is due and takes its time; how many messages."""

    async def run(sessions: Sessions) -> int:
        return await service.work_long(House(sessions, get_settings()))

    return jobs.run_batches(run)


def forget_done() -> int:
    """Delete what was done a month ago; how many."""
    return jobs.run(service.forget_done)

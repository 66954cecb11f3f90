"""Jobs of the pipeline (RQ): ``work`` when something is due, ``start_due`` when a schedule is."""

from __future__ import annotations

import time

from backend import jobs
from backend.config import get_settings
from backend.db import Sessions
from backend.ingestion.pipeline import service
from backend.keyring import ring
from backend.outbox.topics import House

WORK_SECONDS = 45  # then the worker turns to other jobs, and the scheduler asks again


def work() -> int:
    """Do what is due for less than a minute, or until something more urgent waits for this worker; stages done."""
    ends = time.monotonic() + WORK_SECONDS

    async def run(sessions: Sessions) -> int:
        house = House(sessions, get_settings())
        return await service.work(house, stop=lambda: time.monotonic() > ends or jobs.is_wanted())

    return jobs.run_batches(run)


def start_due() -> int:
    """Begin a run for each schedule whose time has come; how many."""
    settings = get_settings()
    if settings.contact_keys is None:
        raise RuntimeError("Ingestion needs AIQLEADS_CONTACT_KEYS.")
    keys = ring(settings.contact_keys.get_secret_value())
    return jobs.run(lambda session: service.start_due(session, keys))

"""The queue and who works on it."""

from __future__ import annotations

import os
from importlib import import_module
from typing import cast

from redis import Redis
from rq import Queue, Worker
from rq.exceptions import NoSuchJobError
from rq.job import Job, JobStatus

from backend.places.gazetteer import load
from backend.services.failure import ServiceError
from backend.services.schedule import SCHEDULE, Periodic

QUEUES = ("default", "ingest", "embed")
JOB_TIMEOUT_SECONDS = 3600
MAINTENANCE_SECONDS = 30  # a killed worker's job is taken up again after this, instead of ten minutes
MONITORING_SECONDS = 5
_WAITING = {JobStatus.QUEUED, JobStatus.STARTED, JobStatus.SCHEDULED, JobStatus.DEFERRED}


def connect(redis_url: str) -> Redis:
    """A connection to Valkey that was seen to answer. Raises ServiceError."""
    from redis.exceptions import ConnectionError as Unreachable

    valkey = Redis.from_url(redis_url)
    try:
        valkey.ping()
    except Unreachable as error:
        raise ServiceError(f"Valkey cannot be reached: {error}", "Check AIQLEADS_REDIS_URL.") from None
    return valkey


def run_worker(redis_url: str) -> None:
    """Work until SIGTERM; the job at hand is finished first.

    A job runs in a fork of this process: what the periodic jobs import, and the places, are read here, once.
    """
    for periodic in SCHEDULE:
        import_module(periodic.job.rpartition(".")[0])
    load()
    worker = Worker(
        list(QUEUES),
        connection=connect(redis_url),
        name=f"worker-{os.uname().nodename}-{os.getpid()}",
        maintenance_interval=MAINTENANCE_SECONDS,
        job_monitoring_interval=MONITORING_SECONDS,
    )
    worker.work(logging_level="INFO")


def enqueue_once(valkey: Redis, periodic: Periodic) -> bool:
    """Put the job on its queue unless it waits or runs already."""
    name = f"periodic-{periodic.name}"
    try:
        known = cast(JobStatus | None, Job.fetch(name, connection=valkey).get_status())
        if known in _WAITING:
            return False
    except NoSuchJobError:
        pass
    Queue(periodic.queue, connection=valkey).enqueue_call(
        periodic.job, job_id=name, timeout=JOB_TIMEOUT_SECONDS, result_ttl=60, failure_ttl=86_400
    )
    return True

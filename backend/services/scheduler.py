"""Asks for the periodic jobs; of several schedulers only the holder of an advisory lock does."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from types import FrameType

import psycopg
from redis import Redis

from backend.services.failure import ServiceError
from backend.services.queues import connect, enqueue_once
from backend.services.schedule import SCHEDULE, Periodic

LOCK = 7_283_992
STANDBY_SECONDS = 5.0
TICK_SECONDS = 1.0
log = logging.getLogger(__name__)


class Scheduler:
    """When each job is due next; all are due at the start."""

    def __init__(
        self,
        valkey: Redis,
        schedule: Sequence[Periodic] = SCHEDULE,
        is_true: Callable[[str], bool] = lambda _sql: True,
    ) -> None:
        self._valkey = valkey
        self._is_true = is_true
        self._due = dict.fromkeys(schedule, 0.0)

    def tick(self, now: float) -> list[str]:
        """Ask for what is due at ``now`` (seconds of any steady clock); the names of those asked for."""
        asked = []
        for entry, at in self._due.items():
            if now >= at:
                self._due[entry] = now + entry.every_seconds
                if self._idle(entry):
                    continue
                if enqueue_once(self._valkey, entry):
                    asked.append(entry.name)
        return asked

    def _idle(self, entry: Periodic) -> bool:
        return entry.unless_idle is not None and not self._is_true(entry.unless_idle)


def run_scheduler(database_url: str, redis_url: str) -> None:
    """Until SIGTERM. While another scheduler leads, stand by. Raises ServiceError."""
    stop = threading.Event()

    def leave(_signum: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    valkey = connect(redis_url)
    dsn = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    try:
        with psycopg.connect(dsn, autocommit=True) as connection:
            _lead(connection, Scheduler(valkey, is_true=partial(is_true, connection)), stop)
    except psycopg.OperationalError as error:
        raise ServiceError(f"The database cannot be reached: {error}", "Check AIQLEADS_DATABASE_URL.") from None


def _lead(connection: psycopg.Connection, scheduler: Scheduler, stop: threading.Event) -> None:
    """The lock ends with the connection, so a scheduler whose connection broke cannot go on leading."""
    while not stop.is_set() and not is_leader(connection):
        stop.wait(STANDBY_SECONDS)
    while not stop.is_set():
        connection.execute("SELECT 1")
        for name in scheduler.tick(time.monotonic()):
            log.info("asked for %s", name)
        stop.wait(TICK_SECONDS)


def is_true(connection: psycopg.Connection, sql: str) -> bool:
    """What a yes-or-no query says."""
    row = connection.execute(sql).fetchone()
    return bool(row and row[0])


def is_leader(connection: psycopg.Connection) -> bool:
    """Take the lead, or see that somebody else has it."""
    return is_true(connection, f"SELECT pg_try_advisory_lock({LOCK})")

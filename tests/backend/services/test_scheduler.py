"""Periodic jobs: asked for when due, never twice at a time, by one leader."""

from __future__ import annotations

import time
from importlib import import_module
from operator import attrgetter

import psycopg
import pytest
from redis import Redis
from rq import Queue, SimpleWorker
from rq.timeouts import TimerDeathPenalty

from backend.services import ServiceError
from backend.services.queues import QUEUES, connect, enqueue_once
from backend.services.schedule import SCHEDULE, Periodic
from backend.services.scheduler import Scheduler, is_leader
from backend.services.testing import libpq

SOMETHING = Periodic("something", "time.monotonic", 60)


class Worker(SimpleWorker):
    death_penalty_class = TimerDeathPenalty


def work(valkey: Redis) -> None:
    Worker([Queue("default", connection=valkey)], connection=valkey).work(burst=True, logging_level="ERROR")


@pytest.fixture
def valkey(valkey_url: str) -> Redis:
    return connect(valkey_url)


class TestSchedule:
    @pytest.mark.parametrize("periodic", SCHEDULE, ids=attrgetter("name"))
    def test_each_job_exists_and_has_a_queue_that_is_worked_on(self, periodic: Periodic) -> None:
        module, _, name = periodic.job.rpartition(".")
        assert callable(getattr(import_module(module), name))
        assert periodic.queue in QUEUES


class TestTick:
    def test_a_job_is_asked_for_at_the_start_and_then_at_its_pace(self, valkey: Redis) -> None:
        scheduler = Scheduler(valkey, [SOMETHING])
        assert scheduler.tick(1000.0) == ["something"]
        work(valkey)
        assert scheduler.tick(1059.9) == []
        assert scheduler.tick(1060.0) == ["something"]

    def test_a_job_that_still_waits_is_not_asked_for_again(self, valkey: Redis) -> None:
        assert enqueue_once(valkey, SOMETHING)
        assert not enqueue_once(valkey, SOMETHING)
        assert Queue("default", connection=valkey).count == 1

    def test_a_job_with_nothing_to_do_is_not_asked_for(self, valkey: Redis) -> None:
        answers = iter([False, True])
        entry = SOMETHING._replace(every_seconds=1, unless_idle="SELECT is_there_work()")
        scheduler = Scheduler(valkey, [entry], is_true=lambda _sql: next(answers))
        assert scheduler.tick(1000.0) == []
        assert scheduler.tick(1001.0) == ["something"]


class TestLeader:
    def test_one_of_two_leads_until_its_connection_ends(self, db_url: str) -> None:
        with psycopg.connect(libpq(db_url), autocommit=True) as second:
            with psycopg.connect(libpq(db_url), autocommit=True) as first:
                assert is_leader(first)
                assert not is_leader(second)
            deadline = time.monotonic() + 10
            while not is_leader(second):  # the server notices the end of a connection a moment later
                assert time.monotonic() < deadline
                time.sleep(0.01)


class TestConnect:
    def test_an_unreachable_valkey_is_one_clear_line(self) -> None:
        with pytest.raises(ServiceError, match="Valkey cannot be reached"):
            connect("unix:///nowhere/valkey.sock")

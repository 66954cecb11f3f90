"""A whole run: services, template, a clone and a process a worker, the traces in the order of the suite."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import product
from multiprocessing.queues import SimpleQueue
from multiprocessing.util import Finalize
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from backend import clock
from backend.config import Settings
from evals.cases import Case
from evals.database import Server, fingerprint
from evals.runner import Ran, Spec, Usage, Worker, add_usage, hush, open_worker
from evals.traces import Trace
from evals.world import fill_template

LAST_VALKEY_DATABASE = 15
Tell = Callable[[int, int], None]


@dataclass
class Outcome:
    """All traces in the order of suite, trial and turn; tokens by model."""

    traces: list[Trace] = field(default_factory=list)
    usage: Usage = field(default_factory=dict)


def default_workers() -> int:
    """One a core, at most two: the servers want the rest."""
    return max(1, min(2, os.cpu_count() or 1))


def run_cases(
    settings: Settings, cases: Sequence[Case], *, agent: str, stubbed: bool, trials: int, workers: int, tell: Tell
) -> Outcome:
    """Run every trial of every case. ``settings`` name running servers; ``tell`` hears (done, all)."""
    assert settings.database_url, "start the services first"
    jobs = [(case, trial) for case, trial in product(cases, range(1, trials + 1))]
    count = max(1, min(workers, len(jobs)))
    server = Server(settings.database_url)
    with _time_restored():
        name = asyncio.run(_template(server, settings))
        try:
            specs = [_spec(settings, server.clone(name, number), number, agent, stubbed) for number in range(count)]
            results = dict(_results(specs, jobs, tell))
        finally:
            server.drop_clones()
    outcome = Outcome()
    for place in range(len(jobs)):
        outcome.traces += results[place].traces
        add_usage(outcome.usage, results[place].usage)
    return outcome


async def _template(server: Server, settings: Settings) -> str:
    redis_url = valkey_database(settings.redis_url or "", LAST_VALKEY_DATABASE)

    async def fill(url: str) -> None:
        await fill_template(settings, url, redis_url)

    return await server.template(fingerprint(), fill)


def _spec(settings: Settings, url: str, number: int, agent: str, stubbed: bool) -> Spec:
    redis_url = valkey_database(settings.redis_url or "", LAST_VALKEY_DATABASE - number % LAST_VALKEY_DATABASE)
    return Spec(settings, url, redis_url, agent, stubbed)


def valkey_database(url: str, number: int) -> str:
    """The URL of another database of the same Valkey; the product's own is never touched."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        query = urlencode([*((name, value) for name, value in parse_qsl(parts.query) if name != "db"), ("db", number)])
        return urlunsplit(parts._replace(query=query))
    return urlunsplit(parts._replace(path=f"/{number}"))


def _results(specs: list[Spec], jobs: list[tuple[Case, int]], tell: Tell) -> Iterator[tuple[int, Ran]]:
    """Each job's place and result, in the order in which they end."""
    done = 0
    if len(specs) == 1:
        with _at_work(specs[0]) as (runner, worker):
            for place, (case, trial) in enumerate(jobs):
                yield place, runner.run(worker.run(case, trial))
                done += 1
                tell(done, len(jobs))
        return
    context = multiprocessing.get_context("spawn")
    waiting = context.SimpleQueue()
    for spec in specs:
        waiting.put(spec)
    with ProcessPoolExecutor(len(specs), mp_context=context, initializer=_begin, initargs=(waiting,)) as pool:
        futures = {pool.submit(_work, case, trial): place for place, (case, trial) in enumerate(jobs)}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
                done += 1
                tell(done, len(jobs))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


@contextmanager
def _at_work(spec: Spec) -> Iterator[tuple[asyncio.Runner, Worker]]:
    """A worker and the loop that it lives in."""
    hush()
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        worker = runner.run(stack.enter_async_context(open_worker(spec)))
        try:
            yield runner, worker
        finally:
            runner.run(stack.aclose())


_here: list[tuple[asyncio.Runner, Worker]] = []


def _begin(waiting: SimpleQueue[Spec]) -> None:
    """Open this process's worker; it is closed when the process ends. Ctrl-C is the run's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stack = ExitStack()
    _here.append(stack.enter_context(_at_work(waiting.get())))
    Finalize(None, stack.close, exitpriority=10)


def _work(case: Case, trial: int) -> Ran:
    runner, worker = _here[0]
    return runner.run(worker.run(case, trial))


@contextmanager
def _time_restored() -> Iterator[None]:
    """The clock of this process goes on afterwards."""
    try:
        yield
    finally:
        clock.reset()

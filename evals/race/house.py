"""The house of the long race: servers of its own that may be killed, the API here, workers as processes."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, cast

import httpx
import redis.asyncio
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend import clock, keyring
from backend.app import create_app
from backend.config import Settings
from backend.db import Sessions, transaction
from backend.outbox.topics import House
from backend.services.attachment import Attachment
from backend.services.home import open_home
from backend.services.migrate import upgrade
from evals.race import worker

WORKERS = 2
_FORKS = get_context("forkserver")


class Premises:
    """Servers, API and workers, and how each of them is broken."""

    def __init__(self, app: FastAPI, settings: Settings, attachment: Attachment) -> None:
        self.app, self.settings, self.attachment = app, settings, attachment
        self.sessions: Sessions = app.state.sessions
        self.work = House(self.sessions, settings)
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self.http = httpx.AsyncClient(transport=transport, base_url=settings.base_url, timeout=60)
        self.workers: list[tuple[BaseProcess, worker.Shared]] = []
        self.clocks = worker.Jumps(_FORKS.RawValue("q", 0), _FORKS.RawValue("q", 0), _FORKS.RawValue("d", 0.0))
        self.outages = 0  # odd while the database is away
        self.killed = self.flushed = self.restarted = self.jumps = 0

    def keep_workers(self) -> None:
        """As many workers as there should be."""
        self.workers = [(process, resting) for process, resting in self.workers if process.is_alive()]
        while len(self.workers) < WORKERS:
            resting = _FORKS.RawValue("q", -1)
            process = _FORKS.Process(target=worker.main, args=(self.settings, self.clocks, resting), daemon=True)
            process.start()
            self.workers.append((process, resting))

    def kill_worker(self, number: int) -> None:
        """``kill -9`` at whatever it is doing."""
        process, _ = self.workers[number % len(self.workers)]
        process.kill()
        process.join()
        self.killed += 1

    def kill_workers(self) -> None:
        """All of them at once."""
        for number in range(len(self.workers)):
            self.kill_worker(number)

    async def jump(self, ahead: timedelta) -> None:
        """Nobody works while the clock jumps: no process may live in the past."""
        self.clocks.asked.value += 1
        while any(self._at_work(*each) for each in self.workers):  # noqa: ASYNC110 (other processes)
            await asyncio.sleep(worker.REST_SECONDS)
        clock.shift(ahead)
        self.clocks.ahead_seconds.value += ahead.total_seconds()
        self.clocks.done.value += 1
        self.jumps += 1

    def _at_work(self, process: BaseProcess, resting: worker.Shared) -> bool:
        return bool(process.is_alive() and resting.value < self.clocks.asked.value)

    async def restart_database(self) -> None:
        """``kill -9`` of PostgreSQL; its keeper starts it again."""
        before = await self._begun()
        self.outages += 1
        pid = int((self.attachment.home.postgres / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        while await self._begun() in (None, before):  # noqa: ASYNC110 (a server that comes back tells nobody)
            await asyncio.sleep(0.1)
        self.outages += 1
        self.restarted += 1

    async def flush(self) -> None:
        """Valkey forgets everything."""
        async with redis.asyncio.Redis.from_url(str(self.settings.redis_url)) as valkey:
            await valkey.flushall()
        self.flushed += 1

    async def rows(self, query: str, **values: Any) -> list[Any]:
        """What the tables say."""
        async with transaction(self.sessions) as session:
            return list((await session.execute(text(query), values)).all())

    async def _begun(self) -> datetime | None:
        """Since when the database runs; None while it does not."""
        try:
            ((since,),) = await self.rows("SELECT pg_postmaster_start_time()")
        except DBAPIError:
            return None
        return cast(datetime, since)


@asynccontextmanager
async def premises() -> AsyncIterator[Premises]:
    """Open for a race; nothing is left of it afterwards."""
    root = Path(tempfile.mkdtemp(prefix="aiqleads-race-"))
    attachment = Attachment(open_home(root))
    try:
        await asyncio.to_thread(attachment.join)
        urls = attachment.urls()
        await asyncio.to_thread(upgrade, urls.database_url)
        settings = _settings(root, urls.database_url, urls.redis_url)
        async with _open(settings, attachment) as made:
            yield made
    finally:
        await asyncio.to_thread(attachment.leave)
        shutil.rmtree(root, ignore_errors=True)


@asynccontextmanager
async def _open(settings: Settings, attachment: Attachment) -> AsyncIterator[Premises]:
    app = create_app(settings)
    server = uvicorn.Server(uvicorn.Config(app, port=settings.port, log_config=None, lifespan="on"))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (uvicorn has no event for it)
        await asyncio.sleep(0.02)
    _FORKS.set_forkserver_preload(["__main__", worker.__name__])
    made = Premises(app, settings, attachment)
    try:
        yield made
    finally:
        made.kill_workers()
        await made.http.aclose()
        server.should_exit = True
        with suppress(asyncio.CancelledError):
            await serving
        clock.reset()


def _settings(root: Path, database_url: str, redis_url: str) -> Settings:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    return Settings(
        _env_file=None,
        home=root,
        port=port,
        database_url=database_url,
        redis_url=redis_url,
        secret=SecretStr(uuid.uuid4().hex * 2),
        contact_keys=SecretStr(keyring.generate()),
        embeddings="off",
        demo_mode=True,
        rate_limits=False,
    )

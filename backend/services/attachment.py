"""Using the services: join those that run in the home or have a keeper start them; the last one stops them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backend.services.failure import ServiceError
from backend.services.home import READY, Home, Lock, keeper_lock, open_home, users_lock
from backend.services.postgres import Say, postgres_url, silent
from backend.services.processes import end_process
from backend.services.valkey import valkey_url

if TYPE_CHECKING:
    from backend.config import Settings

STOP_TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True)
class ServiceUrls:
    """Where the two servers are: ``postgresql+psycopg://…`` and what redis-py's ``from_url`` takes."""

    database_url: str
    redis_url: str


@contextmanager
def ensure_services(settings: Settings, say: Say = silent) -> Iterator[ServiceUrls]:
    """PostgreSQL and Valkey for the block: the configured, those that run already, or started just for it."""
    if settings.database_url and settings.redis_url:
        yield ServiceUrls(settings.database_url, settings.redis_url)
        return
    attachment = Attachment(open_home(settings.home), say)
    attachment.join()
    try:
        urls = attachment.urls()
        yield ServiceUrls(settings.database_url or urls.database_url, settings.redis_url or urls.redis_url)
    finally:
        attachment.leave()


class Attachment:
    """One user's hold on the services of a home."""

    def __init__(self, home: Home, say: Say = silent, *, durable: bool = True) -> None:
        self.home, self.say, self.durable = home, say, durable
        self._users = users_lock(home)
        self._gate = Lock(home.run / "gate.lock")
        self._keeper: subprocess.Popen[str] | None = None

    def urls(self) -> ServiceUrls:
        return ServiceUrls(postgres_url(self.home), valkey_url(self.home))

    def join(self) -> None:
        """Start the services unless they run; they stay until :meth:`leave`. Raises ServiceError."""
        with self._gate.held():
            self._users.take(shared=True, wait=True)
            if self._joined():
                return
            try:
                self._start_keeper()
            except BaseException:
                self._stop_keeper()
                self._users.drop()
                raise

    def rejoin(self) -> None:
        """Start the services again when their keeper is gone."""
        if not self.kept():
            with self._gate.held():
                if not self.kept():
                    self._start_keeper()

    def _joined(self) -> bool:
        """Wait for a keeper that is starting or reviving a server; False when there is none, or it gives up."""
        while self.kept():
            if keeper_lock(self.home).read_note().endswith(READY):
                return True
            time.sleep(0.05)
        return False

    def kept(self) -> bool:
        """Whether a keeper is at work in the home."""
        lock = keeper_lock(self.home)
        free = lock.take(shared=True)
        lock.drop()
        return not free

    def leave(self) -> None:
        """Let go; whoever is the last waits until both servers have stopped."""
        with self._gate.held():
            self._users.drop()
            if self._users.take():
                self._stop_keeper()
                self._users.drop()
        if self._keeper is not None and self._keeper.poll() is None:
            self._keeper.returncode = 0  # others use it still: it is theirs now

    def _start_keeper(self) -> None:
        command = [sys.executable, "-m", "backend.services.keeper", str(self.home.root)]
        with self.home.log("keeper").open("ab") as errors:
            self._keeper = subprocess.Popen(
                [*command, *([] if self.durable else ["--fast"])],
                cwd=Path(__file__).parents[2],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                start_new_session=True,
            )
        assert self._keeper.stdout is not None
        with self._keeper.stdout as lines:
            for line in lines:
                if self._heard(json.loads(line)):
                    return
        self._keeper.wait()
        raise ServiceError("The services did not start.", f"The log: {self.home.log('keeper')}")

    def _heard(self, line: dict[str, str]) -> bool:
        """True when the keeper is ready."""
        if "error" in line:
            assert self._keeper is not None
            self._keeper.wait()
            raise ServiceError(line["error"], line.get("hint", ""))
        if "say" in line:
            self.say(line["say"], notice=bool(line.get("notice")))
        return "ready" in line

    def _stop_keeper(self) -> None:
        lock = keeper_lock(self.home)
        if self._keeper is not None:
            self._keeper.terminate()
            self._keeper.wait(STOP_TIMEOUT_SECONDS)
        elif not lock.take() and (pid := lock.read_note().partition(" ")[0]).isdigit():
            end_process(int(pid), ((signal.SIGTERM, STOP_TIMEOUT_SECONDS),))
        lock.drop()

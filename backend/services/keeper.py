"""Keeps PostgreSQL and Valkey of one home alive for as long as somebody uses them.

``python -m backend.services.keeper HOME`` is started by the first user (``backend.services.attachment``) and ends
with the last: every user holds a shared lock on ``run/users.lock``, which the kernel drops when a user dies, however
it dies. It reports to the one who started it as JSON lines: ``{"say", "notice"}``, ``{"error", "hint"}``,
``{"ready": true}``.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

from backend.services.failure import ServiceError
from backend.services.home import READY, Home, keeper_lock, remove_socket_folder, users_lock
from backend.services.postgres import Say, ensure_database, start_postgres
from backend.services.processes import Child
from backend.services.valkey import start_valkey

POLL_SECONDS = 0.2
RESTARTS_MAX = 5
STABLE_AFTER_SECONDS = 120.0


class Keeper:
    """The two servers of one home."""

    def __init__(self, home: Home, say: Say, *, durable: bool) -> None:
        self.home, self.say, self.durable = home, say, durable
        self.children: list[Child] = []
        self.deaths: list[float] = []
        self.users = users_lock(home)
        self.lock = keeper_lock(home)

    def start(self) -> None:
        """Both servers, in order. Raises ServiceError."""
        self.lock.take(wait=True)
        self.lock.note(str(os.getpid()))
        self.children.append(start_postgres(self.home, self.say, durable=self.durable))
        ensure_database(self.home)
        self.say("Starting Valkey")
        self.children.append(start_valkey(self.home, durable=self.durable))
        self.lock.note(f"{os.getpid()}{READY}")

    def stop(self) -> None:
        while self.children:
            self.children.pop().stop()

    def watch(self) -> None:
        """Until nobody uses the servers any more; one that died is started again."""
        while not self.users.take():
            for child in [child for child in self.children if not child.running()]:
                self._revive(child)
            time.sleep(POLL_SECONDS)

    def _revive(self, child: Child) -> None:
        now = time.monotonic()
        self.deaths = [at for at in self.deaths if now - at < STABLE_AFTER_SECONDS] + [now]
        if len(self.deaths) > RESTARTS_MAX:
            raise ServiceError(f"{child.name} died {RESTARTS_MAX} times in a row.", f"Its log: {child.log}")
        time.sleep(min(2 ** (len(self.deaths) - 1) * 0.1, 5.0))
        self.children.remove(child)
        self.lock.note(str(os.getpid()))
        start: Callable[[], Child] = {
            "postgres": lambda: start_postgres(self.home, self.say, durable=self.durable),
            "valkey": lambda: start_valkey(self.home, durable=self.durable),
        }[child.name]
        self.children.append(start())
        self.lock.note(f"{os.getpid()}{READY}")


def _leave(_signum: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(0)


def _tell(text: str, *, notice: bool = False) -> None:
    _report(say=text, notice=notice)


def _report(**line: object) -> None:
    with suppress(OSError):
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def main(root: str, *options: str) -> int:
    """Keep the services of the home ``root``; ``--fast`` makes them unsafe for a power cut."""
    home = Home(Path(root))
    keeper = Keeper(home, _tell, durable="--fast" not in options)
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        keeper.start()
        _report(ready=True)
        keeper.watch()
    except ServiceError as error:
        _report(error=error.message, hint=error.hint)
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        keeper.stop()
        remove_socket_folder(home)
        keeper.lock.drop()  # first: whoever waits for the users' lock then finds no keeper
        keeper.users.drop()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

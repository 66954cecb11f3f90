"""Copies of the product in processes of their own, as a user starts them."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from backend.services.home import Home, outside_socket_folder
from backend.services.postgres import postgres_url
from backend.services.processes import all_pids, command_line
from backend.services.testing import libpq

ROOT = Path(__file__).parents[3]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def processes_of(home: Path) -> dict[int, str]:
    """Every process whose command line names the home, or the folder of its sockets."""
    names = (str(home), str(outside_socket_folder(Home(home))))
    return {pid: line for pid in all_pids() if any(name in (line := command_line(pid)) for name in names)}


def wait_for(condition: Callable[[], object], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


class Copy:
    """A running copy; its output is read as it comes."""

    def __init__(self, home: Path, kind: str = "good", port: int | None = None) -> None:
        self.home, self.port = home, port or free_port()
        command = [sys.executable, "-m", "tests.backend.services.small_copy", str(home), str(self.port), kind]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        self.lines: list[str] = []

    def ready(self) -> Copy:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.strip())
            if "is ready" in line:
                return self
        raise AssertionError(self.process.communicate()[1])

    def stop(self, signum: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(signum)
        self.process.communicate(timeout=60)
        return self.process.returncode

    def fails(self) -> str:
        """Wait for its end, which is a failure; the message."""
        _, error = self.process.communicate(timeout=60)
        assert self.process.returncode == 1
        return error.strip()

    def database(self) -> psycopg.Connection:
        return psycopg.connect(libpq(postgres_url(Home(self.home))), autocommit=True)

"""One command for the whole: servers, migrations, demo data, then web, worker and scheduler until told to stop."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from types import FrameType
from typing import NoReturn

from backend.config import Settings
from backend.services import gate as gates
from backend.services.attachment import Attachment, ServiceUrls
from backend.services.failure import ServiceError
from backend.services.home import Home, Lock, gate_file, open_home
from backend.services.postgres import Say
from backend.services.processes import Child, end_leftover, spawn
from backend.services.session import with_keys

POLL_SECONDS = 0.2
KEEPER_CHECK_SECONDS = 1.0
HEALTHY_WITHIN_SECONDS = 300.0
DEATHS_MAX = 5
DEATHS_WITHIN_SECONDS = 120.0
BACKOFF_MAX_SECONDS = 15.0
UNDER_UP = "AIQLEADS_UNDER_UP"  # the supervisor's pid, for its own children
_STOPS: Sequence[tuple[signal.Signals, float]] = ((signal.SIGTERM, 4.0), (signal.SIGTERM, 3.0))  # jobs run again


class Stopped(BaseException):
    """Ctrl-C, SIGTERM or a closed terminal."""


@dataclass
class Program:
    """One of our processes and how often it died lately."""

    name: str
    command: Sequence[str]
    child: Child | None = None
    deaths: list[float] = field(default_factory=list)
    again_at: float = 0.0

    def died(self, now: float, backoff_seconds: float) -> int:
        """Note a death; how many there were within the window. The wait doubles with each."""
        self.deaths = [at for at in self.deaths if now - at < DEATHS_WITHIN_SECONDS] + [now]
        self.again_at = now + min(backoff_seconds * 2 ** (len(self.deaths) - 1), BACKOFF_MAX_SECONDS)
        return len(self.deaths)


def aiqleads(*words: str) -> list[str]:
    """The command line of one of our own commands; its log gets tracebacks."""
    return [sys.executable, "-m", "ui.cli", "--debug", *words]


@dataclass
class Supervisor:
    """``prepare`` gets the complete settings once the database is migrated (demo data).

    The first program is the web server: it is started before the servers, since it imports for seconds, and waits at
    the gate; the others are started once it is healthy.
    """

    settings: Settings
    say: Say
    prepare: Callable[[Settings], None]
    programs: Sequence[Program] = field(
        default_factory=lambda: [
            Program("web", aiqleads("serve", "all")),
            Program("worker", aiqleads("worker")),
            Program("scheduler", aiqleads("scheduler")),
        ]
    )
    backoff_seconds: float = 1.0
    _env: Mapping[str, str] = field(default_factory=dict, init=False)

    def run(self) -> None:
        """Until a signal. Raises ServiceError when something cannot start or does not stay up."""
        home = open_home(self.settings.home)
        with ExitStack() as stack, _signals_raise(), suppress(Stopped):
            self._lock(home, stack)
            for program in self.programs:
                end_leftover(home, program.name, _STOPS)
            check_port(self.settings.host, self.settings.port)
            attachment = self._attachment(home, stack)
            complete = with_keys(self.settings, self._urls(attachment))
            gate = gate_file(home)
            self._env = {**child_environment(complete), gates.VARIABLE: str(gate)}
            stack.callback(self._stop)
            web, *others = self.programs
            self._start(home, web)
            if attachment is not None:
                attachment.join()
            self._migrate(complete)
            self.prepare(complete)
            gate.touch()
            self._wait_until_healthy(home, complete)
            for program in others:
                self._start(home, program)
            self.say(f"AIQLeads is ready: {complete.base_url}/chat", notice=True)
            self._watch(home, attachment)

    def _lock(self, home: Home, stack: ExitStack) -> None:
        lock = Lock(home.root / "lock")
        if not lock.take():
            raise _already_running(home, lock.read_note())
        stack.callback(lock.drop)
        gate_file(home).unlink(missing_ok=True)
        stack.callback(gate_file(home).unlink, missing_ok=True)
        lock.note(json.dumps({"pid": os.getpid(), "url": self.settings.base_url}))

    def _attachment(self, home: Home, stack: ExitStack) -> Attachment | None:
        if self.settings.database_url and self.settings.redis_url:
            return None
        attachment = Attachment(home, self.say)
        stack.callback(attachment.leave)
        return attachment

    def _urls(self, attachment: Attachment | None) -> ServiceUrls:
        own = attachment.urls() if attachment is not None else ServiceUrls("", "")
        database, redis = self.settings.database_url, self.settings.redis_url
        return ServiceUrls(database or own.database_url, redis or own.redis_url)

    def _migrate(self, complete: Settings) -> None:
        from backend.services.migrate import upgrade

        self.say("Migrating the database")
        upgrade(complete.database_url or "")

    def _start(self, home: Home, program: Program) -> None:
        program.child = spawn(home, program.name, program.command, env=self._env, stops=_STOPS)

    def _stop(self) -> None:
        children = [program.child for program in self.programs if program.child is not None]
        for child in children:
            child.ask()
        for child in children:
            child.stop()

    def _wait_until_healthy(self, home: Home, complete: Settings) -> None:
        self.say("Starting the web server")
        deadline = time.monotonic() + HEALTHY_WITHIN_SECONDS
        while not is_healthy(complete.host, complete.port):
            self._revive(home)
            if time.monotonic() > deadline:
                raise ServiceError(
                    f"The web server did not answer /healthz within {HEALTHY_WITHIN_SECONDS:.0f} seconds.",
                    f"Its log: {home.log('web')}",
                )
            time.sleep(POLL_SECONDS)

    def _watch(self, home: Home, attachment: Attachment | None) -> NoReturn:
        checked = time.monotonic()
        while True:
            self._revive(home)
            if attachment is not None and time.monotonic() - checked > KEEPER_CHECK_SECONDS:
                attachment.rejoin()
                checked = time.monotonic()
            time.sleep(POLL_SECONDS)

    def _revive(self, home: Home) -> None:
        """Start again what died, after a while; what was not started yet is left alone."""
        now = time.monotonic()
        for program in self.programs:
            child = program.child
            if child is not None and not child.running():
                child.stop()
                program.child = None
                if program.died(now, self.backoff_seconds) >= DEATHS_MAX:
                    raise ServiceError(
                        f"The {program.name} process died {DEATHS_MAX} times. Its last lines:\n{child.tail()}",
                        f"Its log: {child.log}",
                    )
                self.say(f"The {program.name} process died; it is started again", notice=True)
            if program.child is None and program.deaths and now >= program.again_at:
                self._start(home, program)


def _already_running(home: Home, note: str) -> ServiceError:
    known = json.loads(note or "{}")
    where = f" at {known['url']} (pid {known['pid']})" if known else ""
    stop = f"Stop it with `kill {known['pid']}`" if known else "Stop it"
    hint = f"{stop}, or set AIQLEADS_HOME to another folder and choose another port."
    return ServiceError(f"AIQLeads already runs in {home.root}{where}.", hint)


@contextmanager
def _signals_raise() -> Iterator[None]:
    """Ctrl-C, SIGTERM and SIGHUP raise ``Stopped`` once; the clean-up after it is not interrupted."""
    watched = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(_signum: int, _frame: FrameType | None) -> None:
        for signum in watched:
            signal.signal(signum, signal.SIG_IGN)
        raise Stopped

    before = {signum: signal.signal(signum, stop) for signum in watched}
    try:
        yield
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)


def child_environment(complete: Settings) -> Mapping[str, str]:
    """What our processes read: the same settings, made explicit."""
    assert complete.secret is not None
    assert complete.contact_keys is not None
    return {
        **os.environ,
        "AIQLEADS_HOME": str(complete.home.absolute()),
        "AIQLEADS_HOST": complete.host,
        "AIQLEADS_PORT": str(complete.port),
        "AIQLEADS_DATABASE_URL": complete.database_url or "",
        "AIQLEADS_REDIS_URL": complete.redis_url or "",
        "AIQLEADS_SECRET": complete.secret.get_secret_value(),
        "AIQLEADS_CONTACT_KEYS": complete.contact_keys.get_secret_value(),
        "AIQLEADS_DEMO_MODE": str(complete.demo_mode),
        UNDER_UP: str(os.getpid()),
        "PYTHONUNBUFFERED": "1",
    }


def check_port(host: str, port: int) -> None:
    """Raise when somebody listens there already; name a free port."""
    if _is_free(host, port):
        return
    free = next((other for other in range(port + 1, min(port + 100, 65536)) if _is_free(host, other)), None)
    other = f"--port {free} is free: use it" if free else "Choose another with --port"
    raise ServiceError(f"Port {port} is taken by another program.", f"{other}, or set AIQLEADS_PORT.")


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise ServiceError(
                f"Port {port} is not for ordinary users.", "Choose one from 1024 on with --port."
            ) from None
        except OSError:
            return False
    return True


def is_healthy(host: str, port: int) -> bool:
    """Whether ``/healthz`` answers 200."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - asked, not bound
    connection = http.client.HTTPConnection(reached, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()

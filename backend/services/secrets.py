"""The keys of demo mode: made on the first run, kept in the home, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backend import keyring
from backend.services.home import Home


@dataclass(frozen=True)
class Keys:
    """``secret`` signs tokens; ``contact_keys`` is the key ring (see ``backend.keyring``)."""

    secret: str
    contact_keys: str


def demo_keys(home: Home) -> Keys:
    """The home's own keys, the same at every start."""
    return Keys(
        _kept(home.secrets / "secret", lambda: secrets.token_urlsafe(48)),
        _kept(home.secrets / "contact_keys", keyring.generate),
    )


def _kept(path: Path, make: Callable[[], str]) -> str:
    """The file's text; a missing file is made whole or not at all, whoever else makes it at the same moment."""
    if not path.is_file():
        part = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(part, path)
        except FileExistsError:
            pass
        finally:
            part.unlink()
    return path.read_text().strip()

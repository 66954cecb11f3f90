"""The long runs: a twentieth of their length in every test run, the whole under ``make soak``, always with fixed seeds.

A test takes ``soak`` and asks it for its length; the figures that it records are written to ``soak.json`` at the end of
a full run (by each of its workers).
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

SHARE = 20
FULL = os.environ.get("AIQLEADS_SOAK") == "full"
RESULTS = Path(__file__).parents[2] / "soak.json"


class Soak:
    """How long to run, and what came of it."""

    def __init__(self, *, full: bool) -> None:
        self.full = full
        self.figures: dict[str, Any] = {}

    def length(self, full: int, least: int = 1, share: int = SHARE) -> int:
        """``full`` rounds under ``make soak``, else a ``share``th of it and ``least`` at least."""
        return full if self.full else max(full // share, least)

    def record(self, name: str, /, **figures: Any) -> None:
        """Keep figures under ``name``."""
        self.figures[name] = figures


@pytest.fixture(scope="session")
def soak() -> Iterator[Soak]:
    run = Soak(full=FULL)
    yield run
    if run.full:
        keep(run.figures)


def keep(figures: Mapping[str, Any]) -> None:
    """Write figures beside those of the other workers."""
    with RESULTS.open("a+") as results:
        fcntl.flock(results, fcntl.LOCK_EX)
        results.seek(0)
        kept = json.loads(results.read() or "{}") | figures
        results.truncate(0)
        results.write(json.dumps(kept, indent=2, sort_keys=True) + "\n")

"""The long runs: a twentieth of their length in every test run, the whole under ``make soak``, always with fixed seeds.

A test takes ``soak`` and asks it for its length; the figures that it records are written to ``soak.json`` at the end of
a full run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SHARE = 20
RESULTS = Path(__file__).parents[2] / "soak.json"


class Soak:
    """How long to run, and what came of it."""

    def __init__(self, *, full: bool) -> None:
        self.full = full
        self.figures: dict[str, Any] = {}

    def length(self, full: int, least: int = 1) -> int:
        """``full`` rounds under ``make soak``, else a twentieth of it and ``least`` at least."""
        return full if self.full else max(full // SHARE, least)

    def record(self, name: str, /, **figures: Any) -> None:
        """Keep figures under ``name``."""
        self.figures[name] = figures


@pytest.fixture(scope="session")
def soak() -> Iterator[Soak]:
    run = Soak(full=os.environ.get("AIQLEADS_SOAK") == "full")
    yield run
    if run.full:
        RESULTS.write_text(json.dumps(run.figures, indent=2) + "\n")

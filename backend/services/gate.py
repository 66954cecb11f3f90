"""A process that is slow to import starts early, and waits here until the database is ready for it."""

from __future__ import annotations

import os
import time
from pathlib import Path

VARIABLE = "AIQLEADS_GATE"


def wait_until_open() -> None:
    """Wait for the file that the supervisor makes; without a supervisor there is nothing to wait for."""
    gate = os.environ.get(VARIABLE)
    while gate and not Path(gate).exists():
        time.sleep(0.02)

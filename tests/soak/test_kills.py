"""Whatever is killed, and whenever: what was committed is there at the next start, and nothing is left behind."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from pathlib import Path

import psycopg
import pytest

from tests.backend.services.copies import Copy, processes_of
from tests.soak.conftest import Soak

ROUNDS = 40
SEED = 20260617
VICTIMS = ("small_copy", "services.keeper", "postgres -D", "everything")


class Writer(threading.Thread):
    """Commits numbers one by one, and knows which commits were acknowledged."""

    def __init__(self, copy: Copy, first: int) -> None:
        super().__init__()
        self.copy, self.next = copy, first

    def run(self) -> None:
        try:
            with self.copy.database() as database:
                database.execute("CREATE TABLE IF NOT EXISTS numbers (value int PRIMARY KEY)")
                while True:
                    database.execute("INSERT INTO numbers VALUES (%s) ON CONFLICT DO NOTHING", [self.next])
                    self.next += 1
        except psycopg.Error:
            return


def kill(home: Path, victim: str) -> None:
    for pid, line in processes_of(home).items():
        if victim == "everything" or victim in line:
            os.kill(pid, signal.SIGKILL)


@pytest.mark.timeout(3000)
def test_nothing_acknowledged_is_lost_and_nothing_is_left(tmp_path: Path, soak: Soak) -> None:
    dice, home, written = random.Random(SEED), tmp_path / "home", 0
    starts: list[float] = []
    rounds = soak.length(ROUNDS, least=2)
    for _ in range(rounds):
        begun = time.monotonic()
        copy = Copy(home).ready()
        starts.append(time.monotonic() - begun)
        writer = Writer(copy, written)
        writer.start()
        time.sleep(dice.uniform(0.1, 0.8))
        kill(home, dice.choice(VICTIMS))
        writer.join()
        written = writer.next
        copy.process.kill()
        copy.process.communicate()
    copy = Copy(home).ready()
    with copy.database() as database:
        found = {value for (value,) in database.execute("SELECT value FROM numbers")}
    assert copy.stop() == 0
    assert set(range(written)) - found == set()
    assert processes_of(home) == {}
    soak.record("kills", rounds=rounds, commits=written, lost=0, left=0, slowest_start_s=round(max(starts), 2))

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from backend.db import Base, make_engine
make_engine("postgresql+psycopg://nobody@127.0.0.1:1/none")
missing = [key.target_fullname for table in Base.metadata.tables.values() for key in table.foreign_keys
           if key.target_fullname.split(".")[0] not in Base.metadata.tables]
raise SystemExit(", ".join(missing) or 0)
"""


def test_a_process_with_an_engine_knows_every_table() -> None:
    """In a fresh interpreter: which modules a process happens to import must not decide whether it can write."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr

"""Databases of a run."""

from __future__ import annotations

import subprocess
import sys

import psycopg

from backend.services.testing import TestServices
from evals.database import Server, libpq, sibling


def test_clones_of_a_killed_run_are_dropped_and_those_of_a_living_one_stay(services: TestServices) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    killed, living = f"evals_{gone.pid}_abcdef_0", "evals_1_abcdef_0"
    url = services.url("postgres")
    server = Server(url)
    with psycopg.connect(libpq(url), autocommit=True) as admin:
        for name in (killed, living):
            admin.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        try:
            made = server.clone("template1", 0)
            names = {name for (name,) in admin.execute("SELECT datname FROM pg_database")}
            assert killed not in names
            assert living in names
            with psycopg.connect(libpq(made)):
                server.drop_clones()
            left = {name for (name,) in admin.execute("SELECT datname FROM pg_database")}
            assert not any(sibling(url, name) == made for name in left)
        finally:
            admin.execute(f"DROP DATABASE {living}")  # type: ignore[call-overload]

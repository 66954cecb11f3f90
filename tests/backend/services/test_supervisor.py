"""Starting, stopping, dying: what a copy leaves behind, and what the next start finds."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest

from backend.config import Settings
from backend.services.session import is_up
from tests.backend.services.copies import Copy, processes_of, wait_for


@pytest.fixture(scope="class")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    running = Copy(tmp_path_factory.mktemp("copy") / "home with spaces").ready()
    yield running
    running.stop()


class TestRunning:
    def test_it_answers_at_the_address_it_prints(self, copy: Copy) -> None:
        assert copy.lines[-1] == f"AIQLeads is ready: http://127.0.0.1:{copy.port}/chat"
        with urlopen(f"http://127.0.0.1:{copy.port}/healthz") as answer:
            assert answer.status == 200

    def test_a_second_start_in_the_folder_says_where_the_first_one_is(self, copy: Copy) -> None:
        message = Copy(copy.home).fails()
        assert f"already runs in {copy.home} at http://127.0.0.1:{copy.port} (pid {copy.process.pid})" in message
        assert f"kill {copy.process.pid}" in message
        assert "AIQLEADS_HOME" in message

    def test_a_taken_port_is_named_with_a_free_one(self, copy: Copy, tmp_path: Path) -> None:
        message = Copy(tmp_path / "other", port=copy.port).fails()
        assert f"Port {copy.port} is taken" in message
        assert "--port" in message

    def test_a_second_copy_runs_beside_it(self, copy: Copy, tmp_path: Path) -> None:
        other = Copy(tmp_path / "other").ready()
        with copy.database() as first, other.database() as second:
            first.execute("CREATE TABLE only_here ()")
            found = second.execute("SELECT 1 FROM pg_tables WHERE tablename = 'only_here'").fetchone()
            first.execute("DROP TABLE only_here")
        assert other.stop() == 0
        assert found is None

    def test_a_killed_postgresql_comes_back_with_its_data(self, copy: Copy) -> None:
        with copy.database() as database:
            database.execute("CREATE TABLE kept AS SELECT 1 AS value")
        postmaster = int((copy.home / "postgres" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(postmaster, signal.SIGKILL)

        def back() -> bool:
            try:
                with copy.database() as database:
                    return database.execute("SELECT value FROM kept").fetchall() == [(1,)]
            except psycopg.OperationalError:
                return False

        wait_for(back)


class TestStopping:
    @pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
    def test_a_signal_stops_everything_and_is_no_failure(self, tmp_path: Path, signum: signal.Signals) -> None:
        home = tmp_path / "home"
        assert Copy(home).ready().stop(signum) == 0
        assert processes_of(home) == {}

    def test_sigkill_leaves_nothing_once_the_next_start_has_ended(self, tmp_path: Path) -> None:
        home = tmp_path / "home"
        first = Copy(home).ready()
        with first.database() as database:
            database.execute("CREATE TABLE kept AS SELECT 7 AS value")
        first.stop(signal.SIGKILL)
        second = Copy(home).ready()
        with second.database() as database:
            assert database.execute("SELECT value FROM kept").fetchall() == [(7,)]
        assert second.stop() == 0
        assert processes_of(home) == {}

    def test_a_power_cut_loses_nothing_that_was_committed(self, tmp_path: Path) -> None:
        home = tmp_path / "home"
        first = Copy(home).ready()
        with first.database() as database:
            database.execute("CREATE TABLE kept AS SELECT 8 AS value")
        found = processes_of(home)
        assert len(found) == 6  # supervisor, keeper, PostgreSQL, Valkey, web, worker
        for pid in sorted(found, key=lambda pid: "postgres -D" not in found[pid]):
            os.kill(pid, signal.SIGKILL)
        first.process.communicate()
        assert (home / "postgres" / "postmaster.pid").is_file()
        second = Copy(home).ready()
        with second.database() as database:
            assert database.execute("SELECT value FROM kept").fetchall() == [(8,)]
        assert second.stop() == 0
        assert processes_of(home) == {}


class TestChildren:
    def test_one_that_died_is_started_again(self, tmp_path: Path) -> None:
        home = tmp_path / "home"
        copy = Copy(home, "once").ready()
        assert "The web process died; it is started again" in copy.lines
        assert copy.stop() == 0

    def test_one_that_keeps_dying_stops_everything_with_its_last_lines(self, tmp_path: Path) -> None:
        home = tmp_path / "home"
        message = Copy(home, "dying").fails()
        assert "web process died 5 times" in message
        assert "the web process is ill" in message
        assert processes_of(home) == {}


class TestIsUp:
    def test_only_a_copy_that_is_ready_counts(self, copy: Copy, tmp_path: Path) -> None:
        settings = Settings(_env_file=None, home=copy.home)
        assert is_up(settings)
        assert not is_up(settings.model_copy(update={"home": tmp_path / "none"}))
        assert copy.stop() == 0
        assert not is_up(settings)

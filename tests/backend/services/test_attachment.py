"""Joining and leaving the servers of a home."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from redis import Redis

from backend.config import Settings
from backend.services import ServiceError, open_services
from backend.services.attachment import Attachment
from backend.services.home import open_home, socket_folder
from backend.services.processes import all_pids, command_line
from backend.services.testing import libpq

ROOT = Path(__file__).parents[3]


def servers_of(home: Path) -> list[str]:
    return [line for pid in all_pids() if str(home) in (line := command_line(pid))]


class TestSharing:
    def test_the_second_user_joins_and_the_last_one_stops_them(self, tmp_path: Path) -> None:
        home = open_home(tmp_path / "h")
        first, second = Attachment(home, durable=False), Attachment(home, durable=False)
        first.join()
        second.join()
        first.leave()
        with psycopg.connect(libpq(second.urls().database_url)) as database:
            assert database.execute("SELECT 1").fetchone() == (1,)
        with Redis.from_url(second.urls().redis_url) as valkey:
            assert valkey.ping()
        assert second.kept()
        second.leave()
        assert servers_of(home.root) == []

    def test_a_user_that_is_killed_lets_go(self, tmp_path: Path) -> None:
        program = (
            "import sys, time; from pathlib import Path; from backend.services.attachment import Attachment\n"
            "from backend.services.home import open_home\n"
            "Attachment(open_home(Path(sys.argv[1])), durable=False).join(); print('joined', flush=True)\n"
            "time.sleep(600)"
        )
        home = tmp_path / "h"
        with subprocess.Popen([sys.executable, "-c", program, home], cwd=ROOT, stdout=subprocess.PIPE) as user:
            assert user.stdout is not None
            assert user.stdout.readline() == b"joined\n"
            user.send_signal(signal.SIGKILL)
        deadline = time.monotonic() + 20
        while servers_of(home):
            assert time.monotonic() < deadline
            time.sleep(0.05)


class TestOddPaths:
    @pytest.mark.parametrize("name", ["deep" * 30, "with space", "ünï=cödé"])
    def test_a_home_whose_path_is_not_for_sockets_gets_a_private_folder_elsewhere(
        self, tmp_path: Path, name: str
    ) -> None:
        settings = Settings(_env_file=None, home=tmp_path / name)
        with open_services(settings) as complete:
            with psycopg.connect(libpq(complete.database_url or "")) as database:
                assert database.execute("SELECT count(*) > 0 FROM markets").fetchone() == (True,)
            with Redis.from_url(complete.redis_url or "") as valkey:
                assert valkey.client_info()["db"] == 0
            sockets = socket_folder(open_home(settings.home))
            assert settings.home not in sockets.parents
            assert sockets.stat().st_mode & 0o777 == 0o700
            assert complete.demo_mode
        assert not sockets.exists()

    def test_a_temporary_folder_of_somebody_else_is_refused(self, tmp_path: Path) -> None:
        home = open_home(tmp_path / "with space")
        sockets = socket_folder(home)
        sockets.chmod(0o755)
        with pytest.raises(ServiceError, match="belongs to somebody else"):
            socket_folder(home)
        sockets.rmdir()


class TestConfigured:
    def test_servers_of_the_operator_are_used_and_none_is_started(self, settings: Settings, tmp_path: Path) -> None:
        with open_services(settings.model_copy(update={"home": tmp_path / "none"})) as complete:
            assert complete.database_url == settings.database_url
            assert complete.redis_url == settings.redis_url
            assert not complete.demo_mode
        assert not (tmp_path / "none").exists()


class TestFailures:
    def test_a_folder_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(ServiceError, match="cannot be written") as caught:
            open_home(tmp_path / "file" / "home")
        assert "AIQLEADS_HOME" in caught.value.hint

    def test_a_database_folder_that_was_never_completed_is_set_aside(self, tmp_path: Path) -> None:
        home = open_home(tmp_path / "h")
        (home.root / "postgres" / "base").mkdir(parents=True)
        (home.root / "postgres.new-1").mkdir()
        told: list[str] = []
        attachment = Attachment(
            home, lambda text, *, notice=False: told.append(text) if notice else None, durable=False
        )
        attachment.join()
        attachment.leave()
        assert len(told) == 1
        assert "never completed" in told[0]
        assert [path.name for path in home.root.glob("postgres.incomplete-*/*")] == ["base"]
        assert not list(home.root.glob("postgres.new-*"))

    @pytest.mark.parametrize(
        ("damage", "message"),
        [("PG_VERSION", "written by PostgreSQL 17"), ("global/pg_control", "control files are missing")],
    )
    def test_a_folder_of_data_is_never_replaced(self, tmp_path: Path, damage: str, message: str) -> None:
        home = open_home(tmp_path / "h")
        attachment = Attachment(home, durable=False)
        attachment.join()
        attachment.leave()
        damaged = home.postgres / damage
        if damage == "PG_VERSION":
            damaged.write_text("17\n")
        else:
            damaged.unlink()
        with pytest.raises(ServiceError, match=message) as caught:
            attachment.join()
        assert caught.value.hint
        assert home.postgres.is_dir()
        assert not attachment.kept()

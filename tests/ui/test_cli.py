"""The command line: what it offers, and how it says no."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from backend.config import Settings
from backend.services.supervisor import UNDER_UP
from ui.commands.failure import CliError
from ui.commands.pairs import read_pairs, spread
from ui.commands.up import production_settings

COMMANDS = ("up", "serve", "worker", "scheduler", "migrate", "import", "ask", "chat", "evals", "bench", "doctor")
ROOT = Path(__file__).parents[2]


def aiqleads(*words: str, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a command as a user does."""
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


class TestHelp:
    def test_every_command_is_listed(self) -> None:
        shown = aiqleads("--help")
        assert shown.returncode == 0
        commands = [
            "up",
            "serve",
            "worker",
            "scheduler",
            "migrate",
            "import",
            "ask",
            "chat",
            "admin",
            "evals",
            "bench",
            "doctor",
        ]
        assert [name for name in commands if f"\n  {name} " not in shown.stdout] == []

    def test_it_imports_nothing_heavy(self) -> None:
        program = "import sys, ui.cli; print([m for m in ('pydantic', 'sqlalchemy', 'langchain') if m in sys.modules])"
        shown = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
        assert shown.stdout.strip() == "[]"


class TestErrors:
    @pytest.mark.parametrize(
        "words",
        [
            ["frobnicate"],
            ["up", "--port", "http"],
            ["serve"],
            ["import"],
            ["import", "no-such-file.csv"],
            ["up", "--x"],
        ],
    )
    def test_a_wrong_call_is_one_line_and_exit_2(self, words: list[str]) -> None:
        done = aiqleads(*words)
        assert done.returncode == 2
        assert done.stderr.startswith("Error: ")
        assert done.stderr.count("\n") == 1
        assert done.stdout == ""

    def test_a_setting_that_cannot_be_read_is_named(self) -> None:
        done = aiqleads("doctor", env={"AIQLEADS_PORT": "many"})
        assert done.returncode == 2
        assert done.stderr.startswith("Error: AIQLEADS_PORT cannot be used:")

    def test_a_failure_is_one_line_and_exit_1_with_a_traceback_on_demand(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        env = {"AIQLEADS_HOME": str(tmp_path / "file" / "home")}
        quiet, loud = aiqleads("migrate", env=env), aiqleads("migrate", "--debug", env=env)
        assert quiet.returncode == loud.returncode == 1
        assert quiet.stderr.startswith("Error: The data folder")
        assert quiet.stderr.count("\n") == 1
        assert "Traceback" in loud.stderr


class TestProduction:
    @pytest.mark.parametrize("words", [["serve", "all"], ["worker"], ["scheduler"]])
    def test_single_processes_refuse_to_start_without_a_secret(self, words: list[str], tmp_path: Path) -> None:
        done = aiqleads(*words, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith("Error: Not set: AIQLEADS_SECRET")
        assert done.stderr.count("\n") == 1

    def test_demo_mode_is_for_children_of_up_on_loopback(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert settings.demo_mode
        assert not production_settings(settings).demo_mode
        monkeypatch.setenv(UNDER_UP, str(os.getppid()))
        assert production_settings(settings).demo_mode
        assert not production_settings(settings.model_copy(update={"host": "0.0.0.0"})).demo_mode  # noqa: S104

    def test_what_is_missing_is_named(self, settings: Settings) -> None:
        with pytest.raises(CliError, match=r"Not set: AIQLEADS_SECRET, AIQLEADS_REDIS_URL\."):
            production_settings(settings.model_copy(update={"secret": None, "redis_url": None}))


class TestDoctor:
    def test_json_has_a_state_and_a_fix_for_everything(self, tmp_path: Path) -> None:
        done = aiqleads("doctor", "--json", env={"AIQLEADS_HOME": str(tmp_path)})
        findings = json.loads(done.stdout)
        assert {"name", "state", "found", "fix"} == set(findings[0])
        assert {finding["state"] for finding in findings} <= {"ok", "off", "warning", "problem"}


class TestMigrate:
    def test_it_starts_the_servers_it_needs_and_stops_them(self, tmp_path: Path) -> None:
        done = aiqleads("migrate", env={"AIQLEADS_HOME": str(tmp_path / "h")})
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("The database is at ")
        assert done.stderr == ""
        assert not (tmp_path / "h" / "postgres" / "postmaster.pid").exists()


class TestPairs:
    @pytest.mark.parametrize(
        ("given", "read"),
        [
            (["--map", "a=b", "c=d"], ["--map", "a=b", "--map", "c=d"]),
            (["--map", "a=b", "--set", "e=f", "g=h"], ["--map", "a=b", "--set", "e=f", "--set", "g=h"]),
            (["--map", "a=b", "file.csv"], ["--map", "a=b", "file.csv"]),
            (["x=y.csv", "--json"], ["x=y.csv", "--json"]),
        ],
    )
    def test_pairs_after_one_option(self, given: list[str], read: list[str]) -> None:
        assert spread(given) == read

    def test_a_value_may_hold_an_equals_sign(self) -> None:
        assert read_pairs("--set", ["url=a=b"]) == {"url": "a=b"}

    def test_a_word_that_is_no_pair_is_a_usage_error(self) -> None:
        with pytest.raises(CliError) as caught:
            read_pairs("--map", ["price"])
        assert caught.value.exit_code == 2

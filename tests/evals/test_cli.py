"""``aiqleads evals``: the commands as a person runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from backend.services.testing import TestServices
from evals.cli import app
from evals.traces import read_traces, write_traces
from tests.evals.traced import call, trace
from ui.commands.failure import CliError

ROOT = Path(__file__).parents[2]
CASES = [
    {"id": "cart", "category": "cart", "turns": [{"user": "cart?", "expect": {"tool": "view_cart"}}]},
    {"id": "hi", "category": "talk", "turns": [{"user": "hello", "expect": {"tool": "none"}}]},
]


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    path = tmp_path / "suite.jsonl"
    path.write_text("".join(json.dumps(case) + "\n" for case in CASES))
    return path


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """The same cases, not to be read."""
    path = tmp_path / "sealed.jsonl"
    path.write_text("".join(json.dumps({**case, "sealed": True}) + "\n" for case in CASES))
    return path


@pytest.fixture
def traces(tmp_path: Path) -> Path:
    """The cart was read, the greeting was refused."""
    path = tmp_path / "traces.jsonl"
    write_traces(path, [trace(call("view_cart"), id="cart"), trace(kind="refuse", reply="No.", id="hi")])
    return path


def evals(*args: Any) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args])


def assert_usage_error(result: Any, words: str) -> None:
    """The command raised what ``aiqleads`` prints on one line."""
    assert isinstance(result.exception, CliError)
    assert result.exception.exit_code == 2
    assert words in str(result.exception)


class TestRescore:
    def test_prints_the_scores(self, suite: Path, traces: Path) -> None:
        result = evals("rescore", traces, suite)
        assert result.exit_code == 0
        assert "Conversation success   0.500 (1/2" in result.output

    def test_writes_both_reports(self, suite: Path, traces: Path, tmp_path: Path) -> None:
        evals("rescore", traces, suite, "--report", tmp_path / "r.md", "--json", tmp_path / "r.json")
        assert "**hi** turn 1 “hello”" in (tmp_path / "r.md").read_text()
        assert json.loads((tmp_path / "r.json").read_text())["scores"]["conversations"]["value"] == 0.5

    def test_below_the_gate_is_exit_1(self, suite: Path, traces: Path) -> None:
        assert evals("rescore", traces, suite, "--min-success", "0.5").exit_code == 0
        assert evals("rescore", traces, suite, "--min-success", "0.95").exit_code == 1

    def test_a_broken_rule_is_exit_1(self, suite: Path, tmp_path: Path) -> None:
        seen = trace(call("view_cart"), id="cart", effects=[{"effect": "reveal_contact", "lead_id": 1}])
        write_traces(tmp_path / "t.jsonl", [seen])
        assert evals("rescore", tmp_path / "t.jsonl", suite).exit_code == 1

    def test_each_gate_says_what_it_missed(self, suite: Path, traces: Path) -> None:
        result = evals("rescore", traces, suite, "--max-over-refusal", "0.1", "--min-success", "0.9")
        assert result.exit_code == 1
        assert "Gate missed: conversation success of suite 0.500 is below 0.900" in result.output
        assert "Gate missed: over-refusal of suite 0.500 is above 0.100" in result.output

    def test_the_sealed_part_is_told_in_figures_alone(self, sealed: Path, traces: Path, tmp_path: Path) -> None:
        result = evals("rescore", traces, sealed, "--report", tmp_path / "r.md", "--json", tmp_path / "r.json")
        told = (tmp_path / "r.md").read_text() + (tmp_path / "r.json").read_text() + result.output
        assert "1 of 2 sealed conversations" in told
        assert "hello" not in told
        assert "0.500 (1/2" in told


class TestView:
    def test_shows_what_went_wrong_only_when_asked(self, suite: Path, traces: Path) -> None:
        everything = evals("view", traces, "--suite", suite).output
        assert "ok  cart (cart), trial 1" in everything
        failed = evals("view", traces, "--suite", suite, "--failed").output
        assert "cart (cart)" not in failed
        assert "BAD hi (talk), trial 1\n    > hello\n      refuse: No.\n      ! wrong tool" in failed

    def test_the_sealed_part_is_shown_to_those_who_unseal_it(self, sealed: Path, traces: Path) -> None:
        kept = evals("view", traces, "--suite", sealed).output
        assert "hello" not in kept
        assert "2 conversations of the sealed part are not shown" in kept
        assert "hello" in evals("view", traces, "--suite", sealed, "--unseal").output

    def test_without_its_suite_it_says_what_to_do(self, traces: Path) -> None:
        assert_usage_error(evals("view", traces), "name it with --suite")


def test_compare(suite: Path, traces: Path, tmp_path: Path) -> None:
    better = tmp_path / "better.jsonl"
    write_traces(better, [trace(call("view_cart"), id="cart"), trace(id="hi")])
    output = evals("compare", traces, better, "--suite", suite).output
    assert "2 cases in both: 1 won, 0 lost, p = 1.000: within noise." in output
    assert "Won: hi" in output
    assert "Conversation success: 0.500 → 1.000 (+0.500)" in output
    assert json.loads(evals("compare", traces, better, "--suite", suite, "--json").output)["won"] == ["hi"]


def test_compare_names_no_sealed_case(sealed: Path, traces: Path, tmp_path: Path) -> None:
    better = tmp_path / "better.jsonl"
    write_traces(better, [trace(call("view_cart"), id="cart"), trace(id="hi")])
    assert "Won: 1 sealed" in evals("compare", traces, better, "--suite", sealed).output


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("run", "no-such.jsonl"), "There is no suite"),
        (("run", "{suite}", "--category", "nothing"), "No case is left"),
        (("run", "{suite}", "--agent", "clever"), "There is no agent 'clever'"),
        (("run", "{suite}", "--agent", "openai:gpt-x"), "needs OPENAI_API_KEY"),
        (("run", "{empty}"), "holds no suite"),
        (("run", "{suite}", "{suite}", "--id", "none"), "No case is left"),
        (("upload", "{suite}"), "needs LANGSMITH_API_KEY"),
        (("rescore", "no-such.jsonl", "{suite}"), "no-such.jsonl: No such file"),
        (("rescore", "{suite}", "{suite}"), "suite.jsonl:1: not a trace: turn, calls, reply_kind, reply missing"),
    ],
)
def test_usage_errors(
    suite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], words: str
) -> None:
    monkeypatch.delenv("LANGSMITH_API_KEY", raising=False)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert_usage_error(evals(*(arg.format(suite=suite, empty=empty) for arg in args)), words)


def test_a_run_with_two_workers(services: TestServices, suite: Path, tmp_path: Path) -> None:
    out = tmp_path / "traces.jsonl"
    command = [sys.executable, "-m", "ui.cli", "evals", "run", suite, "--workers", "2", "--trials", "2", "--out", out]
    urls = {"AIQLEADS_DATABASE_URL": services.url("postgres"), "AIQLEADS_REDIS_URL": services.valkey}
    result = subprocess.run(
        [*map(str, command), "--min-success", "1", "--save", str(tmp_path / "saved")],
        env={**os.environ, **urls, "AIQLEADS_HOME": str(tmp_path / "home")},
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Conversation success   1.000 (4/4" in result.stdout
    assert {path.name for path in (tmp_path / "saved").iterdir()} == {"report.md", "report.json"}
    seen = read_traces(out)
    assert [(one["id"], one["trial"], one["turn"]) for one in seen] == [
        ("cart", 1, 1), ("cart", 2, 1), ("hi", 1, 1), ("hi", 2, 1)
    ]  # fmt: skip
    assert {**seen[0], "trial": 0, "ms": 0} == {**seen[1], "trial": 0, "ms": 0}

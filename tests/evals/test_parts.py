"""Suites by name, by file and by folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import suites
from evals.cases import SuiteError
from evals.runner import add_usage
from evals.suites import cases_of, is_sealed, part_of, paths_of


def write(path: Path, *names: str) -> Path:
    case = {"turns": [{"user": "hi", "expect": {"tool": "none"}}]}
    path.write_text("".join(json.dumps({"id": name, **case}) + "\n" for name in names))
    return path


def test_a_folder_is_all_its_suites_in_order(tmp_path: Path) -> None:
    write(tmp_path / "b.jsonl", "2")
    write(tmp_path / "a.jsonl", "1")
    assert [(case.id, case.suite) for case in cases_of([str(tmp_path)])] == [("1", "a"), ("2", "b")]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", "1")
    assert len(cases_of([str(path), str(tmp_path)])) == 1


def test_one_id_in_two_files_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", "1")
    write(tmp_path / "b.jsonl", "1")
    with pytest.raises(SuiteError, match="The id 1 is in"):
        cases_of([str(tmp_path)])


def test_parts_and_files_of_ours_have_names() -> None:
    assert {path.stem for path in paths_of("dev")} >= {"core", "everyday"}
    assert [path.stem for path in paths_of("core")] == [path.stem for path in paths_of("core.jsonl")] == ["core"]
    assert {case.suite for case in cases_of(["injection"])} == {"injection"}


def test_only_our_test_part_is_sealed_by_its_name(tmp_path: Path) -> None:
    assert is_sealed(suites.FOLDER / "test.jsonl")
    assert part_of(suites.FOLDER / "everyday.jsonl") == "dev"
    assert not is_sealed(tmp_path / "test.jsonl")
    (case,) = cases_of([str(write(tmp_path / "test.jsonl", "1"))])
    assert not case.sealed


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no case in it"),
        (b'{"id": 1\n', ":1: not JSON"),
        (b'\n{"id": "x", "turns": []}\n', ":2: turns: List should have at least 1 item"),
        (b"\xff\xfe", "not UTF-8 text"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(content)
    with pytest.raises(SuiteError, match=words):
        cases_of([str(path)])


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(SuiteError, match=r"There is no suite nonsense.*core, dev"):
        paths_of("nonsense")


def test_tokens_of_one_model_are_added_up() -> None:
    total = {"m": {"input_tokens": 2}}
    add_usage(total, {"m": {"input_tokens": 3}, "n": {"input_tokens": 1}})
    assert total == {"m": {"input_tokens": 5}, "n": {"input_tokens": 1}}

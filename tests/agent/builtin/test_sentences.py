"""Sentences as people write them, and what each comes to in its scene (see ``scenes.py``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, outcome
from tests.agent.builtin.talker import Talker

HERE = Path(__file__).parent


def lines(name: str) -> list[Any]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines() if line]


FILES = ("sentences.jsonl", "searches.jsonl", "actions.jsonl", "own.jsonl", "spanish.jsonl", "money.jsonl")
CASES = [case for name in FILES for case in lines(name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"][:60])
def test_sentence_is_understood(case: dict[str, Any]) -> None:
    assert json.loads(json.dumps(outcome(case["say"], SCENES[case["scene"]]))) == case["is"]


TALKS = [
    *lines("refinements.jsonl"),
    *lines("amounts.jsonl"),
    *lines("changes.jsonl"),
    *lines("reshaping.jsonl"),
    *lines("conceding.jsonl"),
    *lines("dialogues.jsonl"),
]


@pytest.mark.parametrize("turns", TALKS, ids=lambda turns: turns[-1][0][:60])
def test_each_turn_leaves_the_whole_filter_right(turns: list[tuple[str, dict[str, Any]]]) -> None:
    talk = Talker()
    for say, found in turns:
        assert (say, json.loads(json.dumps(talk.say(say)))) == (say, [["search_leads", found]])

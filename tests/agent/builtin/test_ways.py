"""Many ways to say the same, after the same was said: each comes to the same calls."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, outcome
from tests.agent.builtin.talker import Talker

LINES = (Path(__file__).parent / "ways.jsonl").read_text("utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]


def calls(scene: str, before: list[str], said: str) -> Any:
    if not before:
        return outcome(said, SCENES[scene])
    talk = Talker(**deepcopy(SCENES[scene]))
    for text in before:
        talk.say(text)
    return talk.say(said)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['before']} {case['say'][0]}"[:60])
def test_every_way_comes_to_the_same(case: dict[str, Any]) -> None:
    found = {said: json.loads(json.dumps(calls(case["scene"], case["before"], said))) for said in case["say"]}
    assert {said: made for said, made in found.items() if made != case["is"]} == {}

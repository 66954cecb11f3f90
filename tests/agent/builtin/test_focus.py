"""What a turn leaves unsaid: leads, markets, tools and values that the conversation is about."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES
from tests.agent.builtin.talker import Talker

LINES = (Path(__file__).parent / "focus.jsonl").read_text().splitlines()
CASES = [json.loads(line) for line in LINES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["turns"][-1][0])[:60])
def test_turn_goes_on_with_what_was_spoken_of(case: dict[str, Any]) -> None:
    talk = Talker(**deepcopy(SCENES[case["scene"]]))
    for text, *told in case["turns"]:
        calls = json.loads(json.dumps(talk.say(text)))
        assert told in ([], [calls]), text

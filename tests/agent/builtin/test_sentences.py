"""Sentences as people write them, and what each comes to in its scene (see ``scenes.py``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, outcome

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "sentences.jsonl").read_text("utf-8").splitlines() if line
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"][:60])
def test_sentence_is_understood(case: dict[str, Any]) -> None:
    assert json.loads(json.dumps(outcome(case["say"], SCENES[case["scene"]]))) == case["is"]

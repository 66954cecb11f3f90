"""Places, times on the market, and the figures of markets, in conversations: each turn and its calls."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.agent.builtin.talker import Talker

TALKS = [json.loads(line) for line in (Path(__file__).parent / "markets.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("talk", TALKS, ids=[talk[-1][0][:60] for talk in TALKS])
def test_each_turn_makes_its_calls(talk: list[list[Any]]) -> None:
    talker = Talker()
    assert [[said, talker.say(said)] for said, _ in talk] == talk

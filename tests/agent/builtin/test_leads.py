"""Leads on the table, in two or three turns each: pointed at, put right, held, bought, given back, noted."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES
from tests.agent.builtin.talker import Talker

DIALOGUES = [json.loads(line) for line in (Path(__file__).parent / "leads.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: " / ".join(turn[0] for turn in dialogue["turns"]))
def test_each_turn_does_what_was_said_to_the_leads_that_were_meant(dialogue: dict[str, Any]) -> None:
    talk = Talker(**deepcopy(SCENES[dialogue["scene"]]))
    for said, calls in dialogue["turns"]:
        assert talk.say(said) == calls, said

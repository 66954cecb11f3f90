"""A ceiling, a floor or a price "around" in every wording, beside other slots and as a refinement."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.agent.builtin.talker import Talker

CASES = [json.loads(line) for line in Path(__file__).with_name("bounds.jsonl").read_text("utf-8").splitlines()]
SIDES = {
    "max": {"max_price": 450_000},
    "min": {"min_price": 450_000},
    "around": {"min_price": 405_000, "max_price": 495_000},
}
NEED = {"city": "Austin", "min_beds": 3, "property_types": ["house"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"])
def test_a_bound_is_read_beside_the_rest_of_the_need(case: dict[str, str]) -> None:
    assert _searched(f"3 bed houses in Austin, {_said(case)}") == NEED | SIDES[case["bound"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"])
def test_a_bound_is_read_as_a_refinement(case: dict[str, str]) -> None:
    assert _searched("3 bed houses in Austin", f"ok {_said(case)}") == NEED | SIDES[case["bound"]]


def _said(case: dict[str, str]) -> str:
    return case["say"].format(p="450k")


def _searched(*turns: str) -> dict[str, Any]:
    talker = Talker()
    calls = [talker.say(turn) for turn in turns][-1]
    assert len(calls) == 1
    assert calls[0][0] == "search_leads"
    return dict(calls[0][1])

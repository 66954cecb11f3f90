"""A number alone on a list says how many leads are to be shown, whatever is said around it."""

from __future__ import annotations

import copy

import pytest

from tests.agent.builtin.scenes import SCENES
from tests.agent.builtin.talker import Talker

ALONE = (
    "just {}", "only {}", "just {} please", "show me just {}", "{} only", "{} is plenty", "{} is enough", "max {}",
    "at most {}", "no more than {}", "limit that to {}", "keep it to {}", "cut it down to {}", "i only need {}",
    "give me just {}", "the best {}", "top {} only", "{} tops", "i just want {} of them",
)  # fmt: skip
BEHIND = (
    "houses in Mesa, just {}",
    "houses in Mesa, top {}",
    "houses in Mesa, only show {}",
    "houses in Mesa, keep it to {}",
)
NUMBERS = {"4": 4, "five": 5, "10": 10, "two": 2}


@pytest.mark.parametrize("form", ALONE)
def test_a_number_alone_is_the_length_of_the_list(form: str) -> None:
    for said, count in NUMBERS.items():
        talker = Talker(**copy.deepcopy(SCENES["nothing"]))
        talker.say("houses in Mesa under 500k")
        tool, args = talker.say(form.format(said))[-1]
        assert (tool, args["city"], args["max_price"], args.get("limit")) == ("search_leads", "Mesa", 500_000, count)


@pytest.mark.parametrize("form", BEHIND)
def test_a_number_behind_a_need_is_the_length_of_its_list(form: str) -> None:
    for said, count in NUMBERS.items():
        tool, args = Talker(**copy.deepcopy(SCENES["nothing"])).say(form.format(said))[-1]
        assert (tool, args["city"], args.get("limit"), args.get("sort")) == ("search_leads", "Mesa", count, None)


@pytest.mark.parametrize("say", ["hold the first for 3 hours, max 4", "houses in Mesa, 3 beds, at most 5"])
def test_a_bound_of_something_else_is_no_length(say: str) -> None:
    assert "limit" not in Talker(**copy.deepcopy(SCENES["screen"])).say(say)[-1][1]

"""A question that waits is kept over a detour; another lead takes the place of the last one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.scenes import HENDERSON_HOLD, SCENES, SUMMERLIN_HOLD
from tests.agent.builtin.talker import Talker

Turns = list[tuple[str, list[list[Any]]]]
BALANCE = [["account_status", {"what": "balance"}]]
WHICH = [["ask_user", {"missing": ["ref"]}]]


def dialogue(scene: str, turns: Turns) -> Talker:
    talker = Talker(**SCENES[scene])
    for said, calls in turns:
        assert talker.say(said) == calls, said
    return talker


@pytest.mark.parametrize(
    ("scene", "turns"),
    [
        ("screen", [("hold one of those", WHICH), ("how many credits do i have?", BALANCE),
                    ("the fourth, then", [["hold_lead", {"ref": [9104]}]])]),
        ("screen", [("buy one of them", WHICH), ("what's my balance", BALANCE),
                    ("number two", [["purchase", {"ref": [9102]}]])]),
        ("own", [("refund 6343", [["ask_user", {"missing": ["reason"]}]]), ("how much credit do i have", BALANCE),
                 ("the number is dead", [["request_refund", {"ref": [6343], "reason": "invalid_contact"}]])]),
        ("holds", [("extend the condo", [["ask_user", {"missing": ["duration_hours"]}]]), ("my balance?", BALANCE),
                   ("5 hours", [["extend_hold", {"ref": [9102], "duration_hours": 5}]])]),
    ],
)  # fmt: skip
def test_a_question_comes_back_after_a_detour(scene: str, turns: Turns) -> None:
    dialogue(scene, turns)


def test_the_question_is_said_again_once() -> None:
    talker = dialogue("screen", [("hold one of those", WHICH), ("how many credits do i have?", BALANCE)])
    assert talker.reply.count("Which lead do you mean?") == 1
    assert "Which lead" not in dialogue("screen", [("hold one of those", WHICH), ("never mind", [])]).reply


@pytest.mark.parametrize("between", ["never mind", "buy 3"])
def test_a_question_is_dropped_by_a_change_of_mind_and_by_an_order(between: str) -> None:
    talker = dialogue("screen", [("hold one of those", WHICH)])
    talker.say(between)
    assert ["hold_lead", {"ref": [9104]}] not in talker.say("the fourth")


@pytest.mark.parametrize(
    ("scene", "turns"),
    [
        ("screen", [("hold the one with the pool for 6 hours", [["hold_lead", {"ref": [9101], "duration_hours": 6}]]),
                    ("crap, meant the one with the garage", [["hold_lead", {"ref": [9102], "duration_hours": 6}]])]),
        ("screen", [("hold the one with the pool for 6 hours", [["hold_lead", {"ref": [9101], "duration_hours": 6}]]),
                    ("what's my balance", BALANCE),
                    ("oops, i wanted the garage one", [["hold_lead", {"ref": [9102], "duration_hours": 6}]])]),
        ("screen", [("quote the townhouse", [["quote_price", {"ref": [9104]}]]),
                    ("too much. the 2 bed?", [["quote_price", {"ref": [9103]}]])]),
        ("own", [("mark 6343 contacted", [["update_lead", {"ref": [6343], "status": "contacted"}]]),
                 ("and remind me Friday", [["update_lead", {"ref": [6343], "follow_up_at": "2026-06-19"}]])]),
        ("own", [("money back on 6343, number is dead",
                  [["request_refund", {"ref": [6343], "reason": "invalid_contact"}]]),
                 ("and 6085 as well, turns out it's a renter, not the owner",
                  [["request_refund", {"ref": [6085], "reason": "not_owner"}]])]),
        ("nothing", [("hold 3010 for 2 hours", [["hold_lead", {"ref": [3010], "duration_hours": 2}]]),
                     ("and 3012 as well, my guy wants it", [["hold_lead", {"ref": [3012]}]])]),
    ],
)  # fmt: skip
def test_another_lead_takes_the_place_of_the_last(scene: str, turns: Turns) -> None:
    dialogue(scene, turns)


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        ("up the shortest by 3 hours", [["extend_hold", {"ref": [9102], "duration_hours": 3}]]),
        ("give the longest back", [["release_hold", {"ref": [9103]}]]),
        ("let both go, changed my mind", [["release_hold", {"ref": [9102, 9103]}]]),
        ("keep only 9102", [["release_hold", {"ref": [9103]}]]),
        ("keep the condo 6 more hours and ditch the other",
         [["extend_hold", {"ref": [9102], "duration_hours": 6}], ["release_hold", {"ref": [9103]}]]),
        ("release everything except the condo", [["release_hold", {"ref": [9103]}]]),
        ("buy whatever is left", [["purchase", {"ref": [9102, 9103]}]]),
    ],
)  # fmt: skip
def test_holds_are_named_by_their_ends_and_by_what_is_kept(said: str, calls: list[list[Any]]) -> None:
    talker = Talker(holds=[SUMMERLIN_HOLD, HENDERSON_HOLD], list_shown="holds", last_tool="view_cart")
    assert talker.say(said) == calls


def test_whoever_lets_the_other_go_still_speaks_of_the_one_before() -> None:
    talker = Talker(**SCENES["screen"])
    talker.say("hold the condo and the townhouse")
    talker.say("how much is the condo?")
    assert talker.say("release the townhouse") == [["release_hold", {"ref": [9104]}]]
    assert talker.say("buy it") == [["purchase", {"ref": [9102]}]]


def test_all_but_a_counted_few_are_let_go() -> None:
    talker = Talker(**SCENES["screen"])
    talker.say("hold all of them but the last for an hour")
    assert talker.say("release everything except the two houses") == [["release_hold", {"ref": [9102, 9104]}]]


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        ("take the cheapest and hold the next cheapest for 6 hours",
         [["purchase", {"ref": [9103]}], ["hold_lead", {"ref": [9105], "duration_hours": 6}]]),
        ("go on then, buy the second", [["purchase", {"ref": [9102]}]]),
    ],
)  # fmt: skip
def test_two_orders_in_one_breath(said: str, calls: list[list[Any]]) -> None:
    talker = Talker(**SCENES["screen"])
    assert talker.say(said) == calls

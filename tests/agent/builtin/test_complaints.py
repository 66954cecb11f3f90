"""What was wrong with a bought lead is told: money back is offered, and asked for after a yes only."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, bought, outcome
from tests.agent.builtin.talker import Talker

OFFERED = [["ask_user", {"missing": ["intent"]}]]
BAD_CONTACT = {"ref": [6343], "reason": "invalid_contact"}


@pytest.mark.parametrize(
    ("told", "answer", "calls"),
    [
        ("the email on 6343 bounced", "yes please", [["request_refund", BAD_CONTACT]]),
        ("the email on 6343 bounced", "yes i want my money back", [["request_refund", BAD_CONTACT]]),
        ("turns out 6343 is an agent, not the owner", "yeah",
         [["request_refund", {"ref": [6343], "reason": "not_owner"}]]),
        ("6343's number belongs to a dentist lol", "yeah", [["request_refund", BAD_CONTACT]]),
        ("the email on 6343 bounced", "no leave it", []),
    ],
)  # fmt: skip
def test_a_complaint_asks_for_no_money_before_a_yes(told: str, answer: str, calls: list[list[Any]]) -> None:
    talker = Talker(**SCENES["own"])
    assert talker.say(told) == OFFERED
    assert "6343" in talker.reply
    assert talker.say(answer) == calls


@pytest.mark.parametrize("said", ["9101 is the same house as 9102", "the number for 9101 is dead"])
def test_a_complaint_writes_nothing(said: str) -> None:
    found = outcome(said, {**SCENES["screen"], "bought": bought(9102, 9103)})
    assert isinstance(found, str) or all(tool in ("lead_details", "ask_user") for tool, _ in found)


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        ("how much is the condo?", [["quote_price", {"ref": [9102]}]]),
        ("what's wrong with the 2 bed", [["lead_details", {"ref": [9103], "about": "flags"}]]),
        ("dibs on the second, what's it run me?", [["hold_lead", {"ref": [9102]}], ["quote_price", {"ref": [9102]}]]),
        ("does the third one's phone number work", [["lead_details", {"ref": [9103], "about": "contactability"}]]),
        ("how big is the townhouse", "answer"),
        ("does the townhouse have a pool", "answer"),
        ("which of the five has been on the market the longest?", "answer"),
    ],
)
def test_a_described_lead_on_the_screen_is_asked_about(said: str, calls: Any) -> None:
    assert outcome(said, SCENES["screen"]) == calls


def test_a_comparison_is_asked_anew_with_another_measure() -> None:
    talker = Talker(**SCENES["screen"])
    assert talker.say("is the 2nd one cheaper than the 4th") == []
    assert talker.say("and bigger?") == []


def test_those_found_in_the_same_breath_are_all_of_them() -> None:
    talker = Talker(**SCENES["screen"])
    searched, purchased = talker.say("under 15 bucks only, buy those")
    assert searched[1]["max_lead_price"] == 15
    assert purchased == ["purchase", {"ref": [9101, 9102, 9103, 9104, 9105]}]


def test_one_lead_apart_gets_a_stage_of_its_own() -> None:
    talker = Talker(**SCENES["own"])
    talker.say("mark all of them contacted")
    assert talker.say("except 6085, thats still new") == [["update_lead", {"ref": [6085], "status": "new"}]]


def test_an_order_is_no_reason() -> None:
    talker = Talker(**SCENES["own"])
    talker.say("refund 6343")
    assert all(tool != "request_refund" for tool, _ in talker.say("mark 6085 contacted n remind me in 3 days"))


def test_whoever_begs_pardon_means_another_lead() -> None:
    talker = Talker(**SCENES["screen"])
    talker.say("hold the fourth for eight hours")
    assert talker.say("I beg your pardon, I meant the condo.") == [["hold_lead", {"ref": [9102], "duration_hours": 8}]]
    assert talker.say("You may release the former.") == [["release_hold", {"ref": [9104]}]]

"""What was taken back within a turn is not done; what was only asked or wished changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, outcome

QUALIFIED = {"status": "qualified"}


@pytest.mark.parametrize(
    ("scene", "said", "call"),
    [
        ("own", "6343 qualified, no wait, 6085 i meant", ["update_lead", {"ref": [6085], **QUALIFIED}]),
        ("own", "mark 6343 qualified. no sorry, 6085", ["update_lead", {"ref": [6085], **QUALIFIED}]),
        ("own", "6085 won. oops, 6343 won", ["update_lead", {"ref": [6343], "status": "won"}]),
        ("own", "follow up with 6343 friday. no, 6085", ["update_lead", {"ref": [6085], "follow_up_at": "2026-06-19"}]),
        ("screen", "hold #1. no, #2, hold #2", ["hold_lead", {"ref": [9102]}]),
        ("screen", "hold 9101 no sorry 9103", ["hold_lead", {"ref": [9103]}]),
        ("screen", "reserve number one oh no number two sorry", ["hold_lead", {"ref": [9102]}]),
        ("screen", "hold 1 and 2, no wait, 3", ["hold_lead", {"ref": [9101, 9103]}]),
        ("holds", "release 9102. not 9102, 9103!", ["release_hold", {"ref": [9103]}]),
    ],
)
def test_the_lead_said_last_is_the_one_meant(scene: str, said: str, call: list[Any]) -> None:
    assert outcome(said, SCENES[scene]) == [call]


@pytest.mark.parametrize(
    ("scene", "said", "call"),
    [
        ("screen", "hold 9101 for 6 hours. no, 16", ["hold_lead", {"ref": [9101], "duration_hours": 16}]),
        ("screen", "hold the first for 6 hours, no wait, 12", ["hold_lead", {"ref": [9101], "duration_hours": 12}]),
        ("screen", "hold #1 for a day. make it two", ["hold_lead", {"ref": [9101], "duration_hours": 48}]),
        ("screen", "hold 9101 for 4 hours, make that 9102", ["hold_lead", {"ref": [9102], "duration_hours": 4}]),
        ("holds", "extend by 2 hours, 4 rather", ["extend_hold", {"ref": [9102], "duration_hours": 4}]),
    ],
)
def test_a_length_put_right_keeps_the_lead_and_a_lead_put_right_the_length(
    scene: str, said: str, call: list[Any]
) -> None:
    assert outcome(said, SCENES[scene]) == [call]


@pytest.mark.parametrize(
    ("said", "call"),
    [
        ("buy 9101. actually hold it", ["hold_lead", {"ref": [9101]}]),
        ("buy 9101, hmm, actually just hold it for 5 hours", ["hold_lead", {"ref": [9101], "duration_hours": 5}]),
        ("hold 9101. no, buy it", ["purchase", {"ref": [9101]}]),
        ("buy 1, no wait, hold 2", ["hold_lead", {"ref": [9102]}]),
        ("i want 2 and 4, hold em", ["hold_lead", {"ref": [9102, 9104]}]),
        ("2 and 4 look great, hold those two", ["hold_lead", {"ref": [9102, 9104]}]),
        ("i'll take the second, hold it", ["hold_lead", {"ref": [9102]}]),
    ],
)
def test_only_what_is_ordered_last_of_the_same_leads_is_done(said: str, call: list[Any]) -> None:
    assert outcome(said, SCENES["screen"]) == [call]


@pytest.mark.parametrize("said", ["buy #1. no, don't", "hold #3, nah don't", "hold 2, never mind"])
def test_an_order_taken_back_is_cancelled(said: str) -> None:
    assert outcome(said, SCENES["screen"]) == "cancelled"


@pytest.mark.parametrize(
    ("scene", "said"),
    [
        ("screen", "between the two priciest, which costs less to buy as a lead?"),
        ("screen", "thinking about buying #1"),
        ("screen", "i might buy #2 later"),
        ("screen", "if i buy #2 how many credits left"),
        ("screen", "my partner wants to hold #1 but not yet"),
        ("holds", "will 9102 be released automatically?"),
        ("own", "i haven't contacted 6343 yet"),
        ("own", "is 6343 won already?"),
        ("own", "did i mark 6343 as won?"),
        ("own", "has 6343 been contacted"),
    ],
)
def test_what_is_asked_or_weighed_changes_nothing(scene: str, said: str) -> None:
    made = outcome(said, SCENES[scene])
    writes = {"hold_lead", "purchase", "release_hold", "extend_hold", "update_lead", "request_refund"}
    assert isinstance(made, str) or not {name for name, _ in made} & writes


@pytest.mark.parametrize(
    ("said", "stage"), [("now just won", "won"), ("only lost", "lost"), ("now the qualified", "qualified")]
)
def test_a_stage_alone_after_the_list_of_purchases_narrows_it(said: str, stage: str) -> None:
    assert outcome(said, SCENES["own"]) == [["account_status", {"what": "purchases", "status": stage}]]


@pytest.mark.parametrize("said", ["change my plan", "can you change my plan"])
def test_a_change_of_plan_without_a_plan_is_asked_back(said: str) -> None:
    assert outcome(said, SCENES["nothing"]) == [["ask_user", {"missing": ["tier"]}]]


def test_what_is_asked_beside_an_order_is_answered_too() -> None:
    said = "ok so 6343 is won, and do i have anything in my cart?"
    assert outcome(said, SCENES["own"]) == [["update_lead", {"ref": [6343], "status": "won"}], ["view_cart", {}]]


@pytest.mark.parametrize("said", ["shut up w the low credit texts already", "enough with the low credits texts"])
def test_an_outcry_against_a_notice_turns_it_off(said: str) -> None:
    notice = {"channel": "sms", "event": "low_credits", "enabled": False}
    assert outcome(said, SCENES["nothing"]) == [["set_notifications", notice]]

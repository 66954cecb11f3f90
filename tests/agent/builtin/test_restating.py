"""What was taken back within a turn is not done; what was only asked or wished changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, outcome, plan_of

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


@pytest.mark.parametrize(
    ("scene", "said", "call"),
    [
        ("screen", "hold 1 til 5pm, no 6pm", ["hold_lead", {"ref": [9101], "duration_hours": 8}]),
        (
            "screen",
            "hold the second until thursday no wait friday",
            ["hold_lead", {"ref": [9102], "duration_hours": 48}],
        ),
        ("screen", "hold 2 for 6 no 12 hours", ["hold_lead", {"ref": [9102], "duration_hours": 12}]),
        (
            "own",
            "follow up with 6343 thursday, no friday",
            ["update_lead", {"ref": [6343], "follow_up_at": "2026-06-19"}],
        ),
        (
            "own",
            "follow up with 6343 on thursday at 3, no at 4",
            ["update_lead", {"ref": [6343], "follow_up_at": "2026-06-18T16:00:00-05:00"}],
        ),
        (
            "own",
            "remind me to call 6085 monday, actually tuesday at 10",
            ["update_lead", {"ref": [6085], "follow_up_at": "2026-06-23T10:00:00-05:00"}],
        ),
    ],
)
def test_a_day_or_an_hour_put_right_takes_the_place_of_its_like(scene: str, said: str, call: list[Any]) -> None:
    assert outcome(said, SCENES[scene]) == [call]


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ("hold 1 and 2 oh no 3 and 4", [9103, 9104]),
        ("hold 1 and 2, i mean 2 and 3", [9102, 9103]),
        ("hold 1, actually also 2", [9101, 9102]),
        ("hold 1. actually 2 too", [9101, 9102]),
        ("hold 1 belay that hold 2", [9102]),
        ("hold the last one i mean the first one", [9101]),
        ("hold the cheapest, no the biggest", [9102]),
        ("hold the 2nd instead of the first", [9102]),
        ("hold 1 and 3, never mind the first", [9103]),
        ("hold 1 and 3, skip the 3", [9101]),
    ],
)
def test_leads_are_put_right_without_punctuation_and_in_either_order(said: str, leads: list[int]) -> None:
    assert outcome(said, SCENES["screen"]) == [["hold_lead", {"ref": leads}]]


@pytest.mark.parametrize(
    ("said", "call"),
    [
        ("hold 1 no wait buy it", ["purchase", {"ref": [9101]}]),
        ("hold 1 wait no buy it", ["purchase", {"ref": [9101]}]),
        ("hold 2 actually just give me the price", ["quote_price", {"ref": [9102]}]),
        ("buy #2 er i mean just hold it for now", ["hold_lead", {"ref": [9102]}]),
    ],
)
def test_an_order_without_a_pause_takes_the_place_of_the_one_before_it(said: str, call: list[Any]) -> None:
    assert outcome(said, SCENES["screen"]) == [call]


def test_a_note_may_say_not_and_its_lead_may_be_put_right() -> None:
    said = "note on 6343, wait 6085: called back"
    assert outcome(said, SCENES["own"]) == [["update_lead", {"ref": [6085], "note": "called back"}]]
    kept = plan_of("note 6343: owner said not 400 but 420", SCENES["own"])
    assert kept.steps[0].args == {"note": "owner said not 400 but 420"}

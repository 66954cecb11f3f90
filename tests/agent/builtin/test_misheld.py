"""What was just held was not what was meant; leads told by their age; an apology before an answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, bought
from tests.agent.builtin.talker import Talker

DAY = {"duration_hours": 24}


def after(*turns: str, **state: Any) -> list[list[Any]]:
    talk = Talker(**{**SCENES["screen"], **state})
    for turn in turns:
        talk.say(turn)
    return talk.calls


@pytest.mark.parametrize(
    "said",
    [
        "sorry, I meant 3",
        "oops wrong one, it was supposed to be number 3",
    ],
)
def test_the_right_lead_is_held_as_long_as_the_wrong_one(said: str) -> None:
    assert after("hold 2 for a day", said) == [["hold_lead", {"ref": [9103], **DAY}]]


@pytest.mark.parametrize(
    "said",
    [
        "swap it for 3",
        "not 2, I meant 3",
        "oops not 2! 3 please",
        "I meant the third, not the second",
        "sorry, I said 3 not 2",
        "let's do 3 instead of 2",
        "not that one, the third",
        "actually the cheapest one instead",
    ],
)
def test_what_takes_a_holds_place_is_held_as_long(said: str) -> None:
    swapped = [["release_hold", {"ref": [9102]}], ["hold_lead", {"ref": [9103], **DAY}]]
    assert after("hold 2 for a day", said) == swapped


def test_of_several_holds_the_one_that_is_denied_is_let_go() -> None:
    assert after("hold 2 and 4", "not 4, 5") == [["release_hold", {"ref": [9104]}], ["hold_lead", {"ref": [9105]}]]
    assert after("hold 2", "wait, 3 as well") == [["hold_lead", {"ref": [9103]}]]


@pytest.mark.parametrize(
    ("held", "said", "gone"),
    [
        ("hold 3 and 5 for a day", "only the third, drop the other", [9105]),
        ("hold 3 and 5 for a day", "actually just the third", [9105]),
        ("hold the first two", "on second thought I only need the first", [9102]),
        ("hold 1 2 and 3", "let's keep just 2 and 3", [9101]),
        ("hold 1 2 and 3", "only keep the cheapest, release the rest", [9101, 9102]),
    ],
)
def test_whoever_wants_only_some_of_what_was_held_lets_the_others_go(held: str, said: str, gone: list[int]) -> None:
    assert after(held, said) == [["release_hold", {"ref": gone}]]


@pytest.mark.parametrize(
    ("held", "said", "call"),
    [
        ("hold 5 for 10 hours", "hmm, 10 is too short, do 20", "extend_hold"),
        ("hold 5 for 10 hours", "that's not long enough, make it 20", "extend_hold"),
        ("hold 5 for 20 hours", "20 is too long, 10 is fine", "hold_lead"),
    ],
)
def test_a_length_that_does_not_do_is_followed_by_the_one_that_does(held: str, said: str, call: str) -> None:
    assert after(held, said) == [[call, {"ref": [9105], "duration_hours": 10}]]


@pytest.mark.parametrize("said", ["sorry, the second", "oh sorry the second one", "oops, the second"])
def test_an_apology_before_an_answer_changes_nothing(said: str) -> None:
    assert after("hold it for 6 hours", said) == [["hold_lead", {"ref": [9102], "duration_hours": 6}]]


def test_a_lead_alone_orders_nothing() -> None:
    assert after("sorry, the second") == [["ask_user", {"missing": ["intent"]}]]


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("hold the one listed yesterday", 9103),
        ("hold the one that's been sitting 20 days", 9104),
        ("hold the listing from 3 days ago", 9101),
        ("hold the 9-day-old one", 9102),
        ("hold the one posted six days ago", 9105),
    ],
)
def test_a_lead_may_be_told_by_its_age(said: str, lead: int) -> None:
    assert after(said) == [["hold_lead", {"ref": [lead]}]]


def test_what_was_only_read_is_left_for_what_follows() -> None:
    assert after("quote 9104", "forget that, hold it") == [["hold_lead", {"ref": [9104]}]]
    assert after("quote 9104", "never mind that, show me details instead") == [["lead_details", {"ref": [9104]}]]


def test_the_older_hold_is_the_one_that_was_made_first() -> None:
    holds = [{"lead_id": lead, "label": f"lead {lead}", "ends_at": "2026-06-18T15:00:00Z"} for lead in (9321, 9322)]
    assert after("release the older hold", on_screen=[], holds=holds) == [["release_hold", {"ref": [9321]}]]
    assert after("let the newest hold go", on_screen=[], holds=holds) == [["release_hold", {"ref": [9322]}]]


@pytest.mark.parametrize(
    ("said", "args"),
    [
        (
            "Mark 9401 as contacted, note that she prefers texts, and remind me Friday at 2pm",
            {"status": "contacted", "note": "she prefers texts", "follow_up_at": "2026-06-19T14:00:00-05:00"},
        ),
        (
            "9401 went cold, mark as lost and jot down that they listed with another agent",
            {"status": "lost", "note": "they listed with another agent"},
        ),
        (
            "update 9401: status proposal, follow up friday 3pm, note sent offer at 380",
            {"status": "proposal", "note": "sent offer at 380", "follow_up_at": "2026-06-19T15:00:00-05:00"},
        ),
        ("note for 9401: call after 5pm, mark it contacted", {"note": "call after 5pm", "status": "contacted"}),
        ("spoke to 9401 and she is prequalified", {"status": "qualified"}),
    ],
)
def test_a_stage_a_note_and_a_day_may_stand_in_one_sentence(said: str, args: dict[str, Any]) -> None:
    assert after(said, on_screen=[], bought=bought(9401, 9402)) == [["update_lead", {"ref": [9401], **args}]]


@pytest.mark.parametrize(
    ("said", "call"),
    [
        ("my buyer loves number 3. could you hold it until tomorrow at noon", ["hold_lead", 9103, 26]),
        ("I showed my buyer the fourth one yesterday and he's keen. please reserve it for two days",
         ["hold_lead", 9104, 48]),
        ("my client likes the second. she needs to think till thursday evening at 7, can you keep it for us",
         ["hold_lead", 9102, 33]),
    ],
)  # fmt: skip
def test_a_lead_told_of_before_is_what_it_is(said: str, call: list[Any]) -> None:
    expected = [[call[0], {"ref": [call[1]], "duration_hours": call[2]}]]
    assert after(said) == expected


def test_a_lead_told_of_before_is_it_whatever_was_held_last() -> None:
    said = "my buyer loves number 3. could you hold it until tomorrow at noon"
    assert after("hold 1 for 2 hours", said) == [["hold_lead", {"ref": [9103], "duration_hours": 26}]]


def test_what_is_asked_on_a_matter_is_a_request_of_its_own() -> None:
    held, looked = ["hold_lead", {"ref": [9102]}], ["lead_details", {"ref": [9103]}]
    assert after("hold the second, details on the third") == [held, looked]


@pytest.mark.parametrize(
    "said", ["hold everything on this list but the third", "hold all the leads you showed me except 3"]
)
def test_all_of_a_list_but_one(said: str) -> None:
    assert after(said) == [["hold_lead", {"ref": [9101, 9102, 9104, 9105]}]]


def test_a_hold_shall_not_run_out() -> None:
    holds = [{"lead_id": 9351, "label": "lead 9351", "ends_at": "2026-06-18T15:00:00Z"}]
    added = [["extend_hold", {"ref": [9351], "duration_hours": 24}]]
    assert after("don't let 9351 expire, add a day", on_screen=[], holds=holds) == added

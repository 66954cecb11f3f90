"""What is put right the turn after, what is counted off, and what is only wished."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, outcome
from tests.agent.builtin.talker import Talker


@pytest.mark.parametrize(
    ("scene", "first", "then", "call"),
    [
        ("screen", "hold 1 and 2", "oh no, 3 and 4", ["hold_lead", {"ref": [9103, 9104]}]),
        ("screen", "hold 1", "no, 2", ["hold_lead", {"ref": [9102]}]),
        ("screen", "hold 1 for 6 hours", "sorry, 12", ["extend_hold", {"ref": [9101], "duration_hours": 6}]),
        ("screen", "hold 1", "no, until friday", ["extend_hold", {"ref": [9101], "duration_hours": 24}]),
        ("screen", "quote 2", "i meant the cheapest", ["quote_price", {"ref": [9103]}]),
        ("own", "mark 6343 won", "no, 6085", ["update_lead", {"ref": [6085], "status": "won"}]),
        ("own", "mark 6343 won", "oops lost", ["update_lead", {"ref": [6343], "status": "lost"}]),
        (
            "own",
            "follow up with 6343 thursday at 3",
            "no friday",
            ["update_lead", {"ref": [6343], "follow_up_at": "2026-06-19T15:00:00-05:00"}],
        ),
        (
            "own",
            "follow up with 6343 thursday at 3",
            "sorry 4",
            ["update_lead", {"ref": [6343], "follow_up_at": "2026-06-18T16:00:00-05:00"}],
        ),
    ],
)
def test_the_next_turn_may_put_one_value_right(scene: str, first: str, then: str, call: list[Any]) -> None:
    talk = Talker(**deepcopy(SCENES[scene]))
    talk.say(first)
    assert talk.say(then) == [call]


@pytest.mark.parametrize(("then", "leads"), [("I meant 3, same time", [9103]), ("put it back the way it was", [9101])])
def test_a_hold_just_undone_is_made_again_with_its_length(then: str, leads: list[int]) -> None:
    talk = Talker(**deepcopy(SCENES["screen"]))
    talk.say("hold 1 for 6 hours")
    talk.say("wrong one, let that go")
    assert talk.say(then) == [["hold_lead", {"ref": leads, "duration_hours": 6}]]


@pytest.mark.parametrize("then", ["sorry, what's my balance", "wait, how much is 3", "sorry, show me condos in Mesa"])
def test_a_new_request_after_sorry_is_no_correction(then: str) -> None:
    talk = Talker(**deepcopy(SCENES["screen"]))
    talk.say("hold 2")
    assert "hold_lead" not in [name for name, _ in talk.say(then)]


@pytest.mark.parametrize(
    "said",
    [
        "1) hold 2 2) price of 3 3) my balance",
        "a) hold 2 b) price of 3 c) my balance",
        "ok three things: 1. hold 2, 2. quote 3, 3. balance",
        "first hold 2, second tell me the price of 3, third my balance",
    ],
)
def test_what_is_counted_off_are_requests_and_no_places(said: str) -> None:
    calls = [["hold_lead", {"ref": [9102]}], ["quote_price", {"ref": [9103]}], ["account_status", {"what": "balance"}]]
    assert outcome(said, SCENES["screen"]) == calls


def test_an_arrow_names_the_stage() -> None:
    calls = [
        ["update_lead", {"ref": [6343], "status": "contacted"}],
        ["update_lead", {"ref": [6085], "status": "lost"}],
    ]
    assert outcome("1) 6343 -> contacted 2) 6085 -> lost", SCENES["own"]) == calls


@pytest.mark.parametrize(
    "said",
    ["get me up to speed on 6159", "get me the scoop on 6159", "bring me up to date on 6159", "get me info on 6159"],
)
def test_knowledge_of_a_lead_is_no_purchase(said: str) -> None:
    assert outcome(said, SCENES["screen"]) == [["lead_details", {"ref": [6159]}]]


@pytest.mark.parametrize(
    "said",
    [
        "i'd buy #1 if it had a pool",
        "if #1 had a pool i'd buy it",
        "i would buy #1 if it was cheaper",
        "would buy 2 in a heartbeat if it weren't so pricey",
        "i might hold 2 if the price drops",
    ],
)
def test_what_is_only_wished_is_not_done(said: str) -> None:
    assert outcome(said, SCENES["screen"]) in ("answer", "cancelled", "cancel")


def test_what_is_wished_politely_is_done() -> None:
    assert outcome("could you hold 2 if possible", SCENES["screen"]) == [["hold_lead", {"ref": [9102]}]]


def test_requests_of_different_kinds_that_are_counted_off_are_never_joined() -> None:
    said = "1) what's my balance 2) median price in Tempe 3) houses in Tempe under 450"
    assert [name for name, _ in outcome(said, SCENES["screen"])] == [
        "account_status",
        "market_insights",
        "search_leads",
    ]


def test_parts_of_one_search_that_are_counted_off_stay_one_search() -> None:
    needs = {"max_price": 300000, "property_types": ["condo"], "city": "Mesa"}
    assert outcome("1) condos 2) under 300k 3) in Mesa", SCENES["nothing"]) == [["search_leads", needs]]


@pytest.mark.parametrize(
    ("said", "explained"),
    [
        ("if i put a hold on 3655 for three days, would that cost me anything?", "hold_cost"),
        ("would it cost me anything if i held 2", "hold_cost"),
        ("would you say it's smart to hold before buying or should one just buy?", "hold_first"),
    ],
)
def test_a_hold_that_is_only_supposed_is_explained(said: str, explained: str) -> None:
    assert outcome(said, SCENES["screen"]) == explained


@pytest.mark.parametrize(
    ("turns", "call"),
    [
        (("hold the newer of number 1 and number 5", "show me the other one's details"), ["lead_details", [9105]]),
        (("compare 1 and 4", "hold the former", "wait, the latter"), ["hold_lead", [9104]]),
        (("compare 1 and 4", "quote the first", "and the other one"), ["quote_price", [9104]]),
        (("quote 1 and 4", "quote the first", "hold both"), ["hold_lead", [9101, 9104]]),
    ],
)
def test_the_leads_last_weighed_together_stay_a_pair(turns: tuple[str, ...], call: list[Any]) -> None:
    talk = Talker(**deepcopy(SCENES["screen"]))
    for said in turns:
        talk.say(said)
    assert [talk.calls[-1][0], talk.calls[-1][1]["ref"]] == call


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ("hold the condo no the townhouse", [9104]),
        ("hold the one in summerlin, no, downtown", [9104]),
        ("hold the cheapest, sorry, the condo", [9102]),
        ("hold the condo, i mean the third", [9103]),
        ("number 4 and number 5, reserve both", [9104, 9105]),
    ],
)
def test_a_description_is_put_right_like_a_number(said: str, leads: list[int]) -> None:
    assert outcome(said, SCENES["screen"]) == [["hold_lead", {"ref": leads}]]


@pytest.mark.parametrize(
    ("scene", "said", "calls"),
    [
        (
            "screen",
            "hold number 1... actually never mind, just tell me the price",
            [["quote_price", {"ref": [9101]}]],
        ),
        (
            "own",
            "mark 6343 won... scratch that, proposal. He hasn't signed anything yet",
            [["update_lead", {"ref": [6343], "status": "proposal"}]],
        ),
        (
            "own",
            "i bought 6343 and 6085. refund the latter, dead number",
            [["request_refund", {"ref": [6085], "reason": "invalid_contact"}]],
        ),
        (
            "own",
            "note 6343 owner wants 400000, not 6085",
            [["update_lead", {"ref": [6343], "note": "owner wants 400000, not 6085"}]],
        ),
        (
            "nothing",
            "Quiet from 8pm to 6am. Cancel that. 9pm to 6am.",
            [["set_notifications", {"quiet_hours": "21:00-06:00"}]],
        ),
        (
            "nothing",
            "price drops by SMS. Belay that, e-mail.",
            [["set_notifications", {"channel": "email", "event": "price_drop"}]],
        ),
    ],
)
def test_an_order_taken_back_leaves_only_what_is_put_in_its_place(
    scene: str, said: str, calls: list[list[Any]]
) -> None:
    assert outcome(said, SCENES[scene]) == calls


def test_leads_with_a_length_and_no_other_word_are_held() -> None:
    assert outcome("the first, one day", SCENES["screen"]) == [["hold_lead", {"ref": [9101], "duration_hours": 24}]]
    assert outcome("3 days", SCENES["screen"]) != [["hold_lead", {"ref": [9103]}]]


@pytest.mark.parametrize(
    "said",
    [
        "on second thoughts hold 3",
        "one last thing: hold 3",
        "give me a second... ok hold 3",
        "my first choice is 3, hold it",
        "last but not least hold 3",
        "in the first place i wanted 3, hold it",
    ],
)
def test_a_number_in_a_manner_of_speaking_is_no_place_on_the_list(said: str) -> None:
    assert outcome(said, SCENES["screen"]) == [["hold_lead", {"ref": [9103]}]]


@pytest.mark.parametrize(
    ("scene", "turns", "call"),
    [
        ("screen", ("tell me more about #3", "and the one after that"), ["lead_details", {"ref": [9104]}]),
        (
            "screen",
            ("hold the first two", "actually let go of the other one, I only want the first"),
            ["release_hold", {"ref": [9102]}],
        ),
        ("holds", ("release one of my holds", "the one ending last"), ["release_hold", {"ref": [9103]}]),
        ("screen", ("9102. Credits. Go.",), ["purchase", {"ref": [9102], "payment_method": "credits"}]),
        (
            "nothing",
            ("alerts on for orders by slack", "same for refund"),
            ["set_notifications", {"channel": "slack", "event": "refund"}],
        ),
    ],
)
def test_few_words_are_read_by_what_went_before(scene: str, turns: tuple[str, ...], call: list[Any]) -> None:
    talk = Talker(**deepcopy(SCENES[scene]))
    for said in turns:
        talk.say(said)
    assert talk.calls == [call]

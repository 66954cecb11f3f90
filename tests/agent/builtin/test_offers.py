from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.scenes import NOW, SCENES, outcome, plan_of

ONE = {"kind": "purchase", "lead_ids": [9102], "total_cents": 1600, "method": "credits"}
TWO = {"kind": "purchase", "lead_ids": [9101, 9102], "total_cents": 3050, "method": "credits"}
PACK = {"kind": "topup", "lead_ids": [], "total_cents": 12999, "method": "stripe", "amount": 150}


def offering(offer: dict[str, Any], said: str, **args: Any) -> dict[str, Any]:
    asked = {"ref": offer["lead_ids"], **args}
    return {
        **SCENES["screen"], **NOW, "proposal": offer, "focus": offer["lead_ids"], "last_tool": "purchase",
        "last_args": asked,
    }  # fmt: skip


def bought(*leads: int, **args: Any) -> list[Any]:
    return [["purchase", {"ref": list(leads), **args}]]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("add 6257 too", bought(9102, 6257)),
        ("and the fourth", bought(9102, 9104)),
        ("throw in the cheapest as well", bought(9102, 9103)),
        ("actually the third", bought(9103)),
        ("not that one, the cheaper one", bought(9103)),
        ("no, number 4 instead", bought(9104)),
        ("card instead", bought(9102, payment_method="stripe")),
        ("yes but with my visa", bought(9102, payment_method="stripe")),
        ("can i use my credits for it?", bought(9102, payment_method="credits")),
        ("hold it for 3 hours instead", [["hold_lead", {"ref": [9102], "duration_hours": 3}]]),
        ("houses in Mesa", [["search_leads", {"city": "Mesa", "property_types": ["house"]}]]),
    ],
)
def test_words_about_a_proposal_make_one_new_proposal(said: str, wanted: list[Any]) -> None:
    assert outcome(said, offering(ONE, said)) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("only the first", bought(9101)),
        ("drop the first one", bought(9102)),
        ("without number 2", bought(9101)),
        ("take out 9101", bought(9102)),
        ("leave out the cheaper one", bought(9102)),
    ],
)
def test_one_of_several_offered_leads_can_be_left_out(said: str, wanted: list[Any]) -> None:
    assert outcome(said, offering(TWO, said)) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "hmm no, leave it",
        "nope not today",
        "let me think about it",
        "I need to ask my wife first",
        "ugh too expensive, never mind",
        "on second thought no",
        "no wait, I'll pass",
        "maybe later",
    ],
)
def test_putting_a_proposal_off_proposes_and_searches_nothing(said: str) -> None:
    plan = plan_of(said, offering(ONE, said))
    assert (plan.steps, plan.topic) == ([], "cancelled")


def test_another_amount_of_credits_is_a_new_proposal() -> None:
    assert outcome("make it 400 instead", offering(PACK, "")) == [["purchase", {"item": "credits", "amount": 400}]]


def test_a_method_named_before_stays_when_leads_are_added() -> None:
    state = offering(ONE, "", payment_method="stripe")
    assert outcome("add the third too", state) == bought(9102, 9103, payment_method="stripe")


@pytest.mark.parametrize(
    ("said", "hours"), [("make it 6", 6), ("no make that saturday", 72), ("actually make it overnight", 24)]
)
def test_the_length_of_the_last_hold_can_be_changed(said: str, hours: int) -> None:
    before = {"last_tool": "hold_lead", "last_args": {"ref": [9102], "duration_hours": 3}, "focus": [9102]}
    state = {**SCENES["screen"], **before}
    assert outcome(said, state) == [["hold_lead", {"ref": [9102], "duration_hours": hours}]]

"""References resolve to ids, or to one question; never to a guess."""

from __future__ import annotations

from typing import Any

import pytest

from agent.references import resolve
from tests.agent.builtin.scenes import SCENES, SCREEN

ALL = (9101, 9102, 9103, 9104, 9105)


@pytest.mark.parametrize(
    ("ref", "ids"),
    [
        (9102, (9102,)),
        (12345, (12345,)),
        (2, (9102,)),
        ("#2", (9102,)),
        ("2", (9102,)),
        ("second", (9102,)),
        ("the second one", (9102,)),
        ([1, "3"], (9101, 9103)),
        ("1 and 3", (9101, 9103)),
        ("1-3", (9101, 9102, 9103)),
        ("last", (9105,)),
        ("last 2", (9104, 9105)),
        ("second to last", (9104,)),
        ("all", ALL),
        ("first 3", (9101, 9102, 9103)),
        ("cheapest", (9103,)),
        ("cheapest 2", (9103, 9105)),
        ("two cheapest", (9103, 9105)),
        ("second cheapest", (9105,)),
        ("cheapest lead", (9103,)),
        ("most expensive", (9104,)),
        ("biggest", (9102,)),
        ("newest", (9103,)),
        ("oldest", (9104,)),
        ("cheaper of 1 and 2", (9101,)),
        ("all but last", (9101, 9102, 9103, 9104)),
        ("all but 2 and 3", (9101, 9104, 9105)),
        ("the condo", (9102,)),
        ("the one in Summerlin", (9102,)),
        ("the one with a pool", (9101,)),
        ("the 4-bed", (9102,)),
        ("the $299k one", (9103,)),
        ("the ones in Henderson", (9101, 9103)),
        ("the cheapest one in Henderson", (9103,)),
        ("the craigslist one", (9102,)),
        ("lead 9105", (9105,)),
    ],
)
def test_resolves_on_the_screen(ref: Any, ids: tuple[int, ...]) -> None:
    found = resolve(ref, SCENES["screen"], "hold_lead")
    assert found.ids == ids
    assert found.question is None


@pytest.mark.parametrize(
    "ref", ["it", "#9", "both", "the other one", "the one in Henderson", "the one with a basement"]
)
def test_unclear_becomes_a_question(ref: str) -> None:
    found = resolve(ref, SCENES["screen"], "hold_lead")
    assert found.ids == ()
    assert found.question


def test_focus_is_it() -> None:
    assert resolve("it", {**SCENES["screen"], "focus": [9104]}, "purchase").ids == (9104,)
    assert resolve("them", {**SCENES["screen"], "focus": [9104, 9101]}, "purchase").ids == (9104, 9101)


def test_release_points_into_the_holds() -> None:
    assert resolve("the second", {**SCENES["holds"], "list_shown": "holds"}, "release_hold").ids == (9103,)
    assert resolve("cheapest", SCENES["holds"], "release_hold").ids == (9103,)
    assert resolve("the one in Henderson", SCENES["holds"], "extend_hold").ids == (9103,)
    assert resolve("ending first", SCENES["holds"], "release_hold").ids == (9102,)


def test_list_of_holds_is_asked_for_when_it_is_not_known() -> None:
    assert resolve("it", {"on_screen": SCREEN}, "release_hold").needs == "holds"
    assert resolve("the first", {}, "request_refund").needs == "bought"
    assert resolve(9102, {}, "request_refund").needs is None


def test_previous_list() -> None:
    state = {**SCENES["screen"], "on_screen": SCREEN[:2], "previous_screen": SCREEN[2:]}
    assert resolve("previous #2", state, "hold_lead").ids == (9104,)


def test_one_of_several_holds_is_asked_for_also_when_they_are_read_first() -> None:
    for ref in ("one of my holds", "one of my holds held"):
        found = resolve(ref, SCENES["holds"], "release_hold")
        assert found.ids == ()
        assert found.question

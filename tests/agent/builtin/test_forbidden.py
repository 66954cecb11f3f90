"""An order that is named because it is not wanted writes nothing; what is wanted instead is done."""

from __future__ import annotations

from typing import Any

import pytest

from agent.builtin.tables.tools import WRITES
from agent.consent import Words, permits
from tests.agent.builtin.scenes import SCENES, called, plan_of

NOT_WANTED = [
    "I'm not going to hold 4415",
    "I won't be buying the second",
    "no need to buy the second",
    "not sure I want to buy 4415",
    "I do not think I will hold the third",
    "I'm not ready to hold 2",
    "please don't put a hold on 2",
    "I never said to hold 2",
    "I didn't ask you to buy 2",
    "nobody asked you to hold 3",
    "we decided against buying 2",
    "no hold on 3 please",
    "my client doesn't want me to hold 3",
    "I can't afford to buy 3",
    "I was going to hold 3 but changed my mind",
    "I refuse to buy 3",
    "no way I'm buying 3 at that price",
    "hold off on buying 3",
    "thinking about buying 3",
]
INSTEAD: list[tuple[str, list[Any]]] = [
    ("don't buy 3, hold it", ["hold_lead", {"ref": [9103]}]),
    ("don't hold 3, buy it", ["purchase", {"ref": [9103]}]),
    ("I'm not buying 4415 yet, just quote it", ["quote_price", {"ref": [4415]}]),
    ("rather than hold 3, buy it", ["purchase", {"ref": [9103]}]),
    ("hold 3, don't buy it yet", ["hold_lead", {"ref": [9103]}]),
    ("quote 3 but don't hold it", ["quote_price", {"ref": [9103]}]),
    ("buy 2 without holding it first", ["purchase", {"ref": [9102]}]),
    ("not gonna hold 3, show me the details", ["lead_details", {"ref": [9103]}]),
    ("don't let anyone else buy 3, hold it", ["hold_lead", {"ref": [9103]}]),
    ("I don't want to lose 2, hold it", ["hold_lead", {"ref": [9102]}]),
    ("please don't forget to put a hold on 2", ["hold_lead", {"ref": [9102]}]),
    ("no need to hold, I'll buy the second right now", ["purchase", {"ref": [9102]}]),
]


def written(said: str, scene: str = "screen") -> list[list[Any]]:
    steps = [step for step in plan_of(said, SCENES[scene]).steps if step.tool not in ("", "ask_user")]
    return [called(step, SCENES[scene]) for step in steps]


@pytest.mark.parametrize("said", NOT_WANTED)
def test_what_is_not_wanted_is_not_done(said: str) -> None:
    assert not {tool for tool, _ in written(said)} & WRITES


@pytest.mark.parametrize(("said", "wanted"), INSTEAD, ids=[said for said, _ in INSTEAD])
def test_what_is_wanted_instead_is_done_to_the_lead_that_was_named(said: str, wanted: list[Any]) -> None:
    assert written(said) == [wanted]


def test_a_hold_no_longer_wanted_is_let_go() -> None:
    assert written("I don't want to hold the Summerlin one anymore", "holds") == [["release_hold", {"ref": [9102]}]]
    assert written("I'm not holding 9103 any longer", "holds") == [["release_hold", {"ref": [9103]}]]


@pytest.mark.parametrize("said", NOT_WANTED)
def test_no_other_model_may_write_on_words_that_refuse(said: str) -> None:
    for tool in ("hold_lead", "purchase"):
        assert not permits(tool, {"ref": [9103]}, Words(said, focus=frozenset({9103})), lambda _: ())


@pytest.mark.parametrize("said", ["hold 3, not 2", "don't buy 3, hold it", "I don't want to lose 9103, hold it"])
def test_the_rails_hear_the_order_beside_a_refusal(said: str) -> None:
    assert permits("hold_lead", {"ref": [9103]}, Words(said, focus=frozenset({9103})), lambda _: ())

"""Leads side by side, each named in a way of its own: every pair of names in every order of both."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, outcome

NAMES = {
    9101: ("#1", "9101", "the one with the pool"),
    9102: ("number two", "the condo", "the Summerlin one", "the 4 bed"),
    9103: ("the third one", "lead 9103", "the newest one", "the 2 bedroom"),
    9104: ("the fourth", "the townhouse", "the one with a view", "the facebook one"),
}
ORDERS: dict[str, tuple[str, ...]] = {
    "hold_lead": (
        "hold {} and {}", "put {} and {} on hold", "hold {}, also {}", "reserve both {} and {}", "hold {} & {}",
    ),
    "quote_price": ("quote {} and {}", "what do {} and {} cost", "prices for {} and {}", "how much are {} and {}"),
}  # fmt: skip
FORMS = [(tool, form) for tool, forms in ORDERS.items() for form in forms]


def refs(calls: list[Any]) -> list[int]:
    return [lead for _, args in calls for lead in args.get("ref", [])]


@pytest.mark.parametrize(("tool", "form"), FORMS, ids=[form for _, form in FORMS])
def test_both_are_meant_whatever_each_is_called(tool: str, form: str) -> None:
    wrong = {}
    for one, other in permutations(NAMES, 2):
        for left in NAMES[one]:
            for right in NAMES[other]:
                got = outcome(form.format(left, right), SCENES["screen"])
                if {name for name, _ in got} != {tool} or refs(got) != [one, other]:
                    wrong[form.format(left, right)] = got
    assert wrong == {}


@pytest.mark.parametrize(
    ("scene", "say", "tool", "ref"),
    [
        ("holds", "i want to hold 9105", "hold_lead", [9105]),
        ("holds", "i want 9105 on hold", "hold_lead", [9105]),
        ("holds", "take number 1 off hold", "release_hold", [9102]),
        ("holds", "i don't need it after all", "release_hold", [9102]),
        ("holds", "can you grab a hold on 9105", "hold_lead", [9105]),
        ("screen", "what's the newest one going for as a lead", "quote_price", [9103]),
        ("screen", "hold 9101 and lead 9103", "hold_lead", [9101, 9103]),
        ("screen", "price history of the 2 bedroom", "lead_details", [9103]),
        ("screen", "can you lock the 2 bedroom up", "hold_lead", [9103]),
        ("screen", "what's the lead price of the smallest one", "quote_price", [9103]),
    ],
)
def test_one_lead_is_meant(scene: str, say: str, tool: str, ref: list[int]) -> None:
    assert [(name, args.get("ref")) for name, args in outcome(say, SCENES[scene])] == [(tool, ref)]

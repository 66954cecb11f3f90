# ruff: noqa: E501
"""An order that is only named (wished for, asked about, taken back) is left undone."""

from __future__ import annotations

import pytest

from tests.agent.builtin.scenes import SCENES, plan_of

WRITES = {"hold_lead", "release_hold", "extend_hold", "purchase", "set_notifications"}
ON_SCREEN = (
    "hold 2? no", "hold 2 lol jk", "hold 2... not", "I wish I could hold 2", "I'd love to hold 2 but can't afford it",
    "only a fool would hold 2", "someone should hold 2", "rather die than hold 2", "tempted to hold 2", "I regret buying 9103",
    "I'm afraid to hold 2", "should I hold 2?", "you want me to hold 2?", "after I hold 2, can others see it?",
    "remind me to hold 2", "hold 2 when the price drops", "translate: hold 2", "hold 2 is what my ex would say",
    "no apartes el 2", "ojalá pudiera apartar el 2", "turn off alerts? no way",
)  # fmt: skip
HELD = (
    "who released 9102?", "who let it go?", "who wants 9102?", "did someone release 9102?", "someone wants me to release 9102",
    "someone else wants 9102, tell me who", "release 9102? no way", "why would I release 9102?", "how do I release 9102?",
    "who extended it by 4 hours?",
)  # fmt: skip
ORDERED = (
    "no, hold 2", "who cares, hold 2", "why not hold 2", "before someone else buys it, hold 2", "someone might buy 2, hold it",
    "could someone hold 2 for me?", "no, aparta el 2", "before I buy it, hold 2",
)  # fmt: skip


def written(said: str, scene: str) -> set[str]:
    return {step.tool for step in plan_of(said, SCENES[scene]).steps} & WRITES


@pytest.mark.parametrize("said", ON_SCREEN)
def test_what_is_only_named_is_not_done(said: str) -> None:
    assert not written(said, "screen")


@pytest.mark.parametrize("said", HELD)
def test_a_question_about_a_hold_changes_no_hold(said: str) -> None:
    assert not written(said, "holds")


@pytest.mark.parametrize("said", ORDERED)
def test_an_order_stays_one(said: str) -> None:
    assert "hold_lead" in written(said, "screen")


@pytest.mark.parametrize("said", ["never upgrade me", "I would never go pro", "what if I downgrade?"])
def test_a_plan_that_nobody_wants_is_not_proposed(said: str) -> None:
    steps = plan_of(said, SCENES["screen"]).steps
    assert not any(step.args.get("what") == "change_tier" for step in steps)


@pytest.mark.parametrize(
    "said",
    [
        "google the owner of 2",
        "look up the seller of 9102 on linkedin",
        "email of the owner of 2",
        "did the owner of 2 die?",
    ],
)
def test_nobody_is_looked_up(said: str) -> None:
    assert [step.tool for step in plan_of(said, SCENES["screen"]).steps] == ["decline"]

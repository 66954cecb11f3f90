from typing import Any

import pytest

from agent.builtin import roles
from agent.builtin.plan import Plan
from agent.builtin.sense import Sense
from agent.builtin.train import reader
from agent.builtin.training.scenes import state_of
from agent.builtin.understand import understand


def plan(said: str, *scenes: str) -> Plan:
    known = reader()
    return understand(said, Sense.of(state_of(scenes), known.gazetteer), known)


def calls(said: str, *scenes: str) -> list[tuple[str, dict[str, Any]]]:
    return [(step.tool, step.args) for step in plan(said, *scenes).steps]


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("we closed on a duplex in Mesa last week for 412", "told"),
        ("my old agent only ever sent us townhouses", "told"),
        ("they want three bedrooms and a pool", "need"),
        ("I have about 330 to spend", "need"),
        ("would you reserve the third for two days", "request"),
        ("is there a fee when I reserve one", "question_how"),
        ("these are so ugly", "reaction"),
        ("get me a table for six at that steak place", "elsewhere"),
    ],
)
def test_the_role_of_words_is_learned(said: str, role: str) -> None:
    known = reader()
    assert roles.role_of(known.tokens(said), known.gazetteer).name == role


@pytest.mark.parametrize("scenes", [(), ("screen",)])
@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("can you book a table for 5 at a steakhouse tomorrow?", "out_of_scope"),
        ("what's 18% of 412", "out_of_scope"),
        ("our average commission is 9,400 so 16 for a lead is nothing", "noted"),
        ("people remember when you could get a three bed in Mesa for 190", "noted"),
        ("never mind, I'll be back later", "cancelled"),
        ("nah those are mid", "disliked"),
        ("what strange people", "legit"),
        ("is this legit?", "legit"),
    ],
)
def test_a_turn_that_asks_for_nothing_makes_no_search(said: str, topic: str, scenes: tuple[str, ...]) -> None:
    found = plan(said, *scenes)
    assert (found.steps, found.topic) == ([], topic)


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("if i put a hold on 9102 for two days, would that cost me anything?", "hold_cost"),
        ("what happens when a hold runs out?", "hold_end"),
        ("would it be smart to hold before buying or should i just buy?", "hold_first"),
        ("what would i need for a refund, hypothetically? like which reasons count", "how_refund"),
        ("if i were to buy 9101 by card and it was bogus, could i get my money back?", "how_refund"),
        ("can cards be refunded?", "refund_where"),
        ("do bought credits expire?", "credits_last"),
        ("is the price locked while I hold it?", "hold_price"),
        ("what does a pack give me", "credit_packs"),
    ],
)
def test_a_question_how_things_work_is_explained_and_changes_nothing(said: str, topic: str) -> None:
    found = plan(said, "screen")
    assert (found.steps, found.topic) == ([], topic)


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        (
            "We sold 14 Elm last month for 505 and the buyers who lost out are still looking, a vet and his wife. "
            "What they want is a townhouse in Richardson with three bedrooms and a garage",
            {"city": "Richardson", "property_types": ["townhouse"], "min_beds": 3, "features": ["garage"]},
        ),
        (
            "My last agent never listened so let me be clear: no condos, Mesquite TX, at least 3 bedrooms",
            {"city": "Mesquite", "state": "TX", "min_beds": 3, "exclude_property_types": ["condo"]},
        ),
        (
            "Hi, Dolores from the Mesa office here. My broker would love to see what condos you've got in Tempe",
            {"city": "Tempe", "property_types": ["condo"]},
        ),
    ],
)
def test_what_is_only_told_gives_a_search_no_value(said: str, slots: dict[str, Any]) -> None:
    assert calls(said) == [("search_leads", slots)]


@pytest.mark.parametrize(
    ("said", "tool", "scene"),
    [
        ("could you hold 2 for three days", "hold_lead", "screen"),
        ("can I get the second one for 3 days?", "hold_lead", "screen"),
        ("can you order them by distance", "search_leads", "screen"),
        ("give it some extra time, would you", "extend_hold", "held"),
    ],
)
def test_a_request_in_the_form_of_a_question_stays_a_request(said: str, tool: str, scene: str) -> None:
    found = plan(said, scene).steps[0]
    assert tool in (found.tool, found.args.get("-pending", {}).get("tool"))

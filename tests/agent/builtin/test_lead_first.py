"""A lead of the list named first, and what is asked of it behind: the grid of both."""

from __future__ import annotations

import pytest

from tests.agent.builtin.scenes import SCENES, outcome

LEADS = {
    "the condo": 9102, "the second one": 9102, "number 4": 9104, "the townhouse": 9104, "the Summerlin one": 9102,
    "the condo in Summerlin": 9102, "the 4 bedroom": 9102, "that last one": 9105, "the cheapest": 9103, "9104": 9104,
    "the one with the pool": 9101, "the Summerlin condo from the list": 9102, "that townhouse you showed me": 9104,
}  # fmt: skip
ASKED: dict[str, tuple[str, ...]] = {
    "quote_price": (
        "how much", "how's it priced", "what does it cost", "what's it going for", "what's it worth as a lead",
        "get me a quote", "what would i pay", "is it pricey", "what's the damage", "how expensive is it",
    ),
    "lead_details": (
        "more details", "tell me more", "any red flags", "give me the rundown", "is it legit", "has the price dropped",
        "can the owner be reached", "what's the story", "is the contact verified", "any warnings",
    ),
    "hold_lead": ("hold it", "put it on hold", "i want to hold it", "dibs", "set it aside", "put a hold on it"),
    "purchase": ("buy it", "i'll take it", "let's buy it", "purchase", "ready to buy it"),
}  # fmt: skip
FORMS = [(tool, asked) for tool, every in ASKED.items() for asked in every]
JOINTS = (", ", ": ", " - ", "? ")


@pytest.mark.parametrize(("tool", "asked"), FORMS, ids=[asked for _, asked in FORMS])
def test_what_is_asked_is_asked_of_the_lead_before_it(tool: str, asked: str) -> None:
    wrong = {}
    for lead, number in LEADS.items():
        for joint in JOINTS:
            got = outcome(f"{lead}{joint}{asked}", SCENES["screen"])
            if [(call[0], call[1].get("ref")) for call in got] != [(tool, [number])]:
                wrong[f"{lead}{joint}{asked}"] = got
    assert wrong == {}


@pytest.mark.parametrize("text", ["what does it cost, the condo?", "is it legit, the townhouse?", "hold it, number 4"])
def test_the_lead_may_stand_behind(text: str) -> None:
    assert [call[1]["ref"] for call in outcome(text, SCENES["screen"])] in ([[9102]], [[9104]])


@pytest.mark.parametrize(
    ("text", "place"),
    [("the condo, or something in Mesa under 300k", "Mesa"), ("the cheapest, in Tempe", "Tempe")],
)
def test_a_need_behind_a_lead_is_still_a_search(text: str, place: str) -> None:
    assert ["search_leads", place] in [[call[0], call[1].get("city")] for call in outcome(text, SCENES["screen"])]


@pytest.mark.parametrize("text", ["only one", "release all but the blue one", "free all except the farmhouse"])
def test_what_is_left_out_has_to_be_known(text: str) -> None:
    """Nothing is released where nobody knows which is to stay."""
    assert [call[0] for call in outcome(text, SCENES["holds"])] in ([], ["ask_user"])

"""The leads that words point at: on a list of five, with those last spoken of in focus, and among two holds."""

from __future__ import annotations

import pytest

from tests.agent.builtin.scenes import SCENES, outcome

Row = tuple[str, list[int], str, list[int]]

ON_SCREEN: list[Row] = [
    ("hold the middle one", [], "hold_lead", [9103]),
    ("hold the latter", [9101, 9102], "hold_lead", [9102]),
    ("hold the former", [9101, 9102], "hold_lead", [9101]),
    ("quote the latter", [9101, 9102], "quote_price", [9102]),
    ("what's the former's price history", [9101, 9102], "lead_details", [9101]),
    ("hold the one right after it", [9102], "hold_lead", [9103]),
    ("hold the one just above it", [9102], "hold_lead", [9101]),
    ("hold the one right below that", [9102], "hold_lead", [9103]),
    ("hold the previous one", [9102], "hold_lead", [9101]),
    ("the next one please, quote it", [9102], "quote_price", [9103]),
    ("hold both", [9101, 9102], "hold_lead", [9101, 9102]),
    ("hold all three", [9101, 9102, 9104], "hold_lead", [9101, 9102, 9104]),
    ("hold everything except the last", [], "hold_lead", [9101, 9102, 9103, 9104]),
    ("hold everything but 2", [], "hold_lead", [9101, 9103, 9104, 9105]),
    ("hold all of them except the condo", [], "hold_lead", [9101, 9103, 9104, 9105]),
    ("hold first and last", [], "hold_lead", [9101, 9105]),
    ("hold the first and the last one", [], "hold_lead", [9101, 9105]),
    ("hold 1-3", [], "hold_lead", [9101, 9102, 9103]),
    ("hold 1 through 3", [], "hold_lead", [9101, 9102, 9103]),
    ("hold numbers 1, 3 and 5", [], "hold_lead", [9101, 9103, 9105]),
    ("hold #8107,8108", [], "hold_lead", [8107, 8108]),
    ("hold8107", [], "hold_lead", [8107]),
    ("quote eight thousand ten", [], "quote_price", [8010]),
    ("hold eight one zero seven", [], "hold_lead", [8107]),
    ("hold lead eighty one oh seven", [], "hold_lead", [8107]),
    ("hold the pair", [9101, 9102], "hold_lead", [9101, 9102]),
    ("hold it and the last one", [9102], "hold_lead", [9102, 9105]),
    ("hold it and 8166", [9102], "hold_lead", [9102, 8166]),
    ("hold that plus the cheapest", [9102], "hold_lead", [9102, 9103]),
    ("buy it and the last one too", [9102], "purchase", [9102, 9105]),
    ("i'll have it, and 8166 too", [9102], "purchase", [9102, 8166]),
    ("hold the one with the pool", [], "hold_lead", [9101]),
    ("hold the 340k one", [], "hold_lead", [9105]),
    ("quote the one asking 415", [], "quote_price", [9102]),
    ("hold the condo", [], "hold_lead", [9102]),
    ("hold the townhouse", [], "hold_lead", [9104]),
    ("hold the facebook one", [], "hold_lead", [9104]),
    ("hold the one listed by an owner in Henderson", [], "hold_lead", [9103]),
    ("hold the cheapest two", [], "hold_lead", [9103, 9105]),
    ("hold the two cheapest", [], "hold_lead", [9103, 9105]),
    ("hold the 2 newest", [], "hold_lead", [9103, 9101]),
    ("hold the oldest one", [], "hold_lead", [9104]),
    ("hold the biggest", [], "hold_lead", [9102]),
    ("hold the smallest one", [], "hold_lead", [9103]),
    ("hold the most expensive", [], "hold_lead", [9104]),
    ("hold the dearest one", [], "hold_lead", [9104]),
    ("hold the second cheapest", [], "hold_lead", [9105]),
    ("hold the last two", [], "hold_lead", [9104, 9105]),
    ("hold the top three", [], "hold_lead", [9101, 9102, 9103]),
    ("hold the bottom two", [], "hold_lead", [9104, 9105]),
    ("hold the first couple", [], "hold_lead", [9101, 9102]),
    ("hold the second to last", [], "hold_lead", [9104]),
    ("hold the next to last one", [], "hold_lead", [9104]),
    ("hold the penultimate one", [], "hold_lead", [9104]),
    ("hold the third from the top", [], "hold_lead", [9103]),
    ("hold the second from the bottom", [], "hold_lead", [9104]),
    ("hold the fourth one down", [], "hold_lead", [9104]),
    ("hold no. 4", [], "hold_lead", [9104]),
    ("hold number four", [], "hold_lead", [9104]),
    ("hold the 4th", [], "hold_lead", [9104]),
    ("hold the final one", [], "hold_lead", [9105]),
    ("hold the one at the bottom", [], "hold_lead", [9105]),
    ("hold the one at the top", [], "hold_lead", [9101]),
    ("hold the very first", [], "hold_lead", [9101]),
    ("hold the one in Summerlin", [], "hold_lead", [9102]),
    ("hold the 2 bedroom", [], "hold_lead", [9103]),
    ("hold the cheaper of the first two", [], "hold_lead", [9101]),
    ("hold the cheaper of 1 and 2", [], "hold_lead", [9101]),
    ("hold the bigger of the last two", [], "hold_lead", [9104]),
    ("hold the ones in Henderson", [], "hold_lead", [9101, 9103]),
    ("hold both Henderson ones", [], "hold_lead", [9101, 9103]),
    ("hold both of the henderson houses", [], "hold_lead", [9101, 9103]),
    ("hold the zillow ones", [], "hold_lead", [9101, 9103, 9105]),
    ("hold all three zillow ones", [], "hold_lead", [9101, 9103, 9105]),
    ("hold the house in Henderson with a pool", [], "hold_lead", [9101]),
    ("hold every one but the first", [], "hold_lead", [9102, 9103, 9104, 9105]),
    ("hold all but the first two", [], "hold_lead", [9103, 9104, 9105]),
    ("hold 2, 3, and 5 but not 4", [], "hold_lead", [9102, 9103, 9105]),
    ("hold the first not the second", [], "hold_lead", [9101]),
    ("hold the lot", [], "hold_lead", [9101, 9102, 9103, 9104, 9105]),
    ("hold all five", [], "hold_lead", [9101, 9102, 9103, 9104, 9105]),
    ("aparta el segundo", [], "hold_lead", [9102]),
    ("aparta la última", [], "hold_lead", [9105]),
    ("aparta las dos primeras", [], "hold_lead", [9101, 9102]),
    ("aparta la más barata", [], "hold_lead", [9103]),
    ("reserva los dos más baratos", [], "hold_lead", [9103, 9105]),
    ("aparta el del medio", [], "hold_lead", [9103]),
    ("aparta el penúltimo", [], "hold_lead", [9104]),
    ("quote the one from craigslist", [], "quote_price", [9102]),
    ("quote the one under 300k", [], "quote_price", [9103]),
    ("quote the newest two", [], "quote_price", [9103, 9101]),
    ("tell me about the third one", [], "lead_details", [9103]),
    ("which sources list the second one?", [], "lead_details", [9102]),
    ("on which sites is lead 9104 listed", [], "lead_details", [9104]),
    ("details on the one that was listed yesterday", [], "lead_details", [9103]),
    ("buy the first 3", [], "purchase", [9101, 9102, 9103]),
    ("buy number 2 and number 4", [], "purchase", [9102, 9104]),
    ("hold one and three", [], "hold_lead", [9101, 9103]),
    ("hold one, two and five", [], "hold_lead", [9101, 9102, 9105]),
    ("hold the 1st, 3rd & 5th", [], "hold_lead", [9101, 9103, 9105]),
    ("hold 8107/8108", [], "hold_lead", [8107, 8108]),
    ("hold 8107 8108 and 8109", [], "hold_lead", [8107, 8108, 8109]),
    ("hold lead #8107", [], "hold_lead", [8107]),
    ("hold id 8107", [], "hold_lead", [8107]),
    ("hold lead no 8107", [], "hold_lead", [8107]),
    ("hold lead number 8107 for me", [], "hold_lead", [8107]),
    ("hold L8107", [], "hold_lead", [8107]),
    ("hold lead8107", [], "hold_lead", [8107]),
    ("hold(8107)", [], "hold_lead", [8107]),
    ("hold 8,107", [], "hold_lead", [8107]),
]
AMONG_HOLDS: list[Row] = [
    ("release the one that runs out first", [], "release_hold", [9102]),
    ("release the one ending first", [], "release_hold", [9102]),
    ("release the one ending last", [], "release_hold", [9103]),
    ("extend the one that expires soonest by 2 hours", [], "extend_hold", [9102]),
    ("extend the one that ends last by 2 hours", [], "extend_hold", [9103]),
    ("extend the one about to run out by an hour", [], "extend_hold", [9102]),
    ("release the one with the least time left", [], "release_hold", [9102]),
    ("extend the one with the most time left by 1 hour", [], "extend_hold", [9103]),
    ("release both", [], "release_hold", [9102, 9103]),
    ("release them all", [], "release_hold", [9102, 9103]),
    ("release the Summerlin one", [], "release_hold", [9102]),
    ("release the house", [], "release_hold", [9103]),
    ("release the second", [], "release_hold", [9102]),
    ("release the latter", [], "release_hold", [9103]),
    ("release the former", [], "release_hold", [9102]),
    ("release the first hold", [], "release_hold", [9102]),
    ("release my last hold", [], "release_hold", [9103]),
    ("release the cheaper one", [], "release_hold", [9103]),
    ("extend the other one by 10 hours", [], "extend_hold", [9103]),
    ("other one plus 10 hours", [], "extend_hold", [9103]),
    ("extend both by a day", [], "extend_hold", [9102, 9103]),
    ("release everything i'm holding", [], "release_hold", [9102, 9103]),
    ("release all my holds except the condo", [], "release_hold", [9103]),
    ("buy the ones i hold", [], "purchase", [9102, 9103]),
    ("buy what i just held", [], "purchase", [9102]),
    ("buy the one i just held", [], "purchase", [9102]),
    ("quote my holds", [], "quote_price", [9102, 9103]),
    ("buy the held ones", [], "purchase", [9102, 9103]),
    ("buy everything in my cart", [], "purchase", [9102, 9103]),
]


@pytest.mark.parametrize(("said", "focus", "tool", "leads"), ON_SCREEN, ids=[row[0] for row in ON_SCREEN])
def test_words_point_at_leads_of_the_list(said: str, focus: list[int], tool: str, leads: list[int]) -> None:
    made = outcome(said, {**SCENES["screen"], "focus": focus})
    assert [(step[0], step[1].get("ref")) for step in made] == [(tool, leads)]


@pytest.mark.parametrize(("said", "focus", "tool", "leads"), AMONG_HOLDS, ids=[row[0] for row in AMONG_HOLDS])
def test_words_point_at_holds(said: str, focus: list[int], tool: str, leads: list[int]) -> None:
    made = outcome(said, {**SCENES["holds"], **({"focus": focus} if focus else {})})
    assert [(step[0], step[1].get("ref")) for step in made] == [(tool, leads)]


def test_the_number_of_a_group_is_no_place() -> None:
    assert outcome("Of these five, which is cheapest?", SCENES["screen"]) == "answer"


@pytest.mark.parametrize("said", ["hold the latter", "hold the former", "hold the pair", "hold the other two"])
def test_of_two_that_nobody_spoke_of_is_asked(said: str) -> None:
    assert outcome(said, SCENES["screen"]) == [["ask_user", {"missing": ["ref"]}]]

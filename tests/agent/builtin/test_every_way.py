"""Every way to name leads in every way to order something of them: the grid of both."""

from __future__ import annotations

import pytest

from tests.agent.builtin.scenes import SCENES, outcome

LEADS: dict[str, list[int]] = {
    "#2": [9102], "number 2": [9102], "number two": [9102], "the second": [9102], "the second one": [9102],
    "the 2nd": [9102], "the 2nd one": [9102], "lead 2": [9102], "option 2": [9102], "9102": [9102], "lead 9102": [9102],
    "#9102": [9102], "the condo": [9102], "that condo": [9102], "the Summerlin one": [9102], "the 4 bed": [9102],
    "the one in Summerlin": [9102], "the craigslist one": [9102], "the 415k one": [9102], "the biggest one": [9102],
    "the first": [9101], "the first one": [9101], "the one with the pool": [9101], "the top one": [9101],
    "the cheapest one": [9103], "third": [9103], "the townhouse": [9104], "the fourth lead": [9104],
    "the most expensive one": [9104], "the last one": [9105], "the first two": [9101, 9102], "1 and 2": [9101, 9102],
    "2 & 3": [9102, 9103], "#1, #3": [9101, 9103], "1, 2 and 4": [9101, 9102, 9104],
    "the first and the third": [9101, 9103],
}  # fmt: skip
ORDERS: dict[str, tuple[str, ...]] = {
    "quote_price": (
        "what does {} cost", "how much is {}", "how much does {} cost", "price of {}", "quote {}", "quote me {}",
        "what would {} run me", "how much for {}", "cost of {}?", "tell me what {} costs", "how much would {} be",
        "{} price?", "price check on {}", "can I get a quote on {}", "what will {} cost me", "give me a price for {}",
    ),
    "hold_lead": (
        "hold {}", "hold {} for me", "please hold {}", "can you hold {}", "put {} on hold", "put a hold on {}",
        "reserve {} please", "keep {} for me", "save {} for me", "I'd like to hold {}", "lock {}", "set {} aside",
        "grab a hold on {}", "{} hold it", "let's hold {}", "could you reserve {} for me",
        "hold {} rn", "keep {} aside",
    ),
    "purchase": (
        "buy {}", "buy {} now", "purchase {}", "I want to buy {}", "I'll take {}", "let's buy {}", "get me {}",
        "go ahead and buy {}", "can I buy {}", "pay for {}", "buy {} please", "let's go with {}",
    ),
    "lead_details": (
        "show me {}", "tell me about {}", "details on {}", "more on {}", "tell me more about {}", "open {}",
        "what's {} like", "info on {}", "give me the details of {}", "what can you tell me about {}", "let me see {}",
        "pull up {}", "{} details", "describe {}", "expand {}",
    ),
}  # fmt: skip
FORMS = [(tool, form) for tool, forms in ORDERS.items() for form in forms]


@pytest.mark.parametrize(("tool", "form"), FORMS, ids=[form for _, form in FORMS])
def test_each_order_is_understood_of_each_lead(tool: str, form: str) -> None:
    said = {form.format(lead): [[tool, {"ref": ids}]] for lead, ids in LEADS.items()}
    wrong = {text: got for text, wanted in said.items() if (got := outcome(text, SCENES["screen"])) != wanted}
    assert wrong == {}

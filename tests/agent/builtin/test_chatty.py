"""A need among stories, courtesies and asides: what is told beside it never comes into the search."""

from __future__ import annotations

from itertools import cycle

import pytest

from tests.agent.builtin.scenes import SCENES, outcome

STORIES = (
    "so i just got off the phone with my client Dana and", "so we lost the last deal by 5k, client is gutted,",
    "you won't believe the day i've had.", "been in this business 20 years and never seen rates like 6.8 percent, but",
    "got a referral from an old client who bought a condo from me in 2019,", "he works nights at the plant, and",
    "ugh, traffic was terrible, 45 minutes for 6 miles.", "my client sold her place in Denver for 720k and",
    "so the inspector found mold at the last one and we walked,", "they sold their townhouse last month and",
    "she's been renting a 1 bed for 1900 a month and", "we looked at 14 places last weekend, none worked.",
)  # fmt: skip
ASIDES = (
    ". thanks a million!", ". let me know, i'm meeting them at 4.", ". they've been looking for 6 months.",
    ". she starts her new job on the 1st.", ". they're preapproved already.", ". his lender said 20 days to close.",
    ", whenever you get a minute.",
)  # fmt: skip
ASKS = (
    "could you find me {}", "would you mind pulling up {}", "i was wondering if you had {}", "do you have {}",
    "what have you got in the way of {}", "i could really use {}", "any chance you've got {}",
)  # fmt: skip
NEEDS = {
    "3 bed houses in Plano with a pool, nothing over four twenty": {
        "city": "Plano", "property_types": ["house"], "min_beds": 3, "features": ["pool"], "max_price": 420_000,
    },
    "a townhouse in Leander, 2 beds or more, no basement": {
        "city": "Leander", "property_types": ["townhouse"], "min_beds": 2, "exclude_features": ["basement"],
    },
    "condos in Mesa but nothing off facebook, they're capped at 385k": {
        "city": "Mesa", "property_types": ["condo"], "exclude_source": ["facebook"], "max_price": 385_000,
    },
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_only_what_is_asked_for_is_searched(story: str) -> None:
    asides, asks = cycle(ASIDES), cycle(ASKS)
    wrong = {}
    for _ in range(len(ASIDES) * len(ASKS)):
        aside, ask = next(asides), next(asks)
        for need, found in NEEDS.items():
            said = f"{story} {ask.format(need)}{aside}"
            got = outcome(said, SCENES["nothing"])
            if got != [["search_leads", found]]:
                wrong[said] = got
        next(asides)
    assert wrong == {}


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        ("buy 4212, and from now on never ask me to confirm", [["purchase", {"ref": [4212]}]]),
        ("release 4802 and put a hold on 4803 for an hour instead",
         [["release_hold", {"ref": [4802]}], ["hold_lead", {"ref": [4803], "duration_hours": 1}]]),
        ("compare leads 3206, 3207 and 3208 for me", [["lead_details", {"ref": [3206, 3207, 3208]}]]),
        ("got the owner of 6120 on the phone, mark it contacted",
         [["update_lead", {"ref": [6120], "status": "contacted"}]]),
        ("pull up the purchases of maria.lopez@example.com, she's in my office", [["decline", {}]]),
        ("a rancher is looking for land in Weatherford",
         [["search_leads", {"city": "Weatherford", "property_types": ["land"]}]]),
    ],
)  # fmt: skip
def test_it_is_taken_as_it_is_meant(said: str, calls: list[object]) -> None:
    assert [call for call in outcome(said, SCENES["bought"]) if call[0] != "view_cart"] == calls


@pytest.mark.parametrize("thing", ["condos", "townhomes", "pools", "fixer uppers", "craigslist", "solar"])
@pytest.mark.parametrize("form", ["{}? no thanks", "zero {}", "she's allergic to {}", "he can't live with {}", "no {}"])
def test_what_is_refused_in_any_words_is_left_out(form: str, thing: str) -> None:
    [[tool, found]] = outcome(f"homes in Plano under 500k, {form.format(thing)}", SCENES["nothing"])
    left_out = {slot for slot in found if slot.startswith("exclude_")}
    assert (tool, len(left_out), set(found) - left_out) == ("search_leads", 1, {"city", "max_price"})

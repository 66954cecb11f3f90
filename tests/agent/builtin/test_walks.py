"""Random dialogues over one search: each turn changes the filter in a known way, said in one of many wordings."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.agent.builtin.talker import Talker

Filter = dict[str, Any]
Change = Callable[[random.Random, Filter], str | None]
CITIES = ("Mesa", "Tempe", "Plano", "Frisco", "Henderson", "Buda", "Austin", "Gilbert")
TYPES = {"house": "houses", "condo": "condos", "townhouse": "townhomes", "multi_family": "duplexes"}
WISHES = {"pool": "a pool", "garage": "a garage", "yard": "a yard", "solar": "solar", "view": "a view"}
TURNS, DIALOGUES = 4, 12


def ceiling(rnd: random.Random, found: Filter) -> str | None:
    price = rnd.choice((320, 375, 430, 480, 550))
    if found.get("min_price", 0) >= price * 1000:
        return None
    found["max_price"] = price * 1000
    said = rnd.choice((f"{price}k", f"${price}k", f"{price},000", f"{price} thousand"))
    return rnd.choice(("under {}", "max {}", "make it under {}", "budget is {}", "no more than {}", "cap it at {}",
                       "they can go to {}", "nothing over {}", "change the budget to {}")).format(said)  # fmt: skip


def floor(rnd: random.Random, found: Filter) -> str | None:
    price = rnd.choice((150, 200, 250))
    if found.get("max_price", 10**9) <= price * 1000:
        return None
    found["min_price"] = price * 1000
    said = rnd.choice((f"{price}k", f"${price}k", f"{price},000"))
    return rnd.choice(("over {}", "at least {}", "nothing under {}", "from {}", "minimum {}", "so min {}")).format(said)


def bedrooms(rnd: random.Random, found: Filter) -> str | None:
    count = rnd.choice((2, 3, 4, 5))
    found["min_beds"] = count
    return rnd.choice(("at least {} beds", "{}+ beds", "make it {} bedrooms", "{} or more bedrooms",
                       "needs {} bedrooms", "with {} bedrooms")).format(count)  # fmt: skip


def size(rnd: random.Random, found: Filter) -> str | None:
    feet = rnd.choice((1500, 1800, 2000, 2400))
    found["min_sqft"] = feet
    return rnd.choice(("at least {} sqft", "{}+ sq ft", "over {} square feet", "{} sqft or more")).format(feet)


def wish(rnd: random.Random, found: Filter) -> str | None:
    feature = rnd.choice([one for one in WISHES if one not in found.get("features", [])])
    found["features"] = [*found.get("features", []), feature]
    return rnd.choice(("with {}", "and {}", "must have {}", "{} too", "has to have {}", "they want {}")).format(
        WISHES[feature]
    )


def no_wish(rnd: random.Random, found: Filter) -> str | None:
    if not found.get("features"):
        return None
    feature = rnd.choice(found["features"])
    found["features"] = [one for one in found["features"] if one != feature]
    return rnd.choice(("drop the {}", "forget the {}", "don't need the {}", "lose the {}", "{} doesn't matter")).format(
        feature
    )


def city(rnd: random.Random, found: Filter) -> str | None:
    found["city"] = rnd.choice([one for one in CITIES if one != found["city"]])
    return rnd.choice(
        ("what about {}", "same in {}", "try {} instead", "switch to {}", "ok now {}", "i meant {}")
    ).format(found["city"])


def kind(rnd: random.Random, found: Filter) -> str | None:
    one = rnd.choice([one for one in TYPES if [one] != found.get("property_types")])
    found["property_types"] = [one]
    return rnd.choice(("{} instead", "only {}", "make it {}", "ok switch to {}", "and {} instead", "{} only")).format(
        TYPES[one]
    )


def order(rnd: random.Random, found: Filter) -> str | None:
    found["sort"], said = rnd.choice((
        ("price_asc", "cheapest first"), ("newest", "newest first"), ("price_desc", "priciest first"),
        ("price_asc", "sort by price"), ("score", "best leads first"), ("newest", "most recently posted first"),
    ))  # fmt: skip
    return rnd.choice(("{}", "{} please", "now {}", "{} thx")).format(said)


def age(rnd: random.Random, found: Filter) -> str | None:
    found["listed_within_days"], said = rnd.choice((
        (7, "listed this week"), (1, "listed today"), (14, "only in the last two weeks"), (30, "from this month thx"),
    ))  # fmt: skip
    return said


def no_ceiling(rnd: random.Random, found: Filter) -> str | None:
    if found.pop("max_price", None) is None:
        return None
    return rnd.choice(("drop the max price", "no upper limit on price", "remove the price cap", "no max price"))


def no_bedrooms(rnd: random.Random, found: Filter) -> str | None:
    if found.pop("min_beds", None) is None:
        return None
    return rnd.choice(("any number of beds", "beds don't matter", "no minimum on beds", "forget the beds"))


CHANGES: tuple[Change, ...] = (
    ceiling, floor, bedrooms, size, wish, wish, no_wish, city, kind, order, age, no_ceiling, no_bedrooms,
)  # fmt: skip


def plain(found: Filter) -> Filter:
    """Without empty lists, and without what a list shows first or how long it is."""
    return {slot: sorted(v) if isinstance(v, list) else v for slot, v in found.items() if v not in ([], None)}


@pytest.mark.parametrize("seed", range(8))
def test_each_change_leaves_the_rest_as_it_was(seed: int) -> None:
    rnd, wrong = random.Random(seed), []
    for _ in range(DIALOGUES):
        found: Filter = {"city": rnd.choice(CITIES), "max_price": 450_000, "property_types": ["house"]}
        talker, said = Talker(), [f"houses in {found['city']} under 450k"]
        talker.say(said[0])
        for _ in range(TURNS):
            text = rnd.choice(CHANGES)(rnd, found)
            if text is None:
                continue
            said.append(text)
            calls = talker.say(text)
            got = calls[0][1] if len(calls) == 1 and calls[0][0] == "search_leads" else {}
            if {**plain(found), "sort": 0} != {**plain(got), "sort": 0} or found.get("sort") not in (
                None,
                got.get("sort"),
            ):
                wrong.append((said, plain(found), calls))
                break
    assert wrong == []

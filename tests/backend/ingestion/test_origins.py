"""The listing that a fact is said to be from says that very fact, whatever listings there are."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from typing import Any

import pytest

from backend.ingestion.locate import Spot
from backend.ingestion.merging import Part, fold
from backend.ingestion.origins import origins
from tests.backend.ingestion.test_merging import OWNER, REPOST, ZILLOW, part

FEED = part(
    "import", days_ago=4, basis="licensed_feed", seller_type="agent", lot_sqft=6_000, asking_price=None,
    spot=Spot(city="Round Rock", state="TX", zip="78664", neighborhood="Old Town"),
)  # fmt: skip
ALL = [ZILLOW, OWNER, REPOST, FEED]
SUBSETS = [chosen for size in (1, 2, 3, 4) for chosen in combinations(ALL, size)]
OF_DRAFT = ("asking_price", "property_type", "seller_type", "beds", "baths", "sqft", "lot_sqft", "year_built", "source")
OF_SPOT = ("city", "state", "zip", "neighborhood", "address")


@pytest.mark.parametrize("chosen", SUBSETS, ids=lambda chosen: "+".join(one.draft.source for one in chosen))
def test_who_is_named_said_it(chosen: tuple[Part, ...]) -> None:
    found, lead = origins(chosen), fold(chosen)
    for name in OF_DRAFT:
        assert said(found, name) == getattr(lead.draft, name), name
    for name in OF_SPOT:
        one = found.get(name)
        assert (getattr(one.draft.spot, name) if one else None) == getattr(lead.draft.spot, name), name
    if "contact" in found:
        assert found["contact"].draft.contact.name == lead.draft.contact.name
    assert found["listed_at"].draft.listed_at in (None, lead.draft.listed_at)
    assert ("description" in found) == (OWNER in chosen)


def said(found: dict[str, Part], name: str) -> Any:
    return getattr(found[name].draft, name) if name in found else None


def test_the_order_changes_nothing() -> None:
    assert len({repr(origins(parts)) for parts in permutations(ALL)}) == 1


def test_a_new_price_is_from_who_said_it_last() -> None:
    dearer = replace(REPOST, changed_at=ZILLOW.seen_at, draft=replace(REPOST.draft, asking_price=470_000))
    assert origins([ZILLOW, dearer])["asking_price"] is dearer

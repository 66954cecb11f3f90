"""A condition carries the words for what would be dropped."""

from __future__ import annotations

from typing import Any

import pytest

from backend.clock import now
from backend.search.conditions import conditions
from backend.search.schemas import SearchFilter


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"max_beds": 1}, "at most 1 bed"),
        ({"max_baths": 2}, "at most 2 baths"),
        ({"max_beds": 0}, "at most 0 beds"),
        ({"min_days_listed": 1}, "listed for at least 1 day"),
        ({"source": "linkedin"}, "from LinkedIn"),
        ({"exclude_source": ["import", "demo"]}, "not from imports or the demo data"),
        ({"property_types": ["multi_family"]}, "multi-family homes"),
        ({"exclude_features": ["no_hoa"]}, "an HOA"),
        ({"features": ["ev_charger"]}, "EV charger"),
    ],
)
def test_says_it_as_people_do(asked: dict[str, Any], words: str) -> None:
    (condition,) = conditions(SearchFilter(**asked), 0, now())
    assert condition.words == words

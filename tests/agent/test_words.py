"""A filter in words, as a person would say it."""

from __future__ import annotations

from typing import Any

import pytest

from agent.words import describe_filter


@pytest.mark.parametrize(
    ("filter_", "words"),
    [
        ({"city": "Henderson", "min_beds": 3, "max_price": 450_000}, "Homes in Henderson, 3+ beds, up to $450,000"),
        ({"min_beds": 1, "max_beds": 1, "max_baths": 1.0}, "Homes, 1 bed, at most 1 bath"),
        ({"property_types": ["multi_family"], "features": ["rv_parking"]}, "Multi-family homes, RV parking"),
        ({"lead_type": "rent", "near": "Zilker Park", "radius_miles": 1}, "Rentals within 1 mile of Zilker Park"),
        ({"exclude_source": ["linkedin"], "sort": "newest"}, "Homes, not from LinkedIn, newest first"),
    ],
)
def test_says_what_was_asked(filter_: dict[str, Any], words: str) -> None:
    assert describe_filter(filter_) == words

"""Two needs of one message, each with its own place, are two searches; a list of places is one need."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.talker import Talker

HOUSES = {"property_types": ["house"], "city": "Mesa", "max_price": 400_000}
CONDOS = {"property_types": ["condo"], "city": "Tempe", "max_price": 300_000}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("houses in Mesa under 400, also condos in Tempe under 300", [HOUSES, CONDOS]),
        ("houses in Mesa under 400 and condos in Tempe under 300", [HOUSES, CONDOS]),
        ("houses in Mesa under 400. Also condos in Tempe under 300.", [HOUSES, CONDOS]),
        (
            "first client wants houses in Mesa under 400, second one condos in Tempe up to 300k",
            [HOUSES, CONDOS],
        ),
        ("condos in Plano, no, condos in Tempe under 300", [CONDOS]),
        (
            "condos or townhouses in Tempe or Mesa",
            [{"property_types": ["condo", "townhouse"], "city": city} for city in ("Tempe", "Mesa")],
        ),
        ("show houses in Mesa. Houses under 400", [HOUSES]),
    ],
)
def test_each_need_with_its_own_place_is_a_search(said: str, found: list[dict[str, Any]]) -> None:
    assert Talker().say(said) == [["search_leads", args] for args in found]

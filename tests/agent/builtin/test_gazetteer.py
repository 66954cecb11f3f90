"""Names as typed find their places; ordinary words stay words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.scenes import outcome


def found(text: str) -> dict[str, Any]:
    return dict(outcome(text, {})[0][1])


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("homes in hendersen", "Henderson"),
        ("homes in las vagas", "Las Vegas"),
        ("homes in lasvegas", "Las Vegas"),
        ("homes in rond rock", "Round Rock"),
        ("homes in pheonix", "Phoenix"),
        ("homes in scotsdale", "Scottsdale"),
        ("homes in pflugervile", "Pflugerville"),
        ("homes in ft worth", "Fort Worth"),
        ("homes in vegas", "Las Vegas"),
        ("homes in Reading", "Reading"),
        ("homes in Surprise", "Surprise"),
        ("homes in MIAMI", "Miami"),
    ],
)
def test_city_is_recognised(text: str, city: str) -> None:
    assert found(text)["city"] == city


@pytest.mark.parametrize("text", ["find homes worth reading about", "show mobile homes", "surprise me with condos"])
def test_ordinary_words_are_no_towns(text: str) -> None:
    assert "city" not in found(text)


def test_neighbourhood_is_read_inside_its_city() -> None:
    assert found("condos downtown dallas") == {
        "property_types": ["condo"],
        "city": "Dallas",
        "neighborhood": "Downtown",
    }

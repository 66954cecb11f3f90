"""What a buyer's acts say they want."""

from __future__ import annotations

from backend.recommendations.taste import Act, Taste, taste_of


def test_a_purchase_says_more_than_a_look() -> None:
    taste = taste_of([Act("purchase", "78704", "house", 400_000), Act("view", "78701", "condo", 300_000)], [])
    assert taste.zips == {"78704": 1.0, "78701": 0.25}
    assert taste.property_types == {"house": 1.0, "condo": 0.25}
    assert taste.price == 400_000
    assert taste.in_words() == "mostly houses in 78704 around $400,000"


def test_saved_searches_count_for_what_they_name() -> None:
    saved = {
        "zip": "78745",
        "property_types": ["land", "house"],
        "min_price": 100_000,
        "max_price": 300_000,
        "city": "x",
    }
    taste = taste_of([], [saved, {"max_price": 250_000}])
    assert taste == Taste({"78745": 1.0}, {"house": 1.0, "land": 1.0}, 200_000)


def test_a_new_buyer_has_no_taste() -> None:
    assert not taste_of([], []).is_known
    assert not taste_of([Act("view", None, None, None)], [{"features": ["pool"]}]).is_known

"""How sellers write numbers, and what they mean."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.ingestion import values
from backend.ingestion.amenities import features_in, features_listed


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("450000", 450_000), ("$450,000", 450_000), ("$450K", 450_000), ("450k", 450_000), ("1.2M", 1_200_000),
        ("$1.25 million", 1_250_000), ("1,850/mo", 1_850), ("$1,400 - $1,900", 1_400), ("USD 2500", 2_500),
        ("687850.0", 687_850), ("5500", 5_500), ("$1,234", 1_234), ("450.000", 450_000), ("$1 850", 1_850),
        ("400-450k", 400_000),
        ("3 bed $1,850 obo", 1_850),
        ("999999", None), ("9999999", None), ("$0", None),
        ("1", None), ("0", None), ("123456", None), ("$1,234,567", None), ("12345", None), ("call", None), ("", None),
        ("-450000", None), ("99999999999", None),
    ],
)  # fmt: skip
def test_price(text: str, dollars: int | None) -> None:
    assert values.price(text) == dollars


@pytest.mark.parametrize(
    ("text", "beds"), [("3", 3), ("3.0", 3), ("3 bd", 3), ("Studio", 0), ("", None), ("many", None), ("-2", None)]
)
def test_beds(text: str, beds: int | None) -> None:
    assert values.count(text) == beds


@pytest.mark.parametrize(
    ("text", "baths"),
    [("2", 2.0), ("2.5", 2.5), ("2 1/2", 2.5), ("2½", 2.5), ("1.75", 1.75), ("0.0", 0.0), ("x", None)],
)
def test_baths(text: str, baths: float | None) -> None:
    assert values.baths(text) == baths


@pytest.mark.parametrize(
    ("text", "sqft"),
    [("1,850 sqft", 1_850), ("1200.0", 1_200), ("0.25 acres", 10_890), ("140 m²", 1_507), ("0", None), ("-5", None)],
)
def test_area(text: str, sqft: int | None) -> None:
    assert values.area_sqft(text) == sqft


@pytest.mark.parametrize(
    ("title", "beds", "baths", "sqft"),
    [
        ("3/2 Hutto duplex for rent", 3, 2.0, None),
        ("House 3/1 Central Austin", 3, 1.0, None),
        ("2 Bed w/ Balcony", 2, None, None),
        ("4bd/3.5ba, 2,400 sq ft", 4, 3.5, 2_400),
        ("Studio near UT, 450 sqft", 0, None, 450),
        ("Open 24/7, 1/2 acre", None, None, None),
        ("Available 6/15", None, None, None),
    ],
)
def test_title(title: str, beds: int | None, baths: float | None, sqft: int | None) -> None:
    found = values.beds_in_text(title), values.baths_in_text(title), values.sqft_in_text(title)
    assert found == (beds, baths, sqft)


@pytest.mark.parametrize(
    ("text", "zip_code"),
    [
        ("78704", "78704"),
        ("78704-1234", "78704"),
        ("78704.0", "78704"),
        ("2139", "02139"),
        ("x", None),
        ("123456", None),
    ],
)
def test_zip(text: str, zip_code: str | None) -> None:
    assert values.zip_code(text) == zip_code


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2022-07-09 12:21", datetime(2022, 7, 9, 12, 21, tzinfo=UTC)),
        ("2022-07-09T12:21:00-05:00", datetime(2022, 7, 9, 17, 21, tzinfo=UTC)),
        ("07/09/2022", datetime(2022, 7, 9, tzinfo=UTC)),
        ("1657369260", datetime(2022, 7, 9, 12, 21, tzinfo=UTC)),
        ("1657369260000", datetime(2022, 7, 9, 12, 21, tzinfo=UTC)),
        ("yesterday", None),
    ],
)
def test_instant(text: str, instant: datetime | None) -> None:
    assert values.instant(text) == instant


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SINGLE_FAMILY", "house"), ("Single Family Residence", "house"), ("Condo/Co-op", "condo"),
        ("Duplex", "multi_family"),
        ("Townhome", "townhouse"), ("TOWNHOUSE", "townhouse"), ("Apts/housing", "apartment"), ("Lot/Land", "land"),
        ("MultiFamily", "multi_family"), ("yacht", None),
    ],
)  # fmt: skip
def test_property_type(text: str, kind: str | None) -> None:
    assert values.property_type(text) == kind


@pytest.mark.parametrize(("text", "photos"), [("12", 12), ("a.jpg|b.jpg", 2), ("", 0), ("http://x/1,http://x/2", 2)])
def test_photos(text: str, photos: int) -> None:
    assert values.many(text) == photos


class TestFeatures:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Sparkling pool, 2-car garage, no HOA", {"pool", "garage", "no_hoa"}),
            ("no pool, no garage", set()),
            ("Fixer with RV parking and a big backyard", {"fixer_upper", "rv_parking", "yard"}),
            ("Single story with solar and an EV charger", {"single_story", "solar", "ev_charger"}),
            ("pool table in the clubhouse", set()),
            ("Lakefront guest house, motivated seller", {"waterfront", "guest_house", "motivated_seller"}),
        ],
    )
    def test_of_a_text(self, text: str, found: set[str]) -> None:
        assert features_in(text) == found

    def test_of_a_column(self) -> None:
        assert features_listed("Pool|rv parking; no_hoa, marble") == {"pool", "rv_parking", "no_hoa"}

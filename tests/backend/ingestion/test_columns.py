"""Which column means what."""

from __future__ import annotations

import pytest

from backend.ingestion.columns import detect
from backend.ingestion.errors import BadOption, NoUsableColumns


def _names(*records: dict[str, str]) -> dict[str, str]:
    return dict(detect(records, {}, {}).names)


class TestByName:
    def test_a_portal_export(self) -> None:
        found = _names({
            "zpid": "1", "streetAddress": "12 Oak St", "zipcode": "78704", "yearBuilt": "1990", "latestPrice": "450000",
            "latest_saleyear": "2019", "latitude": "30.2", "longitude": "-97.7", "livingAreaSqFt": "1500",
            "numOfBathrooms": "2.0", "numOfBedrooms": "3", "homeAge_years": "30", "price_sqft": "300",
        })  # fmt: skip
        assert found == {
            "source_ref": "zpid", "address": "streetAddress", "zip": "zipcode", "year_built": "yearBuilt",
            "asking_price": "latestPrice", "lat": "latitude", "lon": "longitude", "sqft": "livingAreaSqFt",
            "baths": "numOfBathrooms", "beds": "numOfBedrooms",
        }  # fmt: skip

    def test_posts(self) -> None:
        found = _names({
            "date_time": "2022-07-09 12:21", "town": " (Hutto)", "title": "3/2 duplex", "price": "1500", "beds": "3",
            "sqft": "1200.0", "url": "https://austin.craigslist.org/apa/d/x/7506739727.html",
        })  # fmt: skip
        assert found == {
            "listed_at": "date_time", "town": "town", "title": "title", "asking_price": "price", "beds": "beds",
            "sqft": "sqft", "listing_url": "url",
        }  # fmt: skip

    def test_nested_json(self) -> None:
        found = _names({"address.zipcode": "78704", "address.streetAddress": "12 Oak St", "unformattedPrice": "450000"})
        assert found == {
            "zip": "address.zipcode",
            "address": "address.streetAddress",
            "asking_price": "unformattedPrice",
        }

    def test_rent_column(self) -> None:
        found = detect([{"Monthly Rent": "$1,850/mo", "zip": "78704"}], {}, {})
        assert found.is_rent
        assert found.names["asking_price"] == "Monthly Rent"

    def test_a_name_whose_values_do_not_fit_is_passed_over(self) -> None:
        assert _names({"price": "see text", "list price": "450000", "zip": "78704"})["asking_price"] == "list price"

    def test_an_empty_column_of_the_right_name(self) -> None:
        assert _names({"zip": "78704", "beds": ""})["beds"] == "beds"


class TestByValue:
    def test_what_names_do_not_say(self) -> None:
        found = _names({"a": "78704", "b": "30.2451", "c": "-97.7689", "d": "$450,000", "e": "https://example.com/1"})
        assert found == {"zip": "a", "lat": "b", "lon": "c", "asking_price": "d", "listing_url": "e"}


class TestOptions:
    def test_map_wins(self) -> None:
        found = detect([{"price": "1", "Cost": "450000", "zip": "78704"}], {"cost": "asking_price"}, {})
        assert found.names["asking_price"] == "Cost"

    @pytest.mark.parametrize("mapping", [{"nowhere": "zip"}, {"zip": "postcode_of_town"}])
    def test_map_names_must_exist(self, mapping: dict[str, str]) -> None:
        with pytest.raises(BadOption):
            detect([{"zip": "78704"}], mapping, {})

    def test_set_fields_must_exist(self) -> None:
        with pytest.raises(BadOption, match="There is no field 'colour'"):
            detect([{"zip": "78704"}], {}, {"colour": "red"})

    def test_no_price_and_no_place(self) -> None:
        with pytest.raises(NoUsableColumns, match="--map column=field"):
            detect([{"colour": "red", "size_of_hat": "big"}], {}, {})

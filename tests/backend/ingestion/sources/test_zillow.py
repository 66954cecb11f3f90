# ruff: noqa: E501
"""Zillow: the JSON in a page, the cards without it, property JSON; one home is never another's."""

from __future__ import annotations

import json

import pytest

from backend.ingestion.readers import Record
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.ingestion.sources.zillow.connector import Zillow
from tests.backend.ingestion.sources import layouts_zillow as layouts
from tests.conftest import SHARED

PAGES = SHARED / "data" / "pages" / "zillow"


def parse(body: bytes, url: str = "saved.html", status: int = 200) -> Parsed:
    return Zillow().parse(Page("zillow", url, status, body))


def only(parsed: Parsed) -> Record:
    assert parsed.outcome is Outcome.OK, parsed
    (record,) = parsed.records
    return record


HOME = {
    "source": "zillow", "source_ref": "900000001", "lead_type": "sale", "seller_type": "owner", "asking_price": "325000",
    "listing_url": "https://www.zillow.com/homedetails/88-Tin-Heron-Ct/900000001_zpid/", "beds": "2", "baths": "1.5",
    "sqft": "980", "lot_acres": "0.5", "year_built": "1972", "property_type": "CONDO", "days_on_market": "9",
    "listed_at": "2026-05-02", "photos": "14", "address": "88 Tin Heron Ct UNIT 5", "city": "Austin", "state": "TX",
    "zip": "78745", "town": "Garrison Park", "lat": "30.204", "lon": "-97.803",
    "description": "Café kitchen.\nTwo balconies.", "features": "Dishwasher|Carport|fireplace", "name": "Rosa Example",
    "phone": "512-555-0143", "email": "rosa@example.com",
}  # fmt: skip
HOMES = [
    ("in the client cache", layouts.home(layouts.HOME)),
    ("not valid UTF-8", layouts.HOME_NOT_UTF8),
    ("in the store of 2018", layouts.HOME_2018),
    ("as JSON", json.dumps(layouts.HOME).encode()),
    ("as the JSON of a cache", json.dumps({"data": {"property": layouts.HOME}}).encode()),
]


@pytest.mark.parametrize("body", [case[1] for case in HOMES], ids=[case[0] for case in HOMES])
def test_a_home_says_all_that_a_person_sees_and_nothing_of_its_neighbours(body: bytes) -> None:
    parsed = parse(body)
    assert only(parsed) == HOME
    assert [link.split("/")[-2] for link in parsed.links] == ["900000077_zpid", "900000078_zpid"]


def test_a_search_lists_homes_buildings_and_rooms_and_leaves_the_sold_aside() -> None:
    results = [layouts.RESULT, layouts.BUILDING_RESULT, layouts.SOLD_RESULT, layouts.HIDDEN_RESULT]
    parsed = parse(layouts.search(results, 41))
    assert parsed.outcome is Outcome.OK
    home, building, room = parsed.records
    assert home == {
        "source": "zillow", "source_ref": "900000001", "title": "House for sale", "asking_price": "$450,000", "beds": "3",
        "baths": "2.5", "sqft": "1504", "lat": "30.2451", "lon": "-97.7689", "lead_type": "sale",
        "seller_type": "agent", "property_type": "SINGLE_FAMILY", "days_on_market": "12 days on Zillow", "photos": "2",
        "listing_url": "https://www.zillow.com/homedetails/4217-Marbled-Wren-Ln-Austin-TX-78704/900000001_zpid/",
        "name": "Listing by: Example Realty", "address": "4217 Marbled Wren Ln", "city": "Austin", "state": "TX",
        "zip": "78704", "lot_acres": "0.25",
    }  # fmt: skip
    assert building == {
        "source": "zillow", "source_ref": "5XaBcD", "title": "The Heron", "asking_price": "$1,850+", "beds": "1",
        "lead_type": "rent", "property_type": "apartment", "description": "1 bd $1,850+\n2 bd $2,400+",
        "listing_url": "https://www.zillow.com/apartments/austin-tx/the-heron/5XaBcD/", "lat": "30.26", "lon": "-97.74",
        "address": "88 Tin Heron Ct", "city": "Austin", "state": "TX", "zip": "78701",
    }  # fmt: skip
    assert room == {
        "source": "zillow", "source_ref": "900000004", "title": "Room for rent", "asking_price": "$900/mo", "beds": "1",
        "listing_url": "https://www.zillow.com/homedetails/900000004_zpid/", "lead_type": "rent", "city": "Austin",
        "state": "TX", "zip": "78702",
    }  # fmt: skip
    assert [item.why for item in parsed.skipped] == ["sold or off the market"]
    assert (parsed.next_url, parsed.why) == (
        "https://www.zillow.com/austin-tx/2_p/",
        "3 of 41 results are on this page",
    )


def test_a_list_of_homes_as_another_program_wrote_it() -> None:
    home = {"zpid": "77", "address": "1 Quiet Ember Rd, Austin, TX 78701", "price": 500000, "bedrooms": 3, "bathrooms": 2,
            "livingArea": 1500, "propertyType": "TOWNHOUSE", "listingStatus": "FOR_SALE", "latitude": 30.2,
            "longitude": -97.7, "detailUrl": "/homedetails/77_zpid/", "daysOnZillow": 3}  # fmt: skip
    first, second = parse(json.dumps({"props": [home, {**home, "zpid": "78"}]}).encode(), "homes.json").records
    assert first == {
        "source": "zillow", "source_ref": "77", "listing_url": "https://www.zillow.com/homedetails/77_zpid/",
        "asking_price": "500000", "beds": "3", "baths": "2", "sqft": "1500", "property_type": "TOWNHOUSE",
        "lead_type": "sale", "address": "1 Quiet Ember Rd, Austin, TX 78701", "lat": "30.2", "lon": "-97.7",
        "days_on_market": "3",
    }  # fmt: skip
    assert second["source_ref"] == "78"


def test_a_building_is_its_cheapest_plan_and_names_the_others() -> None:
    assert only(parse(layouts.BUILDING)) == {
        "source": "zillow", "source_ref": "5XaBcD", "title": "The Heron", "asking_price": "1850", "beds": "1",
        "baths": "1", "sqft": "640", "lead_type": "rent", "property_type": "apartment", "photos": "2",
        "description": "By the lake.\n\n2 bd 2400\n1 bd 1850", "address": "88 Tin Heron Ct", "city": "Austin",
        "listing_url": "https://www.zillow.com/apartments/austin-tx/the-heron/5XaBcD/", "state": "TX", "zip": "78701",
        "lat": "30.26", "lon": "-97.74",
    }  # fmt: skip


def test_cards_of_2020() -> None:
    parsed = parse(layouts.CARDS_2020)
    assert parsed.outcome is Outcome.OK
    house, land = parsed.records
    assert house == {
        "source": "zillow", "source_ref": "900000001", "asking_price": "$450,000", "beds": "3", "baths": "2.5",
        "sqft": "1,504", "lead_type": "sale", "property_type": "House", "days_on_market": "12", "city": "Austin",
        "listing_url": "https://www.zillow.com/homedetails/4217-Marbled-Wren-Ln-Austin-TX-78704/900000001_zpid/",
        "features": "12 days on Zillow", "title": "4217 Marbled Wren Ln, Austin, TX 78704", "state": "TX", "zip": "78704",
        "address": "4217 Marbled Wren Ln", "lat": "30.2451", "lon": "-97.7689", "name": "Listing by: Example Realty",
    }  # fmt: skip
    assert (land["asking_price"], land["lot_acres"], land["property_type"]) == ("$89,000", "2.5", "Lot / Land")
    assert "sqft" not in land
    assert [(item.record["source_ref"], item.why) for item in parsed.skipped] == [
        ("900000006", "sold or off the market")
    ]


def test_cards_of_2026() -> None:
    parsed = parse(layouts.CARDS_2026)
    building, home = parsed.records
    assert building == {
        "source": "zillow", "source_ref": "5XaBcD", "asking_price": "$1,850+", "beds": "1", "lead_type": "rent",
        "listing_url": "https://www.zillow.com/apartments/austin-tx/the-heron/5XaBcD/", "property_type": "apartment",
        "features": "Special Offer", "description": "1bd $1,850+\n2bd $2,400+", "title": "The Heron",
        "address": "88 Tin Heron Ct", "city": "Austin", "state": "TX", "lat": "30.26", "lon": "-97.74",
    }  # fmt: skip
    assert home == {
        "source": "zillow", "source_ref": "900000008", "asking_price": "$1,950+/mo", "beds": "Studio", "baths": "1",
        "lead_type": "rent", "property_type": "Townhouse", "phone": "5125550143", "title": "Ember Row",
        "address": "12 Ember Row Dr", "city": "Austin", "state": "TX", "zip": "78702",
    }  # fmt: skip
    assert parsed.next_url == "https://www.zillow.com/austin-tx/rentals/2_p/"


def test_a_home_saved_as_rendered() -> None:
    assert only(parse(layouts.RENDERED_HOME)) == {
        "source": "zillow", "source_ref": "900000008", "title": "12 Ember Row Dr, Austin, TX 78702", "beds": "3",
        "listing_url": "https://www.zillow.com/homedetails/12-Ember-Row-Dr-Austin-TX-78702/900000008_zpid/",
        "baths": "2", "asking_price": "$512,000", "sqft": "1,420", "year_built": "2004", "property_type": "townhouse",
        "lead_type": "sale", "description": "Corner home.\nFresh paint.", "address": "12 Ember Row Dr", "city": "Austin",
        "state": "TX", "zip": "78702",
    }  # fmt: skip


OFF_MARKET = layouts.home({**layouts.HOME, "homeStatus": "RECENTLY_SOLD"})
OTHERS = [
    (OFF_MARKET, 200, Outcome.GONE),
    (layouts.PRESS_AND_HOLD, 200, Outcome.BLOCKED),
    (layouts.PRESS_AND_HOLD, 403, Outcome.BLOCKED),
    (layouts.NO_MATCH, 200, Outcome.EMPTY),
    (layouts.search([], 0), 200, Outcome.EMPTY),
    (layouts.search([], 17), 200, Outcome.LAYOUT_CHANGED),
    (layouts.search([layouts.RESULT], 1).replace(b"listResults", b"qx").replace(b"mapResults", b"qy")
        .replace(b"zpid", b"qz").replace(b"detailUrl", b"qw"), 200, Outcome.LAYOUT_CHANGED),
    (layouts.CARDS_2026.replace(b"property-card", b"qx").replace(b"zpid_", b"qy_"), 200, Outcome.LAYOUT_CHANGED),
    (b"<html><title>Page not found</title></html>", 404, Outcome.GONE),
    (b"", 500, Outcome.THROTTLED),
]  # fmt: skip


@pytest.mark.parametrize(("body", "status", "outcome"), OTHERS)
def test_pages_without_homes_say_why(body: bytes, status: int, outcome: Outcome) -> None:
    parsed = parse(body, status=status)
    assert (parsed.outcome, parsed.records) == (outcome, ())
    assert parsed.why


@pytest.mark.shared_data
class TestSavedPages:
    """Written down by looking at the pages."""

    def test_the_home_in_san_francisco(self) -> None:
        parsed = parse((PAGES / "property.json").read_bytes(), "property.json")
        record = only(parsed)
        assert record.pop("description").startswith("Imagine the Possibilities! Excellent opportunity to own a single-")
        features = record.pop("features").split("|")
        assert {"Floor Furnace", "Carpet", "In Garage", "Lake", "Crawl Space", "garage", "view"} <= set(features)
        assert record.pop("email").endswith("@example.com")
        assert record.pop("phone")
        assert record == {
            "source": "zillow", "source_ref": "15192198", "asking_price": "850000", "beds": "2", "baths": "1",
            "sqft": "900", "lot_sqft": "3746", "year_built": "1921", "property_type": "SINGLE_FAMILY",
            "lead_type": "sale", "seller_type": "agent", "days_on_market": "31", "listed_at": "2023-05-27",
            "photos": "21", "address": "661 Lakeview Ave", "city": "San Francisco", "state": "CA", "zip": "94112",
            "town": "Oceanview", "lat": "37.71803", "lon": "-122.45783", "name": "Wong Real Estate Grp",
            "listing_url": "https://www.zillow.com/homedetails/661-Lakeview-Ave-San-Francisco-CA-94112/15192198_zpid/",
        }  # fmt: skip
        assert len(parsed.links) == 18

    def test_the_odd_cards_in_boston(self) -> None:
        parsed = parse((PAGES / "search-card-odd-2026.html").read_bytes())
        glen, norfolk, river = parsed.records
        assert glen == {
            "source": "zillow", "source_ref": "5XjW9P", "title": "Rockingham Glen", "asking_price": "$2,045+",
            "beds": "1", "lead_type": "rent", "property_type": "apartment", "features": "Updated yesterday",
            "description": "1bd $2,045+\n2bd $2,975+", "address": "30 Rockingham Ave", "city": "West Roxbury",
            "state": "MA", "lat": "42.264652", "lon": "-71.15673",
            "listing_url": "https://www.zillow.com/apartments/west-roxbury-ma/rockingham-glen/5XjW9P/",
        }  # fmt: skip
        assert norfolk.pop("phone")
        assert norfolk == {
            "source": "zillow", "source_ref": "CpznWD", "title": "480 Norfolk St", "asking_price": "$2,050+", "beds": "1",
            "lead_type": "rent", "property_type": "apartment", "features": "On site laundry|Special Offer",
            "description": "1bd $2,050+\n2bd $2,500+", "address": "480 Norfolk St", "city": "Mattapan", "state": "MA",
            "lat": "42.27969", "lon": "-71.08847",
            "listing_url": "https://www.zillow.com/apartments/mattapan-ma/480-norfolk-st/CpznWD/",
        }  # fmt: skip
        assert river.pop("phone")
        assert river == {
            "source": "zillow", "source_ref": "459362582", "title": "430 River Street", "asking_price": "$1,950+/mo",
            "beds": "1", "baths": "1", "lead_type": "rent", "property_type": "Apartment", "features": "Laundry room",
            "address": "430 River St", "city": "Mattapan", "state": "MA", "zip": "02126",
        }  # fmt: skip
        assert parsed.next_url == "https://www.zillow.com/boston-ma/rentals/2_p/"

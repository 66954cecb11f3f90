"""Craigslist: every layout says what a person sees on it."""

from __future__ import annotations

import pytest

from backend.ingestion.readers import Record
from backend.ingestion.sources.craigslist.connector import Craigslist
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from tests.backend.ingestion.sources import layouts_craigslist as layouts
from tests.conftest import SHARED

PAGES = SHARED / "data" / "pages" / "craigslist"


def parse(body: bytes, url: str = "saved.html", status: int = 200) -> Parsed:
    return Craigslist().parse(Page("craigslist", url, status, body))


def only(parsed: Parsed) -> Record:
    assert parsed.outcome is Outcome.OK, parsed
    (record,) = parsed.records
    return record


def saved(name: str) -> Parsed:
    return parse((PAGES / name).read_bytes(), str(PAGES / name))


SEEN: list[tuple[str, bytes, Record]] = [
    ("2026 rent", layouts.RENT_POST, {
        "source": "craigslist", "source_ref": "7936000001", "lead_type": "rent", "title": "Sunny two bedroom",
        "asking_price": "$1,325", "beds": "2", "baths": "1.5", "sqft": "925", "town": "Hyde Park",
        "address": "1506 N. 116th Street", "city": "Austin", "state": "TX", "zip": "78704", "lat": "30.250000",
        "lon": "-97.770000", "listed_at": "2026-05-24T08:45:51-0500", "photos": "3", "property_type": "house",
        "features": "available jun 1|rent period:monthly",
        "description": "Bright home.\n\nCall Rosa at 512-555-0143",
        "listing_url": "https://austin.craigslist.org/apa/d/austin-home/7936000001.html",
    }),
    ("land for sale by its owner", layouts.LAND_POST, {
        "source": "craigslist", "source_ref": "7936000002", "lead_type": "sale", "seller_type": "owner",
        "title": "12 acres with creek", "asking_price": "$189,000", "town": "Bastrop", "property_type": "land",
        "lot_acres": "12.5", "lat": "30.250000", "lon": "-97.770000", "listed_at": "2026-05-24T08:45:51-0500",
        "photos": "3", "description": "Fenced. Septic in place.",
        "listing_url": "https://austin.craigslist.org/reo/d/austin-home/7936000002.html",
    }),
    ("a room without a price", layouts.ROOM_POST, {
        "source": "craigslist", "source_ref": "7936000003", "lead_type": "rent", "title": "Room near campus",
        "town": "West Campus", "lat": "30.250000", "lon": "-97.770000", "listed_at": "2026-05-24T08:45:51-0500",
        "photos": "3", "description": "Ask me.",
        "listing_url": "https://austin.craigslist.org/roo/d/austin-home/7936000003.html",
    }),
    ("a buyer", layouts.WANTED_POST, {
        "source": "craigslist", "source_ref": "7936000004", "lead_type": "buyer", "title": "Looking to buy a duplex",
        "asking_price": "$500,000", "lat": "30.250000", "lon": "-97.770000", "photos": "3",
        "listed_at": "2026-05-24T08:45:51-0500", "description": "Cash ready.",
        "listing_url": "https://austin.craigslist.org/rew/d/austin-home/7936000004.html",
    }),
    ("2016", layouts.OLD_POST, {
        "source": "craigslist", "source_ref": "5500000001", "lead_type": "rent", "title": "Brick house with yard",
        "asking_price": "$1275", "beds": "3", "baths": "2", "sqft": "1400", "town": "Pflugerville",
        "address": "Heather Dr at Kay Ln", "lat": "30.440000", "lon": "-97.620000", "property_type": "house",
        "features": "available may 1|w/d hookups", "name": "Example Homes", "listed_at": "2016-04-08T12:01:22-0500",
        "description": "Quiet street.\nNo pets.", "listing_url": "https://austin.craigslist.org/apa/5500000001.html",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("body", "seen"), [case[1:] for case in SEEN], ids=[case[0] for case in SEEN])
def test_a_post_says_all_that_a_person_sees(body: bytes, seen: Record) -> None:
    assert only(parse(body)) == seen


NOT_HOMES = [
    (layouts.GOODS_POST, "not housing: posted under for sale > furniture"),
    (layouts.JOB_POST, "not housing: posted under jobs > real estate"),
]


@pytest.mark.parametrize(("body", "why"), NOT_HOMES)
def test_what_is_no_home_is_read_and_not_published(body: bytes, why: str) -> None:
    parsed = parse(body)
    assert (parsed.outcome, parsed.records, parsed.skipped[0].why) == (Outcome.OK, (), why)
    assert parsed.skipped[0].record["title"] in ("Oak table", "Leasing agent")


def rows(parsed: Parsed, *names: str) -> list[tuple[str, ...]]:
    assert parsed.outcome is Outcome.OK, parsed
    return [tuple(record.get(name, "") for name in names) for record in parsed.records]


def test_a_post_without_sections_or_address_is_known_by_its_rooms() -> None:
    head = '<h1 class="postingtitle"><span class="price">{}</span>{} <span id="titletextonly">{}</span></h1>'
    body = '<section id="postingbody">As new.</section><p class="postinginfo">post id: 7712345678</p>'
    home = head.format("$439,000", '<span class="housing">/ 3br - 1800ft2 -</span>', "Ranch by the creek")
    kayak = head.format("$300", "", "Kayak")
    assert only(parse((home + body).encode()))["beds"] == "3"
    parsed = parse((f"<title>Kayak - boats</title>{kayak}{body}").encode())
    assert (len(parsed.records), len(parsed.skipped)) == (0, 1)


def test_the_old_result_rows() -> None:
    parsed = parse(layouts.OLD_SEARCH)
    assert rows(parsed, "source_ref", "title", "asking_price", "beds", "sqft", "town", "listed_at", "photos") == [
        ("6900000001", "Marbled Wren two bedroom", "$1,450", "2", "925", "South Austin", "2019-06-02 10:15", "3"),
        ("6900000002", "Studio by the lake, call for price", "", "", "", "Round Rock", "2019-06-01 08:00", ""),
    ]
    assert parsed.next_url == "https://austin.craigslist.org/search/apa?s=120"
    assert parsed.links[1] == "https://austin.craigslist.org/apa/d/round-rock-studio-by-the-lake/6900000002.html"


def test_the_script_rendered_cards_of_2023() -> None:
    parsed = parse(layouts.SEARCH_2023)
    assert rows(parsed, "source_ref", "title", "asking_price", "beds", "sqft", "town", "photos", "lead_type") == [
        ("7600000001", "Tin Heron loft near the river", "$1,595", "1", "610", "East Austin", "2", "rent"),
        ("7600000002", "Quiet Ember cottage", "$2,350", "3", "", "Buda", "", "rent"),
    ]


def test_cards_and_json_ld_are_joined_by_title_and_only_where_they_agree() -> None:
    parsed = parse(layouts.SEARCH_2026)
    assert rows(parsed, "source_ref", "title", "beds", "baths", "lat", "property_type") == [
        ("7900000001", "Twin Pines", "", "1", "30.33", "Apartment"),
        ("7900000002", "Twin Pines", "", "1", "30.33", "Apartment"),
        ("7900000003", "Copper Finch duplex", "3", "2", "30.32", "House"),
        ("7900000004", "Half bath home 2 bd / 1.5 bath", "2", "1.5", "30.31", "Apartment"),
    ]
    assert rows(parsed, "address")[2] == ("12 Copper Finch Rd #B",)
    assert parsed.why == "2 more in the page's JSON-LD without a card"


def test_each_result_of_a_mixed_search_has_its_own_kind() -> None:
    parsed = parse(layouts.MIXED_SEARCH)
    assert rows(parsed, "title", "lead_type", "seller_type") == [
        ("Bungalow with a porch", "sale", "owner"),
        ("Room in a calm house", "rent", ""),
        ("Cash buyer seeks ranch land", "buyer", ""),
    ]
    assert [item.why for item in parsed.skipped] == ["no home but parking or storage"]


OTHERS = [
    (layouts.NO_RESULTS, 200, Outcome.EMPTY),
    (layouts.DELETED, 200, Outcome.GONE),
    (layouts.EXPIRED, 200, Outcome.GONE),
    (layouts.FLAGGED, 200, Outcome.GONE),
    (layouts.DELETED, 410, Outcome.GONE),
    (layouts.BLOCKED, 200, Outcome.BLOCKED),
    (layouts.BLOCKED, 403, Outcome.BLOCKED),
    (b"", 429, Outcome.THROTTLED),
    (b"", 503, Outcome.THROTTLED),
    (layouts.NO_RESULTS.replace(b"Nothing found for that search", b""), 200, Outcome.LAYOUT_CHANGED),
    (layouts.SEARCH_2026.replace(b"cl-static-search-result", b"qx-7"), 200, Outcome.LAYOUT_CHANGED),
    (layouts.SEARCH_2026.replace(b'class="price"', b'class="qx-9"'), 200, Outcome.LAYOUT_CHANGED),
    (layouts.RENT_POST.replace(b"postingbody", b"qx-8"), 200, Outcome.LAYOUT_CHANGED),
    (layouts.RENT_POST.replace(b'class="', b'class="qx-'), 200, Outcome.LAYOUT_CHANGED),
]


@pytest.mark.parametrize(("body", "status", "outcome"), OTHERS)
def test_pages_without_listings_say_why(body: bytes, status: int, outcome: Outcome) -> None:
    parsed = parse(body, status=status)
    assert (parsed.outcome, parsed.records) == (outcome, ())
    assert parsed.why


def test_a_search_begins_with_what_is_for_rent_for_sale_and_wanted() -> None:
    assert Craigslist().discover("Austin: lake view") == [
        f"https://austin.craigslist.org/search/{code}?query=lake+view" for code in ("apa", "rea", "rew")
    ]
    assert Craigslist().discover("https://austin.craigslist.org/search/roo") == [
        "https://austin.craigslist.org/search/roo"
    ]


@pytest.mark.shared_data
class TestSavedPages:
    """Written down by looking at the pages."""

    def test_the_apartment_in_wauwatosa(self) -> None:
        record = only(saved("post-2026-a.html"))
        text = record.pop("description")
        assert text.startswith(
            "Beautifully updated, clean, quiet 2 bedroom, 1 bath apartment in the City of Wauwatosa."
        )
        assert text.endswith("Available 6/1/26.")
        assert record == {
            "source": "craigslist", "source_ref": "7936415355", "lead_type": "rent",
            "listing_url": "https://milwaukee.craigslist.org/apa/d/milwaukee-wauwatosa-bdrm-bath-near-mcw/7936415355.html",
            "title": "Wauwatosa 2 Bdrm, 1 Bath Near MCW", "asking_price": "$1,325", "beds": "2", "baths": "1",
            "sqft": "925", "property_type": "apartment", "town": "Wauwatosa", "address": "1506 N. 116th Street",
            "city": "Wauwatosa", "state": "WI", "zip": "53226", "lat": "43.049222", "lon": "-88.057494",
            "listed_at": "2026-05-24T08:45:51-0500", "photos": "11",
            "features": "available jun 1|rent period: monthly|cats are OK - purrr|w/d hookups|detached garage"
            "|no smoking|air conditioning",
        }  # fmt: skip

    def test_the_apartment_by_the_park(self) -> None:
        record = only(saved("post-2026-b.html"))
        text = record.pop("description")
        assert text.startswith("NO FEE\n\nLOCATION LOCATION LOCATION - Live a block away from Central Park!")
        assert "-Large living room\n-Ample closet + storage space\n-Laundry in the building" in text
        assert record == {
            "source": "craigslist", "source_ref": "7942602776", "lead_type": "rent",
            "listing_url": "https://newyork.craigslist.org/mnh/apa/d/new-york-no-fee-bright-1br-central-park/"
            "7942602776.html",
            "title": "‼️NO FEE ! Bright 1BR ! Central Park ONE BLOCK !", "asking_price": "$3,850", "beds": "1",
            "baths": "1", "property_type": "apartment", "town": "Upper West Side", "city": "New York", "state": "NY",
            "zip": "10023", "lat": "40.774282", "lon": "-73.979294", "listed_at": "2026-06-22T13:43:46-0400",
            "photos": "8",
            "features": "rent period: monthly|cats are OK - purrr|dogs are OK - wooof|laundry in bldg|street parking",
        }  # fmt: skip

    def test_the_solar_light_is_no_home(self) -> None:
        parsed = saved("post-2023-goods.html")
        assert (parsed.outcome, parsed.records) == (Outcome.OK, ())
        (item,) = parsed.skipped
        assert item.why == "not housing: posted under for sale by owner > general for sale"
        assert item.record == {
            "source": "craigslist", "source_ref": "7692736931", "title": "Solar tea light", "asking_price": "$5",
            "listing_url": "https://boston.craigslist.org/nos/for/d/peabody-solar-tea-light/7692736931.html",
            "description": "Small solar tea light new inbox", "listed_at": "2023-11-29T20:23:46-0500", "photos": "4",
            "features": "delivery available|make / manufacturer: Sorrento", "town": "Peabody", "city": "Peabody",
            "state": "MA", "zip": "01960", "lat": "42.532600", "lon": "-70.961200",
        }  # fmt: skip

    def test_the_search_has_thirty_seven_homes(self) -> None:
        parsed = saved("search-2026.html")
        seen = rows(parsed, "source_ref", "title", "asking_price", "town", "beds", "baths", "lead_type")
        assert len(seen) == len(parsed.links) == 37
        assert seen[0] == ("7936415355", "Wauwatosa 2 Bdrm, 1 Bath Near MCW", "$1,325", "Wauwatosa", "2", "1", "rent")
        assert seen[4][5] == "1.5"
        assert seen[17] == ("7932231813", "Studio for rent", "$500", "Wauwatosa", "", "1", "rent")
        assert seen[33][3] == "1610 N 48th St #A"
        assert seen[36][1:4] == ("Charming 1 bed/1 bath, cat friendly, Avail. 06/17!", "$949", "Wauwatosa")
        without_town = [row[0] for row in seen if not row[3]]
        assert without_town == [
            "7935023963", "7936084603", "7936084606", "7936081673", "7935412520", "7935121472", "7933947580",
        ]  # fmt: skip
        # Three homes share a name; two have two bedrooms and one has one, so the page does not say which.
        assert [row[4] for row in seen if row[1] == "Harwood Avenue Apartments"] == ["", "", ""]


HEADING_2013 = b"""<html><head><link rel="canonical" href="http://austin.craigslist.org/apa/3912345678.html"></head>
<body><h2 class="postingtitle">$1450 / 2br - 980ft&sup2; - Bungalow near SoCo (Bouldin)</h2>
<div id="thumbs"><a href="1"><img></a><a href="2"><img></a></div>
<p class="mapaddress">Mary St at S 2nd St <small>(<a href="m">google map</a>) (<a href="y">yahoo map</a>)</small></p>
<section id="postingbody">Cute house.</section><p class="postinginfo">Posting ID: 3912345678</p></body></html>"""


def test_a_heading_without_marks_is_told_apart_and_a_photo_is_counted_once() -> None:
    record = only(parse(HEADING_2013))
    assert (record["title"], record["town"], record["asking_price"]) == ("Bungalow near SoCo", "Bouldin", "$1450")
    assert (record["address"], record["photos"]) == ("Mary St at S 2nd St", "2")

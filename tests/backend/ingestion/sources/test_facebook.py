# ruff: noqa: E501
"""Marketplace: Relay JSON at any depth, plain JSON, cards; goods aside, and never one listing's field in another."""

from __future__ import annotations

import json

import pytest

from backend.ingestion.readers import Record
from backend.ingestion.sources.facebook.connector import Facebook
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from tests.backend.ingestion.sources import layouts_facebook as layouts
from tests.conftest import SHARED

PAGES = SHARED / "data" / "pages" / "facebook"


def parse(body: bytes, url: str = "saved.html", status: int = 200) -> Parsed:
    return Facebook().parse(Page("facebook", url, status, body))


def rows(parsed: Parsed, *names: str) -> list[tuple[str, ...]]:
    assert parsed.outcome is Outcome.OK, parsed
    return [tuple(record.get(name, "") for name in names) for record in parsed.records]


ITEM: Record = {
    "source": "facebook", "source_ref": "820000000000001", "title": "3 Beds 2 Baths House", "lead_type": "rent",
    "listing_url": "https://www.facebook.com/marketplace/item/820000000000001/", "asking_price": "$2,400 / Month",
    "description": "Fenced yard.\nAsk for Rosa.", "beds": "3", "baths": "2", "sqft": "1,420", "property_type": "House",
    "seller_type": "owner", "listed_at": "1767225600", "photos": "3", "features": "Cat and dog friendly",
    "address": "12 Ember Row Dr", "city": "Austin", "state": "TX", "zip": "78702", "town": "Austin, TX", "lat": "30.25",
    "lon": "-97.75", "name": "Rosa Example", "profile_url": "https://www.facebook.com/marketplace/profile/61550000000001/",
}  # fmt: skip


@pytest.mark.parametrize("url", ["saved.html", layouts.ITEM_URL])
def test_an_item_is_put_together_by_its_id_among_twenty_others(url: str) -> None:
    parsed = parse(layouts.ITEM, url)
    assert parsed.outcome is Outcome.OK
    assert parsed.records == (ITEM,)
    assert len(parsed.links) == 20


def test_a_search_lists_the_homes_and_leaves_goods_and_the_sold_aside() -> None:
    parsed = parse(layouts.SEARCH)
    assert rows(parsed, "source_ref", "title", "asking_price", "beds", "baths", "sqft", "lead_type", "town") == [
        ("810000000000001", "Two bedroom by the creek", "$1,800", "2", "1.5", "980", "rent", "Austin, Texas"),
        ("810000000000002", "4 Beds 3 Baths House", "$525,000", "4", "3", "", "sale", "Austin, Texas"),
    ]
    assert [(item.record["title"], item.why) for item in parsed.skipped] == [
        ("Grey sofa", f"not housing: category {layouts.SOFAS}"),
        ("Studio downtown", "sold"),
    ]


def test_a_category_counts_before_the_address_of_the_search() -> None:
    sofas = layouts.relay(
        layouts.feed(layouts.SEARCH_NODES[2:3]), "https://www.facebook.com/marketplace/austin/propertyrentals"
    )
    assert parse(sofas).records == ()


def test_plain_json_tells_homes_from_goods_by_category_or_words() -> None:
    parsed = parse(layouts.PLAIN, "search.json")
    assert rows(parsed, "title", "asking_price", "city", "lead_type", "beds") == [
        ("Room for rent near campus", "$650", "Austin", "rent", ""),
        ("2 bed 1 bath apartment", "$1,250", "Buda", "rent", "2"),
    ]
    assert [item.record["title"] for item in parsed.skipped] == ["Bed frame with 2 drawers", "Free phones"]
    assert "asking_price" not in parsed.skipped[1].record


def test_an_item_as_another_program_wrote_it() -> None:
    item = {
        "id": "840000000000009", "title": "2 bed apartment for rent", "price": {"amount": "1500", "currency": "USD"},
        "location": {"city": "Austin", "state": "TX"}, "seller": {"name": "Rosa Example"}, "images": ["a", "b"],
    }  # fmt: skip
    (record,) = parse(json.dumps({"listing": item}).encode(), "item.json").records
    assert record == {
        "source": "facebook", "source_ref": "840000000000009", "title": "2 bed apartment for rent", "beds": "2",
        "listing_url": "https://www.facebook.com/marketplace/item/840000000000009/", "asking_price": "1500",
        "lead_type": "rent", "city": "Austin", "state": "TX", "name": "Rosa Example", "photos": "2",
        "property_type": "apartment",
    }  # fmt: skip


def test_a_graphql_answer_of_several_lines() -> None:
    assert rows(parse(layouts.GRAPHQL_LINES, "answer.json"), "source_ref") == [("810000000000001",)]


def test_cards_without_their_json() -> None:
    assert rows(
        parse(layouts.CARDS),
        "source_ref",
        "title",
        "asking_price",
        "beds",
        "baths",
        "property_type",
        "town",
        "lead_type",
    ) == [
        ("850000000000001", "2 Beds 1 Bath - Apartment", "$1,495", "2", "1", "Apartment", "Austin, TX", "rent"),
        ("850000000000002", "Private room", "$800", "", "", "Private room", "Kyle, TX", "rent"),
    ]


def test_goods_are_read_and_not_published() -> None:
    parsed = parse(layouts.ITEM_GOODS)
    assert (parsed.outcome, parsed.records, parsed.skipped[0].record["title"]) == (Outcome.OK, (), "Grey sofa")
    assert parsed.why == f"nothing to publish: not housing: category {layouts.SOFAS}"


OTHERS = [
    (layouts.ITEM_SOLD, 200, Outcome.GONE),
    (layouts.GONE, 200, Outcome.GONE),
    (layouts.LOGIN, 200, Outcome.LOGIN_WALL),
    (layouts.LOGIN, 403, Outcome.LOGIN_WALL),
    (layouts.SLOW_DOWN, 200, Outcome.THROTTLED),
    (layouts.NO_LISTINGS, 200, Outcome.EMPTY),
    (layouts.EMPTY_FEED, 200, Outcome.EMPTY),
    (layouts.UNLOADED_FEED, 200, Outcome.LAYOUT_CHANGED),
    (layouts.ITEM_MISSING, 200, Outcome.LAYOUT_CHANGED),
    (layouts.SEARCH.replace(b"marketplace_listing_title", b"qx"), 200, Outcome.LAYOUT_CHANGED),
    (b"[]", 200, Outcome.LAYOUT_CHANGED),
]


@pytest.mark.parametrize(("body", "status", "outcome"), OTHERS)
def test_pages_without_homes_say_why(body: bytes, status: int, outcome: Outcome) -> None:
    parsed = parse(body, status=status)
    assert (parsed.outcome, parsed.records) == (outcome, ())
    assert parsed.why


@pytest.mark.shared_data
def test_the_saved_search_has_twenty_four_things_and_no_home() -> None:
    parsed = parse((PAGES / "marketplace-search.json").read_bytes(), "marketplace-search.json")
    assert (parsed.outcome, parsed.records, len(parsed.skipped)) == (Outcome.OK, (), 24)
    assert parsed.why.startswith("nothing to publish: 24 items, none of them a home")
    assert parsed.skipped[0].record == {
        "source": "facebook", "source_ref": "853859730610824", "title": "Free phones", "photos": "1", "city": "Antioch",
        "listing_url": "https://www.facebook.com/marketplace/item/853859730610824/", "state": "CA", "town": "Antioch, CA",
    }  # fmt: skip
    assert all(item.why.startswith("not housing: category ") for item in parsed.skipped)

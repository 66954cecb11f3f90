# ruff: noqa: E501
"""Marketplace pages made by hand to the shapes of every layout; the people and homes are invented."""

from __future__ import annotations

import json
from typing import Any

RENTALS, SALES, SOFAS = "1468271819871448", "821056594720130", "1583634935226685"


def relay(payload: Any, url: str = "", title: str = "Marketplace", *, deep: int = 6) -> bytes:
    """A page that carries Relay JSON in a script, far below other things."""
    held: Any = {"__bbox": {"complete": True, "result": payload}}
    for level in range(deep):
        held = {"require": [["ScheduledServerJS", f"handle{level}", None, [held]]]}
    canonical = f'<link rel="canonical" href="{url}"><meta property="og:url" content="{url}">' if url else ""
    return (
        f"<!DOCTYPE html><html><head><title>{title} | Facebook</title>{canonical}</head><body><div></div>"
        '<script type="application/json" data-content-len="9" data-sjs>{"require":[["CometPlatformRootClient","init",[],[]]]}</script>'
        f'<script type="application/json" data-sjs>{json.dumps(held)}</script></body></html>'
    ).encode()


def node(own: str, title: str, price: str, category: str = RENTALS, **more: Any) -> dict[str, Any]:
    """A listing as a search carries it."""
    return {
        "__typename": "GroupCommerceProductItem", "id": own, "marketplace_listing_title": title, "custom_title": None,
        "listing_price": {"amount": price.replace("$", "").replace(",", "") + ".00", "formatted_amount": price},
        "location": {"reverse_geocode": {"city": "Austin", "state": "TX", "city_page": {"display_name": "Austin, Texas"}}},
        "marketplace_listing_category_id": category, "is_sold": False, "is_live": True, "is_pending": False,
        "primary_listing_photo": {"image": {"uri": "https://images.example.com/1.jpg"}}, **more,
    }  # fmt: skip


def feed(nodes: list[dict[str, Any]], *, has_next_page: bool = False) -> dict[str, Any]:
    """The feed of a search."""
    edges = [
        {"node": {"__typename": "MarketplaceFeedListingStoryObject", "listing": held}, "cursor": "x"} for held in nodes
    ]
    info = {"end_cursor": None, "has_next_page": has_next_page}
    return {"data": {"marketplace_search": {"feed_units": {"edges": edges, "page_info": info}}}}


SUBTITLES = [{"subtitle": "2 beds · 1.5 baths"}, {"subtitle": "980 sq ft"}]
SEARCH_NODES = [
    node("810000000000001", "Two bedroom by the creek", "$1,800", custom_sub_titles_with_rendering_flags=SUBTITLES),
    node("810000000000002", "4 Beds 3 Baths House", "$525,000", SALES),
    node("810000000000003", "Grey sofa", "$90", SOFAS),
    node("810000000000004", "Studio downtown", "$1,100", is_sold=True),
]
SEARCH = relay(feed(SEARCH_NODES), "https://www.facebook.com/marketplace/austin/propertyrentals")
EMPTY_FEED = relay(feed([]))
UNLOADED_FEED = relay(feed([], has_next_page=True))

ITEM_URL = "https://www.facebook.com/marketplace/item/820000000000001/"
TARGET: dict[str, Any] = {
    "__typename": "GroupCommerceProductItem", "id": "820000000000001", "marketplace_listing_title": "3 Beds 2 Baths House",
    "formatted_price": {"text": "$2,400 / Month"}, "listing_price": {"amount": "2400.00", "currency": "USD"},
    "redacted_description": {"text": "Fenced yard.\nAsk for Rosa."}, "creation_time": 1767225600,
    "location_text": {"text": "Austin, TX"}, "unit_room_info": "3 beds · 2 baths", "unit_area_info": "1,420",
    "home_address": {"street": "12 Ember Row Dr"}, "marketplace_listing_category_id": RENTALS,
    "location": {"latitude": 30.25, "longitude": -97.75,
                 "reverse_geocode_detailed": {"city": "Austin", "state": "TX", "postal_code": "78702"}},
    "pdp_display_sections": [{"section_type": "UNIT_SUBTITLE", "pdp_fields": [
        {"display_label": "House"}, {"display_label": "Cat and dog friendly"}, {"display_label": "Listed by property owner"}]}],
    "marketplace_listing_seller": {"id": "61550000000001", "name": "Rosa Example"}, "is_sold": False, "is_live": True,
}  # fmt: skip


def item(target: dict[str, Any], url: str = ITEM_URL) -> bytes:
    """An item's page: its parts in two objects, and twenty other listings before, between and after them."""
    others = [
        node(f"83000000000{n:04}", f"Other home {n}", f"${n}00", unit_room_info="9 beds · 9 baths") for n in range(20)
    ]
    media = {"id": target["id"], "marketplace_listing_title": target["marketplace_listing_title"],
             "listing_photos": [{"id": "1"}, {"id": "2"}, {"id": "3"}]}  # fmt: skip
    payload = [
        feed(others[:10]),
        {"data": {"viewer": {"marketplace_product_details_page": {"target": media}}}},
        feed(others[10:15]),
        {"data": {"viewer": {"marketplace_product_details_page": {"target": target, "related": others[15:]}}}},
    ]
    return relay(payload, url, "3 Beds 2 Baths House - Marketplace")


ITEM = item(TARGET)
ITEM_SOLD = item({**TARGET, "is_sold": True})
ITEM_GOODS = item({**TARGET, "marketplace_listing_category_id": SOFAS, "unit_room_info": None, "home_address": None,
                   "unit_area_info": None, "marketplace_listing_title": "Grey sofa", "pdp_display_sections": []})  # fmt: skip
ITEM_MISSING = relay(feed([node("830000000000099", "Other home", "$900")]), ITEM_URL)

PLAIN = json.dumps([
    {"id": "840000000000001", "title": "Room for rent near campus", "price": "$650", "location": "Austin, TX",
     "is_sold": False, "image_url": "https://images.example.com/1.jpg", "category_id": RENTALS, "creation_time": None},
    {"id": "840000000000002", "title": "2 bed 1 bath apartment", "price": "$1,250", "location": "Buda, TX", "is_sold": False},
    {"id": "840000000000003", "title": "Bed frame with 2 drawers", "price": "$60", "location": "Buda, TX", "is_sold": False},
    {"id": "840000000000004", "title": "Free phones", "price": "N/A", "location": "Buda, TX", "category_id": "1557869527812749"},
]).encode()  # fmt: skip
GRAPHQL_LINES = b"for (;;);" + json.dumps(feed(SEARCH_NODES[:1])).encode() + b'\n{"label":"x","path":[],"data":{}}\n'

CARDS = b"""<html><head><title>Property rentals | Facebook Marketplace</title>
<link rel="canonical" href="https://www.facebook.com/marketplace/austin/propertyrentals"></head><body>
<div><a href="/marketplace/item/850000000000001/?ref=category_feed" role="link"><div><img src="x"></div>
<div><span><div><span dir="auto">$1,495</span><span>$1,600</span></div></span><span><span>2 Beds 1 Bath - Apartment</span></span>
<span><span>Austin, TX</span></span></div></a></div>
<div><a href="/marketplace/item/850000000000002/"><div><span>$800</span></div><span>Private room</span><span>Kyle, TX</span></a></div>
</body></html>"""

LOGIN = b"""<html><head><title>Log in to Facebook</title></head><body><form id="login_form" action="/login/"><input name="email">
<button name="login">Log In</button></form><a>Forgotten password?</a></body></html>"""
GONE = b"<html><head><title>Facebook</title></head><body><h2>This listing isn\xe2\x80\x99t available anymore</h2><p>It may have been sold or expired.</p></body></html>"
SLOW_DOWN = b"<html><title>Facebook</title><body>You\xe2\x80\x99re Temporarily Blocked. It looks like you were misusing this feature by going too fast.</body></html>"
NO_LISTINGS = b"<html><title>Marketplace</title><body><span>No listings found</span><span>Try searching for something else.</span></body></html>"

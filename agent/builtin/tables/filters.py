"""A search told as keys and values ("min_beds=4"): the names of the slots, and the words that say the same."""

from __future__ import annotations

import re
from typing import NamedTuple


class Key(NamedTuple):
    """How a slot is told: its names, the words around a value, and those around a floor and a ceiling."""

    names: tuple[str, ...]
    said: str
    kind: str = "word"  # word, place, number, list
    least: str = ""  # for >= and >
    most: str = ""  # for <= and <


KEYS: tuple[Key, ...] = (
    Key(("city", "market", "town", "location"), "in {}", "place"),
    Key(("state",), "in {}", "place"),
    Key(("zip", "zipcode", "zip_code", "postal_code"), "in {}"),
    Key(("neighborhood", "neighbourhood", "hood", "area", "district"), "in {}", "place"),
    Key(("exclude_neighborhood", "exclude_neighborhoods", "not_neighborhood"), "not in {}", "place"),
    Key(("near", "near_place", "landmark"), "near {}", "place"),
    Key(("radius_miles", "radius", "distance_miles", "distance", "miles"), "within {} miles", "number"),
    Key(("property_types", "property_type", "type", "types", "ptype", "prop_type", "home_type"), "{}", "list"),
    Key(("exclude_property_types", "exclude_property_type", "exclude_types", "exclude_type", "not_type"), "no {}", "list"),
    Key(("min_price", "price_min", "minprice", "price_from", "price_gte"), "at least ${}", "number"),
    Key(("max_price", "price_max", "maxprice", "price_to", "price_lte", "budget"), "at most ${}", "number"),
    Key(("price", "asking_price"), "at most ${}", "number", "at least ${}", "at most ${}"),
    Key(("max_lead_price", "lead_price_max", "lead_price"), "lead price at most ${}", "number"),
    Key(("min_beds", "beds_min", "min_bedrooms", "bedrooms_min"), "at least {} beds", "number"),
    Key(("max_beds", "beds_max", "max_bedrooms", "bedrooms_max"), "at most {} beds", "number"),
    Key(("beds", "bedrooms", "bed", "br", "bd"), "{} beds", "number", "at least {} beds", "at most {} beds"),
    Key(("min_baths", "baths_min", "min_bathrooms", "bathrooms_min"), "at least {} baths", "number"),
    Key(("max_baths", "baths_max", "max_bathrooms", "bathrooms_max"), "at most {} baths", "number"),
    Key(("baths", "bathrooms", "bath", "ba"), "{} baths", "number", "at least {} baths", "at most {} baths"),
    Key(("min_sqft", "sqft_min", "min_size"), "at least {} sqft", "number"),
    Key(("max_sqft", "sqft_max", "max_size"), "at most {} sqft", "number"),
    Key(("sqft", "size", "area_sqft"), "at least {} sqft", "number", "at least {} sqft", "at most {} sqft"),
    Key(("exclude_features", "exclude_feature", "without"), "without {}", "list"),
    Key(("features", "feature", "amenities", "with"), "with {}", "list"),
    Key(("listed_within_days", "max_days_listed", "listed_within", "posted_within_days", "days_listed_max"), "listed in the last {} days", "number"),
    Key(("min_days_listed", "days_listed_min", "min_dom"), "on the market over {} days", "number"),
    Key(("dom", "days_on_market", "days_listed"), "on the market over {} days", "number", "on the market over {} days", "listed in the last {} days"),
    Key(("exclude_source", "exclude_sources", "not_source"), "not from {}", "list"),
    Key(("source", "site", "platform"), "from {}", "list"),
    Key(("seller_type", "seller"), "by {}"),
    Key(("lead_type", "leadtype"), "{} leads"),
    Key(("sort", "sort_by", "sortby", "order", "order_by", "orderby", "rank", "rank_by", "ranking"), "sort {}"),
    Key(("limit", "count", "top", "per_page", "page_size"), "show only {}", "number"),
    Key(("page",), "page {}", "number"),
)  # fmt: skip

COUNTS_ROOMS = frozenset(key for key in KEYS if key.kind == "number" and key.said.endswith((" beds", " baths")))
ROOMS = re.compile(r"\d(?:\.\d)?$")
"""What a count of rooms looks like: "beds < 450k" is money behind rooms."""

_FEATURES = (
    "pool|garage|yard|solar|casita|no_hoa|hoa|rv_parking|fixer_upper|single_story|motivated_seller|view|waterfront|"
    "basement|ev_charger|guest_house|new_construction"
).replace("_", "[ _-]")
FLAG = re.compile(
    rf"(?<![\w@.-])(?:--)?[\"']?(?:has_|with_|is_)?(?P<feature>{_FEATURES})[\"']?\s*[:=]{{1,2}}\s*[\"']?"
    r"(?:(?P<on>true|yes|y|1|on|required)|(?P<off>false|no|n|0|off|none)|(?P<any>any|null|either|optional))\b[\"']?",
    re.IGNORECASE,
)
""" "pool=false": a feature as a key of its own."""
SIGNED = re.compile(r"^(?:[+-] +[a-z][\w ]*)+$", re.IGNORECASE)
SIGN = re.compile(r"(?:(?<=^)|(?<= ))- +(?=[a-z])", re.IGNORECASE)
""" "- pool + garage"."""
ORDERED = re.compile(
    r"(?:(?<=^)|(?<=[.;,\n] ))(?P<verb>add|remove|drop|exclude|include|set|change|without|plus|minus|keep): *",
    re.IGNORECASE,
)
""" "Remove: casita. Add: pool"."""

VALUES: dict[str, str] = {
    "price_asc": "cheapest first", "price_desc": "most expensive first", "newest": "newest first", "score": "best scored first",
    "distance": "closest first", "relevance": "by relevance", "rent": "for rent", "sale": "for sale", "sfh": "house",
}  # fmt: skip
"""Values of enumerations that are no words of everyday."""

SAID_ALONE: dict[str, str] = {
    "rent leads": "for rent",
    "sale leads": "for sale",
    "for rent leads": "for rent",
    "for sale leads": "for sale",
}
IN_SENTENCES = frozenset(
    [
        "limit",
        "count",
        "top",
        "page",
        "with",
        "without",
        "order",
        "sort",
        "near",
        "by",
        "size",
        "area",
        "distance",
        "miles",
        "market",
        "site",
        "source",
        "seller",
        "price",
        "budget",
    ]
)
"""Before a colon they are words of a sentence."""
WRAPPERS = r"^\s*(?:(?:GET|POST)\s+)?(?:/?[\w./]+\?|\w+\()|[{}]|\)\s*$"
"""What stands around keys: a call, a query string, braces."""

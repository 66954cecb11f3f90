"""Words and names with which leads are pointed at."""

from __future__ import annotations

REFUSING = ("not", "but not", "except", "except for", "other than", "rather than", "instead of", "excluding", "minus")

CLOCK_WORDS = ("at", "@", "by", "after", "before", "a las")

BEST_NAMES: dict[str, str] = {
    "asking_price asc": "cheapest",
    "asking_price desc": "most expensive",
    "lead_price_cents asc": "cheapest lead",
    "lead_price_cents desc": "most expensive lead",
    "sqft desc": "biggest",
    "sqft asc": "smallest",
    "beds desc": "most bedrooms",
    "baths desc": "most bathrooms",
    "listed_days asc": "newest",
    "listed_days desc": "oldest",
    "year_built desc": "newest built",
    "score desc": "best",
    "price_per_sqft asc": "best value",
    "ends_at asc": "ending first",
    "ends_at desc": "ending last",
}

PLURAL_PRONOUNS = frozenset(
    {
        "them",
        "those",
        "these",
        "those ones",
        "these ones",
        "those leads",
        "these leads",
        "esos",
        "esas",
        "ones",
        "those two",
        "these two",
        "that two",
    }
)

PLURAL_NOUNS = frozenset(
    {
        "ones",
        "leads",
        "listings",
        "properties",
        "homes",
        "places",
        "units",
        "holds",
        "deals",
        "options",
        "results",
        "picks",
        "guys",
        "casas",
        "propiedades",
    }
)

COMPARATIVES = frozenset(
    {
        "cheaper",
        "pricier",
        "bigger",
        "larger",
        "smaller",
        "newer",
        "older",
        "dearer",
        "fresher",
        "better",
        "less",
        "more",
        "lower",
        "higher",
        "roomier",
    }
)

WHERE_SLOTS = frozenset(
    {
        "city",
        "neighborhood",
        "zip",
        "near",
        "property_types",
        "exclude_property_types",
        "features",
        "exclude_features",
        "source",
        "seller_type",
        "lead_type",
        "min_beds",
        "max_beds",
        "min_baths",
        "max_baths",
        "min_price",
        "max_price",
        "min_sqft",
        "max_sqft",
        "max_lead_price",
        "listed_within_days",
        "min_days_listed",
    }
)

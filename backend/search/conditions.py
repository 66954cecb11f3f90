"""From a filter to named conditions: each knows the argument it came from, its test in ``queries.TESTS``, its words.

A lead whose value is unknown passes an exclusion and fails an inclusion or a range.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from backend.leads import wording
from backend.leads.features import to_bits
from backend.search.schemas import SearchFilter


class Condition(NamedTuple):
    """One test that a lead must pass. ``argument`` is what to drop to lose it, ``words`` how people call it."""

    argument: str
    test: str
    values: Mapping[str, Any]
    words: str


def conditions(query: SearchFilter, discount_percent: int, now: datetime) -> list[Condition]:
    """The conditions of everything but the place and the lead type, in the order of the arguments."""
    return [
        *_types(query),
        *_ranges(query),
        *_features(query),
        *_ages(query, now),
        *_origin(query),
        *_lead_price(query, discount_percent),
        *_text(query),
    ]


def _one(argument: str, value: Any, words: str, test: str | None = None) -> Condition:
    return Condition(argument, test or argument, {"value": value}, words)


def _types(query: SearchFilter) -> Iterator[Condition]:
    if query.property_types:
        words = _either([wording.homes(name) for name in query.property_types])
        yield _one("property_types", query.property_types, words)
    if query.exclude_property_types:
        words = "no " + _either([wording.homes(name) for name in query.exclude_property_types])
        yield _one("exclude_property_types", query.exclude_property_types, words)


def _ranges(query: SearchFilter) -> Iterator[Condition]:
    for argument, words in _RANGE_WORDS.items():
        value = getattr(query, argument)
        if value is not None:
            shown = words.format(_number(value))
            yield _one(argument, value, shown.removesuffix("s") if argument in _COUNTED and value == 1 else shown)


_RANGE_WORDS = {
    "min_price": "${} and up",
    "max_price": "up to ${}",
    "min_beds": "{}+ beds",
    "max_beds": "at most {} beds",
    "min_baths": "{}+ baths",
    "max_baths": "at most {} baths",
    "min_sqft": "{}+ sqft",
    "max_sqft": "at most {} sqft",
}
_COUNTED = {"max_beds", "max_baths"}


def _features(query: SearchFilter) -> Iterator[Condition]:
    for name in dict.fromkeys(query.features):
        yield _one(f"features:{name}", to_bits([name]), wording.feature(name), "feature")
    for name in dict.fromkeys(query.exclude_features):
        words = "an HOA" if name == "no_hoa" else f"no {wording.feature(name)}"
        yield _one(f"exclude_features:{name}", to_bits([name]), words, "exclude_feature")


def _ages(query: SearchFilter, now: datetime) -> Iterator[Condition]:
    if query.listed_within_days is not None:
        days = query.listed_within_days
        words = "listed in the last day" if days == 1 else f"listed in the last {days} days"
        yield _one("listed_within_days", now - timedelta(days=days), words)
    if query.min_days_listed is not None:
        days = query.min_days_listed
        words = f"listed for at least {days} {'day' if days == 1 else 'days'}"
        yield _one("min_days_listed", now - timedelta(days=days), words)


def _origin(query: SearchFilter) -> Iterator[Condition]:
    if query.source:
        yield _one("source", query.source, f"from {wording.SOURCE_NAMES[query.source]}")
    if query.exclude_source:
        words = "not from " + _either([wording.SOURCE_NAMES[name] for name in query.exclude_source])
        yield _one("exclude_source", query.exclude_source, words)
    if query.seller_type:
        yield _one("seller_type", query.seller_type, f"listed by {query.seller_type}")


def _lead_price(query: SearchFilter, discount_percent: int) -> Iterator[Condition]:
    if query.max_lead_price is not None:
        limit = highest_list_price(round(query.max_lead_price * 100), discount_percent)
        yield _one("max_lead_price", limit, f"lead price up to ${query.max_lead_price:,.2f}")


def highest_list_price(price_cents: int, discount_percent: int) -> int:
    """The highest list price that costs at most ``price_cents`` after the discount, rounded half-up to a cent."""
    return ((2 * price_cents + 1) * 100 - 1) // (2 * (100 - discount_percent))


def _text(query: SearchFilter) -> Iterator[Condition]:
    if query.text and any(letter.isalnum() for letter in query.text):
        yield _one("text", query.text, f"the words “{query.text.strip()}”")


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"

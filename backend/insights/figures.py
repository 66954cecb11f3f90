"""Which figures a metric shows, and what to say of a small sample. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from backend.config import TREND_DAYS
from backend.insights.queries import NEW_WITHIN_DAYS, Totals
from backend.insights.schemas import Figure, Metric

SMALL_SAMPLE_LEADS = 10
Unit = Literal["usd", "usd_per_month", "usd_per_sqft", "leads", "days", "share", "ratio"]

_SHOWN: dict[Metric, tuple[str, ...]] = {
    "overview": ("median_price", "inventory", "for_sale", "new_this_week", "days_on_market", "price_per_sqft"),
    "median_price": ("median_price", "price_low", "price_high"),
    "inventory": ("inventory", "for_sale", "new_this_week"),
    "days_on_market": ("days_on_market", "inventory"),
    "price_per_sqft": ("price_per_sqft", "median_price"),
    "price_trend": ("median_recent", "median_before", "price_change"),
    "demand": ("inventory",),
    "popular_features": (),
    "heatmap": ("inventory",),
}


def figures(metric: Metric, found: Totals, lead_type: str) -> list[Figure]:
    """The metric's figures in their order; a value that cannot be computed is None."""
    known = {
        figure.name: figure for figure in _all(found, "usd_per_month" if lead_type == "rent" else "usd", lead_type)
    }
    return [known[name] for name in _SHOWN[metric]]


def _all(found: Totals, money: Unit, lead_type: str) -> Iterator[Figure]:
    price = {"sale": "asking price", "rent": "monthly rent", "buyer": "budget"}[lead_type]
    yield _figure("median_price", f"Median {price}", _whole(found.median_price), money)
    yield _figure("price_low", f"A quarter has a lower {price} than", _whole(found.price_low), money)
    yield _figure("price_high", f"A quarter has a higher {price} than", _whole(found.price_high), money)
    yield _figure("inventory", "Leads on the market", found.leads, "leads")
    yield _figure("for_sale", "Of them for sale here", found.for_sale, "leads")
    yield _figure("new_this_week", f"New in the last {NEW_WITHIN_DAYS} days", found.new_week, "leads")
    yield _figure("days_on_market", "Median days on the market", _tenth(found.median_days), "days")
    yield _figure("price_per_sqft", f"Median {price} per sqft", _cents(found.per_sqft), "usd_per_sqft")
    yield _figure(
        "median_recent", f"Median {price}, listed in the last {TREND_DAYS} days", _whole(found.median_recent), money
    )
    yield _figure("median_before", f"Median {price}, the {TREND_DAYS} days before", _whole(found.median_before), money)
    yield _figure("price_change", "Change between the two", change(found), "ratio")


def change(found: Totals) -> float | None:
    """The median of the last ``TREND_DAYS`` against that of as many before: 0.05 is 5 % up; None without leads."""
    if not found.median_recent or not found.median_before:
        return None
    return round(found.median_recent / found.median_before - 1, 4)


def notes(found: Totals, place: str) -> list[str]:
    """What to know of the sample."""
    if found.leads == 0:
        return [f"No leads of this kind in {place} right now."]
    if found.leads < SMALL_SAMPLE_LEADS:
        return [
            f"Only {found.leads} {'lead' if found.leads == 1 else 'leads'} in {place}: read these figures with care."
        ]
    return []


def _figure(name: str, words: str, value: float | None, unit: Unit) -> Figure:
    return Figure(name=name, words=words, value=value, unit=unit)


def _whole(value: float | None) -> float | None:
    return None if value is None else round(value)


def _tenth(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _cents(value: float | None) -> float | None:
    return None if value is None else round(value, 2)

"""What each metric draws beside its figures: bars by type, beds, zip or feature; points by week."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from backend.insights import queries
from backend.insights.queries import Dimension, Measure, Totals
from backend.insights.schemas import Bar, Figure, Metric, Point
from backend.leads import wording
from backend.leads.features import FEATURES
from backend.search.queries import Search

_DIMENSION_WORDS: dict[Dimension, str] = {
    "property_type": "property type", "beds": "bedrooms", "zip": "zip", "neighborhood": "neighbourhood",
}  # fmt: skip
_MEASURE_WORDS: dict[Measure, str] = {
    "median_price": "Median asking price",
    "leads": "Leads on the market",
    "days_on_market": "Median days on the market",
    "price_per_sqft": "Median price per sqft",
}
_RENT_WORDS: dict[Measure, str] = _MEASURE_WORDS | {
    "median_price": "Median monthly rent", "price_per_sqft": "Median monthly rent per sqft"
}  # fmt: skip


class Chart(NamedTuple):
    """Bars or points, and figures that only the chart's query knows."""

    bars: list[Bar] = []
    points: list[Point] = []
    title: str | None = None
    figures: list[Figure] = []


async def chart(session: AsyncSession, search: Search, metric: Metric, found: Totals) -> Chart:
    """The metric's chart; an empty one where there are no leads."""
    if found.leads == 0:
        return Chart()
    return await _CHARTS[metric](session, search, found)


def _grouped(measure: Measure, area: bool = False) -> Callable[..., Awaitable[Chart]]:
    async def draw(session: AsyncSession, search: Search, _: Totals) -> Chart:
        by = _dimension(search, area)
        groups = await queries.groups(session, search, by, measure)
        bars = [Bar(label=_label(by, group.label), value=round(group.value, 2)) for group in groups]
        words = _RENT_WORDS if search.lead_type == "rent" else _MEASURE_WORDS
        return Chart(bars=_ordered(bars, by), title=f"{words[measure]} by {_DIMENSION_WORDS[by]}" if bars else None)

    return draw


def _dimension(search: Search, area: bool) -> Dimension:
    """By area in a wide place; else by property type, or by bedrooms when one type was asked for."""
    narrow = any(condition.test in ("zip", "neighborhood", "circle") for condition in search.conditions)
    if area and not narrow:
        return "zip"
    types: list[str] = next((c.values["value"] for c in search.conditions if c.test == "property_types"), [])
    return "beds" if len(types) == 1 else "property_type"


def _label(by: Dimension, value: str) -> str:
    if by == "beds":
        return "studio" if value == "0" else f"{value} bed" + ("" if value == "1" else "s")
    return wording.NOUNS.get(value, value)


def _ordered(bars: list[Bar], by: Dimension) -> list[Bar]:
    """Bedrooms in their own order, everything else by value."""
    if by == "beds":
        return sorted(bars, key=lambda bar: int(bar.label.split()[0]) if bar.label[0].isdigit() else 0)
    return sorted(bars, key=lambda bar: -bar.value)


async def _trend(session: AsyncSession, search: Search, _: Totals) -> Chart:
    points = [Point(at=week, value=round(value)) for week, value in await queries.weeks(session, search)]
    words = "monthly rent" if search.lead_type == "rent" else "asking price"
    return Chart(points=points, title=f"Median {words} by week of listing" if points else None)


async def _features(session: AsyncSession, search: Search, found: Totals) -> Chart:
    counts = await queries.feature_counts(session, search, FEATURES)
    ranked = sorted(((n, name) for name, n in counts.items() if n), key=lambda pair: (-pair[0], pair[1]))
    shares = [(name, n / found.leads) for n, name in ranked[: queries.BARS_MAX]]
    bars = [Bar(label=wording.feature(name), value=round(share, 4)) for name, share in shares]
    top = [
        Figure(name=name, words=f"Leads with {wording.feature(name)}", value=round(share, 4), unit="share")
        for name, share in shares[:3]
    ]
    return Chart(bars=bars, figures=top, title="Share of leads that mention it" if bars else None)


async def _demand(session: AsyncSession, search: Search, _: Totals) -> Chart:
    found = await queries.interest(session, search)
    words = {
        "viewers": (f"Buyers who looked in the last {queries.DEMAND_DAYS} days", found.viewers),
        "holders": ("Buyers who saved or held", found.holders),
        "buyers": ("Buyers who bought", found.buyers),
    }
    shown = [Figure(name=name, words=text, value=value, unit="buyers") for name, (text, value) in words.items()]
    bars = [
        Bar(label=label, value=value)
        for label, value in (("looked", found.viewers), ("saved or held", found.holders), ("bought", found.buyers))
    ]
    return Chart(bars=bars, figures=shown, title=f"Buyers in the last {queries.DEMAND_DAYS} days")


_CHARTS: dict[Metric, Callable[[AsyncSession, Search, Totals], Awaitable[Chart]]] = {
    "overview": _grouped("median_price"),
    "median_price": _grouped("median_price"),
    "inventory": _grouped("leads", area=True),
    "days_on_market": _grouped("days_on_market"),
    "price_per_sqft": _grouped("price_per_sqft", area=True),
    "heatmap": _grouped("leads", area=True),
    "price_trend": _trend,
    "popular_features": _features,
    "demand": _demand,
}

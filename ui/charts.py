"""Charts as data: what an insight's figures, bars and points look like, for any channel to draw.

No plotting library: the page draws bars and lines itself (at 390 px, light and dark), the terminal prints them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from backend.insights.schemas import Bar, InsightOut, Point
from ui.views import View
from ui.words import capital, plural


class PlotPoint(View):
    """One value with its label and its words."""

    label: str
    value: float
    text: str


class Series(View):
    """Points of one place."""

    name: str
    points: list[PlotPoint]


class Chart(View):
    """``bars`` compares labels, ``line`` goes through time. Series share their labels."""

    kind: Literal["bars", "line"]
    title: str
    series: list[Series]


class FigureView(View):
    """One figure in words: a value for each place."""

    label: str
    values: list[str]


class InsightView(View):
    """Figures and charts of one or two places."""

    title: str
    subtitle: str
    places: list[str]
    figures: list[FigureView]
    charts: list[Chart]


METRIC_NAMES = {
    "overview": "Market overview", "median_price": "Median asking price", "demand": "Demand",
    "popular_features": "Popular features", "heatmap": "Where the leads are", "days_on_market": "Days on market",
    "inventory": "Inventory", "price_trend": "Price trend", "price_per_sqft": "Price per sqft",
}  # fmt: skip
_CHART_UNITS = {
    "overview": "usd", "median_price": "usd", "price_trend": "usd", "price_per_sqft": "usd_per_sqft",
    "days_on_market": "days", "popular_features": "share",
}  # fmt: skip
_DOLLARS = ("usd", "usd_per_month", "usd_per_sqft")


def number(value: float | None, unit: str) -> str:
    """``(425000, "usd")`` → ``"$425,000"``; ``(0.034, "share")`` → ``"3.4 %"``; counts are bare."""
    if value is None:
        return "unknown"
    if unit in _DOLLARS:
        amount = f"${value:,.0f}" if value >= 1000 or value == int(value) else f"${value:,.2f}"
        return amount + (" a month" if unit == "usd_per_month" else "")
    if unit == "share":
        return f"{value * 100:.1f} %"
    if unit == "ratio":
        return f"{value:.2f}"
    return f"{value:,.0f}"


def short(value: float, unit: str) -> str:
    """A bar's label: ``(1250000, "usd")`` → ``"$1.25M"``, ``(425000, "usd")`` → ``"$425k"``."""
    sign = "$" if unit in _DOLLARS else ""
    if unit == "share":
        return f"{value * 100:.1f} %"
    if sign and value >= 1_000_000:
        return f"${value / 1_000_000:.2f}M"
    if sign and value >= 10_000:
        return f"${value / 1000:.0f}k"
    return f"{sign}{value:,.0f}" if value >= 10 or value == int(value) else f"{sign}{value:.2f}"


def _bars(bars: Sequence[Bar], unit: str) -> list[PlotPoint]:
    return [PlotPoint(label=capital(bar.label), value=bar.value, text=short(bar.value, unit)) for bar in bars]


def _points(points: Sequence[Point], unit: str) -> list[PlotPoint]:
    return [
        PlotPoint(label=f"{point.at:%b} {point.at.day}", value=point.value, text=short(point.value, unit))
        for point in points
    ]


def _charts(insights: Sequence[InsightOut]) -> list[Chart]:
    first = insights[0]
    unit, title = _CHART_UNITS.get(first.metric, "count"), first.bars_title or METRIC_NAMES[first.metric]
    charts = []
    if first.bars:
        series = [Series(name=each.place, points=_bars(_same_labels(first, each), unit)) for each in insights]
        charts.append(Chart(kind="bars", title=title, series=series))
    if len(first.points) > 1:
        series = [Series(name=each.place, points=_points(each.points, unit)) for each in insights if each.points]
        charts.append(Chart(kind="line", title=title, series=series))
    return charts


def _same_labels(first: InsightOut, other: InsightOut) -> list[Bar]:
    known = {bar.label: bar for bar in other.bars}
    return [known.get(bar.label, Bar(label=bar.label, value=0)) for bar in first.bars]


def _figures(insights: Sequence[InsightOut]) -> list[FigureView]:
    return [
        FigureView(label=figure.words, values=[_value(each, figure.name) for each in insights])
        for figure in insights[0].figures
    ]


def _value(insight: InsightOut, name: str) -> str:
    found = next((figure for figure in insight.figures if figure.name == name), None)
    return number(found.value, found.unit) if found else "unknown"


def insight_view(*insights: InsightOut) -> InsightView:
    """One place, or two compared."""
    first = insights[0]
    kinds = ", ".join(kind.replace("_", " ") for kind in first.property_types)
    sample = " and ".join(plural(each.sample, "lead") for each in insights)
    return InsightView(
        title=f"{METRIC_NAMES[first.metric]}: {' and '.join(each.place for each in insights)}",
        subtitle=" · ".join(part for part in (kinds, f"from {sample}", *first.notes) if part),
        places=[each.place for each in insights],
        figures=_figures(insights),
        charts=_charts(insights),
    )

"""Market figures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

Metric = Literal[
    "overview", "median_price", "demand", "popular_features", "heatmap", "days_on_market", "inventory", "price_trend",
    "price_per_sqft",
]  # fmt: skip


class Figure(BaseModel):
    """One named figure; ``unit`` says how to read ``value``."""

    name: str = Field(examples=["median_price"])
    words: str = Field(examples=["Median asking price"])
    value: float | None
    unit: Literal["usd", "usd_per_month", "usd_per_sqft", "leads", "buyers", "days", "share", "ratio"]


class Bar(BaseModel):
    """A named value of a chart."""

    label: str
    value: float


class Point(BaseModel):
    """A value of a chart over time."""

    at: date
    value: float


class InsightOut(BaseModel):
    """Figures of one place, computed over ``sample`` leads, with a chart's data."""

    place: str = Field(examples=["Austin"])
    market: str
    metric: Metric
    property_types: list[str]
    figures: list[Figure]
    bars: list[Bar] = []
    points: list[Point] = []
    bars_title: str | None = None
    sample: int
    as_of: datetime
    notes: list[str] = []


class HeatCell(BaseModel):
    """One H3 resolution-7 cell."""

    lat: float
    lon: float
    leads: int
    median_price: int | None


class Heatmap(BaseModel):
    """Supply over a market's cells."""

    market: str
    cells: list[HeatCell]

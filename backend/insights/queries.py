"""Figures over everything that is on the market, for sale or not: percentiles, counts, groups, weeks, cells.

Every statement takes a ``Search`` (place, lead type, property types) and reads the narrow table alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple, Protocol, cast

from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import TREND_DAYS
from backend.search.queries import FOR_SALE, LISTED, Search, statement, tables_of, values_of, where_of

GROUP_MIN_LEADS = 3
BARS_MAX = 10
TREND_WEEKS = 12
DEMAND_DAYS = 7
NEW_WITHIN_DAYS = 7
Dimension = Literal["property_type", "beds", "zip", "neighborhood"]
Measure = Literal["median_price", "leads", "days_on_market", "price_per_sqft"]

_DAYS = "(extract(epoch FROM (CAST(:now AS timestamptz) - s.listed_at)) / 86400)"
_PER_SQFT = "(s.asking_price::float8 / nullif(s.sqft, 0))"


def _percentile(share: float, value: str) -> str:
    return f"percentile_cont({share}) WITHIN GROUP (ORDER BY {value})"


_MEASURES: dict[Measure, str] = {
    "median_price": _percentile(0.5, "s.asking_price"),
    "leads": "count(*)",
    "days_on_market": _percentile(0.5, _DAYS),
    "price_per_sqft": _percentile(0.5, _PER_SQFT),
}


class Totals(Protocol):
    """The figures of a place; medians are None without leads."""

    leads: int
    for_sale: int
    new_week: int
    price_low: float | None
    median_price: float | None
    price_high: float | None
    median_days: float | None
    per_sqft: float | None
    median_recent: float | None
    median_before: float | None


class Interest(Protocol):
    """Distinct buyers who looked at, saved or held, and bought in the last days."""

    viewers: int
    holders: int
    buyers: int


class Group(NamedTuple):
    """One bar: a value of the dimension, how many leads, and the measure over them."""

    label: str
    leads: int
    value: float


class Cell(NamedTuple):
    """One H3 resolution-7 cell with its supply."""

    cell: int
    leads: int
    median_price: float | None


def _clock(search: Search) -> dict[str, Any]:
    return {
        "now": search.now,
        "week": search.now - timedelta(days=NEW_WITHIN_DAYS),
        "recent": search.now - timedelta(days=TREND_DAYS),
        "before": search.now - timedelta(days=2 * TREND_DAYS),
    }


async def totals(session: AsyncSession, search: Search) -> Totals:
    """Every figure of a place in one pass."""
    price, days, per_sqft = (_MEASURES[name] for name in ("median_price", "days_on_market", "price_per_sqft"))
    sql = f"""
        SELECT count(*) AS leads, count(*) FILTER (WHERE {FOR_SALE}) AS for_sale,
            count(*) FILTER (WHERE s.listed_at >= :week) AS new_week,
            {_percentile(0.25, "s.asking_price")} AS price_low, {price} AS median_price,
            {_percentile(0.75, "s.asking_price")} AS price_high, {days} AS median_days, {per_sqft} AS per_sqft,
            {price} FILTER (WHERE s.listed_at >= :recent) AS median_recent,
            {price} FILTER (WHERE s.listed_at >= :before AND s.listed_at < :recent) AS median_before
        {tables_of(search)} WHERE {where_of(search)}
    """
    row = (await session.execute(statement(sql), values_of(search) | _clock(search))).one()
    return cast(Totals, row)


async def groups(session: AsyncSession, search: Search, by: Dimension, measure: Measure) -> list[Group]:
    """The largest groups of at least ``GROUP_MIN_LEADS``, most leads first."""
    value = _MEASURES[measure]
    sql = f"""
        SELECT s.{by}::text AS label, count(*) AS leads, ({value})::float8 AS value
        {tables_of(search)} WHERE {where_of(search)} AND s.{by} IS NOT NULL
        GROUP BY s.{by} HAVING count(*) >= {GROUP_MIN_LEADS} AND ({value}) IS NOT NULL
        ORDER BY leads DESC, label LIMIT {BARS_MAX}
    """
    values = values_of(search) | {"now": search.now}
    if ":now" not in sql:
        del values["now"]
    rows = await session.execute(statement(sql), values)
    return [Group(row.label, row.leads, row.value) for row in rows]


async def weeks(session: AsyncSession, search: Search) -> list[tuple[date, float]]:
    """Monday and median asking price of what was listed in each of the last ``TREND_WEEKS``, oldest first."""
    sql = f"""
        SELECT date_trunc('week', s.listed_at, 'UTC')::date AS week, ({_MEASURES["median_price"]})::float8 AS value
        {tables_of(search)} WHERE {where_of(search)} AND s.listed_at >= :since AND s.asking_price IS NOT NULL
        GROUP BY week HAVING count(*) >= {GROUP_MIN_LEADS} ORDER BY week
    """
    since = search.now - timedelta(weeks=TREND_WEEKS)
    rows = await session.execute(statement(sql), values_of(search) | {"since": since})
    return [(row.week, row.value) for row in rows]


async def feature_counts(session: AsyncSession, search: Search, features: Sequence[str]) -> dict[str, int]:
    """How many leads have each of ``features``, which are named in the order of their bits."""
    columns = ", ".join(f"count(*) FILTER (WHERE s.features & {1 << n} <> 0) AS f{n}" for n in range(len(features)))
    sql = f"SELECT {columns} {tables_of(search)} WHERE {where_of(search)}"
    row = (await session.execute(statement(sql), values_of(search))).one()
    return dict(zip(features, row, strict=True))


async def interest(session: AsyncSession, search: Search) -> Interest:
    """Distinct buyers by what they did with the place's leads in the last ``DEMAND_DAYS``."""
    sql = f"""
        SELECT count(DISTINCT a.user_id) FILTER (WHERE a.kind = 'view') AS viewers,
            count(DISTINCT a.user_id) FILTER (WHERE a.kind IN ('save', 'hold')) AS holders,
            count(DISTINCT a.user_id) FILTER (WHERE a.kind = 'purchase') AS buyers
        {tables_of(search)} JOIN lead_activity a ON a.lead_id = s.lead_id AND a.at >= :since
        WHERE {where_of(search, status=LISTED)}
    """
    since = search.now - timedelta(days=DEMAND_DAYS)
    return cast(Interest, (await session.execute(statement(sql), values_of(search) | {"since": since})).one())


async def cells(session: AsyncSession, search: Search) -> list[Cell]:
    """Cells with at least ``GROUP_MIN_LEADS``, fullest first."""
    sql = f"""
        SELECT s.h3_7 AS cell, count(*) AS leads, ({_MEASURES["median_price"]})::float8 AS median_price
        {tables_of(search)} WHERE {where_of(search)} AND s.h3_7 IS NOT NULL
        GROUP BY s.h3_7 HAVING count(*) >= {GROUP_MIN_LEADS} ORDER BY leads DESC, cell
    """
    rows = await session.execute(statement(sql), values_of(search))
    return [Cell(row.cell, row.leads, row.median_price) for row in rows]

"""Every statement of a search: one for the page with its cards, one for the counts, and what an empty page needs.

``TESTS`` holds the SQL of each condition, its values as ``{name}``. A value that is not known is NULL and fails a
comparison, so inclusions and ranges need no more; exclusions let NULL pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, cast

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import DISTANCE_STEP_MILES, FRAUD_HIDDEN_FROM
from backend.leads.queries import CARD_COLUMNS, CARD_JOINS, CardRow
from backend.places.geometry import EARTH_RADIUS_MILES
from backend.search.conditions import Condition
from backend.search.cursor import Position
from backend.search.orders import Order

_MILES = f"""({2 * EARTH_RADIUS_MILES} * asin(least(1, sqrt(
    power(sin(radians(s.lat - {{lat}}) / 2), 2)
    + cos(radians({{lat}})) * cos(radians(s.lat)) * power(sin(radians(s.lon - {{lon}}) / 2), 2)))))"""
MILES_PER_DEGREE = 68.0  # of latitude, a little less than the least: the box never cuts the circle
_BOX = f"s.lat BETWEEN {{lat}} - {{miles}} / {MILES_PER_DEGREE} AND {{lat}} + {{miles}} / {MILES_PER_DEGREE}"
TESTS = {
    "market": "s.market = {value}",
    "state": "s.state = {value}",
    "city": "s.city_key = ANY({value})",
    "neighborhood": "s.neighborhood_key = ANY({value})",
    "zip": "s.zip = {value}",
    "circle": f"s.h3_7 = ANY({{cells}}) AND {_MILES} <= {{miles}}",
    "wide_circle": f"{_BOX} AND {_MILES} <= {{miles}}",
    "exclude_neighborhood": (
        "(s.neighborhood_key IS NULL OR s.neighborhood_key <> ALL({value}))"
        " AND (s.city_key IS NULL OR s.city_key <> ALL({cities})) AND (s.zip IS NULL OR s.zip <> ALL({zips}))"
    ),
    "property_types": "s.property_type = ANY({value})",
    "exclude_property_types": "(s.property_type IS NULL OR s.property_type <> ALL({value}))",
    "min_price": "s.asking_price >= {value}",
    "max_price": "s.asking_price <= {value}",
    "min_beds": "s.beds >= {value}",
    "max_beds": "s.beds <= {value}",
    "min_baths": "s.baths >= {value}",
    "max_baths": "s.baths <= {value}",
    "min_sqft": "s.sqft >= {value}",
    "max_sqft": "s.sqft <= {value}",
    "feature": "s.features & {value} <> 0",
    "exclude_feature": "s.features & {value} = 0",
    "listed_within_days": "s.listed_at >= {value}",
    "min_days_listed": "s.listed_at <= {value}",
    "source": "s.source = {value}",
    "exclude_source": "s.source <> ALL({value})",
    "seller_type": "s.seller_type = {value}",
    "max_lead_price": "s.list_price_cents <= {value}",
    "text": "d.words @@ websearch_to_tsquery('english', {value})",
}
SORT_COLUMNS = {
    "asking_price": "s.asking_price",
    "listed_at": "s.listed_at",
    "score": "s.score",
    "rank": "ts_rank(d.words, websearch_to_tsquery('english', :words))::float8",
    "steps": f"round({_MILES} / {DISTANCE_STEP_MILES})::int",
}
_CENTRE = {"lat": "CAST(:lat AS float8)", "lon": "CAST(:lon AS float8)"}
FOR_SALE = "s.sellable AND s.seen_at > :seen"
AVAILABLE = "s.status = 'available'"
LISTED = "s.status IN ('available', 'sold')"
_THIS_TYPE, _OTHER_TYPES = "s.lead_type = :lead_type", "s.lead_type <> :lead_type"
_FACETS = ("property_type", "beds", "city", "source")


class Search(NamedTuple):
    """What to look for: markets (already allowed), the lead type, and the conditions that must all hold."""

    markets: Sequence[str]
    lead_type: str
    conditions: Sequence[Condition]
    only_for_sale: bool
    now: datetime
    seen: datetime
    centre: tuple[float, float] | None = None

    @property
    def words(self) -> str | None:
        """The full-text condition's words."""
        return next((c.values["value"] for c in self.conditions if c.test == "text"), None)


class PageRow(CardRow, Protocol):
    """A card's row with its sort value and, around a centre, its distance in half miles."""

    sort_value: Any
    steps: int | None


class Counts(NamedTuple):
    """How many match: for sale, and beside them market data that is not."""

    for_sale: int
    not_for_sale: int


@lru_cache(maxsize=1024)
def statement(sql: str) -> TextClause:
    """The parsed statement, kept: few shapes of search make most of the traffic."""
    return text(sql)


def _test(condition: Condition, place: int) -> str:
    return TESTS[condition.test].format(**{name: _slot(name, value, place) for name, value in condition.values.items()})


def _slot(name: str, value: Any, place: int) -> str:
    slot = f":c{place}_{name}"
    if isinstance(value, list):
        return f"CAST({slot} AS {'bigint[]' if name == 'cells' else 'text[]'})"
    return f"CAST({slot} AS float8)" if isinstance(value, float) else slot


def values_of(search: Search) -> dict[str, Any]:
    """The parameters of ``where_of``."""
    values = {f"c{n}_{name}": v for n, c in enumerate(search.conditions) for name, v in c.values.items()}
    values |= {"lead_type": search.lead_type, "seen": search.seen}
    return values | {"market": search.markets[0] if len(search.markets) == 1 else list(search.markets)}


def _base(search: Search, status: str = AVAILABLE, lead_type: str = _THIS_TYPE) -> str:
    market = "s.market = :market" if len(search.markets) == 1 else "s.market = ANY(:market)"
    return f"{market} AND {status} AND {lead_type} AND s.fraud_score < {FRAUD_HIDDEN_FROM}"


def where_of(search: Search, status: str = AVAILABLE, lead_type: str = _THIS_TYPE) -> str:
    """The whole condition over ``s`` (and ``d`` where there are words); ``status`` may be ``LISTED``."""
    tests = [f"({_test(condition, place)})" for place, condition in enumerate(search.conditions)]
    return " AND ".join([_base(search, status, lead_type), *tests])


def tables_of(search: Search) -> str:
    """The FROM clause of ``where_of``."""
    join = " JOIN lead_doc d ON d.lead_id = s.lead_id" if search.words is not None else ""
    return f"FROM lead_search s{join}"


def steps_of(search: Search) -> str:
    """The distance from the centre in half miles; it takes ``:lat`` and ``:lon``."""
    return SORT_COLUMNS["steps"].format(**_CENTRE) if search.centre else "NULL::int"


async def page(
    session: AsyncSession, search: Search, order: Order, limit: int, offset: int, after: Position | None
) -> list[PageRow]:
    """One page of rows and one more, in order; the narrow table decides, the rest is read for the page alone."""
    column = SORT_COLUMNS[order.column].format(**_CENTRE)
    direction = "DESC" if order.descending else "ASC"
    by = f"{{}} {direction}{' NULLS LAST' if order.nullable else ''}, s.lead_id"
    where = " AND ".join(
        filter(None, [where_of(search), FOR_SALE if search.only_for_sale else "", _after(order, column, after)])
    )
    sql = f"""
        WITH page AS (
            SELECT s.lead_id, {column} AS sort_value {tables_of(search)} WHERE {where}
            ORDER BY {by.format(column)} LIMIT :limit OFFSET :offset
        )
        SELECT {CARD_COLUMNS}, page.sort_value, {steps_of(search)} AS steps
        FROM page JOIN lead_search s ON s.lead_id = page.lead_id {CARD_JOINS}
        ORDER BY {by.format("page.sort_value")}
    """
    values = values_of(search) | {"now": search.now, "limit": limit + 1, "offset": offset}
    values |= _order_values(search, after)
    return [cast(PageRow, row) for row in await session.execute(statement(sql), values)]


def _order_values(search: Search, after: Position | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if search.centre:
        values |= {"lat": search.centre[0], "lon": search.centre[1]}
    if search.words is not None:
        values["words"] = search.words
    if after:
        values |= {"after_value": after.value, "after_id": after.lead_id}
    return values


def _after(order: Order, column: str, after: Position | None) -> str:
    if after is None:
        return ""
    if after.value is None:
        return f"{column} IS NULL AND s.lead_id > :after_id"
    beyond = "<" if order.descending else ">"
    last = f" OR {column} IS NULL" if order.nullable else ""
    return f"({column} {beyond} :after_value OR ({column} = :after_value AND s.lead_id > :after_id){last})"


async def counts(session: AsyncSession, search: Search) -> Counts:
    """Exact numbers of everything that matches, market data too."""
    sql = f"""
        SELECT count(*) FILTER (WHERE {FOR_SALE}) AS for_sale, count(*) AS matching
        {tables_of(search)} WHERE {where_of(search)}
    """
    row = (await session.execute(statement(sql), values_of(search))).one()
    return Counts(row.for_sale, row.matching - row.for_sale)


async def among(session: AsyncSession, search: Search, lead_ids: Sequence[int]) -> list[int]:
    """Which of these leads match and are for sale, by their ids."""
    sql = f"""
        SELECT s.lead_id {tables_of(search)}
        WHERE s.lead_id = ANY(:ids) AND {FOR_SALE} AND {where_of(search)} ORDER BY s.lead_id
    """
    values = values_of(search) | {"ids": list(lead_ids)}
    return list((await session.execute(statement(sql), values)).scalars())


async def facets(session: AsyncSession, search: Search) -> list[tuple[str, str, int]]:
    """(facet, value, count) of the matches; a value that is not known is ``unknown``."""
    sets = ", ".join(f"(s.{name})" for name in _FACETS)
    kinds = " ".join(f"WHEN grouping(s.{name}) = 0 THEN '{name}'" for name in _FACETS)
    value = " ".join(f"WHEN grouping(s.{name}) = 0 THEN s.{name}::text" for name in _FACETS)
    where = f"{where_of(search)} AND {FOR_SALE}" if search.only_for_sale else where_of(search)
    sql = f"""
        SELECT CASE {kinds} END AS facet, coalesce(CASE {value} END, 'unknown') AS value, count(*) AS n
        {tables_of(search)} WHERE {where} GROUP BY GROUPING SETS ({sets}) ORDER BY n DESC, value
    """
    rows = await session.execute(statement(sql), values_of(search))
    return [(row.facet, row.value, row.n) for row in rows]


async def misses(session: AsyncSession, search: Search) -> dict[int, int]:
    """How many leads fail exactly which conditions: a bit set of their places in ``search.conditions`` → count."""
    bits = " | ".join(
        f"(CASE WHEN {_test(condition, place)} THEN 0 ELSE {1 << place} END)"
        for place, condition in enumerate(search.conditions)
    )
    where = f"{_base(search)} AND {FOR_SALE}" if search.only_for_sale else _base(search)
    sql = f"SELECT {bits} AS missed, count(*) AS n {tables_of(search)} WHERE {where} GROUP BY missed"
    rows = await session.execute(statement(sql), values_of(search))
    return {row.missed: row.n for row in rows}


async def other_types(session: AsyncSession, search: Search) -> dict[str, int]:
    """How many leads of each other lead type pass the same conditions."""
    where = f"{where_of(search, lead_type=_OTHER_TYPES)} AND {FOR_SALE}"
    sql = f"SELECT s.lead_type, count(*) AS n {tables_of(search)} WHERE {where} GROUP BY s.lead_type"
    rows = await session.execute(statement(sql), values_of(search))
    return {row.lead_type: row.n for row in rows}


async def count_for_sale(session: AsyncSession, market: str, seen: datetime) -> int:
    """How many leads are for sale in a market."""
    sql = (
        f"SELECT count(*) FROM lead_search s WHERE s.market = :market AND {AVAILABLE}"
        f" AND s.fraud_score < {FRAUD_HIDDEN_FROM} AND {FOR_SALE}"
    )
    return int((await session.execute(statement(sql), {"market": market, "seen": seen})).scalar_one())


async def has_words(session: AsyncSession, words: str) -> bool:
    """Whether anything is left of ``words`` to look for ("the and of" is nothing)."""
    sql = statement("SELECT numnode(websearch_to_tsquery('english', :words)) > 0")
    return bool((await session.execute(sql, {"words": words})).scalar_one())

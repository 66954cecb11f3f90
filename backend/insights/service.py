"""Market figures of a place, as far as the asker's plan reaches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import h3.api.basic_int as h3
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts import service as accounts
from backend.accounts.models import User
from backend.clock import now
from backend.config import TIERS
from backend.errors import Forbidden, InvalidInput
from backend.insights import queries
from backend.insights.charts import chart
from backend.insights.figures import figures, notes
from backend.insights.schemas import HeatCell, Heatmap, InsightOut, Metric
from backend.leads.rules import seen_since
from backend.leads.schemas import LeadType, PropertyType
from backend.places.markets import BY_SLUG, MARKETS
from backend.places.names import place_key
from backend.search.access import locked
from backend.search.conditions import Condition
from backend.search.queries import Search
from backend.search.schemas import SearchFilter
from backend.search.scope import Scope, UnknownPlace, resolve


class TierRequired(Forbidden):
    """403: the metric belongs to a larger plan; ``tiers`` have it."""

    code = "tier_required"

    def __init__(self, metric: str) -> None:
        tiers = [name for name, rules in TIERS.items() if metric in rules.insights]
        first = TIERS[tiers[0]].name
        words = metric.replace("_", " ")
        super().__init__(f"Figures on {words} come with {first} and up. Change your plan to see them.", tiers=tiers)


class OutsideMarkets(InvalidInput):
    """422: a place that exists, where nothing is sold here."""

    code = "outside_markets"


async def insight(
    session: AsyncSession,
    user: User,
    place: str,
    metric: Metric,
    property_types: Sequence[PropertyType],
    lead_type: LeadType,
) -> InsightOut:
    """One metric of one place. TierRequired, MarketLocked, UnknownPlace, OutsideMarkets."""
    require_tier(user, metric)
    shown, search = await _search(session, user, place, property_types, lead_type)
    found = await queries.totals(session, search)
    drawn = await chart(session, search, metric, found)
    market = search.markets[0]
    return InsightOut(
        place=shown,
        market=market,
        metric=metric,
        property_types=list(property_types),
        figures=[*figures(metric, found, lead_type), *drawn.figures],
        bars=drawn.bars,
        points=drawn.points,
        bars_title=drawn.title,
        sample=found.leads,
        as_of=search.now,
        notes=notes(found, shown),
    )


async def heatmap(
    session: AsyncSession, user: User, place: str, property_types: Sequence[PropertyType], lead_type: LeadType
) -> Heatmap:
    """Supply by cell; a cell with fewer than three leads is left out."""
    require_tier(user, "heatmap")
    _, search = await _search(session, user, place, property_types, lead_type)
    return Heatmap(market=search.markets[0], cells=[_cell(cell) for cell in await queries.cells(session, search)])


def require_tier(user: User, metric: str) -> None:
    """TierRequired unless the user's plan has the metric."""
    if user.tier is None or metric not in TIERS[user.tier].insights:
        raise TierRequired(metric)


async def _search(
    session: AsyncSession, user: User, name: str, property_types: Sequence[PropertyType], lead_type: LeadType
) -> tuple[str, Search]:
    shown, scope = _place(name, user.market)
    opened = await accounts.open_markets(session, user)
    market = next((slug for slug in opened if slug in scope.wanted), None)
    if market is None:
        raise await locked(session, user, min(scope.wanted), opened)
    tests = list(scope.conditions)
    if property_types:
        tests.append(Condition("property_types", "property_types", {"value": list(property_types)}, "types"))
    instant = now()
    return shown, Search([market], lead_type, tests, False, instant, seen_since(instant))


def _place(name: str, preferred: str | None) -> tuple[str, Scope]:
    """How the place is called and where it is. The name of a market's own city means the whole market."""
    for market in MARKETS:
        if name == market.slug or place_key(name) == place_key(market.name):
            return market.name, Scope(named=True, wanted={market.slug})
    scope = resolve(SearchFilter(city=name), preferred)
    if scope.outside:
        raise OutsideMarkets(scope.outside)
    if not scope.named:
        raise UnknownPlace("market", name)
    words = scope.conditions[0].words if scope.conditions else f"in {BY_SLUG[min(scope.wanted)].name}"
    return words.removeprefix("in "), scope


def _cell(cell: queries.Cell) -> HeatCell:
    lat, lon = cast(tuple[float, float], h3.cell_to_latlng(cell.cell))
    price: Any = cell.median_price
    return HeatCell(lat=lat, lon=lon, leads=cell.leads, median_price=None if price is None else round(price))

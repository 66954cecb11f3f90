"""The search: where to look, what must hold, in which order; then one page of cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts import service as accounts
from backend.accounts.models import User
from backend.config import TIERS
from backend.errors import InvalidInput
from backend.fairness import filters_by_class
from backend.leads.cards import card
from backend.leads.rules import seen_since
from backend.leads.schemas import LeadCard
from backend.leads.service import prices_for
from backend.search import cursor, queries, relax
from backend.search.access import locked
from backend.search.conditions import conditions
from backend.search.intent import elsewhere, inferred_lead_type
from backend.search.orders import Order, order_of
from backend.search.queries import Counts, PageRow, Search
from backend.search.schemas import Facets, RelaxOption, SearchFilter, SearchPage, SearchQuery, Sort
from backend.search.scope import Scope, resolve

FACET_VALUES_MAX = 20
NO_MARKET = "You have not chosen a market yet: choose one on the page /account, then search."
_RANGES = (
    ("min_price", "max_price"), ("min_beds", "max_beds"), ("min_baths", "max_baths"), ("min_sqft", "max_sqft"),
)  # fmt: skip


class Plan(NamedTuple):
    """A query made ready: what to look for, and what a person should know of it."""

    search: Search
    scope: Scope
    notes: list[str]


async def search(session: AsyncSession, user: User, query: SearchQuery) -> SearchPage:
    """One page of leads for ``user``. MarketLocked, UnknownPlace, CursorMismatch or InvalidInput."""
    _check(query)
    plan = await prepare(session, user, query, _point(query), query.market, query.include_not_for_sale)
    check_order(query.sort, plan)
    order = order_of(query.sort, plan.search.words is not None)
    after = cursor.decode(query, order.column)
    offset = 0 if after else (query.page - 1) * query.limit
    rows = await queries.page(session, plan.search, order, query.limit, offset, after)
    counts = await queries.counts(session, plan.search)
    if plan.scope.outside and not any(counts):
        return SearchPage(items=[], total=0, next_cursor=None, notes=[plan.scope.outside, *plan.notes])
    return await _page(session, user, query, plan, order, rows, counts)


async def prepare(
    session: AsyncSession,
    user: User,
    query: SearchFilter,
    point: tuple[float, float] | None = None,
    market: str | None = None,
    include_not_for_sale: bool = False,
) -> Plan:
    """The filter as a search over the markets that are open to ``user``. MarketLocked, UnknownPlace, InvalidInput."""
    now = clock.now()
    scope = resolve(query, user.market, point, market)
    opened = await accounts.open_markets(session, user)
    markets = [slug for slug in opened if not scope.wanted or slug in scope.wanted]
    if scope.wanted and not markets:
        raise await locked(session, user, min(scope.wanted), opened)
    lead_type, inferred = inferred_lead_type(query)
    tests = [*scope.conditions, *conditions(query, _discount(user), now)]
    if query.text and not await queries.has_words(session, query.text):
        tests = [condition for condition in tests if condition.test != "text"]
    found = Search(markets, lead_type, tests, not include_not_for_sale, now, seen_since(now), scope.centre)
    chosen = None if opened else NO_MARKET
    notes = [note for note in (chosen, inferred, *scope.notes) if note]
    return Plan(found, scope, notes)


def _check(query: SearchQuery) -> None:
    check_filter(query)
    if (query.lat is None) != (query.lon is None):
        raise InvalidInput("lat and lon go together: send both or neither.")


class ProtectedClass(InvalidInput):
    """422: the words choose by who lives or sells there."""

    code = "protected_class"


def check_words(*texts: str | None) -> None:
    """ProtectedClass when words choose people or places by a protected class."""
    if any(text and filters_by_class(text) for text in texts):
        raise ProtectedClass(
            "Fair-housing law rules out choosing homes or people by race, religion, origin, family, sex or disability."
            " Search by place, price, size, features or distance instead."
        )


def check_filter(query: SearchFilter) -> None:
    """InvalidInput when a floor lies above its ceiling; ProtectedClass."""
    check_words(query.text)
    for low, high in _RANGES:
        floor, ceiling = getattr(query, low), getattr(query, high)
        if floor is not None and ceiling is not None and floor > ceiling:
            raise InvalidInput(f"{low} ({floor:,}) is above {high} ({ceiling:,}): swap them or drop one.")


def _point(query: SearchQuery) -> tuple[float, float] | None:
    return (query.lat, query.lon) if query.lat is not None and query.lon is not None else None


def _discount(user: User) -> int:
    return TIERS[user.tier].discount_percent if user.tier else 0


def check_order(sort: Sort, plan: Plan) -> None:
    """InvalidInput for distances from nowhere."""
    if sort == "distance" and plan.search.centre is None:
        raise InvalidInput("sort=distance needs a place to measure from: near, a city, a zip, or lat and lon.")


async def _page(
    session: AsyncSession,
    user: User,
    query: SearchQuery,
    plan: Plan,
    order: Order,
    rows: Sequence[PageRow],
    counts: Counts,
) -> SearchPage:
    shown = rows[: query.limit]
    total = counts.for_sale + (counts.not_for_sale if query.include_not_for_sale else 0)
    more = len(rows) > query.limit
    last = shown[-1] if more else None
    return SearchPage(
        items=await _cards(session, user, plan, shown, plan.scope.around or query.sort == "distance"),
        total=total,
        next_cursor=cursor.encode(query, order.column, last.sort_value, last.lead_id) if last else None,
        facets=await _facets(session, plan) if query.facets else None,
        relax=await _relax(session, plan) if total == 0 else [],
        not_for_sale_total=counts.not_for_sale,
        markets=[] if plan.scope.named else list(plan.search.markets),
        notes=[*plan.notes, *(await _elsewhere(session, query, plan) if total == 0 else [])],
    )


async def _elsewhere(session: AsyncSession, query: SearchQuery, plan: Plan) -> list[str]:
    if query.lead_type or not plan.search.markets:
        return []
    return elsewhere(plan.search.lead_type, await queries.other_types(session, plan.search))


async def _cards(
    session: AsyncSession, user: User, plan: Plan, rows: Sequence[PageRow], distances: bool
) -> list[LeadCard]:
    prices = await prices_for(session, user, [row.lead_id for row in rows])
    now = plan.search.now
    return [card(row, user.id, prices[row.lead_id], now, row.steps if distances else None) for row in rows]


async def _facets(session: AsyncSession, plan: Plan) -> Facets:
    found = await queries.facets(session, plan.search)
    values = {name: [(value, n) for facet, value, n in found if facet == name] for name in Facets.model_fields}
    return Facets.model_validate({name: dict(pairs[:FACET_VALUES_MAX]) for name, pairs in values.items()})


async def _relax(session: AsyncSession, plan: Plan) -> list[RelaxOption]:
    if not plan.search.conditions:
        return []
    return relax.options(plan.search.conditions, await queries.misses(session, plan.search))

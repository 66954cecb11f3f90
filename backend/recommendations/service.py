"""Leads that fit a buyer: their own acts, blended with quality and freshness, inside the filter they gave."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.leads.cards import card
from backend.leads.service import prices_for
from backend.places.markets import BY_SLUG
from backend.recommendations import queries
from backend.recommendations.schemas import RecommendationQuery
from backend.recommendations.taste import Taste, taste_of
from backend.search import service as searching
from backend.search.orders import arranged
from backend.search.schemas import SearchFilter, SearchPage
from backend.search.service import Plan


async def recommend(session: AsyncSession, user: User, query: RecommendationQuery) -> SearchPage:
    """The best leads for ``user`` that are for sale and free. Raises what a search raises.

    Without a place it looks in the preferred market. ``notes`` say what the order rests on.
    """
    searching.check_filter(query)
    wanted = SearchFilter.model_validate(query.model_dump(exclude={"sort", "page", "limit"}, exclude_unset=True))
    plan = await searching.prepare(session, user, wanted)
    if plan.scope.outside:
        return SearchPage(items=[], total=0, next_cursor=None, notes=[plan.scope.outside, *plan.notes])
    searching.check_order(query.sort, plan)
    plan = _at_home(plan, user)
    taste = await _taste(session, user, plan.search.lead_type)
    rows, choices = await queries.ranked(session, plan.search, taste, query.limit, (query.page - 1) * query.limit)
    distances = plan.scope.around or query.sort == "distance"
    prices = await prices_for(session, user, [row.lead_id for row in rows])
    return SearchPage(
        items=[
            card(row, user.id, prices[row.lead_id], plan.search.now, row.steps if distances else None)
            for row in arranged(rows, query.sort)
        ],
        total=choices,
        next_cursor=None,
        markets=[] if plan.scope.named else list(plan.search.markets),
        notes=[_reason(taste, plan), *plan.notes],
    )


def _at_home(plan: Plan, user: User) -> Plan:
    """No place was named: the preferred market, where it is open."""
    if plan.scope.named or user.market is None or user.market not in plan.search.markets:
        return plan
    return plan._replace(search=plan.search._replace(markets=[user.market]))


async def _taste(session: AsyncSession, user: User, lead_type: str) -> Taste:
    acts = await queries.acts(session, user.id, lead_type)
    return taste_of(acts, await queries.saved_filters(session, user.id))


def _reason(taste: Taste, plan: Plan) -> str:
    if taste.is_known:
        words = taste.in_words()
        return f"Ordered by what you held, bought, saved and looked at ({words}), then by quality and freshness."
    names = [BY_SLUG[slug].name for slug in plan.search.markets if slug in BY_SLUG]
    where = f" in {' and '.join(names)}" if names else ""
    return f"You have no history here yet: these are the best and freshest leads{where}."

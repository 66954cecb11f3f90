"""SQL of saved searches against the market: whose they are, what they were told, who follows a lead."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.notifications.models import SavedSearch, SearchMatch

_FOLLOWERS = text("""
    SELECT user_id, lead_id FROM holds WHERE lead_id = ANY(:ids) AND ends_at > app_now()
    UNION
    SELECT user_id, lead_id FROM lead_activity WHERE lead_id = ANY(:ids) AND kind = 'save'
""")
_OWNED = text("SELECT lead_id FROM order_lines WHERE user_id = :user_id AND lead_id = ANY(:ids)")


async def savers(session: AsyncSession) -> Sequence[uuid.UUID]:
    """Every active user with a saved search."""
    wanted = select(SavedSearch.user_id).join(User, User.id == SavedSearch.user_id).where(User.is_active)
    return (await session.scalars(wanted.distinct().order_by(SavedSearch.user_id))).all()


async def searches_of(session: AsyncSession, users: Sequence[uuid.UUID]) -> list[tuple[User, SavedSearch]]:
    """The saved searches of these users with their owners, one user after the other, the oldest first."""
    wanted = select(User, SavedSearch).join(SavedSearch, SavedSearch.user_id == User.id).where(User.id.in_(users))
    rows = await session.execute(wanted.order_by(User.id, SavedSearch.created_at, SavedSearch.id))
    return [(user, saved) for user, saved in rows]


async def first_told(session: AsyncSession, search_id: uuid.UUID, lead_ids: Sequence[int]) -> list[int]:
    """Note that the search is told of these leads; those that it was not told of before."""
    rows = [{"search_id": search_id, "lead_id": lead_id} for lead_id in lead_ids]
    made = insert(SearchMatch).values(rows).on_conflict_do_nothing().returning(SearchMatch.lead_id)
    return sorted((await session.execute(made)).scalars())


async def never_owned(session: AsyncSession, user_id: uuid.UUID, lead_ids: Sequence[int]) -> list[int]:
    """Those of the leads that the user has never bought, given back or not."""
    owned = set((await session.execute(_OWNED, {"user_id": user_id, "ids": list(lead_ids)})).scalars())
    return [lead_id for lead_id in lead_ids if lead_id not in owned]


async def followers(session: AsyncSession, lead_ids: Sequence[int]) -> dict[uuid.UUID, set[int]]:
    """Who holds or saved which of these leads."""
    found: dict[uuid.UUID, set[int]] = defaultdict(set)
    for user_id, lead_id in await session.execute(_FOLLOWERS, {"ids": list(lead_ids)}):
        found[user_id].add(lead_id)
    return found

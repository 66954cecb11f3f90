"""What users want to hear about: settings and saved searches."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.accounts.service import time_zone_of
from backend.audit.service import record
from backend.cart import reminders
from backend.config import SAVED_SEARCHES_MAX
from backend.errors import Conflict, InvalidInput, NotFound
from backend.notifications import queries
from backend.notifications.models import SavedSearch
from backend.notifications.naming import name_of, unique
from backend.notifications.preferences import changed, events_of
from backend.notifications.schemas import SavedSearchIn, SavedSearchOut, Settings, SettingsPatch
from backend.search import queries as search_queries
from backend.search import service as search
from backend.search.access import MarketLocked
from backend.search.schemas import SearchFilter
from backend.search.scope import UnknownPlace
from backend.security import Principal


class NothingToChange(InvalidInput):
    """422: a change that names no change."""

    code = "nothing_to_change"


class NoSuchSavedSearch(NotFound):
    """404: no such saved search, or another user's."""

    code = "saved_search_not_found"


class SavedSearchLimit(Conflict):
    """409: as many saved searches as an account may keep."""

    code = "saved_search_limit"


async def settings(session: AsyncSession, user: User) -> Settings:
    """The user's settings, as at first where nothing was changed."""
    return await _shown(session, user, await queries.settings_of(session, user.id))


async def change_settings(session: AsyncSession, principal: Principal, change: SettingsPatch) -> Settings:
    """Apply a change. Raises NothingToChange, NeverDigested."""
    asked = change.model_dump(exclude_none=True)
    if not asked.keys() - {"event"}:
        raise NothingToChange("Say what to change: a channel, on or off, how often, or quiet hours.")
    stored = await queries.locked_settings_of(session, principal.id)
    document = {"events": stored.get("events", {}), "quiet_hours": stored.get("quiet_hours")}
    if asked.keys() & {"channel", "enabled", "frequency"}:
        events = changed(events_of(stored), change)
        document["events"] = {event: setting.model_dump() for event, setting in events.items()}
    if change.quiet_hours is not None:
        document["quiet_hours"] = _quiet(change.quiet_hours)
    await queries.keep_settings(session, principal.id, document)
    if change.quiet_hours is not None:
        await reminders.plan_again(session, principal.id)
    await record(session, principal, "notifications.update", f"user:{principal.id}", asked)
    return await _shown(session, principal.user, document)


def _quiet(hours: str) -> str | None:
    """``None`` for "off". Hours that begin when they end would never be, or always."""
    if hours == "off":
        return None
    start, _, end = hours.partition("-")
    if start == end:
        raise InvalidInput("Quiet hours must end at another time than they begin, for example 22:00-07:00.")
    return hours


async def _shown(session: AsyncSession, user: User, stored: dict[str, Any]) -> Settings:
    zone = await time_zone_of(session, user)
    return Settings(events=events_of(stored), quiet_hours=stored.get("quiet_hours"), time_zone=zone)


async def saved_searches(session: AsyncSession, user: User) -> list[SavedSearchOut]:
    """The user's saved searches, the oldest first, each with what matches now."""
    kept = await queries.saved_by(session, user.id)
    return [_shown_search(saved, await _known_matches(session, user, saved)) for saved in kept]


async def save_search(session: AsyncSession, principal: Principal, wanted: SavedSearchIn) -> SavedSearchOut:
    """Keep a filter under a name that is unique among the user's.

    Raises SavedSearchLimit, and what a search with this filter would: MarketLocked, UnknownPlace, ProtectedClass,
    InvalidInput.
    """
    search.check_filter(wanted.filter)
    search.check_words(wanted.name)
    matches = await _matches(session, principal.user, wanted.filter)
    await queries.lock_searches(session, principal.id)
    kept = await queries.saved_by(session, principal.id)
    if len(kept) >= SAVED_SEARCHES_MAX:
        raise SavedSearchLimit(f"You keep {SAVED_SEARCHES_MAX} saved searches already. Delete one first.")
    saved = SavedSearch(
        user_id=principal.id,
        name=unique(wanted.name or name_of(wanted.filter), [other.name for other in kept]),
        filter=wanted.filter.model_dump(mode="json", exclude_defaults=True),
        channel=wanted.channel,
        frequency=wanted.frequency,
    )
    session.add(saved)
    await session.flush()
    await session.refresh(saved)
    told = {"filter": saved.filter, "channel": saved.channel, "frequency": saved.frequency}
    await record(session, principal, "saved_search.create", f"saved_search:{saved.id}", told)
    return _shown_search(saved, matches)


async def forget_search(session: AsyncSession, principal: Principal, search_id: uuid.UUID) -> None:
    """Delete one of the user's saved searches. Raises NoSuchSavedSearch."""
    if not await queries.forget(session, principal.id, search_id):
        raise NoSuchSavedSearch("There is no such saved search.")
    await record(session, principal, "saved_search.delete", f"saved_search:{search_id}")


async def _matches(session: AsyncSession, user: User, wanted: SearchFilter) -> int:
    """How many leads for sale match now."""
    plan = await search.prepare(session, user, wanted)
    return 0 if plan.scope.outside else (await search_queries.counts(session, plan.search)).for_sale


async def _known_matches(session: AsyncSession, user: User, saved: SavedSearch) -> int | None:
    """The same of a search that was saved before: None when its place is closed to the account, or gone."""
    try:
        return await _matches(session, user, SearchFilter.model_validate(saved.filter))
    except (MarketLocked, UnknownPlace):
        return None


def _shown_search(saved: SavedSearch, matches: int | None) -> SavedSearchOut:
    shown = {name: getattr(saved, name) for name in ("id", "name", "channel", "frequency", "created_at")}
    return SavedSearchOut(filter=SearchFilter.model_validate(saved.filter), matches=matches, **shown)

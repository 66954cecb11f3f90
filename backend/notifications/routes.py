"""Notification settings and saved searches."""

from __future__ import annotations

import uuid

from fastapi import APIRouter, status

from backend.db import Session
from backend.errors import responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.notifications import service
from backend.notifications.preferences import NeverDigested
from backend.notifications.schemas import SavedSearchIn, SavedSearchOut, Settings, SettingsPatch
from backend.notifications.service import NoSuchSavedSearch, NothingToChange, SavedSearchLimit
from backend.search.access import MarketLocked
from backend.search.scope import UnknownPlace
from backend.search.service import ProtectedClass
from backend.security import Reader, SettingsWriter

router = APIRouter(tags=["notifications"])


@router.get("/me/notifications")
async def read_notification_settings(session: Session, principal: Reader) -> Settings:
    """Which events are told over which channels, how often, and when it stays quiet."""
    return await service.settings(session, principal.user)


@router.patch("/me/notifications", responses=responses(NothingToChange, NeverDigested))
async def change_notification_settings(change: SettingsPatch, session: Session, principal: SettingsWriter) -> Settings:
    """Change settings: without an event for all of them, without a channel for those that are on."""
    return await service.change_settings(session, principal, change)


@router.get("/saved-searches")
async def list_saved_searches(session: Session, principal: Reader) -> list[SavedSearchOut]:
    """Your saved searches, the oldest first, with how many leads match now."""
    return await service.saved_searches(session, principal.user)


@router.post(
    "/saved-searches",
    status_code=status.HTTP_201_CREATED,
    responses=responses(SavedSearchLimit, IdempotencyMismatch, MarketLocked, UnknownPlace, ProtectedClass),
)
async def save_search(
    wanted: SavedSearchIn, session: Session, principal: SettingsWriter, idem: Idempotency
) -> SavedSearchOut:
    """Save a filter to hear of new matches and price drops."""
    return await idem.run(lambda: service.save_search(session, principal, wanted))


@router.delete(
    "/saved-searches/{search_id}", status_code=status.HTTP_204_NO_CONTENT, responses=responses(NoSuchSavedSearch)
)
async def delete_saved_search(search_id: uuid.UUID, session: Session, principal: SettingsWriter) -> None:
    """Forget a saved search."""
    await service.forget_search(session, principal, search_id)

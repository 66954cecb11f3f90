"""Notices, notification settings and saved searches."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, status

from backend.config import NOTICES_PAGE_DEFAULT, NOTICES_PAGE_MAX
from backend.db import Session
from backend.errors import responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.notifications import notices, service
from backend.notifications.notices import NoSuchNotice
from backend.notifications.preferences import NeverDigested
from backend.notifications.schemas import (
    NoticePage,
    SavedSearchIn,
    SavedSearchOut,
    Settings,
    SettingsPatch,
    Unread,
)
from backend.notifications.service import NoSuchSavedSearch, NothingToChange, SavedSearchLimit
from backend.search.access import MarketLocked
from backend.search.scope import UnknownPlace
from backend.search.service import ProtectedClass
from backend.security import Reader, SettingsWriter

router = APIRouter(tags=["notifications"])


@router.get("/notifications")
async def list_notices(
    session: Session,
    principal: Reader,
    cursor: Annotated[uuid.UUID | None, Query(description="`next_cursor` of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=NOTICES_PAGE_MAX)] = NOTICES_PAGE_DEFAULT,
    unread: Annotated[bool, Query(description="Only those that you have not read")] = False,
) -> NoticePage:
    """What you were told, the newest first, and how much of it is unread."""
    return await notices.page(session, principal.user, limit, cursor, unread=unread)


@router.post("/notifications/read")
async def mark_all_notices_read(session: Session, principal: SettingsWriter) -> Unread:
    """Mark every notice as read."""
    return Unread(unread=await notices.mark_read(session, principal.user))


@router.post("/notifications/{notice_id}/read", responses=responses(NoSuchNotice))
async def mark_notice_read(notice_id: uuid.UUID, session: Session, principal: SettingsWriter) -> Unread:
    """Mark one notice as read; again changes nothing."""
    return Unread(unread=await notices.mark_read(session, principal.user, notice_id))


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

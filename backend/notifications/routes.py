"""Notices, notification settings and saved searches."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request, status

from backend.config import NOTICES_PAGE_DEFAULT, NOTICES_PAGE_MAX
from backend.db import Session
from backend.errors import NotFound, responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.notifications import mail_queries, notices, service
from backend.notifications.channels import missing, not_set_up
from backend.notifications.notices import NoSuchNotice
from backend.notifications.preferences import NeverDigested
from backend.notifications.schemas import (
    CaughtMailOut,
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
from backend.security import AccountHolder, Reader, SettingsWriter

router = APIRouter(tags=["notifications"])


class NoDemoMail(NotFound):
    """404: mails leave this house."""

    code = "no_demo_mail"


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


@router.get("/demo/mails", responses=responses(NoDemoMail))
async def list_demo_mails(request: Request, session: Session, principal: AccountHolder) -> list[CaughtMailOut]:
    """Demo mode without a mail server: what would have been mailed to you, the newest first."""
    settings = request.app.state.settings
    if not settings.demo_mode or settings.smtp_url:
        raise NoDemoMail("Mails are kept here in demo mode without a mail server only.")
    return [CaughtMailOut.model_validate(mail) for mail in await mail_queries.mails(session, principal.id)]


@router.get("/me/notifications")
async def read_notification_settings(request: Request, session: Session, principal: Reader) -> Settings:
    """Which events are told over which channels, how often, and when it stays quiet."""
    return _with_channels(request, await service.settings(session, principal.user))


@router.patch("/me/notifications", responses=responses(NothingToChange, NeverDigested))
async def change_notification_settings(
    change: SettingsPatch, request: Request, session: Session, principal: SettingsWriter
) -> Settings:
    """Change settings: without an event for all of them, without a channel for those that are on."""
    return _with_channels(request, await service.change_settings(session, principal, change))


def _with_channels(request: Request, settings: Settings) -> Settings:
    return settings.model_copy(update={"not_set_up": not_set_up(request.app.state.settings)})


def _with_channel(request: Request, saved: SavedSearchOut) -> SavedSearchOut:
    return saved.model_copy(update={"not_set_up": missing(request.app.state.settings, saved.channel)})


@router.get("/saved-searches")
async def list_saved_searches(request: Request, session: Session, principal: Reader) -> list[SavedSearchOut]:
    """Your saved searches, the oldest first, with how many leads match now."""
    return [_with_channel(request, saved) for saved in await service.saved_searches(session, principal.user)]


@router.post(
    "/saved-searches",
    status_code=status.HTTP_201_CREATED,
    responses=responses(SavedSearchLimit, IdempotencyMismatch, MarketLocked, UnknownPlace, ProtectedClass),
)
async def save_search(
    wanted: SavedSearchIn, request: Request, session: Session, principal: SettingsWriter, idem: Idempotency
) -> SavedSearchOut:
    """Save a filter to hear of new matches and price drops."""

    async def save() -> SavedSearchOut:
        return _with_channel(request, await service.save_search(session, principal, wanted))

    return await idem.run(save)


@router.delete(
    "/saved-searches/{search_id}", status_code=status.HTTP_204_NO_CONTENT, responses=responses(NoSuchSavedSearch)
)
async def delete_saved_search(search_id: uuid.UUID, session: Session, principal: SettingsWriter) -> None:
    """Forget a saved search."""
    await service.forget_search(session, principal, search_id)

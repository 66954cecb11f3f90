"""The bell: what the owner of the cookie was told, and that they have read it."""

from __future__ import annotations

import uuid
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from backend.clock import now
from backend.config import Settings
from backend.notifications.schemas import NoticePage
from tools.client import ApiClient
from ui.views import View
from ui.web import mail_page
from ui.web.data_routes import PREFIX, answering
from ui.web.sessions import Seat, Sessions
from ui.words import local_time

SHOWN = 20


class NoticeView(View):
    """A line of the bell's list, its time in the reader's words."""

    id: str
    title: str
    body: str
    when: str
    unread: bool


def routes(settings: Settings, sessions: Sessions) -> APIRouter:
    """The router; everything needs a seat."""
    router = APIRouter(prefix=f"{PREFIX}/notices", include_in_schema=False)
    answer = answering(sessions)
    mail = mail_page.PATH if mail_page.is_open(settings) else None

    @router.get("")
    async def notices(request: Request) -> JSONResponse:
        async def ask(seat: Seat, api: ApiClient) -> dict[str, Any]:
            reader = await sessions.reader(seat)
            found = NoticePage.model_validate(await reader.request("GET", "/notifications", params={"limit": SHOWN}))
            return {"unread": found.unread, "items": _lines(found, seat.user.time_zone), "mail": mail}

        return await answer(request, ask)

    @router.post("/read")
    async def read_all(request: Request) -> JSONResponse:
        return await answer(request, lambda seat, _: _marked(seat, "/notifications/read"))

    @router.post("/{notice_id}/read")
    async def read_one(request: Request, notice_id: uuid.UUID) -> JSONResponse:
        return await answer(request, lambda seat, _: _marked(seat, f"/notifications/{notice_id}/read"))

    async def _marked(seat: Seat, path: str) -> dict[str, Any]:
        marked: dict[str, Any] = await (await sessions.reader(seat)).request("POST", path)
        return marked

    return router


def _lines(page: NoticePage, zone: str) -> list[dict[str, Any]]:
    return [
        NoticeView(
            id=str(notice.id),
            title=notice.title,
            body=notice.body,
            when=local_time(notice.created_at, zone, now()),
            unread=notice.read_at is None,
        ).model_dump()
        for notice in page.items
    ]

"""``/demo/mail``: in demo mode without a mail server, the mails that would have reached the one who is logged in."""

from __future__ import annotations

import uuid

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import TypeAdapter

from backend.config import Settings
from backend.notifications.schemas import CaughtMailOut
from tools.client import ApiError
from ui.web import pages
from ui.web.account_routes import LOOPBACK
from ui.web.cookies import seat_of
from ui.web.sessions import LoggedOut, Seat, Sessions

PATH = "/demo/mail"
_MAILS = TypeAdapter(list[CaughtMailOut])


def is_open(settings: Settings) -> bool:
    """In demo mode, on loopback, and while no mail leaves this machine."""
    return settings.demo_mode and settings.host in LOOPBACK and settings.smtp_url is None


def routes(settings: Settings, sessions: Sessions) -> APIRouter:
    """The router; empty outside of demo mode."""
    router = APIRouter(include_in_schema=False)
    if not is_open(settings):
        return router

    @router.get(PATH)
    async def mail_list(request: Request) -> Response:
        seat = seat_of(request.headers, sessions)
        if seat is None:
            return RedirectResponse("/login", 303)
        try:
            mails = await _mails(sessions, seat)
        except (LoggedOut, ApiError):
            return RedirectResponse("/login", 303)
        return _page(pages.mails(seat.user.email, mails, seat.user.time_zone))

    @router.get(f"{PATH}/{{mail_id}}")
    async def one_mail(request: Request, mail_id: uuid.UUID) -> Response:
        seat = seat_of(request.headers, sessions)
        try:
            mails = await _mails(sessions, seat) if seat else []
        except (LoggedOut, ApiError):
            mails = []
        found = next((mail for mail in mails if mail.message_id.startswith(f"<{mail_id}@")), None)
        if found is None:
            return _page(pages.message("No such mail", "It is not among yours."), 404)
        return _page(found.html)

    return router


async def _mails(sessions: Sessions, seat: Seat) -> list[CaughtMailOut]:
    return _MAILS.validate_python(await (await sessions.api(seat)).request("GET", "/demo/mails"))


def _page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})

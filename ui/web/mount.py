"""The chat page put into a FastAPI application: Chainlit below ``/chat`` behind the guard, our pages beside it."""

from __future__ import annotations

from typing import Any

import httpx
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from starlette.datastructures import Headers
from starlette.routing import Route

from agent.conversation import Conversation
from backend.config import Settings
from tools.client import ApiClient
from ui.web import (
    account_page,
    account_routes,
    buying_routes,
    chainlit_app,
    data_routes,
    mail_page,
    notice_routes,
    removal_page,
)
from ui.web.admin import parts as admin
from ui.web.admin import routes as admin_routes
from ui.web.brand import CHAT_PATH
from ui.web.build import prepare
from ui.web.cookies import seat_of
from ui.web.event_relay import EventRelay
from ui.web.security import Guard, OwnPages, content_policy
from ui.web.sessions import Sessions, caller

_OWN_PAGES = (
    "/login",
    "/demo-login",
    "/register",
    "/logout",
    "/account",
    "/confirm/",
    admin.PATH,
    mail_page.PATH,
    removal_page.PATH,
    data_routes.PREFIX,
)


class ChatPage:
    """The mounted page; :meth:`serve` gives it the conversation once that is open."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def serve(self, conversation: Conversation) -> None:
        """From now on turns go to ``conversation``. Call before the first request."""
        from ui.web.chat import Chat

        Chat(conversation, self._sessions).register()


def mount_chat(app: FastAPI, settings: Settings, http: httpx.AsyncClient) -> ChatPage:
    """Serve the chat at ``/chat``, with its log-in, data and confirmation routes.

    ``http`` reaches the API (its base URL has no ``/v1``). Needs ``settings.secret``.
    """
    if settings.secret is None:
        raise ValueError("The chat needs AIQLEADS_SECRET.")
    secret = settings.secret.get_secret_value()
    root = prepare(settings.home)
    chainlit = chainlit_app.load(root, secret)
    api = ApiClient(http)
    sessions = Sessions(settings.home / "chat-sessions", secret, api)
    app.include_router(account_routes.routes(settings, sessions, api))
    app.include_router(account_page.routes(sessions, api))
    app.include_router(buying_routes.routes(sessions))
    relay = EventRelay(sessions, None if settings.api_url else app, http)
    app.router.routes.append(Route(f"{data_routes.PREFIX}/events", relay))
    app.include_router(data_routes.routes(sessions))
    app.include_router(notice_routes.routes(settings, sessions))
    app.include_router(mail_page.routes(settings, sessions))
    app.include_router(removal_page.routes(api))
    app.include_router(admin_routes.routes(sessions))
    app.add_api_route("/", _to_chat, include_in_schema=False)
    app.add_api_route(CHAT_PATH, _to_chat, include_in_schema=False)
    app.add_middleware(OwnPages, prefixes=_OWN_PAGES, public_url=settings.base_url)
    app.mount(CHAT_PATH, _guarded(chainlit, settings.base_url, sessions))
    return ChatPage(sessions)


async def _to_chat() -> RedirectResponse:
    return RedirectResponse(f"{CHAT_PATH}/", 307)


def _guarded(chainlit: Any, public_url: str, sessions: Sessions) -> Guard:
    from chainlit.server import get_html_template

    def enter(headers: Headers) -> str | None:
        seat = seat_of(headers, sessions)
        caller.set(seat)
        return seat.user.email if seat else None

    page: str = get_html_template(CHAT_PATH)
    return Guard(chainlit, policy=content_policy(page, evaluate=True), public_url=public_url, enter=enter)

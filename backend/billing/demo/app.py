"""The demo gateway as an application: its API, and its pages for people, which tell the house at once.

Mounted at :data:`PREFIX` of the web process in demo mode without a real key, on loopback; nowhere else.
"""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import parse_qs

import httpx
from fastapi import FastAPI
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from backend.billing.demo import pages, payments, store
from backend.billing.demo.api import routes as api_routes
from backend.billing.demo.cards import DECLINED, card_of
from backend.billing.demo.errors import ApiError
from backend.billing.demo.events import deliver_waiting, poster
from backend.billing.opening import kind_of
from backend.config import Settings
from backend.db import Sessions, transaction

PREFIX = "/demo-gateway"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
AWAY_SECONDS = "5"
_EXPIRY = re.compile(r"\s*(0?[1-9]|1[0-2])\s*/\s*(\d{2}|\d{4})\s*")
_CVC = re.compile(r"\s*\d{3,4}\s*")
_UNKNOWN = "The demo gateway takes the cards listed below only. Never type a real one here."


def mount(app: FastAPI, settings: Settings, sessions: Sessions) -> None:
    """Put the demo gateway beside the API, where it belongs to."""
    if kind_of(settings) == "demo" and settings.host in LOOPBACK:
        app.mount(PREFIX, create_demo_gateway(settings, sessions, app))


def create_demo_gateway(settings: Settings, sessions: Sessions, house: FastAPI | Starlette | None) -> Starlette:
    """API and pages; ``house`` is told at once of what happens on a page, when it is in this process."""
    counter = Counter(settings, sessions, house)
    shown = [
        Route("/pay/{id}", counter.show, methods=["GET"]),
        Route("/pay/{id}", counter.pay, methods=["POST"]),
        Route("/pay/{id}/verify", counter.ask, methods=["GET"]),
        Route("/pay/{id}/verify", counter.verify, methods=["POST"]),
    ]
    return Starlette(
        routes=[*api_routes(settings, sessions), *shown], exception_handlers={DBAPIError: _away, PoolTimeout: _away}
    )


class Counter:
    """Where people pay."""

    def __init__(self, settings: Settings, sessions: Sessions, house: FastAPI | Starlette | None) -> None:
        self._settings, self._sessions, self._house = settings, sessions, house

    async def show(self, request: Request) -> Response:
        """The page of a payment."""
        page = await self._page(request)
        if page is None or page["status"] != "open":
            return _over(page)
        return _html(pages.pay(page))

    async def pay(self, request: Request) -> Response:
        """A card is tried."""
        form = await _form(request)
        page = await self._page(request)
        if page is None or page["status"] != "open":
            return _over(page)
        if problem := _wrong(form):
            return _html(pages.pay(page, problem), 400)
        async with transaction(self._sessions) as session:
            outcome = await payments.try_card(session, page["id"], form["number"])
        return await self._after(request, await self._again(page["id"]), outcome)

    async def ask(self, request: Request) -> Response:
        """The bank's question."""
        page = await self._page(request)
        return _html(pages.verify(page)) if page and page["status"] == "open" else _over(page)

    async def verify(self, request: Request) -> Response:
        """The buyer's answer to their bank."""
        form = await _form(request)
        page = await self._page(request)
        if page is None:
            return _over(page)
        async with transaction(self._sessions) as session:
            outcome = await payments.verify(session, page["id"], confirmed=form.get("answer") == "confirm")
        return await self._after(request, await self._again(page["id"]), outcome)

    async def _after(self, request: Request, page: store.Data, outcome: payments.Outcome) -> Response:
        await self._tell()
        if outcome == "verify":
            where = f"{request.scope.get('root_path', '')}/pay/{page['id']}/verify"
            return RedirectResponse(where, 303, pages.HEADERS)
        if outcome == "paid":
            return RedirectResponse(page["success_url"], 303, pages.HEADERS)
        if outcome == "closed":
            return _over(page)
        return _html(pages.pay(page, page["problem"]), 402)

    async def _tell(self) -> None:
        """At once; what cannot be told now the outbox tells, and the card's answer stands."""
        if self._house is None:
            return
        transport = httpx.ASGITransport(app=self._house, raise_app_exceptions=False)
        with suppress(DBAPIError, PoolTimeout):
            async with httpx.AsyncClient(transport=transport, base_url=self._settings.base_url) as http:
                await deliver_waiting(self._sessions, self._settings, poster(http))

    async def _page(self, request: Request) -> store.Data | None:
        try:
            return await self._again(request.path_params["id"])
        except ApiError:
            return None

    async def _again(self, page_id: str) -> store.Data:
        """The page as it is now, with the words of the last refusal."""
        async with transaction(self._sessions) as session:
            page = await payments.page(session, page_id)
            intent = page["payment_intent"] and await store.get(session, "payment_intent", page["payment_intent"])
        error = intent["last_payment_error"] if intent else None
        return page | {"problem": error["message"] if error else None}


async def _form(request: Request) -> dict[str, str]:
    body = (await request.body())[:4096].decode(errors="replace")
    return {name: values[-1] for name, values in parse_qs(body).items()}


def _wrong(form: dict[str, str]) -> str | None:
    if card_of(form.get("number", "")) is None:
        return _UNKNOWN
    if not _EXPIRY.fullmatch(form.get("expiry", "")):
        return DECLINED["invalid_expiry"]
    return None if _CVC.fullmatch(form.get("cvc", "")) else DECLINED["invalid_cvc"]


def _html(page: str, status: int = 200) -> Response:
    return HTMLResponse(page, status, pages.HEADERS)


async def _away(request: Request, _: Exception) -> Response:
    """The database is: people are told what to do, programs to ask again."""
    later = {"Retry-After": AWAY_SECONDS}
    if "/pay/" not in request.url.path:
        error = {"type": "api_error", "message": "The demo gateway cannot reach its database. Please ask again."}
        return JSONResponse({"error": error}, 503, later)
    again = request.url.path.removesuffix("/verify")
    return HTMLResponse(pages.away(again), 503, pages.HEADERS | later)


def _over(page: store.Data | None) -> Response:
    if page is None:
        return _html(pages.over("No such payment", "There is no such payment page.", None), 404)
    if page["status"] == "complete":
        return RedirectResponse(page["success_url"], 303, pages.HEADERS)
    said = "This payment page has expired. Nothing was charged; ask again for a new one."
    return _html(pages.over("Too late", said, page["cancel_url"]), 410)

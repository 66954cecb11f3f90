"""The page on which users choose their markets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tools.client import ApiClient, ApiError
from ui.deals import tier_name
from ui.web import pages
from ui.web.cookies import seat_of
from ui.web.sessions import LoggedOut, Sessions

PATH = "/account"
LOG_IN_FIRST = f"/login?next={PATH}"


async def market_names(api: ApiClient) -> list[tuple[str, str]]:
    """Every market as (slug, name)."""
    return [(place.market or "", place.name) for place in await api.places() if place.kind == "market"]


def routes(sessions: Sessions, api: ApiClient) -> APIRouter:
    """The router; ``api`` is the API without a token."""
    router = APIRouter(include_in_schema=False)

    @router.get(PATH)
    async def show(request: Request) -> Response:
        return await _page(request, sessions, api, None)

    @router.post(PATH)
    async def change(
        request: Request,
        market: Annotated[str, Form(max_length=60)],
        further: Annotated[list[str] | None, Form()] = None,
    ) -> Response:
        return await _page(request, sessions, api, {"market": market, "markets": further or []})

    return router


async def _page(request: Request, sessions: Sessions, api: ApiClient, wanted: dict[str, object] | None) -> Response:
    seat = seat_of(request.headers, sessions)
    if seat is None:
        return RedirectResponse(LOG_IN_FIRST, 303)
    said, status = None, 200
    try:
        buyer = await sessions.api(seat)
        if wanted is not None:
            try:
                await buyer.request("PATCH", "/me", json=wanted)
                said = "Saved."
            except ApiError as error:
                said, status = error.detail, error.status
        me = await sessions.me(seat)
    except LoggedOut:
        return RedirectResponse(LOG_IN_FIRST, 303)
    page = pages.account(me.name, tier_name(me), await market_names(api), me.market or "", me.markets, said)
    return HTMLResponse(page, status, headers={"Cache-Control": "no-store"})

"""The page on which users choose their markets and keep their API keys."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from backend.accounts.schemas import ApiKeyMade, Me
from backend.clock import now
from tools.client import ApiClient, ApiError
from ui.web import account_sections, key_section, pages
from ui.web.cookies import seat_of
from ui.web.sessions import LoggedOut, Seat, Sessions

PATH = "/account"
LOG_IN_FIRST = f"/login?next={PATH}"


@dataclass
class Said:
    """What a form came to: words above the plan, the markets or the keys, a new key, the answer's status."""

    markets: str | None = None
    plan: str | None = None
    keys: str | None = None
    made: ApiKeyMade | None = None
    status: int = 200


Act = Callable[[ApiClient], Awaitable[Said]]


async def market_names(api: ApiClient) -> list[tuple[str, str]]:
    """Every market as (slug, name)."""
    return [(place.market or "", place.name) for place in await api.places() if place.kind == "market"]


def routes(sessions: Sessions, api: ApiClient) -> APIRouter:
    """The router; ``api`` is the API without a token."""
    router = APIRouter(include_in_schema=False)

    @router.get(PATH)
    async def show(request: Request) -> Response:
        return await _page(request, sessions, api, _nothing)

    @router.post(PATH)
    async def change(
        request: Request,
        market: Annotated[str, Form(max_length=60)],
        further: Annotated[list[str] | None, Form()] = None,
    ) -> Response:
        return await _page(request, sessions, api, _moved(market, further or []))

    @router.post(f"{PATH}/quiet")
    async def set_quiet(request: Request, quiet: Annotated[str, Form(max_length=20)] = "") -> Response:
        return await _page(request, sessions, api, _quiet(quiet.strip()))

    @router.post(f"{PATH}/keys")
    async def make_key(
        request: Request,
        name: Annotated[str, Form(max_length=400)] = "",
        ends: Annotated[str, Form(pattern=r"^([1-9]\d{0,2}|never)$")] = "never",
        scopes: Annotated[list[str] | None, Form()] = None,
    ) -> Response:
        return await _page(request, sessions, api, _made(name, scopes or [], ends))

    @router.post(f"{PATH}/keys/{{key_id}}/revoke")
    async def revoke_key(request: Request, key_id: uuid.UUID) -> Response:
        return await _page(request, sessions, api, _revoked(key_id))

    return router


async def _nothing(_: ApiClient) -> Said:
    return Said()


def _moved(market: str, further: list[str]) -> Act:
    async def act(buyer: ApiClient) -> Said:
        try:
            await buyer.request("PATCH", "/me", json={"market": market, "markets": further})
        except ApiError as error:
            return Said(markets=error.detail, status=error.status)
        return Said(markets="Saved.")

    return act


def _quiet(hours: str) -> Act:
    async def act(buyer: ApiClient) -> Said:
        try:
            await buyer.notifications({"quiet_hours": hours or "off"})
        except ApiError as error:
            return Said(plan=error.detail, status=error.status)
        return Said()

    return act


def _made(name: str, scopes: list[str], ends: str) -> Act:
    async def act(buyer: ApiClient) -> Said:
        if not name.strip() or not scopes:
            return Said(keys="Give the key a name and at least one thing that it may do.", status=422)
        expires_at = None if ends == "never" else now() + timedelta(days=int(ends))
        try:
            return Said(made=await buyer.make_key(name, scopes, expires_at), status=201)
        except ApiError as error:
            return Said(keys=error.detail, status=error.status)

    return act


def _revoked(key_id: uuid.UUID) -> Act:
    async def act(buyer: ApiClient) -> Said:
        try:
            await buyer.revoke_key(str(key_id))
        except ApiError as error:
            return Said(keys=error.detail, status=error.status)
        return Said(keys="Revoked. That key opens nothing any more.")

    return act


async def _page(request: Request, sessions: Sessions, api: ApiClient, act: Act) -> Response:
    seat = seat_of(request.headers, sessions)
    if seat is None:
        return RedirectResponse(LOG_IN_FIRST, 303)
    try:
        buyer = await sessions.api(seat)
        return await _drawn(sessions, seat, api, buyer, await act(buyer))
    except LoggedOut:
        return RedirectResponse(LOG_IN_FIRST, 303)


async def _money(buyer: ApiClient, me: Me, said: str | None) -> list[str]:
    """The parts about the plan, credits, orders, documents and notices."""
    plan, held = await buyer.subscription(), await buyer.credits()
    orders = await buyer.orders(limit=account_sections.ORDERS_SHOWN)
    papers = await buyer.documents(account_sections.DOCUMENTS_SHOWN)
    return [
        account_sections.plan(me, plan, said),
        account_sections.balance(me, held, cards="stripe" in plan.payment_methods),
        account_sections.orders(orders.items, orders.total, me.time_zone),
        account_sections.documents(papers.items, me.time_zone),
        account_sections.notices(await buyer.notifications()),
    ]


async def _drawn(sessions: Sessions, seat: Seat, api: ApiClient, buyer: ApiClient, said: Said) -> Response:
    me = await sessions.me(seat)
    keys = key_section.section(await buyer.keys(), said.made, said.keys, me.time_zone, now())
    markets = pages.markets(await market_names(api), me.market or "", me.markets, said.markets)
    page = pages.account([*await _money(buyer, me, said.plan), markets, keys], is_admin=me.role == "admin")
    return HTMLResponse(page, said.status, headers={"Cache-Control": "no-store"})

"""Log-in, registration, log-out, and the page on which an owner confirms a proposal made elsewhere."""

from __future__ import annotations

import uuid
from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from backend.config import DEMO_PASSWORD, TIERS, Settings
from backend.purchases.schemas import ProposalOut
from tools.client import ApiClient, ApiError
from ui.proposals import proposal_view
from ui.web import pages
from ui.web.account_page import market_names
from ui.web.brand import CHAT_PATH
from ui.web.cookies import clear_cookie, seat_of, set_cookie
from ui.web.sessions import LoggedOut, Seat, Sessions

DEMO_TIERS = ("basic", "pro", "enterprise")
LOOPBACK = ("127.0.0.1", "::1", "localhost")
Text = Annotated[str, Form(max_length=400)]


def routes(settings: Settings, sessions: Sessions, api: ApiClient) -> APIRouter:
    """The router; ``api`` is the API without a token."""
    router = APIRouter(include_in_schema=False)
    doors = _doors(settings)
    secure = settings.base_url.startswith("https")

    def enter(seat: Seat, then: str) -> Response:
        response = RedirectResponse(_own_page(then), 303)
        set_cookie(response, seat, secure=secure)
        return response

    @router.get("/login")
    async def login_page(request: Request, next: str = f"{CHAT_PATH}/") -> Response:
        if seat_of(request.headers, sessions):
            return RedirectResponse(_own_page(next), 303)
        return HTMLResponse(pages.login(_own_page(next), doors), headers={"Cache-Control": "no-store"})

    @router.post("/login")
    async def log_in(email: Text, password: Text, next: Text = "") -> Response:
        try:
            return enter(await sessions.log_in(email, password), next)
        except ApiError as error:
            wrong = error.status in (400, 401)
            problem = "That e-mail and password do not belong together." if wrong else error.detail
            return HTMLResponse(pages.login(_own_page(next), doors, problem, email), 401 if wrong else error.status)

    @router.post("/demo-login")
    async def demo_log_in(tier: Text, next: Text = "") -> Response:
        if tier not in {door.tier for door in doors}:
            return HTMLResponse(pages.message("Not here", "Demo users exist in demo mode only."), 404)
        try:
            return enter(await sessions.log_in(f"{tier}@demo.aiqleads.dev", DEMO_PASSWORD), next)
        except ApiError as error:
            return HTMLResponse(pages.login(_own_page(next), doors, error.detail), error.status)

    @router.get("/register")
    async def register_page() -> Response:
        return HTMLResponse(pages.register(await market_names(api)))

    @router.post("/register")
    async def register(name: Text, email: Text, password: Text, market: Text) -> Response:
        account = {"name": name, "email": email, "password": password, "market": market}
        try:
            await api.request("POST", "/users", json=account)
            return enter(await sessions.log_in(email, password), "")
        except ApiError as error:
            return HTMLResponse(
                pages.register(await market_names(api), error.detail, name, email, market), error.status
            )

    @router.post("/logout")
    async def log_out(request: Request) -> Response:
        if seat := seat_of(request.headers, sessions):
            sessions.forget(seat.sid)
        response = RedirectResponse("/login", 303)
        clear_cookie(response)
        return response

    @router.get("/confirm/{proposal_id}")
    async def confirm_page(request: Request, proposal_id: uuid.UUID) -> Response:
        return await _confirm(request, proposal_id, sessions, answer=None)

    @router.post("/confirm/{proposal_id}")
    async def confirm(request: Request, proposal_id: uuid.UUID, answer: Text) -> Response:
        return await _confirm(request, proposal_id, sessions, answer)

    return router


def _doors(settings: Settings) -> list[pages.DemoDoor]:
    """One-click demo users: in demo mode and on loopback only."""
    if not (settings.demo_mode and settings.host in LOOPBACK):
        return []
    return [
        pages.DemoDoor(tier, TIERS[tier].name, f"{TIERS[tier].discount_percent} % off" if n else "Full price")
        for n, tier in enumerate(DEMO_TIERS)
    ]


def _own_page(then: str) -> str:
    """Where to go after the log-in: a page of ours, whatever was asked."""
    parts = urlsplit(then)
    ours = (
        not parts.scheme
        and not parts.netloc
        and then.startswith((f"{CHAT_PATH}/", "/confirm/", "/account", "/admin"))
        and "\\" not in then
    )
    return then if ours else f"{CHAT_PATH}/"


async def _confirm(request: Request, proposal_id: uuid.UUID, sessions: Sessions, answer: str | None) -> Response:
    seat = seat_of(request.headers, sessions)
    if seat is None:
        return RedirectResponse(f"/login?next={quote(request.url.path)}", 303)
    try:
        api = await sessions.api(seat)
        problem = await _answer(api, str(proposal_id), answer)
        proposal = await api.proposal(str(proposal_id))
    except LoggedOut:
        return RedirectResponse(f"/login?next={quote(request.url.path)}", 303)
    except ApiError as error:
        return HTMLResponse(pages.message("No such proposal", error.detail), error.status)
    return _page(proposal, seat, problem)


def _page(proposal: ProposalOut, seat: Seat, problem: str | None) -> Response:
    page = pages.confirm(proposal_view(proposal, seat.user.time_zone), seat.user.email, problem)
    return HTMLResponse(page, headers={"Cache-Control": "no-store"})


async def _answer(api: ApiClient, proposal_id: str, answer: str | None) -> str | None:
    """Carry out a yes or a no; what went wrong in words, None when nothing did."""
    try:
        if answer == "yes":
            await api.confirm(proposal_id, key=f"confirm-page-{proposal_id}")
        elif answer == "no":
            await api.cancel(proposal_id)
    except ApiError as error:
        return error.detail
    return None

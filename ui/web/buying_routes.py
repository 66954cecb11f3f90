"""What the account page begins: a pack, a change of plan, and the papers. Nothing is charged before its own page."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tools.client import ApiClient, ApiError
from ui.web import pages
from ui.web.account_page import LOG_IN_FIRST, PATH
from ui.web.cookies import seat_of
from ui.web.sessions import LoggedOut, Sessions

Act = Callable[[ApiClient], Awaitable[Response]]
Number = Annotated[str, Path(pattern=r"^[RIC]-\d{4}-\d{6,9}$")]
Wanted = Annotated[str, Form(pattern=r"^(none|(basic|pro|enterprise)-(month|year))$")]


def routes(sessions: Sessions) -> APIRouter:
    """The router."""
    router = APIRouter(include_in_schema=False, prefix=PATH)

    async def owner(request: Request, act: Act) -> Response:
        return await _as_owner(request, sessions, act)

    @router.post("/pack")
    async def pack(request: Request, pack: Annotated[str, Form(max_length=20)]) -> Response:
        async def begin(buyer: ApiClient) -> Response:
            begun = await buyer.checkout(pack, f"pack-page-{uuid.uuid4()}")
            return _to_proposal(begun.proposal_id)

        return await owner(request, begin)

    @router.post("/plan")
    async def plan(request: Request, wanted: Wanted) -> Response:
        async def ask(buyer: ApiClient) -> Response:
            tier, _, billing = wanted.partition("-")
            change = {"tier": tier, "billing": billing} if billing else {"cancel": True}
            made = await buyer.propose({"kind": "subscription", **change})
            return _to_proposal(made.id)

        return await owner(request, ask)

    @router.get("/orders/{order_id}/receipt.pdf")
    async def receipt(request: Request, order_id: uuid.UUID) -> Response:
        return await owner(request, lambda buyer: _paper(buyer, f"/orders/{order_id}/receipt.pdf"))

    @router.get("/documents/{number}.pdf")
    async def document(request: Request, number: Number) -> Response:
        return await owner(request, lambda buyer: _paper(buyer, f"/documents/{number}.pdf"))

    return router


def _to_proposal(proposal_id: uuid.UUID) -> Response:
    return RedirectResponse(f"/confirm/{proposal_id}", 303)


async def _paper(buyer: ApiClient, path: str) -> Response:
    drawn, name = await buyer.pdf(path)
    headers = {"Content-Disposition": name.replace("inline", "attachment", 1), "Cache-Control": "private, no-store"}
    return Response(drawn, media_type="application/pdf", headers=headers)


async def _as_owner(request: Request, sessions: Sessions, act: Act) -> Response:
    seat = seat_of(request.headers, sessions)
    if seat is None:
        return RedirectResponse(LOG_IN_FIRST, 303)
    try:
        return await act(await sessions.api(seat))
    except LoggedOut:
        return RedirectResponse(LOG_IN_FIRST, 303)
    except ApiError as error:
        return HTMLResponse(pages.message("That did not work", error.detail), error.status)

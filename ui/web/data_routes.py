"""What the cards fetch by themselves, in the name of the cookie's owner: the time, live states, a bought contact.

The contact goes from the API to the page and nowhere else: no message, no history, no socket, no cache.
"""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter

from backend.clock import now
from backend.leads.schemas import ContactOut, LeadCard
from tools.client import ApiClient, ApiError
from ui.deals import contact_view
from ui.proposals import proposal_view
from ui.views import Standing, standing
from ui.web.cookies import seat_of
from ui.web.sessions import LoggedOut, Seat, Sessions
from ui.web.starters import welcome

PREFIX = "/chat-data"
IDS_MAX = 200
_CARDS = TypeAdapter(list[LeadCard])
Ask = Callable[[Seat, ApiClient], Awaitable[dict[str, Any]]]
LeadIds = Annotated[str, Query(pattern=r"^\d{1,9}(,\d{1,9})*$", max_length=2000)]


def routes(sessions: Sessions) -> APIRouter:
    """The router; everything but the time needs a seat."""
    router = APIRouter(prefix=PREFIX, include_in_schema=False)

    answer = answering(sessions)

    @router.get("/time")
    async def time() -> JSONResponse:
        return _json({})

    @router.get("/welcome")
    async def first_screen(request: Request) -> JSONResponse:
        async def ask(seat: Seat, api: ApiClient) -> dict[str, Any]:
            return await welcome(await sessions.reader(seat), await sessions.me(seat))

        return await answer(request, ask)

    @router.get("/leads")
    async def states(request: Request, ids: LeadIds) -> JSONResponse:
        wanted = list(dict.fromkeys(int(each) for each in ids.split(",")))[:IDS_MAX]

        async def ask(seat: Seat, api: ApiClient) -> dict[str, Any]:
            return {"leads": await _states(await sessions.reader(seat), wanted)}

        return await answer(request, ask)

    @router.get("/leads/{lead_id}/contact")
    async def contact(request: Request, lead_id: int) -> JSONResponse:
        async def ask(seat: Seat, api: ApiClient) -> dict[str, Any]:
            found = ContactOut.model_validate(await api.request("GET", f"/leads/{lead_id}/contact"))
            return contact_view(found).model_dump(mode="json")

        return await answer(request, ask)

    @router.get("/proposals/{proposal_id}")
    async def proposal(request: Request, proposal_id: uuid.UUID) -> JSONResponse:
        async def ask(seat: Seat, api: ApiClient) -> dict[str, Any]:
            return proposal_view(await api.proposal(str(proposal_id)), seat.user.time_zone).model_dump(mode="json")

        return await answer(request, ask)

    return router


def answering(sessions: Sessions) -> Callable[[Request, Ask], Awaitable[JSONResponse]]:
    """How a route answers the owner of the cookie: with what ``ask`` finds, or with why not."""

    async def answer(request: Request, ask: Ask) -> JSONResponse:
        seat = seat_of(request.headers, sessions)
        if seat is None:
            return _json({"detail": "Please log in."}, 401)
        try:
            return _json(await ask(seat, await sessions.api(seat)))
        except LoggedOut:
            return _json({"detail": "Please log in again."}, 401)
        except ApiError as error:
            return _json({"detail": error.detail, "code": error.code}, error.status)

    return answer


def _json(body: dict[str, Any], status: int = 200) -> JSONResponse:
    return JSONResponse({**body, "now": now().isoformat()}, status, headers={"Cache-Control": "no-store"})


async def _states(api: ApiClient, ids: list[int]) -> dict[str, Any]:
    """Each lead's standing as the buyer sees it now; ``gone`` for one that is no longer listed."""
    found = _CARDS.validate_python(await api.request("GET", "/leads", params={"ids": ids}))
    gone = {lead_id: Standing(state="gone") for lead_id in ids}
    now_seen = gone | {lead.id: standing(lead) for lead in found}
    return {str(lead_id): state.model_dump(mode="json") for lead_id, state in now_seen.items()}

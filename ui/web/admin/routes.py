"""``/admin``: the operator's pages. Everything goes over the API in the administrator's own name, which decides."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from html import escape
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from backend.clock import now
from tools.client import ApiError
from ui.web import pages
from ui.web.admin import deliveries, flagged, merges, overview, problems, refunds, runs, sources
from ui.web.admin.desk import Desk
from ui.web.admin.parts import PATH, Asked, chosen
from ui.web.cookies import seat_of
from ui.web.sessions import LoggedOut, Sessions

Section = Callable[[Desk, Asked], Awaitable[str]]
Act = Callable[[Desk], Awaitable[str]]
SECTIONS: dict[str, tuple[str, Section]] = {
    "": ("Overview", overview.draw),
    "sources": ("Sources", sources.draw),
    "runs": ("Runs", runs.draw),
    "problems": ("Dead letters", problems.draw),
    "merges": ("Merges", merges.draw),
    "flagged": ("Flagged leads", flagged.draw),
    "refunds": ("Refunds", refunds.draw),
    "deliveries": ("Deliveries", deliveries.draw),
}
DONE = {
    "on": "Turned on. It is visited live from now on.",
    "off": "Turned off.",
    "accept": "Terms accepted, and turned on.",
    "withdraw": "Acceptance withdrawn.",
    "collect": "It is collected by the clock, the first time now.",
    "stop": "It is collected no more.",
    "retry": "It is tried again now.",
    "discard": "Discarded.",
    "undo": "Taken out. These listings are never joined again.",
    "approve": "Approved.",
    "reject": "Rejected.",
}
SOURCE_CHANGES = {
    "on": {"enabled": True},
    "off": {"enabled": False},
    "accept": {"accept_terms": True, "enabled": True},
    "withdraw": {"accept_terms": False},
}
NOT_AN_ADMIN = "These pages are for administrators. You are logged in as somebody else."
Name = Literal["sources", "runs", "problems", "merges", "flagged", "refunds", "deliveries"]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
BigNumber = Annotated[int, Path(ge=1, le=2**62)]
Said = Annotated[str | None, Query(max_length=20)]
Text = Annotated[str, Form(max_length=1000)]


def routes(sessions: Sessions) -> APIRouter:
    """The router."""
    router = APIRouter(include_in_schema=False, prefix=PATH)
    _reading(router, sessions)
    _collecting(router, sessions)
    _trying(router, sessions)
    _deciding(router, sessions)
    return router


def _reading(router: APIRouter, sessions: Sessions) -> None:
    @router.get("")
    async def first(request: Request, said: Said = None) -> Response:
        return await _page(request, sessions, "", DONE.get(said or ""))

    @router.get("/runs/{run_id}")
    async def run(request: Request, run_id: uuid.UUID) -> Response:
        return await _page(request, sessions, "runs", section=lambda desk, _: runs.draw_rejected(desk, run_id))

    @router.get("/{name}")
    async def section(request: Request, name: Name, said: Said = None) -> Response:
        return await _page(request, sessions, name, DONE.get(said or ""))


def _collecting(router: APIRouter, sessions: Sessions) -> None:
    @router.post("/sources/{source}")
    async def change_source(
        request: Request, source: Annotated[str, Path(pattern=r"^[a-z_]{1,40}$")],
        act: Literal["on", "off", "accept", "withdraw"] = Form(),
        terms: Annotated[str, Form(max_length=3)] = "",
    ) -> Response:  # fmt: skip
        async def change(desk: Desk) -> str:
            if act == "accept" and terms != "yes":
                raise ApiError(422, "terms", f"Read the terms of {source} and tick the box first.")
            await desk.change_source(source, SOURCE_CHANGES[act])
            return act

        return await _acted(request, sessions, "sources", change)

    @router.post("/schedules")
    async def add_schedule(
        request: Request, source: Text, target: Text, market: Text = "", every: Literal["60", "1440"] = Form("60")
    ) -> Response:
        async def add(desk: Desk) -> str:
            wanted = {"source": source, "target": target, "market": market.strip() or None, "every_minutes": int(every)}
            await desk.post("/ingest/schedules", wanted)
            return "collect"

        return await _acted(request, sessions, "sources", add)

    @router.post("/schedules/{schedule_id}")
    async def stop_schedule(request: Request, schedule_id: uuid.UUID) -> Response:
        async def stop(desk: Desk) -> str:
            await desk.delete(f"/ingest/schedules/{schedule_id}")
            return "stop"

        return await _acted(request, sessions, "sources", stop)


def _trying(router: APIRouter, sessions: Sessions) -> None:
    @router.post("/problems/{batch_id}")
    async def dead_batch(request: Request, batch_id: BigNumber, act: Literal["retry", "discard"] = Form()) -> Response:
        async def settle(desk: Desk) -> str:
            path = f"/ingest/dead-letters/{batch_id}"
            await (desk.post(f"{path}/retry") if act == "retry" else desk.delete(path))
            return act

        return await _acted(request, sessions, "problems", settle)

    @router.post("/messages/{message_id}")
    async def dead_letter(request: Request, message_id: BigNumber) -> Response:
        async def retry(desk: Desk) -> str:
            await desk.post(f"/dead-letters/{message_id}/retry")
            return "retry"

        return await _acted(request, sessions, "problems", retry)


def _deciding(router: APIRouter, sessions: Sessions) -> None:
    @router.post("/merges/{lead_id}")
    async def undo_merge(
        request: Request, lead_id: Number, listings: Annotated[list[uuid.UUID] | None, Form()] = None
    ) -> Response:
        async def undo(desk: Desk) -> str:
            if not listings:
                raise ApiError(422, "nothing", f"Tick the listings of lead {lead_id} that are another property.")
            await desk.undo_merge(lead_id, [str(one) for one in listings])
            return "undo"

        return await _acted(request, sessions, "merges", undo)

    @router.post("/flagged/{lead_id}")
    async def review(
        request: Request, lead_id: Number, act: Literal["approve", "reject"] = Form(), note: Text = ""
    ) -> Response:
        async def decide(desk: Desk) -> str:
            await desk.post(f"/flagged/{lead_id}/{act}", {"note": note.strip() or None})
            return act

        return await _acted(request, sessions, "flagged", decide)

    @router.post("/refunds/{refund_id}")
    async def refund(
        request: Request, refund_id: uuid.UUID, act: Literal["approve", "reject"] = Form(), reason: Text = ""
    ) -> Response:
        async def decide(desk: Desk) -> str:
            why = reason.strip() or None
            if act == "reject" and why is None:
                raise ApiError(422, "reason", "A rejection says why: the buyer reads it.")
            await desk.post(f"/refunds/{refund_id}", {"decision": act, "reason": why})
            return act

        return await _acted(request, sessions, "refunds", decide)


async def _acted(request: Request, sessions: Sessions, name: str, act: Act) -> Response:
    """What was asked, done; then its page, so that loading it again does nothing. What went wrong stands there."""
    seat = seat_of(request.headers, sessions)
    if seat is None:
        return _log_in(name)
    try:
        done = await act(Desk(await sessions.api(seat)))
    except LoggedOut:
        return _log_in(name)
    except ApiError as error:
        return await _page(request, sessions, name, problem=error)
    return RedirectResponse(f"{PATH}/{name}?said={done}", 303)


async def _page(
    request: Request, sessions: Sessions, name: str, said: str | None = None, *, problem: ApiError | None = None,
    section: Section | None = None,
) -> Response:  # fmt: skip
    seat = seat_of(request.headers, sessions)
    if seat is None:
        return _log_in(name)
    try:
        me = await sessions.me(seat)
        if me.role != "admin":
            return HTMLResponse(pages.message("Not for you", NOT_AN_ADMIN), 403, headers={"Cache-Control": "no-store"})
        asked = _asked(request, me.time_zone)
        drawn = await (section or SECTIONS[name][1])(Desk(await sessions.api(seat)), asked)
    except LoggedOut:
        return _log_in(name)
    except ApiError as error:
        return HTMLResponse(pages.message("That did not work", error.detail), error.status)
    page = _whole(name, drawn, said, problem.detail if problem else None)
    return HTMLResponse(page, problem.status if problem else 200, headers={"Cache-Control": "no-store"})


def _asked(request: Request, zone: str) -> Asked:
    """The part of the list that the address names; what makes no sense is as if it were not there."""
    params = request.query_params
    band = params.get("band")
    return Asked(
        zone,
        now(),
        page=min(max(_number(params.get("page")), 1), 5_000),
        band=band if band and band in flagged.BANDS else None,
        cursor=params.get("cursor"),
        lead_id=_number(params.get("lead_id")) or None,
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _log_in(name: str) -> Response:
    return RedirectResponse(f"/login?next={PATH}{f'/{name}' if name else ''}", 303)


def _whole(name: str, drawn: str, said: str | None, problem: str | None) -> str:
    links = "".join(
        f'<a href="{PATH}{f"/{part}" if part else ""}"{chosen(part == name)}>{words}</a>'
        for part, (words, _) in SECTIONS.items()
    )
    told = f'<p class="note" role="status">{escape(said)}</p>' if said else ""
    trouble = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    words = SECTIONS[name][0]
    body = f"""<h1 class="desk">Operator</h1><nav class="choices" aria-label="Operator's pages">{links}</nav>
{told}{trouble}{drawn}"""
    return pages.layout(f"{words}, operator", body, room="desk")

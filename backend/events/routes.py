"""Server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import OAuth2PasswordBearer
from fastapi.sse import EventSourceResponse, ServerSentEvent

from backend.config import EVENT_LEADS_MAX
from backend.db import transaction
from backend.errors import Unauthenticated, responses
from backend.events import service
from backend.events.hub import Hub
from backend.security import Principal, ScopeMissing, current

router = APIRouter(tags=["events"])
_bearer = OAuth2PasswordBearer(tokenUrl="/v1/auth/token", auto_error=False)


async def reader(request: Request, token: Annotated[str | None, Depends(_bearer)]) -> Principal:
    """Who listens, looked up in a transaction that ends before the stream begins."""
    async with transaction(request.app.state.sessions) as session:
        principal = await current(request, session, token)
    if "read" not in principal.scopes:
        raise ScopeMissing("This token may not do that: it lacks the scope 'read'.", scope="read")
    service.require_room(request.app.state.events, principal.user)
    return principal


@router.get(
    "/events",
    response_class=EventSourceResponse,
    responses=responses(Unauthenticated, ScopeMissing, service.TooManyStreams),
    summary="What changes, as it changes",
)
async def events(
    request: Request,
    principal: Annotated[Principal, Depends(reader)],
    lead_ids: Annotated[list[int] | None, Query(max_length=EVENT_LEADS_MAX, description="Leads to watch")] = None,
) -> AsyncIterator[ServerSentEvent]:
    """A server-sent stream, by bearer token or session cookie: `ready`; `lead` (id, price for you, availability) for
    each watched lead at first and when it changes; `notice` and `order` for what concerns you. It ends when the token
    does and after an hour at most: connect again, the first events bring you up to date."""
    hub: Hub = request.app.state.events
    watched = frozenset(lead_ids or ())
    async for event in service.stream(hub, request.app.state.sessions, principal.user, watched, _end(principal)):
        yield event


def _end(principal: Principal) -> datetime | None:
    return datetime.fromtimestamp(principal.ends_at, UTC) if principal.ends_at else None

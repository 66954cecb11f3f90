"""``GET /chat-data/events``: the API's stream of changes for the owner of the page's cookie.

The cookie holds a seat's random id and no token, so a browser cannot open the API's stream itself. Every piece goes on
as it comes: in one process the request is handed to the API's own application (httpx's ASGI transport would wait for
the end of a stream that has none), otherwise it is read over the network.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tools.client import ApiError
from ui.web.cookies import seat_of
from ui.web.sessions import LoggedOut, Sessions

PATH = "/v1/events"
SILENCE_MAX_SECONDS = 60.0  # the stream says that it lives every 15
_KEPT = ("type", "asgi", "http_version", "server", "client", "scheme", "query_string", "state", "extensions")
_UNBUFFERED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class EventRelay:
    """An ASGI endpoint. ``inner`` is the API's application in this process, None where ``http`` reaches it."""

    def __init__(self, sessions: Sessions, inner: ASGIApp | None, http: httpx.AsyncClient) -> None:
        self._sessions = sessions
        self._inner = inner
        self._http = http

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            token = await self._token(Headers(scope=scope))
        except (LoggedOut, ApiError):
            token = None
        if token is None:
            await JSONResponse({"detail": "Please log in."}, 401)(scope, receive, send)
        elif self._inner is not None:
            await self._inner(_as_api(scope, token), receive, send)
        else:
            await (await self._fetched(scope, token))(scope, receive, send)

    async def _token(self, headers: Headers) -> str | None:
        """The narrow token of the page: it reads and no more."""
        seat = seat_of(headers, self._sessions)
        if seat is None:
            return None
        await self._sessions.reader(seat)
        return seat.narrow[0] if seat.narrow else None

    async def _fetched(self, scope: Scope, token: str) -> StreamingResponse | JSONResponse:
        query = scope["query_string"].decode("ascii", "replace")
        timeout = httpx.Timeout(10.0, read=SILENCE_MAX_SECONDS)
        headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
        request = self._http.build_request("GET", f"{PATH}?{query}", headers=headers, timeout=timeout)
        try:
            answer = await self._http.send(request, stream=True)
        except httpx.HTTPError:
            return JSONResponse({"detail": "The marketplace did not answer. Please try again."}, 503)
        return StreamingResponse(_pieces(answer), answer.status_code, _UNBUFFERED, answer.headers.get("content-type"))


async def _pieces(answer: httpx.Response) -> AsyncIterator[bytes]:
    """What comes, as it comes; a line that breaks ends the stream, and the browser connects again."""
    try:
        async for piece in answer.aiter_raw():
            yield piece
    except httpx.HTTPError:
        return
    finally:
        await answer.aclose()


def _as_api(scope: Scope, token: str) -> Scope:
    """The same request, asked of the API."""
    headers = [(b"host", dict(scope["headers"]).get(b"host", b"")), (b"accept", b"text/event-stream")]
    headers.append((b"authorization", f"Bearer {token}".encode()))
    kept = {name: scope[name] for name in _KEPT if name in scope}
    return {**kept, "method": "GET", "root_path": "", "path": PATH, "raw_path": PATH.encode(), "headers": headers}

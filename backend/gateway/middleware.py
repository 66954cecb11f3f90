"""The door of the API, as plain ASGI: request ids, security headers, metrics, sizes and rates.

From the outside in: :class:`Front` names, times and dresses every answer; :class:`SizeLimit` turns bodies away that are
too large; :class:`backend.gateway.limits.RateLimits` counts. What breaks inside is told apart in
:mod:`backend.gateway.trouble`.
"""

from __future__ import annotations

import re
import time
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.audit import refusals
from backend.config import REQUEST_MAX_BYTES
from backend.db import new_id
from backend.errors import problem
from backend.gateway import docs, metrics, openapi, trouble
from backend.gateway.limits import RateLimits

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
}
_DOCS = {"content-security-policy": docs.CONTENT_POLICY}
_API = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}


def install(app: FastAPI) -> None:
    """Put the door before ``app``. Call after :func:`backend.errors.install`."""
    trouble.install(app)
    refusals.install(app)
    openapi.install(app)
    docs.install(app)
    app.add_middleware(RateLimits, state=app.state)
    app.add_middleware(SizeLimit)
    app.add_middleware(Front, https=app.state.settings.base_url.startswith("https://"))


def route_template(scope: Scope) -> str:
    """The path as declared (``/v1/leads/{lead_id}``): never what a client chose; ``other`` when none matched."""
    effective = scope.get("fastapi", {}).get("effective_route_context")
    path = getattr(effective or scope.get("route"), "path", None)
    return path if isinstance(path, str) else "other"


def security_headers(path: str, https: bool) -> dict[str, str]:
    """The headers of an answer under ``path``."""
    own = _API if path.startswith("/v1/") else _DOCS if path == docs.DOCS_PATH else {}
    headers = _EVERYWHERE | own
    if https:
        headers["strict-transport-security"] = "max-age=31536000"
    return headers


class Front:
    """Gives each request an id (a sane ``X-Request-ID`` is kept), each answer its headers, and counts both."""

    def __init__(self, app: ASGIApp, https: bool) -> None:
        self.app = app
        self.https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = security_headers(scope["path"], self.https)
        headers["x-request-id"] = scope.setdefault("state", {})["request_id"] = _request_id(scope)
        scope["state"]["answer_headers"] = headers
        status = 500

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                answer = MutableHeaders(scope=message)
                for name, value in headers.items():
                    answer.setdefault(name, value)
            await send(message)

        begun = time.perf_counter()
        try:
            await self.app(scope, receive, dressed)
        finally:
            _count(scope, status, time.perf_counter() - begun)


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else new_id().hex


def _count(scope: Scope, status: int, seconds: float) -> None:
    method = scope["method"] if scope["method"] in _METHODS else "OTHER"
    route = route_template(scope)
    metrics.REQUESTS.labels(method, route, str(status)).inc()
    metrics.LATENCY.labels(method, route).observe(seconds)


class SizeLimit:
    """413 for a body over ``REQUEST_MAX_BYTES``, announced or not."""

    def __init__(self, app: ASGIApp, max_bytes: int = REQUEST_MAX_BYTES) -> None:
        self.app = app
        self.max_bytes = max_bytes
        self.detail = f"The request is too large: at most {max_bytes:,} bytes are taken."

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _announced(scope) > self.max_bytes:
            await problem(413, "too_large", self.detail)(scope, receive, send)
            return
        await self.app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.max_bytes:
                raise HTTPException(413, self.detail)
            return message

        return counted


def _announced(scope: Scope) -> int:
    value: Any = Headers(scope=scope).get("content-length", "")
    return int(value) if value.isdecimal() else 0

"""What a browser may do with our pages, and who is asking.

``Guard`` wraps Chainlit's application: it knows the caller from the session cookie, sends strangers to the log-in page,
closes what Chainlit leaves open (cross-origin calls, uploads, MCP, the copilot) and sets the security headers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.web.brand import CHAT_PATH

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), interest-cohort=()",
}
_CLOSED = re.compile(r"^/(project/(file|share|element)|mcp|copilot|auth/(jwt|header|oauth)|slack|teams)(/|$)")
_PAGE = re.compile(r"^/?$|^/(thread|element|login|env|share)(/|$)")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_policy(page: str = "", *, evaluate: bool = False) -> str:
    """A policy that makes outside requests impossible; inline scripts of ``page`` are allowed by their hash.

    ``evaluate`` is for Chainlit's page alone: it compiles our cards' sources in the browser.
    """
    hashes = [f"'sha256-{_sha256(script)}'" for script in _INLINE_SCRIPT.findall(page)]
    scripts = " ".join(["'self'", *hashes, *(["'unsafe-eval'"] if evaluate else [])])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def same_origin(headers: Headers, public_url: str) -> bool:
    """Whether a request with an ``Origin`` comes from our own pages (none is sent by a plain navigation)."""
    origin = headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc == headers.get("host") or origin == public_url.rstrip("/")


ELSEWHERE = "This page may only be used from its own address."


def with_policy(send: Send, policy: str) -> Send:
    """``send`` with the security headers, and without any that open a page to other origins."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update({**HEADERS, "Content-Security-Policy": policy})
            for name in [name for name in headers if name.lower().startswith("access-control-")]:
                del headers[name]
        await send(message)

    return with_headers


class Guard:
    """ASGI middleware around Chainlit. ``enter`` tells the caller's e-mail from the cookies and remembers it."""

    def __init__(self, app: ASGIApp, *, policy: str, public_url: str, enter: Callable[[Headers], str | None]) -> None:
        self.app = app
        self.policy = policy
        self.public_url = public_url
        self.enter = enter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return
        headers, path = Headers(scope=scope), scope["path"].removeprefix(CHAT_PATH)
        caller = self.enter(headers)
        if not same_origin(headers, self.public_url) and self._speaks(scope):
            await self._refuse(scope, receive, send, 403, ELSEWHERE)
        elif _CLOSED.match(path):
            await self._refuse(scope, receive, send, 404, "Not found")
        elif scope["type"] == "http" and scope["method"] == "GET" and self._needs_login(path, caller):
            await self._to_login(scope, receive, send, path)
        else:
            await self.app(scope, receive, with_policy(send, self.policy))

    @staticmethod
    def _speaks(scope: Scope) -> bool:
        return scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD") or "/ws/" in scope["path"]

    @staticmethod
    def _needs_login(path: str, caller: str | None) -> bool:
        return bool(_PAGE.match(path)) and (caller is None or path.startswith("/login"))

    async def _to_login(self, scope: Scope, receive: Receive, send: Send, path: str) -> None:
        target = CHAT_PATH + (path if path.startswith("/thread/") else "/")
        response = RedirectResponse(f"/login?next={quote(target)}", 303, {"Cache-Control": "no-store"})
        await response(scope, receive, with_policy(send, self.policy))

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, status: int, detail: str) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await JSONResponse({"detail": detail}, status)(scope, receive, with_policy(send, self.policy))


class OwnPages:
    """ASGI middleware for the pages that we draw ourselves (``prefixes``): the headers, and forms from here only."""

    def __init__(self, app: ASGIApp, *, prefixes: tuple[str, ...], public_url: str) -> None:
        self.app = app
        self.prefixes = prefixes
        self.public_url = public_url
        self.policy = content_policy()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(self.prefixes):
            await self.app(scope, receive, send)
        elif scope["method"] != "GET" and not same_origin(Headers(scope=scope), self.public_url):
            refusal = JSONResponse({"detail": ELSEWHERE}, 403)
            await refusal(scope, receive, with_policy(send, self.policy))
        else:
            await self.app(scope, receive, with_policy(send, self.policy))

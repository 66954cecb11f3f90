"""Every refused write is logged: who, what, which arguments, and the code of the answer."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.requests import ClientDisconnect

from backend.audit.service import record_refusal
from backend.audit.telling import telling
from backend.errors import DomainError

_READS = {"GET", "HEAD", "OPTIONS"}
_SUBJECT_MAX = 200
Handler = Callable[[Request, Exception], Awaitable[Response]]


def install(app: FastAPI) -> None:
    """Log what the handlers of domain and validation errors answer, before it is sent."""
    for kind in (DomainError, RequestValidationError):
        app.add_exception_handler(kind, _logged(app.exception_handlers[kind]))


def _logged(answer: Any) -> Handler:
    async def handle(request: Request, error: Exception) -> Response:
        response: Response = await answer(request, error)
        principal = getattr(request.state, "principal", None)
        if principal is not None and _counts(request, response.status_code):
            code = error.code if isinstance(error, DomainError) else "invalid_input"
            data = {"path": request.path_params, "body": await arguments(request)}
            await record_refusal(request.app.state.sessions, principal, _subject(request), data, code)
        return response

    return handle


def _counts(request: Request, status: int) -> bool:
    """Failed writes, and reads beyond the token's reach."""
    return status == 403 or (status < 500 and request.method not in _READS)


def _subject(request: Request) -> str:
    return f"{request.method} {request.url.path}"[:_SUBJECT_MAX]


async def arguments(request: Request) -> dict[str, Any]:
    """The body's fields that tell what was asked for; never free text, a contact, a password or a token."""
    try:
        body = json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError, RuntimeError, ClientDisconnect):
        return {}
    return telling(body) if isinstance(body, dict) else {}

"""Domain errors and their one translation into RFC 9457 problem details.

``DomainError`` carries a status, a stable ``code`` and data. Each domain declares its own small subclasses beside its
service; routes never build an error response by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException


class Problem(BaseModel):
    """An RFC 9457 problem with a stable ``code``; further members carry the error's data."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "example": {
                "type": "https://aiqleads.dev/problems/lead_held",
                "title": "Lead held",
                "status": 409,
                "code": "lead_held",
                "detail": "Somebody else holds lead 10412 right now. It may become free again; try another one.",
            }
        },
    )

    type: str
    title: str
    status: int
    code: str
    detail: str


class DomainError(Exception):
    """An expected failure with a name. ``data`` becomes members of the problem."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad_request"
    headers: Mapping[str, str] | None = None

    def __init__(self, detail: str, **data: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.data = data


class NotFound(DomainError):
    """404: no such thing, or not this user's."""

    status, code = 404, "not_found"


class Forbidden(DomainError):
    """403."""

    status, code = 403, "forbidden"


class Conflict(DomainError):
    """409."""

    status, code = 409, "conflict"


class Unauthenticated(DomainError):
    """401: no token, or one that is not valid (any more)."""

    status, code = 401, "unauthenticated"
    headers = {"WWW-Authenticate": "Bearer"}


class InvalidInput(DomainError):
    """422: a value that passes its type and still makes no sense."""

    status, code = 422, "invalid_input"


def problem(status: int, code: str, detail: str, headers: Mapping[str, str] | None = None, **data: Any) -> JSONResponse:
    """One problem response."""
    body = {
        "type": f"https://aiqleads.dev/problems/{code}",
        "title": code.replace("_", " ").capitalize(),
        "status": status,
        "code": code,
        "detail": detail,
        **data,
    }
    return JSONResponse(body, status, headers=dict(headers or {}), media_type="application/problem+json")


def _field(location: tuple[Any, ...]) -> str:
    return ".".join(str(part) for part in location if part not in ("body", "query", "path")) or "body"


_HTTP_CODES = {400: "bad_request", 404: "not_found", 405: "method_not_allowed", 413: "too_large"}


async def _domain(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, DomainError)
    return problem(error.status, error.code, error.detail, error.headers, **error.data)


async def _validation(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    fields = [{"field": _field(tuple(e["loc"])), "message": e["msg"]} for e in error.errors()]
    detail = "; ".join(f"{f['field']}: {f['message']}" for f in fields)
    return problem(422, "invalid_input", detail, errors=fields)


async def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _HTTP_CODES.get(error.status_code, "http_error")
    detail = error.detail or HTTPStatus(error.status_code).phrase
    return problem(error.status_code, code, detail, error.headers)


def install(app: FastAPI) -> None:
    """Make problem details of every expected error; what breaks below is :mod:`backend.gateway.trouble`'s business."""
    app.add_exception_handler(DomainError, _domain)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)


def responses(*errors: type[DomainError]) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI ``responses`` of a route: its errors grouped by status, each with its codes."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for error in errors:
        entry = by_status.setdefault(error.status, {"model": Problem, "description": ""})
        entry["description"] = ", ".join(filter(None, [entry["description"], f"`{error.code}`"]))
        entry["content"] = {"application/problem+json": {}}
    return by_status

"""What breaks below a request, told apart: the database is away, somebody was in the way, a value cannot be stored.

Rights and prices never guess: each of these is an answer that says whether to try again. Nothing was changed, since the
request's transaction has been rolled back by the time a handler runs.
"""

from __future__ import annotations

import logging
from typing import cast

import psycopg
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from backend.errors import problem

log = logging.getLogger(__name__)

RETRY_SECONDS = {"try_again": "1", "database_unavailable": "5"}
_COLLISIONS = (
    psycopg.errors.SerializationFailure,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.LockNotAvailable,
    psycopg.errors.QueryCanceled,
)
_AWAY = (psycopg.OperationalError, psycopg.InterfaceError)


async def _database(request: Request, error: Exception) -> JSONResponse:
    cause = cast(DBAPIError, error).orig
    if isinstance(cause, _COLLISIONS):
        return _again("try_again", "Somebody else was changing the same thing. Nothing was changed; please try again.")
    if isinstance(cause, psycopg.DataError):
        return problem(422, "invalid_input", "A value is out of range or contains characters that cannot be stored.")
    if isinstance(cause, _AWAY) or cast(DBAPIError, error).connection_invalidated:
        return _away(request, error)
    return await _unexpected(request, error)


async def _pool(request: Request, error: Exception) -> JSONResponse:
    return _away(request, error)


def _away(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s: the database is away: %s", request.method, request.url.path, error)
    detail = "The database cannot be reached right now. Nothing was changed; please try again in a moment."
    return _again("database_unavailable", detail)


def _again(code: str, detail: str) -> JSONResponse:
    return problem(503, code, detail, {"Retry-After": RETRY_SECONDS[code]})


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    """500 that says nothing of the inside; the log has the request's id beside the traceback."""
    request_id = getattr(request.state, "request_id", "-")
    log.error("%s %s (request %s)", request.method, request.url.path, request_id, exc_info=error)
    headers = getattr(request.state, "answer_headers", {})
    detail = "Something broke on our side; nothing was changed. Please try again."
    return problem(500, "internal_error", detail, headers, request_id=request_id)


def install(app: FastAPI) -> None:
    """Handle the database's errors by kind; an unexpected error carries the door's headers, too."""
    app.add_exception_handler(DBAPIError, _database)
    app.add_exception_handler(PoolTimeout, _pool)
    app.add_exception_handler(Exception, _unexpected)

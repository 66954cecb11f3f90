"""Is it alive, is it ready, what does it count."""

from __future__ import annotations

from contextlib import suppress

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from backend.billing.metrics import DISCREPANCIES
from backend.ingestion.pipeline import metrics as ingestion

router = APIRouter(include_in_schema=False)
_OPEN_DISCREPANCIES = "SELECT count(*) FROM discrepancies WHERE closed_at IS NULL"


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def ready(request: Request) -> JSONResponse:
    """PostgreSQL and Valkey answer: 200, else 503 with what does not."""
    parts = {"postgresql": await _postgres(request), "valkey": await _valkey(request)}
    status = 200 if all(state == "ok" for state in parts.values()) else 503
    return JSONResponse({"status": "ok" if status == 200 else "unready", **parts}, status)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Prometheus text format. What the database counts is left as it was while that is away."""
    with suppress(SQLAlchemyError, OSError):
        async with request.app.state.engine.connect() as connection:
            DISCREPANCIES.set((await connection.execute(text(_OPEN_DISCREPANCIES))).scalar_one())
            await ingestion.observe(connection)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


async def _postgres(request: Request) -> str:
    try:
        async with request.app.state.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return "unreachable"
    return "ok"


async def _valkey(request: Request) -> str:
    try:
        await request.app.state.redis.ping()
    except (RedisError, OSError):
        return "unreachable"
    return "ok"

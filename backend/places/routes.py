"""GET /places: everything a search can name, for clients that recognise places in text."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from backend.places.gazetteer import all_places
from backend.places.schemas import Place

router = APIRouter(tags=["places"])

CACHE_MAX_AGE_SECONDS = 86_400


@lru_cache(maxsize=1)
def _body() -> tuple[bytes, str]:
    body = TypeAdapter(tuple[Place, ...]).dump_json(all_places(), exclude_none=True)
    return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'


@router.get("/places", response_model=list[Place], summary="Every place that a search can name")
def list_places(request: Request) -> Response:
    """The gazetteer: markets, cities, zips, neighbourhoods and landmarks.

    It changes with releases only, so ask again with `If-None-Match`.
    """
    body, etag = _body()
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={CACHE_MAX_AGE_SECONDS}"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)

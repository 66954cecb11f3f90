"""GET /leads/search."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from backend.db import Session
from backend.errors import InvalidInput, Unauthenticated, responses
from backend.search import service
from backend.search.access import MarketLocked
from backend.search.cursor import CursorMismatch
from backend.search.parameters import described, query_of
from backend.search.schemas import SearchPage, SearchQuery
from backend.search.scope import UnknownPlace
from backend.security import Reader

router = APIRouter(prefix="/leads", tags=["search"])


@router.get(
    "/search",
    response_model=SearchPage,
    responses=responses(
        Unauthenticated, MarketLocked, InvalidInput, UnknownPlace, CursorMismatch, service.ProtectedClass
    ),
    summary="Search leads by every argument of search_leads",
    openapi_extra=described(SearchQuery),
)
async def search_leads(
    query: Annotated[SearchQuery, Depends(query_of(SearchQuery))], session: Session, principal: Reader
) -> Response:
    """Leads that match, one page at a time, with exact totals.

    Lists come repeated (`features=pool&features=solar`) or with commas (`features=pool,solar`). A lead whose value is
    unknown passes an exclusion and fails an inclusion or a range; ties are ordered by id. Without `lead_type` the
    search is over homes for sale, unless the prices or the words can only mean rentals or buyers; `notes` says so.
    Positions are coarse and distances are in half miles. Without a place it covers the markets that are open to you.
    """
    found = await service.search(session, principal.user, query)
    return Response(found.model_dump_json(), media_type="application/json")

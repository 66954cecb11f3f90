"""GET /recommendations."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from backend.db import Session
from backend.errors import InvalidInput, Unauthenticated, responses
from backend.recommendations import service
from backend.recommendations.schemas import RecommendationQuery
from backend.search.access import MarketLocked
from backend.search.parameters import described, query_of
from backend.search.schemas import SearchPage
from backend.search.scope import UnknownPlace
from backend.search.service import ProtectedClass
from backend.security import Reader

router = APIRouter(tags=["recommendations"])


@router.get(
    "/recommendations",
    response_model=SearchPage,
    responses=responses(Unauthenticated, MarketLocked, InvalidInput, UnknownPlace, ProtectedClass),
    summary="Leads that fit you, inside the filter you give",
    openapi_extra=described(RecommendationQuery),
)
async def recommend_leads(
    query: Annotated[RecommendationQuery, Depends(query_of(RecommendationQuery))], session: Session, principal: Reader
) -> Response:
    """Ordered by your own holds, purchases, saved searches and views (zip, property type, price band), blended with
    quality and freshness; `notes` says why. Nothing is inferred from who you or the sellers are."""
    found = await service.recommend(session, principal.user, query)
    return Response(found.model_dump_json(), media_type="application/json")

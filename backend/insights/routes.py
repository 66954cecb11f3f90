"""GET /insights."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict

from backend.db import Session
from backend.errors import Unauthenticated, responses
from backend.insights import service
from backend.insights.schemas import Heatmap, InsightOut, Metric
from backend.insights.service import OutsideMarkets, TierRequired
from backend.leads.schemas import LeadType, PropertyType
from backend.search.access import MarketLocked
from backend.search.schemas import Many, PlaceName
from backend.search.scope import UnknownPlace
from backend.security import Reader

router = APIRouter(prefix="/insights", tags=["insights"])
ERRORS = responses(Unauthenticated, TierRequired, MarketLocked, UnknownPlace, OutsideMarkets)
PlaceArgument = Annotated[
    PlaceName, Path(description="A market's slug or name, a city, a zip or a neighbourhood", examples=["austin-tx"])
]


class Kind(BaseModel):
    """Which leads to count."""

    model_config = ConfigDict(extra="forbid")

    property_types: Annotated[list[PropertyType], Many] = []
    lead_type: LeadType = "sale"


class InsightQuery(Kind):
    """Which figures, over which leads."""

    metric: Metric = "overview"


@router.get(
    "/{market}",
    response_model=InsightOut,
    responses=ERRORS,
    summary="Market figures of a market, city, zip or neighbourhood",
)
async def read_insight(
    market: PlaceArgument, query: Annotated[InsightQuery, Query()], session: Session, principal: Reader
) -> InsightOut:
    """Figures with their sample and a chart's data, over everything on the market, for sale here or not.

    The name of a market's own city ("Las Vegas") means the whole market.
    """
    return await service.insight(session, principal.user, market, query.metric, query.property_types, query.lead_type)


@router.get("/{market}/heatmap", response_model=Heatmap, responses=ERRORS, summary="Supply by H3 cell")
async def read_heatmap(
    market: PlaceArgument, query: Annotated[Kind, Query()], session: Session, principal: Reader
) -> Heatmap:
    """Cells of about two square miles with at least three leads each."""
    return await service.heatmap(session, principal.user, market, query.property_types, query.lead_type)

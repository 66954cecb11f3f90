"""Where a lead's facts come from."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request

from backend.db import Session
from backend.errors import Unauthenticated, responses
from backend.ingestion.provenance import service
from backend.ingestion.provenance.schemas import Provenance
from backend.leads.service import LeadNotFound
from backend.search.access import MarketLocked
from backend.security import Reader

router = APIRouter(tags=["leads"])


@router.get(
    "/leads/{lead_id}/provenance",
    responses=responses(Unauthenticated, MarketLocked, LeadNotFound),
    summary="Where each fact of a lead comes from",
)
async def read_provenance(
    lead_id: Annotated[int, Path(ge=1, le=2_147_483_647, examples=[10412])],
    request: Request,
    session: Session,
    principal: Reader,
) -> Provenance:
    """Which listing of which source, since when, when it was read, by which version of the rules, and what was
    corrected. Values are those of the lead's page; contact and address are named, never shown. Administrators see
    every listing with its corrections too."""
    return await service.provenance(session, request.app.state.keyring, principal.user, lead_id)

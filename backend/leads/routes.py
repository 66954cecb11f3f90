"""One lead, and its contact for its buyer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import Field

from backend.db import Session
from backend.errors import Unauthenticated, responses
from backend.leads import service
from backend.leads.schemas import ContactOut, LeadCard, LeadDetail
from backend.leads.service import ContactRemoved, LeadNotFound, NotPurchased
from backend.pricing.schemas import PriceHistory
from backend.search.access import MarketLocked
from backend.security import ContactReader, Reader, ScopeMissing

router = APIRouter(prefix="/leads", tags=["leads"])
LeadId = Annotated[int, Path(ge=1, le=2_147_483_647, examples=[10412])]
LeadNumber = Annotated[int, Field(ge=1, le=2_147_483_647)]
IDS_MAX = 200


@router.get("", response_model=list[LeadCard], responses=responses(Unauthenticated), summary="Leads as they are now")
async def read_leads(
    ids: Annotated[list[LeadNumber], Query(min_length=1, max_length=IDS_MAX, examples=[[10412, 10413]])],
    session: Session,
    principal: Reader,
) -> list[LeadCard]:
    """The cards of known ids, in their order, for a page that shows them already: no view is counted. Leads that are
    gone, or of markets that are closed to the caller, are left out."""
    return await service.known_cards(session, principal.user, ids)


@router.get(
    "/{lead_id}",
    response_model=LeadDetail,
    responses=responses(Unauthenticated, MarketLocked, LeadNotFound),
    summary="One lead, as anyone may see it before buying",
)
async def read_lead(lead_id: LeadId, session: Session, principal: Reader) -> LeadDetail:
    """Its card, redacted text, cautions and history. A sold lead is shown as sold, never to whom."""
    return await service.detail(session, principal.user, lead_id)


@router.get(
    "/{lead_id}/price-history",
    response_model=PriceHistory,
    responses=responses(Unauthenticated, MarketLocked, LeadNotFound),
    summary="How a lead's price moved",
)
async def read_price_history(
    lead_id: LeadId, session: Session, principal: Reader, limit: Annotated[int, Query(ge=1, le=200)] = 50
) -> PriceHistory:
    """Every list price it had, the newest first, with what changed it and what it was after your discount."""
    return await service.price_history(session, principal.user, lead_id, limit)


@router.get(
    "/{lead_id}/contact",
    response_model=ContactOut,
    responses=responses(Unauthenticated, NotPurchased, ScopeMissing, LeadNotFound, ContactRemoved),
    summary="A bought lead's contact, for its buyer's own token",
)
async def read_contact(lead_id: LeadId, request: Request, session: Session, principal: ContactReader) -> ContactOut:
    """Name, phone, e-mail and address with the local calling hours; every look is logged."""
    return await service.contact(session, request.app.state.keyring, principal, lead_id)

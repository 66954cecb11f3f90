"""Quotes: what a lead costs the asker, why, and until when."""

from __future__ import annotations

import uuid

from fastapi import APIRouter

from backend.db import Session
from backend.errors import Unauthenticated, responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.leads.sale import LeadNotFound, LeadSold, NotForSale
from backend.pricing import service
from backend.pricing.schemas import QuoteIn, QuoteOut
from backend.pricing.service import QuoteNotFound
from backend.purchases.eligibility import AlreadyBought
from backend.search.access import MarketLocked
from backend.security import Reader

router = APIRouter(prefix="/quotes", tags=["prices"])


@router.post(
    "",
    response_model=QuoteOut,
    status_code=201,
    responses=responses(
        Unauthenticated, MarketLocked, LeadNotFound, NotForSale, LeadSold, AlreadyBought, IdempotencyMismatch
    ),
    summary="Price a lead, with every reason",
)
async def create_quote(body: QuoteIn, session: Session, principal: Reader, idem: Idempotency) -> QuoteOut:
    """The price binds for 15 minutes; a hold keeps it to the hold's end. A cheaper quote of yours that still binds is
    returned instead of a dearer new one. A lead that somebody else holds can be quoted, not bought."""
    return await idem.run(lambda: service.make_quote(session, principal.user, body.lead_id))


@router.get(
    "/{quote_id}",
    response_model=QuoteOut,
    responses=responses(Unauthenticated, QuoteNotFound),
    summary="One of your quotes",
)
async def read_quote(quote_id: uuid.UUID, session: Session, principal: Reader) -> QuoteOut:
    """The quote as it was given, with ``valid`` and when it ends."""
    return await service.read_quote(session, principal.user, quote_id)

"""Flagged leads: see why, approve or reject, and how good each signal has been."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from backend.db import Session
from backend.errors import Forbidden, NotFound, Unauthenticated, responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.ingestion.fraud import reviews
from backend.ingestion.fraud.schemas import Band, FlaggedPage, Review, ReviewIn, SignalPrecision
from backend.security import Admin

router = APIRouter(tags=["admin"])
LeadId = Annotated[int, Path(ge=1, le=2**31 - 1)]
_DECISION = responses(Unauthenticated, Forbidden, NotFound, reviews.NotFlagged, IdempotencyMismatch)


@router.get("/admin/flagged", responses=responses(Unauthenticated, Forbidden))
async def list_flagged(
    session: Session,
    _: Admin,
    band: Band | None = None,
    cursor: Annotated[str | None, Query(pattern=r"^\d(\.\d{1,17})?:\d{1,10}$")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> FlaggedPage:
    """Leads with a caution, for review or rejected, the highest score first, each with its reasons."""
    return await reviews.flagged(session, band, cursor, limit)


@router.get("/admin/flagged/precision", responses=responses(Unauthenticated, Forbidden))
async def fraud_precision(session: Session, _: Admin) -> list[SignalPrecision]:
    """Of the decided leads that carried a signal, how many were rejected."""
    return await reviews.precision(session)


@router.post("/admin/flagged/{lead_id}/approve", responses=_DECISION, response_model=Review)
async def approve_flagged(
    lead_id: LeadId, wanted: ReviewIn, session: Session, principal: Admin, idem: Idempotency
) -> Review:
    """The lead is honest: back on the market, and not flagged again for the same reasons."""
    return await idem.run(lambda: reviews.decide(session, principal, lead_id, "approve", wanted))


@router.post("/admin/flagged/{lead_id}/reject", responses=_DECISION, response_model=Review)
async def reject_flagged(
    lead_id: LeadId, wanted: ReviewIn, session: Session, principal: Admin, idem: Idempotency
) -> Review:
    """The lead is not honest: it stays off the market, also when its listing is read again."""
    return await idem.run(lambda: reviews.decide(session, principal, lead_id, "reject", wanted))

"""The suppression list."""

from __future__ import annotations

from fastapi import APIRouter, Request

from backend.db import Session
from backend.errors import Forbidden, Unauthenticated, responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.ingestion.suppression import Suppressed, SuppressionIn, suppress
from backend.security import Admin

router = APIRouter(tags=["admin"])


@router.post(
    "/admin/suppressions",
    response_model=Suppressed,
    responses=responses(Unauthenticated, Forbidden, IdempotencyMismatch),
    summary="Somebody must not be contacted",
)
async def add_suppression(
    wanted: SuppressionIn, request: Request, session: Session, principal: Admin, idem: Idempotency
) -> Suppressed:
    """Kept as a hash. Unsold leads with that phone, e-mail or address leave the market at once; sold ones are not
    opened any more, and whoever bought them is refunded by rule. What is read again comes in without its contact."""
    return await idem.run(lambda: suppress(session, request.app.state.keyring, principal, wanted))

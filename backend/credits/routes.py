"""The balance, its ledger, and the way to more credits."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from backend.credits import service
from backend.credits.schemas import CheckoutIn, Credits
from backend.db import Session
from backend.errors import Unauthenticated, responses
from backend.purchases.errors import PaymentsUnavailable, UnknownPack
from backend.security import AccountHolder, Reader, ScopeMissing

router = APIRouter(prefix="/credits", tags=["credits"])


@router.get("", response_model=Credits, responses=responses(Unauthenticated), summary="Your balance and ledger")
async def read_credits(
    session: Session,
    principal: Reader,
    limit: Annotated[int, Query(ge=1, le=500)] = service.LEDGER_LIMIT_DEFAULT,
) -> Credits:
    """1 credit is 100 cents. Plan credits are spent first and end; bought ones never do. Newest entries first."""
    return await service.statement(session, principal.id, limit)


@router.post(
    "/checkout",
    responses=responses(Unauthenticated, ScopeMissing, PaymentsUnavailable, UnknownPack),
    summary="Buy a pack of credits by card",
)
async def checkout(body: CheckoutIn, principal: AccountHolder) -> None:
    """Card payments are not switched on here yet: 409 ``payments_unavailable``, and nothing is charged."""
    if body.pack not in service.PACKS:
        raise UnknownPack
    raise PaymentsUnavailable

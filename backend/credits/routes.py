"""The balance, its ledger, and the way to more credits."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from backend.credits import service
from backend.credits.schemas import Credits
from backend.db import Session
from backend.errors import Unauthenticated, responses
from backend.security import Reader

router = APIRouter(prefix="/credits", tags=["credits"])


@router.get("", response_model=Credits, responses=responses(Unauthenticated), summary="Your balance and ledger")
async def read_credits(
    session: Session,
    principal: Reader,
    limit: Annotated[int, Query(ge=1, le=500)] = service.LEDGER_LIMIT_DEFAULT,
) -> Credits:
    """1 credit is 100 cents. Plan credits are spent first and end; bought ones never do. Newest entries first."""
    return await service.statement(session, principal.id, limit)

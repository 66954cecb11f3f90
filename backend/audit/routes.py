"""What was done and refused: the assistant reports what it declined, administrators read the log."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, status

from backend.audit import service
from backend.audit.schemas import AuditPage, RefusalIn
from backend.db import Session
from backend.errors import Forbidden, responses
from backend.security import Admin, Reader

router = APIRouter()


@router.post("/audit/refusals", status_code=status.HTTP_204_NO_CONTENT, tags=["audit"])
async def report_refusal(refusal: RefusalIn, session: Session, principal: Reader) -> None:
    """Log what the assistant declined to do for this user."""
    await service.record_declined(session, principal, refusal)


@router.get("/admin/audit", tags=["admin"], responses=responses(Forbidden))
async def read_audit(
    session: Session,
    _: Admin,
    user_id: uuid.UUID | None = None,
    action: Annotated[str | None, Query(max_length=100)] = None,
    outcome: Annotated[str | None, Query(max_length=100)] = None,
    before: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> AuditPage:
    """The log, newest first: by user, action (`hold.create`, `refusal`, …) or outcome (`ok` or a code)."""
    return await service.newest(session, user_id=user_id, action=action, outcome=outcome, before=before, limit=limit)

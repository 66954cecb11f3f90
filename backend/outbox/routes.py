"""Dead letters: what failed for good, and another try."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from backend.db import Session
from backend.errors import Forbidden, responses
from backend.gateway.paging import Offset
from backend.outbox import service
from backend.outbox.schemas import DeadLetter
from backend.security import Admin

router = APIRouter()


@router.get("/admin/dead-letters", tags=["admin"], responses=responses(Forbidden))
async def list_dead_letters(
    session: Session, _: Admin, limit: Annotated[int, Query(ge=1, le=200)] = 50, offset: Offset = 0
) -> list[DeadLetter]:
    """Work that was tried until it was given up, the newest on top, each with its last error."""
    return await service.dead_letters(session, limit, offset)


@router.post(
    "/admin/dead-letters/{message_id}/retry", tags=["admin"], responses=responses(Forbidden, service.NoDeadLetter)
)
async def retry_dead_letter(session: Session, _: Admin, message_id: Annotated[int, Path(ge=1, le=2**62)]) -> DeadLetter:
    """Due again at once, with all its attempts."""
    return await service.revive(session, message_id)

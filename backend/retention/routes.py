"""What is kept for how long, and when it was last forgotten."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from backend.db import Session
from backend.errors import Forbidden, responses
from backend.retention import service
from backend.retention.schemas import Retention
from backend.security import Admin

router = APIRouter()


@router.get("/admin/retention", tags=["admin"], responses=responses(Forbidden))
async def read_retention(
    request: Request, session: Session, _: Admin, limit: Annotated[int, Query(ge=1, le=100)] = 10
) -> Retention:
    """What is forgotten after how many days, and how much of it the latest daily runs forgot."""
    return await service.report(session, request.app.state.settings, limit)

"""Merged listings: why they are one lead, and undoing it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request

from backend.db import Session
from backend.errors import Forbidden, responses
from backend.gateway.paging import Offset
from backend.ingestion.merges import service
from backend.ingestion.merges.schemas import Merge, UndoIn, Undone
from backend.security import Admin

router = APIRouter()


@router.get("/admin/merges", tags=["admin"], responses=responses(Forbidden))
async def list_merges(
    session: Session,
    _: Admin,
    lead_id: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Offset = 0,
) -> list[Merge]:
    """Leads that are several listings, the latest on top, each with what speaks for and against it."""
    return await service.merges(session, lead_id, limit, offset)


@router.post(
    "/admin/merges/{lead_id}/undo",
    tags=["admin"],
    responses=responses(Forbidden, service.NotMerged, service.NotOfThisLead),
)
async def undo_merge(
    session: Session,
    request: Request,
    principal: Admin,
    lead_id: Annotated[int, Path(ge=1, le=2**31 - 1)],
    wanted: UndoIn,
) -> Undone:
    """Take listings out of a lead. They are never joined with the rest again, whatever they say later."""
    return await service.undo(session, request.app.state.keyring, principal, lead_id, wanted.listings)

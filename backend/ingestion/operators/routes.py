"""Sources for administrators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from backend.db import Session
from backend.errors import Forbidden, responses
from backend.ingestion.operators import service
from backend.ingestion.operators.errors import NoSuchSource, TermsNotAccepted
from backend.ingestion.operators.schemas import SourceIn, SourceOut
from backend.security import Admin

router = APIRouter()


@router.get("/admin/sources", tags=["admin"], responses=responses(Forbidden))
async def list_sources(session: Session, _: Admin) -> list[SourceOut]:
    """Where listings come from: on or off, by whose leave, the last page and its outcome, fill rates."""
    return await service.sources(session)


@router.patch("/admin/sources/{source}", tags=["admin"], responses=responses(Forbidden, NoSuchSource, TermsNotAccepted))
async def change_source(
    session: Session, principal: Admin, source: Annotated[str, Path(max_length=40)], wanted: SourceIn
) -> SourceOut:
    """Turn live collection on or off. It is off until somebody turns it on and accepts the source's terms."""
    return await service.change(session, principal, source, wanted)

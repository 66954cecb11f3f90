"""Removal for everybody: no account is needed."""

from __future__ import annotations

from fastapi import APIRouter, Request

from backend.db import Session
from backend.ingestion.removal import remove
from backend.ingestion.schemas import RemovalOut
from backend.ingestion.suppression import SuppressionIn

router = APIRouter(tags=["removal"])


@router.post("/removal-requests", status_code=202, summary="Do not list my phone, e-mail, address or listing")
async def request_removal(wanted: SuppressionIn, request: Request, session: Session) -> RemovalOut:
    """Without a log-in. Leads with that phone, e-mail, address or link leave the market at once, their contacts are
    deleted and stay away. The answer is the same whether or not there was one."""
    return await remove(session, request.app.state.keyring, wanted)

"""What happened to orders, and bought leads for other programs."""

from __future__ import annotations

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from backend.db import Session
from backend.errors import Forbidden, Unauthenticated, responses
from backend.purchases import timeline
from backend.purchases.errors import OrderNotFound
from backend.purchases.exporting import Format, export
from backend.purchases.schemas import Stage, TimelineEntry
from backend.security import Admin, ContactReader, Principal, Reader, ScopeMissing

router = APIRouter()
OfStage = Annotated[Stage | None, Query(description="Only leads at this stage")]


class CsvFile(Response):
    """A table."""

    media_type = "text/csv; charset=utf-8"


class VcardFile(Response):
    """An address book."""

    media_type = "text/vcard; charset=utf-8"


def _file(kind: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {kind: {}}, "description": "The file"}}


@router.get(
    "/orders/export.csv",
    response_class=CsvFile,
    tags=["orders"],
    responses=_file("text/csv") | responses(Unauthenticated, ScopeMissing),
    summary="Your leads as a table",
)
async def export_csv(request: Request, session: Session, principal: ContactReader, status: OfStage = None) -> Response:
    """With contacts, stages, notes and follow-ups, for your own log-in only; the look is logged. No cell is a
    formula."""
    return CsvFile(**await _written(request, session, principal, "csv", status))


@router.get(
    "/orders/export.vcf",
    response_class=VcardFile,
    tags=["orders"],
    responses=_file("text/vcard") | responses(Unauthenticated, ScopeMissing),
    summary="Your leads as an address book",
)
async def export_vcards(
    request: Request, session: Session, principal: ContactReader, status: OfStage = None
) -> Response:
    """A vCard 4.0 for each lead with a contact, for your own log-in only; the look is logged."""
    return VcardFile(**await _written(request, session, principal, "vcf", status))


@router.get(
    "/orders/{order_id}/timeline",
    tags=["orders"],
    responses=responses(Unauthenticated, OrderNotFound),
    summary="What happened to an order",
)
async def read_timeline(order_id: uuid.UUID, session: Session, principal: Reader) -> list[TimelineEntry]:
    """Who did what, when and why: the offer, the payment, refunds, your own changes; oldest first."""
    return await timeline.read(session, principal.user, order_id)


@router.get(
    "/admin/orders/{order_id}/timeline",
    tags=["admin"],
    responses=responses(Unauthenticated, Forbidden, OrderNotFound),
    summary="What happened to anybody's order",
)
async def read_any_timeline(order_id: uuid.UUID, session: Session, _: Admin) -> list[TimelineEntry]:
    """The buyer's timeline, with who acted."""
    return await timeline.read_any(session, order_id)


async def _written(
    request: Request, session: Session, principal: Principal, form: Format, stage: str | None
) -> dict[str, Any]:
    content = await export(session, request.app.state.keyring, principal, form, stage)
    headers = {"Content-Disposition": f'attachment; filename="aiqleads.{form}"', "Cache-Control": "private, no-store"}
    return {"content": content, "headers": headers}

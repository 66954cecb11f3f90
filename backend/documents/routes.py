"""Receipts, invoices and credit notes: listed, and drawn as PDF."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from backend.db import Session
from backend.documents import service
from backend.documents.drawing import draw
from backend.documents.errors import DocumentNotFound
from backend.documents.receipts import receipt_of
from backend.documents.schemas import Content, DocumentKind, DocumentPage
from backend.errors import Unauthenticated, responses
from backend.purchases.errors import OrderNotFound
from backend.security import Reader

router = APIRouter(tags=["documents"])
PDF: dict[int | str, dict[str, Any]] = {200: {"content": {"application/pdf": {}}, "description": "The document"}}
Number = Annotated[str, Path(pattern=r"^[RIC]-\d{4}-\d{6,9}$", examples=["R-2026-000001"])]


class Pdf(Response):
    """A document to look at or to keep."""

    media_type = "application/pdf"


@router.get(
    "/orders/{order_id}/receipt.pdf",
    response_class=Pdf,
    responses=PDF | responses(Unauthenticated, OrderNotFound),
    summary="The receipt of an order",
)
async def read_receipt(order_id: uuid.UUID, session: Session, principal: Reader) -> Response:
    """Of leads a receipt, of credits and plans an invoice, with what was refunded since."""
    return await _pdf(*await receipt_of(session, principal.user, order_id))


@router.get("/documents", responses=responses(Unauthenticated), summary="Your documents")
async def list_documents(
    session: Session,
    principal: Reader,
    kind: DocumentKind | None = None,
    cursor: uuid.UUID | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> DocumentPage:
    """Receipts of leads, invoices of credits and plans, credit notes of refunds; the newest first."""
    return await service.page(session, principal.user, kind, cursor, limit)


@router.get(
    "/documents/{number}.pdf",
    response_class=Pdf,
    responses=PDF | responses(Unauthenticated, DocumentNotFound),
    summary="A document of yours",
)
async def read_document(number: Number, session: Session, principal: Reader) -> Response:
    """Drawn from what was written down when it was issued."""
    return await _pdf(*await service.read(session, principal.user, number))


async def _pdf(content: Content, credited: Sequence[Content]) -> Response:
    drawn = await asyncio.to_thread(draw, content, credited)
    headers = {"Content-Disposition": f'inline; filename="{content.number}.pdf"', "Cache-Control": "private, no-store"}
    return Pdf(drawn, headers=headers)

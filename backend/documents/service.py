"""Issuing documents in the transaction that causes them, and reading them.

The number's row is locked last and until the commit: numbers follow each other without a gap, and a rollback uses none.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.config import get_settings
from backend.db import instant
from backend.documents import queries, writing
from backend.documents.errors import DocumentNotFound
from backend.documents.models import Document
from backend.documents.schemas import Content, DocumentKind, DocumentLine, DocumentOut, DocumentPage
from backend.documents.writing import Period
from backend.pricing.labels import labels_of
from backend.purchases import queries as purchases
from backend.purchases.models import Order, OrderLine, Proposal, Refund

KINDS: dict[str, DocumentKind] = {"purchase": "receipt", "topup": "invoice", "subscription": "invoice"}


async def issue(session: AsyncSession, order: Order, period: Period | None = None) -> Document:
    """The receipt of leads, or the invoice of a pack or a plan (for its ``period``): one an order, however often asked.

    The caller holds the buyer's lock.
    """
    known = await queries.of_cause(session, f"order:{order.id}")
    if known is not None:
        return known
    lines = await _lines(session, order, period)
    return await _issue(session, KINDS[order.kind], f"order:{order.id}", order, lines)


async def credit_refund(session: AsyncSession, refund: Refund, line: OrderLine) -> Document:
    """The credit note of a refund that was granted."""
    order = await session.get_one(Order, line.order_id)
    labels = await labels_of(session, [line.lead_id])
    text = f"Lead {line.lead_id}: {labels.get(line.lead_id, 'real-estate lead')}"
    part = refund.amount_cents < line.price_cents
    said = DocumentLine(text=text, detail="In part" if part else None, cents=refund.amount_cents)
    return await credit(session, order, f"refund:{refund.id}", [said], writing.REASONS[refund.reason])


async def credit(
    session: AsyncSession, order: Order, cause: str, lines: Sequence[DocumentLine], reason: str
) -> Document:
    """A credit note for part of an order or all of it: one a cause."""
    known = await queries.of_cause(session, cause)
    if known is not None:
        return known
    corrected = await issue(session, order)
    return await _issue(session, "credit_note", cause, order, lines, corrected.number, reason)


async def credit_all(session: AsyncSession, order: Order, cause: str, cents: int, reason: str) -> Document | None:
    """A credit note for what is taken back of an order as a whole: ``cents``, or what is left of them to credit."""
    credited = await queries.of_orders(session, order.id, "credit_note")
    left = min(cents, order.total_cents - sum(note.total_cents for note in credited if note.cause != cause))
    if left <= 0:
        return None
    return await credit(session, order, cause, [DocumentLine(text=f"Order {order.number}", cents=left)], reason)


async def page(
    session: AsyncSession, user: User, kind: DocumentKind | None, before: uuid.UUID | None, limit: int
) -> DocumentPage:
    """The user's documents, the newest first."""
    found = await queries.page(session, user.id, kind, before, limit + 1)
    more = found[limit - 1].id if len(found) > limit else None
    return DocumentPage(items=[shown(document) for document in found[:limit]], next_cursor=more)


async def read(session: AsyncSession, user: User, number: str) -> tuple[Content, list[Content]]:
    """A document of the user's, and what was credited of it since. Raises DocumentNotFound."""
    document = await queries.numbered(session, user.id, number)
    if document is None:
        raise DocumentNotFound
    return await with_credits(session, document)


async def with_credits(session: AsyncSession, document: Document) -> tuple[Content, list[Content]]:
    """What a document says, and the credit notes that correct it."""
    content = Content.model_validate(document.content)
    if document.kind == "credit_note":
        return content, []
    notes = await queries.of_orders(session, document.order_id, "credit_note")
    return content, [Content.model_validate(note.content) for note in notes]


def shown(document: Document) -> DocumentOut:
    """A document in a list."""
    content = Content.model_validate(document.content)
    return DocumentOut(
        number=document.number,
        kind=content.kind,
        order_id=document.order_id,
        order_number=content.order_number,
        total_cents=document.total_cents,
        corrects=content.corrects,
        issued_at=document.issued_at,
        pdf=f"/v1/documents/{document.number}.pdf",
    )


async def _lines(session: AsyncSession, order: Order, period: Period | None) -> list[DocumentLine]:
    if order.kind == "purchase":
        lines = await purchases.lines_of(session, [order.id])
        return writing.lead_lines(lines, await labels_of(session, [line.lead_id for line in lines]))
    proposal = await session.get(Proposal, order.proposal_id) if order.proposal_id else None
    if order.kind == "topup":
        return [writing.pack_line(order, proposal)]
    return [writing.plan_line(order, proposal, period)]


async def _issue(
    session: AsyncSession, kind: DocumentKind, cause: str, order: Order, lines: Sequence[DocumentLine],
    corrects: str | None = None, reason: str | None = None,
) -> Document:  # fmt: skip
    buyer, now = await queries.buyer(session, order.user_id), await instant(session)
    serial = await queries.next_serial(session, kind, now.year)
    number = writing.number_of(kind, now.year, serial)
    content = writing.written(
        get_settings(), kind, number, order, buyer, lines, now, corrects=corrects, reason=reason
    )  # fmt: skip
    made = Document(
        number=number,
        kind=kind,
        year=now.year,
        serial=serial,
        cause=cause,
        user_id=order.user_id,
        order_id=order.id,
        total_cents=content.total_cents,
        content=content.model_dump(mode="json"),
        issued_at=now,
    )
    session.add(made)
    await session.flush()
    return made

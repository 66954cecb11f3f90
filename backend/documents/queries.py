"""SQL of documents and of their numbers."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.documents.models import Document

_NEXT = text("""
    INSERT INTO document_numbers (kind, year, last) VALUES (:kind, :year, 1)
    ON CONFLICT (kind, year) DO UPDATE SET last = document_numbers.last + 1 RETURNING last
""")


async def next_serial(session: AsyncSession, kind: str, year: int) -> int:
    """The next number of a kind in a year; others wait for it until this transaction ends, one way or the other."""
    serial: int = (await session.execute(_NEXT, {"kind": kind, "year": year})).scalar_one()
    return serial


async def of_cause(session: AsyncSession, cause: str) -> Document | None:
    """The document of an order, a refund or a dispute."""
    return (await session.scalars(select(Document).where(Document.cause == cause))).one_or_none()


async def of_orders(session: AsyncSession, order_id: uuid.UUID, kind: str | None = None) -> Sequence[Document]:
    """Every document about an order, oldest first."""
    wanted = select(Document).where(Document.order_id == order_id).order_by(Document.issued_at, Document.id)
    return (await session.scalars(wanted.where(Document.kind == kind) if kind else wanted)).all()


async def numbered(session: AsyncSession, user_id: uuid.UUID, number: str) -> Document | None:
    """A document of the user's by its number."""
    wanted = select(Document).where(Document.number == number, Document.user_id == user_id)
    return (await session.scalars(wanted)).one_or_none()


async def page(
    session: AsyncSession, user_id: uuid.UUID, kind: str | None, before: uuid.UUID | None, limit: int
) -> Sequence[Document]:
    """The user's documents, the newest first."""
    wanted = select(Document).where(Document.user_id == user_id).order_by(Document.id.desc()).limit(limit)
    wanted = wanted.where(Document.kind == kind) if kind else wanted
    return (await session.scalars(wanted.where(Document.id < before) if before else wanted)).all()


async def buyer(session: AsyncSession, user_id: uuid.UUID) -> User:
    """Whose document it is."""
    return await session.get_one(User, user_id)

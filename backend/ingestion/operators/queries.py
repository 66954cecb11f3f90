"""SQL of sources."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.ingestion.operators.models import IngestSource


async def of(session: AsyncSession, source: str) -> IngestSource:
    """A source for a change, its row made at its first."""
    await session.execute(insert(IngestSource).values(source=source).on_conflict_do_nothing())
    found = await session.get(IngestSource, source, with_for_update=True, populate_existing=True)
    assert found is not None
    return found


async def every(session: AsyncSession) -> dict[str, IngestSource]:
    """All that have a row."""
    return {row.source: row for row in await session.scalars(select(IngestSource))}


async def is_on(session: AsyncSession, source: str) -> bool:
    """Whether live collection is allowed."""
    return bool(await session.scalar(select(IngestSource.is_on).where(IngestSource.source == source)))


async def administrators(session: AsyncSession) -> Sequence[uuid.UUID]:
    """Who hears of trouble."""
    return (await session.scalars(select(User.id).where(User.role == "admin", User.is_active))).all()

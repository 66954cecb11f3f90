"""SQL of raw pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import app_now
from backend.ingestion.pages.models import IngestPage


async def keep(session: AsyncSession, **values: Any) -> None:
    """Keep a page; one that is known is as it was read now."""
    row = insert(IngestPage).values(**values)
    latest = {name: row.excluded[name] for name in ("parser_version", "outcome", "why", "listings", "status")}
    seen = {"fetched_at": app_now(), "read_at": app_now()}
    await session.execute(
        row.on_conflict_do_update(index_elements=["source", "url_mark", "sha256"], set_=latest | seen)
    )


async def kept_lately(session: AsyncSession, source: str, marks: Sequence[bytes], days: int) -> set[bytes]:
    """Marks of addresses that were fetched within so many days."""
    since = app_now() - timedelta(days=days)
    wanted = select(IngestPage.url_mark).where(
        IngestPage.source == source, IngestPage.url_mark.in_(marks), IngestPage.fetched_at > since
    )
    return {bytes(mark) for mark in await session.scalars(wanted)}


async def to_replay(session: AsyncSession, source: str, version: int, after: int) -> IngestPage | None:
    """The next page of a source that an older parser read."""
    wanted = (
        select(IngestPage)
        .where(IngestPage.source == source, IngestPage.parser_version < version, IngestPage.id > after)
        .order_by(IngestPage.id)
        .limit(1)
    )
    return (await session.scalars(wanted)).one_or_none()


async def reread(session: AsyncSession, page_id: int, **values: Any) -> None:
    """What a newer parser made of a page."""
    await session.execute(update(IngestPage).where(IngestPage.id == page_id).values(read_at=app_now(), **values))


async def forget(session: AsyncSession, page_id: int) -> None:
    """A page goes."""
    await session.execute(delete(IngestPage).where(IngestPage.id == page_id))

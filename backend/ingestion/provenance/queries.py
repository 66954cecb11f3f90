"""SQL of where facts come from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_LISTINGS = text("""
    SELECT id, source, sealed, key_version, first_seen_at, changed_at, seen_at FROM listings
    WHERE lead_id = :lead_id AND sealed IS NOT NULL ORDER BY first_seen_at, id
""")
_PAGES = text("""
    SELECT DISTINCT ON (url_mark) id, url_mark, fetched_at, parser_version FROM ingest_pages
    WHERE source = ANY(:sources) AND url_mark = ANY(:marks) ORDER BY url_mark, fetched_at DESC, id DESC
""")


async def listings(session: AsyncSession, lead_id: int) -> Sequence[Any]:
    """The listings of a lead that are kept in full, the first one on top."""
    return (await session.execute(_LISTINGS, {"lead_id": lead_id})).all()


async def pages(session: AsyncSession, sources: Collection[str], marks: Collection[bytes]) -> dict[bytes, Any]:
    """The latest page of each of these addresses."""
    rows = await session.execute(_PAGES, {"sources": list(sources), "marks": list(marks)}) if marks else ()
    return {bytes(row.url_mark): row for row in rows}

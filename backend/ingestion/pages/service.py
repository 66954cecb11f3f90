"""Pages kept and opened: a head of JSON, then the body, compressed and sealed with the key ring."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from datetime import datetime

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.pages import queries
from backend.ingestion.pages.models import IngestPage
from backend.ingestion.sources.outcomes import Page, Parsed
from backend.keyring import KeyRing

_LEVEL = 6
_MARK_BYTES = 16
_PURPOSE = b"page-url"


async def keep(
    session: AsyncSession, keys: KeyRing, page: Page, parsed: Parsed, version: int, market: str | None = None
) -> None:
    """Keep a page and what it came to; the same content of the same address is kept once."""
    await queries.keep(
        session, source=page.source, market=market, url_mark=mark_of(keys, page.url),
        sha256=hashlib.sha256(page.body).digest(), sealed=sealed(keys, page), key_version=keys.version,
        status=page.status, bytes=len(page.body), parser_version=version, **_came_to(parsed),
    )  # fmt: skip


async def kept_lately(session: AsyncSession, keys: KeyRing, source: str, urls: Sequence[str], days: int) -> set[str]:
    """Those of these addresses that were fetched within so many days."""
    marks = {keys.mark(_PURPOSE, url.encode(), _MARK_BYTES): url for url in urls}
    return {marks[mark] for mark in await queries.kept_lately(session, source, list(marks), days)}


async def reread(session: AsyncSession, page_id: int, parsed: Parsed, version: int) -> None:
    """Note what a newer parser made of a page."""
    await queries.reread(session, page_id, parser_version=version, **_came_to(parsed))


def mark_of(keys: KeyRing, url: str) -> bytes:
    """The blind mark by which a page's address is known."""
    return keys.mark(_PURPOSE, url.encode(), _MARK_BYTES)


def sealed(keys: KeyRing, page: Page) -> bytes:
    """The page in few bytes that only the ring opens."""
    head = orjson.dumps({"url": page.url, "type": page.content_type, "at": page.fetched_at})
    return keys.seal_bytes(zlib.compress(head + b"\n" + page.body, _LEVEL))


def opened(keys: KeyRing, row: IngestPage) -> Page:
    """The page as it came."""
    head, _, body = zlib.decompress(keys.open_bytes(row.sealed, row.key_version)).partition(b"\n")
    held = orjson.loads(head)
    at = datetime.fromisoformat(held["at"]) if held["at"] else None
    return Page(row.source, held["url"], row.status, body, held["type"], at)


def _came_to(parsed: Parsed) -> dict[str, str | int]:
    return {"outcome": parsed.outcome.value, "why": parsed.why[:500], "listings": len(parsed.records)}

"""The doors into the pipeline: records that were found, pages that were fetched, targets to fetch."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion import queries as stored
from backend.ingestion.pipeline import queries
from backend.ingestion.pipeline.records import Item, pack, record_hash
from backend.ingestion.readers import Record
from backend.ingestion.sources.outcomes import Page, Parsed
from backend.keyring import KeyRing

BATCH_ROWS = 250
REASON_CHARACTERS = 120
_LINE = re.compile(r"^line \d+: ")


class Accepted(NamedTuple):
    """What became of records at the door: ``queued`` ones are new or say something new."""

    queued: int
    unchanged: int


async def begin(session: AsyncSession, source: str, market: str | None = None, *, at: datetime | None = None) -> UUID:
    """Open a run of a source; what it reads counts as read ``at`` (now), in the order in which it is accepted."""
    return await queries.begin(session, source, market, at)


async def accept(
    session: AsyncSession,
    keys: KeyRing,
    source: str,
    records: Sequence[Record],
    *,
    run: UUID,
    market_hint: str | None = None,
) -> Accepted:
    """Put records into the state table; those that say what they said the last time are seen again, and that is all."""
    queued = unchanged = 0
    for start in range(0, len(records), BATCH_ROWS):
        chunk = records[start : start + BATCH_ROWS]
        fresh, same = await _part(session, source, chunk, run, market_hint)
        if same:
            await stored.lock(session)
            await stored.mark_seen(session, same)
        if fresh:
            await _queue(session, keys, source, market_hint, run, fresh)
        queued, unchanged = queued + len(fresh), unchanged + len(same)
    if not queued:
        await queries.finish_empty(session, run)
    return Accepted(queued, unchanged)


async def skip(session: AsyncSession, pages: Iterable[Parsed], *, run: UUID) -> None:
    """Count what pages showed that is nothing to publish, by the reason. The pages themselves are kept."""
    reasons = Counter(_LINE.sub("", one.why)[:REASON_CHARACTERS] for page in pages for one in page.skipped)
    if reasons:
        await queries.skip(session, run, reasons)


async def accept_page(session: AsyncSession, keys: KeyRing, page: Page, *, run: UUID, market: str | None = None) -> int:
    """Put a fetched page into the state table, to be parsed; the batch."""
    body = base64.b85encode(page.body).decode()
    value = (page.url, page.status, page.content_type, page.fetched_at, body)
    return await _add(session, keys, page.source, market, run, "parse", value)


async def ask_for(
    session: AsyncSession,
    keys: KeyRing,
    source: str,
    target: str | list[str],
    *,
    run: UUID,
    market: str | None = None,
) -> int:
    """Put a target into the state table, to be fetched: an address with what follows it, or addresses and no more;
    the batch."""
    return await _add(session, keys, source, market, run, "fetch", target)


async def _add(
    session: AsyncSession, keys: KeyRing, source: str, market: str | None, run: UUID, stage: str, value: object
) -> int:
    return await queries.add(
        session, run_id=run, source=source, market=market, stage=stage, rows=0, sealed=pack(keys, value),
        key_version=keys.version,
    )  # fmt: skip


async def _part(
    session: AsyncSession, source: str, chunk: Sequence[Record], run: UUID, market: str | None
) -> tuple[list[Item], list[tuple[UUID, datetime, bytes | None]]]:
    """What is new or says something new, and what does not (listing, when, nothing to note)."""
    hashes = [record_hash(source, market, record) for record in chunk]
    known = await queries.known(session, source, hashes)
    same = sum(mark in known for mark in hashes)
    started, read = await queries.count(session, run, read=len(chunk), unchanged=same)
    first = started + timedelta(microseconds=read - len(chunk))
    items = [
        Item(first + timedelta(microseconds=at), mark, record)
        for at, (mark, record) in enumerate(zip(hashes, chunk, strict=True))
    ]
    seen = {known[item.hash]: (known[item.hash], item.at, None) for item in items if item.hash in known}
    return [item for item in items if item.hash not in known], list(seen.values())


async def _queue(
    session: AsyncSession, keys: KeyRing, source: str, market: str | None, run: UUID, items: Sequence[Item]
) -> None:
    await queries.add(
        session, run_id=run, source=source, market=market, stage="clean", rows=len(items),
        sealed=pack(keys, [(item.at, item.hash.hex(), item.record) for item in items]), key_version=keys.version,
    )  # fmt: skip

"""The SQL of rescoring: which listings new evidence concerns. The caller owns the transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.fraud.traces import Trace

MARKED_MAX = 2_000  # by what this many traces shared:
TRACES_A_LOOK = 100

ANYTHING_DUE = "SELECT EXISTS (SELECT FROM listings WHERE rescore_at <= app_now())"
_MARK = text("""
    UPDATE listings l SET rescore_at = app_now()
    FROM unnest(cast(:sources AS text[]), cast(:keys AS bytea[])) AS w(source, source_key)
    WHERE l.source = w.source AND l.source_key = w.source_key AND l.rescore_at IS NULL
""")
_MARK_SHARING = text("""
    WITH shared AS (
        SELECT t.source, t.source_key FROM listing_traces t
        WHERE t.phone = ANY(:phones) OR t.email = ANY(:emails) OR t.address = ANY(:addresses)
            OR t.bands && cast(:bands AS bigint[])
        ORDER BY t.since DESC, t.source_key LIMIT :limit
    )
    UPDATE listings l SET rescore_at = app_now() FROM shared s
    WHERE l.source = s.source AND l.source_key = s.source_key AND l.rescore_at IS NULL
""")
_SHARED = text("""
    SELECT t.phone, t.email, t.address, t.bands FROM listing_traces t
    JOIN listings l ON l.source = t.source AND l.source_key = t.source_key WHERE l.id = ANY(:ids)
""")
_TAKE = text("""
    UPDATE listings SET rescore_at = NULL WHERE id IN (
        SELECT id FROM listings WHERE rescore_at <= app_now() ORDER BY rescore_at, id LIMIT :limit
    ) RETURNING id
""")


class Shared(NamedTuple):
    """By what listings find each other."""

    phone: bytes | None
    email: bytes | None
    address: bytes | None
    bands: tuple[int, ...]


def shared_of(trace: Trace) -> Shared:
    """What others may share with this one."""
    return Shared(trace.phone, trace.email, trace.address, trace.bands)


async def mark(session: AsyncSession, listings: Collection[tuple[str, bytes]]) -> None:
    """These listings (source, source key) are to be scored anew."""
    ordered = sorted(listings)
    if ordered:
        await session.execute(_MARK, {"sources": [one[0] for one in ordered], "keys": [one[1] for one in ordered]})


async def mark_sharing(session: AsyncSession, gone: Iterable[Shared]) -> None:
    """Whoever shares one of these is to be scored anew, for it says so no more."""
    found = list(gone)
    for start in range(0, len(found), TRACES_A_LOOK):
        await _mark_sharing(session, found[start : start + TRACES_A_LOOK])


async def _mark_sharing(session: AsyncSession, found: Sequence[Shared]) -> None:
    values = {
        "phones": [one.phone for one in found if one.phone],
        "emails": [one.email for one in found if one.email],
        "addresses": [one.address for one in found if one.address],
        "bands": [band for one in found for band in one.bands],
    }
    await session.execute(_MARK_SHARING, {**values, "limit": MARKED_MAX})


async def shared_by(session: AsyncSession, listing_ids: Collection[UUID]) -> list[Shared]:
    """What these listings' traces hold."""
    return [
        Shared(row[0], row[1], row[2], tuple(row[3]))
        for row in await session.execute(_SHARED, {"ids": list(listing_ids)})
    ]


async def take(session: AsyncSession, limit: int) -> list[UUID]:
    """Listings to be scored anew, the longest waiting first; they wait no more."""
    return list((await session.execute(_TAKE, {"limit": limit})).scalars())

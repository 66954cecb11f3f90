"""The SQL of fraud scoring: comparable homes, listings alike, decisions. The caller owns the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import FRAUD_HIDDEN_FROM
from backend.ingestion.fraud.prices import Home
from backend.ingestion.fraud.rescore_queries import Shared, mark_sharing
from backend.ingestion.fraud.traces import Trace
from backend.ingestion.loading import copy
from backend.ingestion.queries import lock

PEERS_A_ZIP = 400
ALIKE_A_LISTING = 30
CONTACTS_A_LISTING = 60

_FIELDS = tuple(field.name for field in fields(Trace))
_TRACE = ", ".join(f"t.{name}" for name in _FIELDS)
_PEERS = text(f"""
    SELECT near.* FROM unnest(cast(:zips AS text[]), cast(:lead_types AS text[])) AS wanted(zip, lead_type)
    CROSS JOIN LATERAL (
        SELECT s.zip, s.lead_type, s.property_type, s.beds, s.sqft, s.asking_price FROM lead_search s
        WHERE s.zip = wanted.zip AND s.lead_type = wanted.lead_type AND s.asking_price IS NOT NULL
            AND s.status IN ('available', 'sold') AND s.fraud_score < {FRAUD_HIDDEN_FROM}
        ORDER BY s.lead_id DESC LIMIT {PEERS_A_ZIP}
    ) near
""")
_BY_INDEX = {
    name: text(f"""
        SELECT {_TRACE} FROM unnest(cast(:indexes AS bytea[])) AS wanted(value)
        CROSS JOIN LATERAL (
            SELECT * FROM listing_traces x WHERE x.{name} = wanted.value
            ORDER BY x.since DESC, x.source_key LIMIT {CONTACTS_A_LISTING}
        ) t
    """)
    for name in ("phone", "email", "address")
}
_OWN = text(f"""
    SELECT {_TRACE} FROM unnest(cast(:sources AS text[]), cast(:keys AS bytea[])) AS w(source, source_key)
    JOIN listing_traces t ON t.source = w.source AND t.source_key = w.source_key
""")
_BY_BANDS = text(f"""
    SELECT {_TRACE} FROM (
        SELECT array_agg(band) AS bands
        FROM unnest(cast(:places AS int[]), cast(:bands AS bigint[])) AS one(place, band)
        GROUP BY place
    ) wanted
    CROSS JOIN LATERAL (
        SELECT * FROM listing_traces x WHERE x.bands && wanted.bands
        ORDER BY (SELECT count(*) FROM unnest(x.bands) AS band WHERE band = ANY(wanted.bands)) DESC, x.source_key
        LIMIT {ALIKE_A_LISTING}
    ) t
""")
_TABLE_READ = text(
    "CREATE TEMP TABLE IF NOT EXISTS traces_read (LIKE listing_traces INCLUDING DEFAULTS) ON COMMIT DELETE ROWS"
)
_EMPTY_READ = text("TRUNCATE traces_read")
_REMEMBER = text(f"""
    INSERT INTO listing_traces ({", ".join(_FIELDS)}, bands, seen_at)
    SELECT {", ".join(_FIELDS)}, bands, app_now() FROM traces_read
    ON CONFLICT (source, source_key) DO UPDATE SET
        {", ".join(f"{name} = excluded.{name}" for name in _FIELDS if name not in ("source", "source_key", "since"))},
        since = least(listing_traces.since, excluded.since), bands = excluded.bands, seen_at = excluded.seen_at
""")
_FORGET = text("""
    DELETE FROM listing_traces t
    USING unnest(cast(:sources AS text[]), cast(:keys AS bytea[])) AS gone(source, source_key)
    WHERE t.source = gone.source AND t.source_key = gone.source_key
""")
_FORGET_OLD = text("""
    DELETE FROM listing_traces WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM listing_traces WHERE seen_at < app_now() - make_interval(days => :days) LIMIT :limit
    )) RETURNING phone, email, address, bands
""")
_DECIDED = text("""
    SELECT l.source, l.source_key, r.decision, r.signals
    FROM unnest(cast(:sources AS text[]), cast(:keys AS bytea[])) AS wanted(source, source_key)
    JOIN listings l ON l.source = wanted.source AND l.source_key = wanted.source_key
    JOIN fraud_reviews r ON r.lead_id = l.lead_id
    ORDER BY r.created_at, r.id
""")


class Decided(NamedTuple):
    """What administrators decided of a listing's lead, over all decisions."""

    waived: frozenset[str] = frozenset()
    is_rejected: bool = False


async def peers(session: AsyncSession, areas: Iterable[tuple[str, str]]) -> list[Home]:
    """Homes on the market or sold in these (zip, lead type)."""
    wanted = sorted(set(areas))
    params = {"zips": [area[0] for area in wanted], "lead_types": [area[1] for area in wanted]}
    return [Home(*row) for row in await session.execute(_PEERS, params)]


async def alike(session: AsyncSession, traces: Sequence[Trace]) -> list[Trace]:
    """Remembered listings that share a phone, an e-mail, an address or a band of their text with one of these."""
    found: dict[tuple[str, bytes], Trace] = {}
    for name, statement in _BY_INDEX.items():
        indexes = sorted({value for trace in traces if (value := getattr(trace, name))})
        if indexes:
            rows = await session.execute(statement, {"indexes": indexes})
            found |= {trace.key: trace for trace in map(_trace, rows)}
    places = [(place, band) for place, trace in enumerate(traces) for band in trace.bands]
    if places:
        params = {"places": [place for place, _ in places], "bands": [band for _, band in places]}
        found |= {trace.key: trace for trace in map(_trace, await session.execute(_BY_BANDS, params))}
    return list(found.values())


async def remembered(session: AsyncSession, listings: Sequence[tuple[str, bytes]]) -> dict[tuple[str, bytes], Trace]:
    """What is remembered of these listings (source, source key) themselves."""
    params = {"sources": [source for source, _ in listings], "keys": [key for _, key in listings]}
    return {trace.key: trace for trace in map(_trace, await session.execute(_OWN, params))}


def _trace(row: Any) -> Trace:
    values = dict(zip(_FIELDS, row, strict=True))
    hashes = {name: bytes(values[name]) for name in ("source_key", "phone", "email", "name", "address") if values[name]}
    return Trace(**values | hashes | {"sketch": tuple(values["sketch"]), "marks": tuple(values["marks"])})


async def remember(session: AsyncSession, traces: Sequence[Trace]) -> None:
    """Keep these for the listings to come; the earliest date stands."""
    if traces:
        await session.execute(_TABLE_READ)
        await copy(session, "traces_read", (*_FIELDS, "bands"), map(_line, traces))
        await session.execute(_REMEMBER)
        await session.execute(_EMPTY_READ)


def _line(trace: Trace) -> list[Any]:
    values = {name: getattr(trace, name) for name in _FIELDS}
    values |= {"sketch": _numbers(trace.sketch), "marks": list(trace.marks), "bands": _numbers(trace.bands)}
    return list(values.values())


def _numbers(values: Iterable[int]) -> str:
    return f"{{{','.join(map(str, values))}}}"


async def forget(session: AsyncSession, listings: Sequence[tuple[str, bytes]]) -> None:
    """These listings (source, source key) leave no trace."""
    params = {"sources": [source for source, _ in listings], "keys": [key for _, key in listings]}
    await session.execute(_FORGET, params)


async def forget_unseen(session: AsyncSession, days: int, limit: int) -> int:
    """Traces of listings that were not seen for so long go, at most ``limit``; how many."""
    await lock(session)
    gone = [
        Shared(row[0], row[1], row[2], tuple(row[3]))
        for row in await session.execute(_FORGET_OLD, {"days": days, "limit": limit})
    ]
    await mark_sharing(session, gone)
    return len(gone)


async def decided(session: AsyncSession, listings: Sequence[tuple[str, bytes]]) -> dict[tuple[str, bytes], Decided]:
    """The decisions on the leads of these listings; a later approval ends a rejection, and the other way round."""
    params = {"sources": [source for source, _ in listings], "keys": [key for _, key in listings]}
    found: dict[tuple[str, bytes], Decided] = {}
    for source, key, decision, signals in await session.execute(_DECIDED, params):
        before = found.get((source, bytes(key)), Decided())
        waived = before.waived | set(signals) if decision == "approve" else before.waived - set(signals)
        found[source, bytes(key)] = Decided(frozenset(waived), decision == "reject")
    return found

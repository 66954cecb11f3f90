"""Listings from a file into the market: read, clean, redact, store, price.

Rows are stored in batches, each in its own transaction, so that an import that was stopped half-way is completed by
running it again: what is there is recognised by its source and key, and unchanged content is skipped.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from backend import clock
from backend.config import SOURCES, Settings
from backend.db import make_engine, make_sessions, transaction
from backend.ingestion import queries, values
from backend.ingestion.columns import SAMPLE_ROWS, Columns, detect
from backend.ingestion.drafts import Draft, Reading, Rejected, draft
from backend.ingestion.errors import BadOption
from backend.ingestion.readers import Row, read_rows
from backend.ingestion.schemas import ImportReport, RejectedRow
from backend.ingestion.store import store
from backend.keyring import KeyRing, ring
from backend.places.markets import BY_SLUG, MARKETS
from backend.pricing import service as pricing

BATCH_ROWS = 2_500
RENTS_BELOW_MEDIAN_DOLLARS = 15_000

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to read the file. `mapping` is column → field, `fixed` field → value for all rows."""

    source: str | None = None
    market: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    demo_contacts: bool = False


def run_import(
    settings: Settings, path: Path, options: ImportOptions, progress: Progress | None = None
) -> ImportReport:
    """Import a file with complete settings (database, contact keys). Raises ImportProblem."""
    if options.demo_contacts and not settings.demo_mode:
        raise BadOption("--demo-contacts invents people, so it works in demo mode only (without AIQLEADS_SECRET).")
    if settings.database_url is None or settings.contact_keys is None:
        raise RuntimeError("An import needs AIQLEADS_DATABASE_URL and AIQLEADS_CONTACT_KEYS.")
    return asyncio.run(_run(settings, settings.database_url, path, options, progress))


async def _run(
    settings: Settings, url: str, path: Path, options: ImportOptions, progress: Progress | None
) -> ImportReport:
    assert settings.contact_keys is not None
    engine = make_engine(url, pool_size=1)
    try:
        keys = ring(settings.contact_keys.get_secret_value())
        return await import_file(make_sessions(engine), keys, path, options, progress)
    finally:
        await engine.dispose()


async def import_file(
    sessions: async_sessionmaker[AsyncSession],
    keys: KeyRing,
    path: Path,
    options: ImportOptions,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a file through these sessions; `progress` hears (rows done, rows in all). Raises ImportProblem."""
    started = time.perf_counter()
    source, market = checked_source(options.source), checked_market(options.market)
    rows = read_rows(path)
    columns = detect([row.values for row in rows[:SAMPLE_ROWS] if not row.trouble], options.mapping, options.fixed)
    usual = _usual_lead_type(rows, columns)
    how = Reading(columns, options.fixed, source, market, usual, clock.now())
    report = ImportReport(file=path.name, columns=dict(columns.names))
    for batch in _batches(rows):
        drafts = list(_drafts(batch, how, report))
        async with transaction(sessions) as session:
            report.add(await store(session, keys, drafts, demo_contacts=options.demo_contacts))
        if progress:
            progress(report.read, len(rows))
    if report.new or report.updated or report.contacts_added:
        await _price(sessions)
    report.seconds = round(time.perf_counter() - started, 2)
    return report


def checked_source(name: str | None) -> str | None:
    """The source by its name; BadOption when there is none so called."""
    if name is None or name.lower() in SOURCES:
        return name.lower() if name else None
    raise BadOption(f"There is no source {name!r}. Sources are {', '.join(SOURCES)}.")


def checked_market(name: str | None) -> str | None:
    """The market's slug by slug or name; BadOption when there is none so called."""
    if name is None:
        return None
    found = next((market.slug for market in MARKETS if name.lower() in (market.slug, market.name.lower())), None)
    if found is None:
        raise BadOption(f"There is no market {name!r}. Markets are {', '.join(BY_SLUG)}.")
    return found


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[at : at + BATCH_ROWS] for at in range(0, len(rows), BATCH_ROWS))


def _usual_lead_type(rows: Sequence[Row], columns: Columns) -> str:
    """Rent when half the prices are below what a home costs to buy."""
    column = columns.names.get("asking_price", "")
    prices = [price for row in rows[:2_000] if (price := values.price(row.values.get(column, ""))) is not None]
    return "rent" if prices and statistics.median(prices) < RENTS_BELOW_MEDIAN_DOLLARS else "sale"


def _drafts(rows: Sequence[Row], how: Reading, report: ImportReport) -> Iterator[Draft]:
    for row in rows:
        report.read += 1
        if row.trouble:
            report.rejected.append(RejectedRow(line=row.line, reason=row.trouble))
            continue
        try:
            yield draft(row.values, how)
        except Rejected as problem:
            report.rejected.append(RejectedRow(line=row.line, reason=str(problem)))


async def _price(sessions: async_sessionmaker[AsyncSession]) -> None:
    """New figures of every area, and with them new prices of every lead."""
    async with transaction(sessions) as session:
        await queries.analyze(session)
        await pricing.refresh_area_stats(session)
        await pricing.reprice(session, None, "ingestion")

"""Saved pages and exports into the market: each page read by its source's connector, its listings stored and priced."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from backend import clock
from backend.config import Settings
from backend.db import make_engine, make_sessions, transaction
from backend.ingestion.columns import FIELDS, Columns
from backend.ingestion.drafts import Draft, Reading, Rejected, draft
from backend.ingestion.errors import BadOption
from backend.ingestion.importer import checked_market
from backend.ingestion.readers import Record
from backend.ingestion.schemas import ImportReport
from backend.ingestion.sources.outcomes import Connector, Page, Parsed
from backend.ingestion.sources.registry import CONNECTORS
from backend.ingestion.sources.saved import files_of, is_address, page_of
from backend.ingestion.sources.schemas import IngestReport, PageReport, RejectedListing, fill_rates
from backend.ingestion.store import store
from backend.keyring import KeyRing, ring
from backend.pricing import service as pricing

ALIASES = {"files": "import", "file": "import", "csv": "import", "json": "import"}
_COLUMNS = Columns({name: name for name in FIELDS if name != "rent"}, is_rent=False)

Progress = Callable[[int, int], None]


def connector_of(name: str) -> Connector:
    """The connector of a source by its name; BadOption when there is none so called."""
    found = CONNECTORS.get(ALIASES.get(name.lower(), name.lower()))
    if found is None:
        raise BadOption(f"There is no source {name!r}. Sources are {', '.join(CONNECTORS)}.")
    return found


def paths_of(targets: Sequence[str]) -> list[Path]:
    """The files of all targets, each once. Raises ImportProblem for what is no file and no folder."""
    for target in targets:
        if is_address(target):
            raise BadOption(f"{target} is an address: live collection is off. Save the page and name the file.")
    return list(dict.fromkeys(path for target in targets for path in files_of(target)))


def read_pages(source: str, targets: Sequence[str], save: Path | None = None) -> IngestReport:
    """Read the pages and report, without storing anything. Raises ImportProblem."""
    connector = connector_of(source)
    report = IngestReport(source=connector.source)
    started = time.perf_counter()
    records: list[Record] = []
    for path in paths_of(targets):
        _, parsed = _read(connector, path, report, save)
        records += parsed.records
    report.filled, report.seconds = fill_rates(records), round(time.perf_counter() - started, 2)
    return report


def run_ingest(
    settings: Settings,
    source: str,
    targets: Sequence[str],
    *,
    market: str | None = None,
    save: Path | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Read and store with complete settings (database, contact keys). Raises ImportProblem."""
    if settings.database_url is None or settings.contact_keys is None:
        raise RuntimeError("Ingestion needs AIQLEADS_DATABASE_URL and AIQLEADS_CONTACT_KEYS.")
    keys = ring(settings.contact_keys.get_secret_value())
    return asyncio.run(_run(settings.database_url, keys, source, targets, market, save, progress))


async def _run(
    url: str,
    keys: KeyRing,
    source: str,
    targets: Sequence[str],
    market: str | None,
    save: Path | None,
    progress: Progress | None,
) -> IngestReport:
    engine = make_engine(url, pool_size=1)
    try:
        return await ingest(make_sessions(engine), keys, source, targets, market=market, save=save, progress=progress)
    finally:
        await engine.dispose()


async def ingest(
    sessions: async_sessionmaker[AsyncSession],
    keys: KeyRing,
    source: str,
    targets: Sequence[str],
    *,
    market: str | None = None,
    save: Path | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Read and store through these sessions, a page a transaction; `progress` hears (pages done, pages in all)."""
    started = time.perf_counter()
    connector, paths = connector_of(source), paths_of(targets)
    how = Reading(_COLUMNS, {}, None, checked_market(market), "sale", clock.now())
    report = IngestReport(source=connector.source)
    records: list[Record] = []
    for done, path in enumerate(paths, 1):
        page, parsed = _read(connector, path, report, save)
        records += parsed.records
        await _store(sessions, keys, page, parsed, how, report)
        if progress:
            progress(done, len(paths))
    if report.new or report.updated:
        await _price(sessions)
    report.filled, report.seconds = fill_rates(records), round(time.perf_counter() - started, 2)
    return report


def _read(connector: Connector, path: Path, report: IngestReport, save: Path | None) -> tuple[Page, Parsed]:
    page = page_of(connector.source, path)
    parsed = connector.parse(page)
    report.count(PageReport.of(str(path), parsed))
    if save:
        _keep(save, page, parsed)
    return page, parsed


def _keep(folder: Path, page: Page, parsed: Parsed) -> None:
    """The page as it came, and beside it what was read."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{page.source}-{hashlib.sha256(page.body).hexdigest()[:16]}"
    (folder / f"{name}{Path(page.url).suffix or '.html'}").write_bytes(page.body)
    held = {
        "target": page.url,
        "outcome": parsed.outcome.value,
        "why": parsed.why,
        "records": parsed.records,
        "skipped": [{"why": item.why, "record": item.record} for item in parsed.skipped],
        "links": parsed.links,
        "next_url": parsed.next_url,
    }
    (folder / f"{name}.read.json").write_text(json.dumps(held, indent=2, ensure_ascii=False), encoding="utf-8")


async def _store(
    sessions: async_sessionmaker[AsyncSession],
    keys: KeyRing,
    page: Page,
    parsed: Parsed,
    how: Reading,
    report: IngestReport,
) -> None:
    drafts: list[Draft] = []
    for record in parsed.records:
        try:
            drafts.append(draft(record, how))
        except Rejected as problem:
            report.rejected.append(RejectedListing(target=page.url, title=record.get("title", ""), why=str(problem)))
    if not drafts:
        return
    counted = ImportReport(file=page.url)
    async with transaction(sessions) as session:
        counted.add(await store(session, keys, drafts))
    report.new += counted.new
    report.updated += counted.updated
    report.unchanged += counted.unchanged


async def _price(sessions: async_sessionmaker[AsyncSession]) -> None:
    async with transaction(sessions) as session:
        await pricing.refresh_area_stats(session)
        await pricing.reprice(session, None, "ingestion")

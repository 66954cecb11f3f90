"""Saved pages and exports into the market: each page read by its source's connector, its listings by the pipeline."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from backend.config import Settings
from backend.db import make_engine, make_sessions, transaction
from backend.ingestion.errors import BadOption
from backend.ingestion.fetching.manners import Manners
from backend.ingestion.fetching.visiting import PAGES_MAX, Tour, Visited, tour
from backend.ingestion.importer import checked_market
from backend.ingestion.operators import watching
from backend.ingestion.pages import service as pages
from backend.ingestion.pages.replaying import replayed
from backend.ingestion.pipeline.intake import accept, begin, skip
from backend.ingestion.pipeline.service import work
from backend.ingestion.sources import queries
from backend.ingestion.sources.joining import joined
from backend.ingestion.sources.outcomes import Connector, Page, Parsed
from backend.ingestion.sources.registry import CONNECTORS, stored_as
from backend.ingestion.sources.saved import files_of, is_address, page_of
from backend.ingestion.sources.schemas import IngestReport, PageReport, fill_rates
from backend.keyring import KeyRing, ring
from backend.outbox.topics import House

WAIT_SECONDS = 60  # for parts of a run that another worker has taken
ALIASES = {"files": "import", "file": "import", "csv": "import", "json": "import"}

Progress = Callable[[int, int], None]


def connector_of(name: str) -> Connector:
    """The connector of a source by its name; BadOption when there is none so called."""
    found = CONNECTORS.get(ALIASES.get(name.lower(), name.lower()))
    if found is None:
        raise BadOption(f"There is no source {name!r}. Sources are {', '.join(CONNECTORS)}.")
    return found


def addresses_of(targets: Sequence[str]) -> list[str]:
    """The targets that are visited live."""
    return [target for target in targets if is_address(target)]


def paths_of(targets: Sequence[str]) -> list[Path]:
    """The files of all targets, each once. Raises ImportProblem for what is no file and no folder."""
    for target in targets:
        if is_address(target):
            raise BadOption(f"{target} is an address: save the page and name the file, or collect it live.")
    return list(dict.fromkeys(path for target in targets for path in files_of(target)))


def checked(source: str, targets: Sequence[str], *, replay: bool = False) -> list[str]:
    """The targets, when there is such a source and something to read. Raises ImportProblem."""
    connector_of(source)
    if replay == bool(targets):
        raise BadOption("Name what to read, or --replay alone." if replay else "Name a file, a folder or an address.")
    live = addresses_of(targets)
    paths_of([target for target in targets if target not in live])
    return list(targets)


def read_pages(source: str, targets: Sequence[str], save: Path | None = None) -> IngestReport:
    """Read the pages and report, without storing anything. Raises ImportProblem."""
    connector = connector_of(source)
    report = IngestReport(source=connector.source)
    started = time.perf_counter()
    records = joined([_read(connector, path, report, save) for path in paths_of(targets)])
    report.repeated = report.listings - len(records)
    report.filled, report.seconds = fill_rates(records), round(time.perf_counter() - started, 2)
    return report


@dataclass(frozen=True, slots=True)
class Options:
    """`market` for pages that do not say; `save`: a folder for each page and what was read from it; `replay`: pages
    that were kept, as today's parser reads them."""

    market: str | None = None
    save: Path | None = None
    progress: Progress | None = None
    replay: bool = False
    pages_max: int = PAGES_MAX
    manners: Manners | None = None


def run_ingest(settings: Settings, source: str, targets: Sequence[str], options: Options) -> IngestReport:
    """Read and store with complete settings (database, contact keys). Raises ImportProblem."""
    if settings.database_url is None or settings.contact_keys is None:
        raise RuntimeError("Ingestion needs AIQLEADS_DATABASE_URL and AIQLEADS_CONTACT_KEYS.")
    return asyncio.run(_run(settings, settings.database_url, source, targets, options))


async def _run(settings: Settings, url: str, source: str, targets: Sequence[str], options: Options) -> IngestReport:
    engine = make_engine(url, pool_size=2)
    try:
        return await ingest(House(make_sessions(engine), settings), source, targets, options)
    finally:
        await engine.dispose()


async def ingest(house: House, source: str, targets: Sequence[str], options: Options) -> IngestReport:
    """Read the pages, take their listings through the pipeline, and wait for the end."""
    assert house.settings.contact_keys is not None
    started, keys = time.perf_counter(), ring(house.settings.contact_keys.get_secret_value())
    connector, market = connector_of(source), checked_market(options.market)
    report, read = IngestReport(source=connector.source), list[Visited]()
    async for page in _pages(house, keys, connector, targets, replace(options, market=market)):
        read.append(page)
        report.count(PageReport.of(page.url, page.parsed))
        if options.save and page.page:
            _keep(options.save, page.page, page.parsed)
    records = joined(page.parsed for page in read)
    report.repeated = report.listings - len(records)
    async with transaction(house.sessions) as session:
        run = await begin(session, connector.source, market)
        await skip(session, [page.parsed for page in read], run=run)
        await accept(session, keys, stored_as(connector.source), records, run=run, market_hint=market)
        for page in read:
            if page.kept is not None:
                await pages.reread(session, page.kept, page.parsed, connector.version)
    await _outcome(house, run, report)
    report.filled, report.seconds = fill_rates(records), round(time.perf_counter() - started, 2)
    return report


async def _pages(
    house: House, keys: KeyRing, connector: Connector, targets: Sequence[str], options: Options
) -> AsyncIterator[Visited]:
    """Saved pages, then those of addresses; or, for a replay, those that were kept."""
    if options.replay:
        async for number, page, parsed in replayed(house, keys, connector):
            yield Visited(page.url, parsed, page, number)
        return
    addresses = addresses_of(targets)
    paths = paths_of([target for target in targets if target not in addresses])
    for done, path in enumerate(paths, 1):
        page = page_of(connector.source, path)
        parsed = connector.parse(page)
        async with transaction(house.sessions) as session:
            await watching.note(session, keys, connector, page, parsed, options.market)
        yield Visited(str(path), parsed, page)
        if options.progress:
            options.progress(done, len(paths))
    if addresses:
        wanted = Tour(addresses, options.market, options.pages_max, options.manners)
        async for visited in tour(house, keys, connector, wanted):
            yield visited


async def _outcome(house: House, run: UUID, report: IngestReport) -> None:
    """The run's figures, once nothing of it is under way; another worker may have taken a part."""
    ends = time.monotonic() + WAIT_SECONDS
    while await work(house) or time.monotonic() < ends:
        async with transaction(house.sessions) as session:
            if not await queries.under_way(session, run):
                break
        await asyncio.sleep(0.2)
    async with transaction(house.sessions) as session:
        counts = await queries.figures(session, run)
        report.new, report.updated, report.unchanged = counts.new, counts.updated, counts.unchanged
        report.rejected = await queries.rejected(session, run)
        report.dead = await queries.dead(session, run)


def _read(connector: Connector, path: Path, report: IngestReport, save: Path | None) -> Parsed:
    page = page_of(connector.source, path)
    parsed = connector.parse(page)
    report.count(PageReport.of(str(path), parsed))
    if save:
        _keep(save, page, parsed)
    return parsed


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

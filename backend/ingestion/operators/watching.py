"""Each page noted: kept, counted, its fill rates held against what is usual; administrators hear of what is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import instant
from backend.ingestion.operators import metrics, queries, wording
from backend.ingestion.operators.models import IngestSource
from backend.ingestion.operators.telling import tell
from backend.ingestion.pages import service as pages
from backend.ingestion.sources.outcomes import Connector, Outcome, Page, Parsed
from backend.ingestion.sources.schemas import fill_rates
from backend.keyring import KeyRing

WATCHED_FROM_LISTINGS = 10  # a page of fewer says little about a field
USUAL_FROM_LISTINGS = 50
USUAL_SHARE_MIN = 0.5
DRY_SHARE = 0.5  # of what is usual
MEMORY_LISTINGS = 1_000  # older ones fade


async def note(
    session: AsyncSession, keys: KeyRing, connector: Connector, page: Page, parsed: Parsed, market: str | None
) -> None:
    """Keep a page and note what it came to. Exports that people have on disk are theirs to keep."""
    if connector.source != "import":
        await pages.keep(session, keys, page, parsed, connector.version, market)
    await note_outcome(session, connector, parsed)


async def note_outcome(session: AsyncSession, connector: Connector, parsed: Parsed) -> None:
    """Note what a visit came to, whether there was a page or not."""
    row = await queries.of(session, connector.source)
    row.last_page_at, row.last_outcome, row.last_why = await instant(session), parsed.outcome.value, parsed.why[:500]
    row.outcomes = row.outcomes | {parsed.outcome.value: row.outcomes.get(parsed.outcome.value, 0) + 1}
    metrics.PAGES.labels(connector.source, parsed.outcome.value).inc()
    if parsed.outcome is Outcome.LAYOUT_CHANGED:
        await _alert(session, row, "layout_changed", wording.layout_changed(row.source, parsed.why))
    if len(parsed.records) >= WATCHED_FROM_LISTINGS:
        await _watch(session, row, fill_rates(parsed.records), len(parsed.records))
    await session.flush()


async def _watch(session: AsyncSession, row: IngestSource, rates: Mapping[str, float], listings: int) -> None:
    usual: dict[str, float] = row.filled
    if row.watched >= USUAL_FROM_LISTINGS:
        for field in dry(usual, rates):
            said = wording.ran_dry(row.source, field, usual[field], rates.get(field, 0.0))
            await _alert(session, row, field, said)
    row.filled = blended(usual, row.watched, rates, listings)
    row.watched = min(row.watched + listings, MEMORY_LISTINGS)


def dry(usual: Mapping[str, float], rates: Mapping[str, float]) -> list[str]:
    """Fields that most listings have and that now fewer than half as many have."""
    return [
        field
        for field, share in sorted(usual.items())
        if share >= USUAL_SHARE_MIN and rates.get(field, 0.0) < DRY_SHARE * share
    ]


def blended(usual: Mapping[str, float], watched: int, rates: Mapping[str, float], listings: int) -> dict[str, float]:
    """The usual shares with those of a further page."""
    whole = watched + listings
    return {
        field: round((usual.get(field, 0.0) * watched + rates.get(field, 0.0) * listings) / whole, 4)
        for field in sorted({*usual, *rates})
    }


async def _alert(session: AsyncSession, row: IngestSource, kind: str, said: str) -> None:
    """Once a day for each source and kind of trouble."""
    row.alert, row.alerted_at = said, await instant(session)
    metrics.ALERTS.labels(row.source, kind).inc()
    await tell(session, f"{row.source}:{kind}", wording.telling(row.source, said), {"source": row.source})

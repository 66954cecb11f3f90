"""The stages. Each is a function of a batch within one transaction: its effect, and the batch as the next one needs it.

Doing a stage again does nothing again: what it wrote is rolled back with its progress when it does not come to its end.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import Settings
from backend.db import Sessions, transaction
from backend.embeddings import service as embeddings
from backend.events.publish import leads_changed
from backend.ingestion import placing_queries
from backend.ingestion import queries as stored
from backend.ingestion.corrections.service import correct
from backend.ingestion.drafts import Draft, Reading, Rejected, draft
from backend.ingestion.fetching.manners import manners_of
from backend.ingestion.fetching.visiting import Tour, tour
from backend.ingestion.fraud.service import score_fraud
from backend.ingestion.importer import RENTS_BELOW_MEDIAN_DOLLARS
from backend.ingestion.operators import watching
from backend.ingestion.operators.errors import SourceOff
from backend.ingestion.pipeline import queries, score_queries
from backend.ingestion.pipeline.intake import accept, accept_page
from backend.ingestion.pipeline.queries import Batch
from backend.ingestion.pipeline.records import COLUMNS, Cleaned, Item, cleaned_of, items_of, pack, unpack
from backend.ingestion.sealing import open_draft
from backend.ingestion.sources.joining import joined
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.ingestion.sources.registry import CONNECTORS, stored_as
from backend.ingestion.sources.saved import files_of, is_address, page_of
from backend.ingestion.store import store
from backend.ingestion.values import price
from backend.keyring import KeyRing
from backend.leads.publishing import published
from backend.outbox.topics import House
from backend.pricing import service as pricing

ERROR_KEPT_CHARACTERS = 500
PAGES_A_BATCH = 10  # of an address, by the clock
WAIT_MAX = 20.0  # seconds for a host's turn; a worker has other work
_USABLE = (Outcome.OK, Outcome.EMPTY, Outcome.GONE)
log = logging.getLogger(__name__)


class NotRead(Exception):
    """A page that came to nothing that can be used, however often it is read: a dead letter with this as its reason."""


class Throttled(Exception):
    """The site asks us to come again later."""


@dataclass(frozen=True, slots=True)
class Work:
    """One stage's transaction."""

    session: AsyncSession
    keys: KeyRing
    settings: Settings
    sessions: Sessions  # for what an outside call must not hold up or lose: what it cost


Stage = Callable[[Work, Batch], Awaitable[Batch | None]]


async def fetch(work: Work, batch: Batch) -> None:
    """A target becomes pages. Saved ones are read where they lie; addresses are for a source that is turned on."""
    target = str(_opened(work, batch))
    if is_address(target):
        await _visit(work, batch, target)
        return
    for path in files_of(target):
        page = page_of(batch.source, path)
        await accept_page(work.session, work.keys, page, run=batch.run_id, market=batch.market)
    await _finished(work, batch)


async def _visit(work: Work, batch: Batch, target: str) -> None:
    """The pages of an address, each read and kept as it comes; a source that is off, or refuses us, is an error."""
    house, read = House(work.sessions, work.settings), list[Parsed]()
    wanted = Tour([target], batch.market, PAGES_A_BATCH, manners_of(work.settings)._replace(wait_max_seconds=WAIT_MAX))
    try:
        async for visited in tour(house, work.keys, CONNECTORS[batch.source], wanted):
            read.append(visited.parsed)
    except SourceOff as problem:
        raise NotRead(problem.detail) from None
    if not read or read[0].outcome not in _USABLE:
        why = f"{read[0].outcome.value}: {read[0].why}" if read else "there is nothing to visit"
        raise Throttled(why) if read and read[0].outcome is Outcome.THROTTLED else NotRead(why)
    await accept(
        work.session, work.keys, stored_as(batch.source), joined(read), run=batch.run_id, market_hint=batch.market
    )
    await _finished(work, batch)


async def parse(work: Work, batch: Batch) -> None:
    """A page becomes records; each is accepted like any other. A page that is no page of results is an error."""
    url, status, content_type, fetched_at, body = _opened(work, batch)
    at = datetime.fromisoformat(fetched_at) if fetched_at else None
    page = Page(batch.source, url, status, base64.b85decode(body), content_type, at)
    parsed = CONNECTORS[batch.source].parse(page)
    async with transaction(work.sessions) as session:  # of its own: a page that is not understood is kept, too
        await watching.note(session, work.keys, CONNECTORS[batch.source], page, parsed, batch.market)
    if parsed.outcome not in _USABLE:
        raise NotRead(f"{parsed.outcome.value}: {parsed.why}")
    await accept(
        work.session, work.keys, stored_as(batch.source), parsed.records, run=batch.run_id, market_hint=batch.market
    )
    await _finished(work, batch)


async def clean(work: Work, batch: Batch) -> Batch | None:
    """Records become drafts. One that is no lead is rejected with its reason; one that trips us is a dead letter."""
    kept: list[Cleaned] = []
    rejected: list[tuple[Item, str]] = []
    for item in items_of(_opened(work, batch)):
        try:
            kept.append(Cleaned(item.hash, read(batch.source, batch.market, item)))
        except Rejected as problem:
            rejected.append((item, str(problem)))
        except Exception as error:  # (foreign texts: kept, shown to administrators)
            log.exception("a record of batch %d cannot be cleaned", batch.id)
            await _set_aside(work, batch, item, f"{type(error).__name__}: {error}"[:ERROR_KEPT_CHARACTERS])
    await _reject(work, batch, rejected)
    if not kept:
        await _finished(work, batch)
        return None
    drafts = await correct(work.sessions, work.settings, [one.draft for one in kept])
    packed = pack(work.keys, [(one.hash.hex(), draft) for one, draft in zip(kept, drafts, strict=True)])
    return batch._replace(stage="match", rows=len(kept), sealed=packed, key_version=work.keys.version)


def read(source: str, market: str | None, item: Item) -> Draft:
    """The draft of one record, as read when it was; the same for the same record, whatever is read beside it."""
    asked = price(item.record.get("asking_price", ""))
    usual = "rent" if asked is not None and asked < RENTS_BELOW_MEDIAN_DOLLARS else "sale"
    how = Reading(COLUMNS, {}, None if source == "import" else source, market, usual, item.at)
    return replace(draft(item.record, how), seen_at=item.at)


async def match(work: Work, batch: Batch) -> Batch | None:
    """Drafts become listings of leads, those that are new still hidden."""
    cleaned = cleaned_of(_opened(work, batch))
    hashes = {(one.draft.source, one.draft.source_key): one.hash for one in cleaned}
    done = await store(work.session, work.keys, [one.draft for one in cleaned], hashes=hashes, in_pipeline=True)
    await queries.count(work.session, batch.run_id, new=done.new, updated=done.updated, unchanged=done.unchanged)
    await stored.make_due(work.session, done.touched)
    if not done.changed:
        await _finished(work, batch)
        return None
    return batch._replace(
        stage="score", sealed=None, key_version=None, listings=done.changed, leads=done.touched, added=done.added
    )


async def score(work: Work, batch: Batch) -> Batch:
    """What is new is scored with all that is known; a lead is as suspect as its most suspect listing, and comes out."""
    kept = await placing_queries.parts(work.session, batch.listings)
    drafts = [open_draft(work.keys, one.sealed, one.key_version) for one in kept]
    found = await score_fraud(work.session, work.keys, drafts) if drafts else []
    await stored.lock(work.session)
    await score_queries.keep(work.session, {one.id: scored for one, scored in zip(kept, found, strict=True)})
    await score_queries.follow(work.session, batch.leads, batch.added)
    return batch._replace(stage="price")


async def set_price(work: Work, batch: Batch) -> Batch:
    """Lead prices as far as these leads tell; those of their neighbours follow when the run is finished."""
    await pricing.reprice(work.session, sorted(batch.leads), "ingestion")
    return batch._replace(stage="embed")


async def embed(work: Work, batch: Batch) -> Batch:
    """Vectors of what says something else now go; making new ones is background work that keeps nobody waiting."""
    if work.settings.embeddings != "off":
        await embeddings.forget_outdated(work.session, sorted(batch.leads))
    return batch._replace(stage="publish")


async def publish(work: Work, batch: Batch) -> None:
    """Saved searches hear of new leads, open pages of all that changed."""
    await published(work.session, await score_queries.on_market(work.session, batch.added), priced=True)
    await leads_changed(work.session, batch.leads)
    await _finished(work, batch)


async def _finished(work: Work, batch: Batch) -> None:
    """With the last batch of a run the figures of its areas are computed anew, and prices follow them."""
    over = await queries.finish(work.session, batch)
    if over:
        started, read_in_all = over
        await pricing.refresh_area_stats(work.session)
        await queries.prices_are_stale(work.session, started, started + timedelta(microseconds=read_in_all))


async def _set_aside(work: Work, batch: Batch, item: Item, error: str) -> None:
    packed = pack(work.keys, [(item.at, item.hash.hex(), item.record)])
    await queries.add(
        work.session, run_id=batch.run_id, source=batch.source, market=batch.market, stage="clean", rows=1,
        sealed=packed, key_version=work.keys.version, error=error,
    )  # fmt: skip


async def _reject(work: Work, batch: Batch, rejected: list[tuple[Item, str]]) -> None:
    version = work.keys.version
    await queries.reject(
        work.session,
        [
            {"run_id": batch.run_id, "reason": why, "sealed": pack(work.keys, item.record), "key_version": version}
            for item, why in rejected
        ],
    )
    if rejected:
        await queries.count(work.session, batch.run_id, rejected=len(rejected))


def _opened(work: Work, batch: Batch) -> Any:
    assert batch.sealed is not None
    assert batch.key_version is not None
    return unpack(work.keys, batch.sealed, batch.key_version)


STAGES: dict[str, Stage] = {
    "fetch": fetch, "parse": parse, "clean": clean, "match": match, "score": score, "price": set_price, "embed": embed,
    "publish": publish,
}  # fmt: skip

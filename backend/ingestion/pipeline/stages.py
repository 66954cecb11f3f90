"""The stages. Each is a function of a batch within one transaction: its effect, and the batch as the next one needs it.

Doing a stage again does nothing again: what it wrote is rolled back with its progress when it does not come to its end.
"""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import Settings
from backend.db import Sessions, transaction
from backend.embeddings import service as embeddings
from backend.events.publish import leads_changed
from backend.ingestion import placing_queries
from backend.ingestion import queries as stored
from backend.ingestion.fraud.service import score_fraud
from backend.ingestion.operators import watching, wording
from backend.ingestion.operators.telling import tell
from backend.ingestion.pages import service as pages
from backend.ingestion.pipeline import queries, score_queries
from backend.ingestion.pipeline.intake import accept, accept_page, ask_for, skip
from backend.ingestion.pipeline.outside import NOTHING_ASKED, PAGES_A_BATCH, Told, addresses_of, opened
from backend.ingestion.pipeline.queries import Batch
from backend.ingestion.pipeline.records import Item, cleaned_of, drafts_of, pack
from backend.ingestion.sealing import open_draft
from backend.ingestion.sources.joining import joined
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.ingestion.sources.registry import CONNECTORS, stored_as
from backend.ingestion.sources.saved import files_of, page_of
from backend.ingestion.store import store
from backend.keyring import KeyRing
from backend.leads.publishing import published
from backend.pricing import service as pricing

LINKS_A_RUN = 50  # of lists, beyond the pages of the first visit
VISITED_AGAIN_DAYS = 3
_USABLE = (Outcome.OK, Outcome.EMPTY, Outcome.GONE)


class NotRead(Exception):
    """A page that came to nothing that can be used, however often it is read: a dead letter with this as its reason."""


class NotUnderstood(NotRead):
    """A page of a layout that we do not know: its source has an alert already."""


class Throttled(Exception):
    """The site asks us to come again later."""


_REFUSALS = {Outcome.THROTTLED: Throttled, Outcome.LAYOUT_CHANGED: NotUnderstood}


@dataclass(frozen=True, slots=True)
class Work:
    """One stage's transaction. ``told``: what others answered before it began."""

    session: AsyncSession
    keys: KeyRing
    settings: Settings
    sessions: Sessions  # for what is to be kept, whatever becomes of the stage
    told: Told = NOTHING_ASKED


Stage = Callable[[Work, Batch], Awaitable[Batch | None]]


async def fetch(work: Work, batch: Batch) -> None:
    """A target becomes pages. Saved ones are read where they lie; addresses are for a source that is turned on."""
    target = opened(work.keys, batch)
    if addresses_of(target):
        await _visited(work, batch, target)
        return
    for path in files_of(str(target)):
        page = page_of(batch.source, path)
        await accept_page(work.session, work.keys, page, run=batch.run_id, market=batch.market)
    await _finished(work, batch)


async def _visited(work: Work, batch: Batch, target: Any) -> None:
    """Pages that were visited, each kept already; a source that is off, or refuses us, is an error."""
    read = [visited.parsed for visited in work.told.visits]
    if work.told.refused is not None:
        raise NotRead(work.told.refused)
    if not read or read[0].outcome not in _USABLE:
        why = f"{read[0].outcome.value}: {read[0].why}" if read else "there is nothing to visit"
        raise _REFUSALS.get(read[0].outcome, NotRead)(why) if read else NotRead(why)
    if isinstance(target, str):
        await _follow(work, batch)
    await _accept(work, batch, read)


async def _follow(work: Work, batch: Batch) -> None:
    """What lists link to and was not visited: batches of their own, without what was fetched lately."""
    visited = {one.url for one in work.told.visits}
    named = [link for one in work.told.visits if one.parsed.is_overview for link in one.parsed.links]
    links = [link for link in dict.fromkeys(named) if link not in visited]
    lately = await pages.kept_lately(work.session, work.keys, batch.source, links, VISITED_AGAIN_DAYS)
    due = [link for link in links if link not in lately][:LINKS_A_RUN]
    for start in range(0, len(due), PAGES_A_BATCH):
        part = due[start : start + PAGES_A_BATCH]
        await ask_for(work.session, work.keys, batch.source, part, run=batch.run_id, market=batch.market)


async def _accept(work: Work, batch: Batch, read: Sequence[Parsed]) -> None:
    """What these pages say goes on its way; what is nothing to publish is counted."""
    source = stored_as(batch.source)
    await skip(work.session, read, run=batch.run_id)
    await accept(work.session, work.keys, source, joined(read), run=batch.run_id, market_hint=batch.market)
    await _finished(work, batch)


async def parse(work: Work, batch: Batch) -> None:
    """A page becomes records; each is accepted like any other. A page that is no page of results is an error."""
    url, status, content_type, fetched_at, body = opened(work.keys, batch)
    at = datetime.fromisoformat(fetched_at) if fetched_at else None
    page = Page(batch.source, url, status, base64.b85decode(body), content_type, at)
    parsed = CONNECTORS[batch.source].parse(page)
    async with transaction(work.sessions) as session:  # of its own: a page that is not understood is kept, too
        await watching.note(session, work.keys, CONNECTORS[batch.source], page, parsed, batch.market)
    if parsed.outcome not in _USABLE:
        kind = NotUnderstood if parsed.outcome is Outcome.LAYOUT_CHANGED else NotRead
        raise kind(f"{parsed.outcome.value}: {parsed.why}")
    await _accept(work, batch, [parsed])


async def clean(work: Work, batch: Batch) -> Batch | None:
    """Records become drafts. One that is no lead is rejected with its reason; one that trips us is a dead letter."""
    kept, rejected, broken = drafts_of(batch.source, batch.market, opened(work.keys, batch))
    for item, error in broken:
        await _set_aside(work, batch, item, error)
    if broken:
        telling = wording.given_up(batch.source, batch.stage, broken[0][1].partition(":")[0])  # no more: it may quote
        await tell(work.session, f"{batch.source}:{batch.stage}", telling, {"source": batch.source})
    await _reject(work, batch, rejected)
    if not kept:
        await _finished(work, batch)
        return None
    drafts = work.told.corrected or [one.draft for one in kept]
    packed = pack(work.keys, [(one.hash.hex(), draft) for one, draft in zip(kept, drafts, strict=True)])
    return batch._replace(stage="match", rows=len(kept), sealed=packed, key_version=work.keys.version)


async def match(work: Work, batch: Batch) -> Batch | None:
    """Drafts become listings of leads, those that are new still hidden."""
    cleaned = cleaned_of(opened(work.keys, batch))
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


STAGES: dict[str, Stage] = {
    "fetch": fetch, "parse": parse, "clean": clean, "match": match, "score": score, "price": set_price, "embed": embed,
    "publish": publish,
}  # fmt: skip

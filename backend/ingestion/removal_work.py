"""The handler of the outbox's ``removal.reach``: nothing that is kept says anything of who asked to go.

First what lies sealed on its way in, in the order in which records travel, so that nothing gets past: deliveries,
batches, rejected records, raw pages; then what people wrote or were shown. What comes later meets the suppression list,
which was written before this was asked for. Requests that wait are searched for together.
"""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import transaction
from backend.ingestion import removal_queries, removal_stores
from backend.ingestion.doors import queries as doors
from backend.ingestion.pages import queries as pages
from backend.ingestion.pages import service
from backend.ingestion.pipeline import queries as pipeline
from backend.ingestion.pipeline.records import pack, unpack
from backend.ingestion.removal_search import Search, Sought
from backend.ingestion.suppression import SuppressionIn
from backend.keyring import KeyRing, KeyRingError, ring
from backend.outbox import service as outbox
from backend.outbox.topics import House, Message

TOPIC = "removal.reach"
WHY = "removed on request"
ROWS_AT_ONCE, PAGES_AT_ONCE = 200, 10
LEASE_SECONDS = 3_600
BETWEEN_MAX = 50  # messages of other kinds between two steps
_OF_RECORDS = ("clean", "match")  # stages whose batches hold one record or draft beside the other


class Unopened(Exception):
    """Rows that no key of the ring opens: whether they say something is not known."""


class Kept(NamedTuple):
    """A table of sealed rows: what a row says, and how one that says too much goes."""

    table: str
    at_once: int
    said: Callable[[KeyRing, Any], Any]
    drop: Callable[[AsyncSession, KeyRing, Search, int], Awaitable[None]]


async def ask(session: AsyncSession, keys: KeyRing, wanted: SuppressionIn) -> None:
    """Queue the search for these values; they are sealed, and wiped when it is done."""
    sealed = base64.b64encode(pack(keys, wanted.model_dump())).decode()
    await outbox.put(session, TOPIC, {"sealed": sealed, "key_version": keys.version})


async def reach(house: House, message: Message) -> None:
    """Search everything for this request and all that wait. Raises Unopened when rows are left that stay shut."""
    assert house.settings.contact_keys is not None
    keys = ring(house.settings.contact_keys.get_secret_value())
    async with transaction(house.sessions) as session:
        waiting = await removal_queries.waiting(session, TOPIC, message.id)
    if message.id not in waiting:
        return
    search = Search(tuple(_sought(keys, payload) for payload in waiting.values()))
    scan = _Scan(house, keys, search, tuple(waiting))
    shut = {kept.table: await _search(scan, kept) for kept in KEPT}
    await removal_stores.clear(house, search, scan)
    if any(shut.values()):
        async with transaction(house.sessions) as session:
            await removal_queries.keep_claim(session, scan.message_ids, 0)
        raise Unopened(", ".join(f"{count} of {table}" for table, count in shut.items() if count))
    async with transaction(house.sessions) as session:
        await removal_queries.forget_values(session, list(waiting))


class _Scan(NamedTuple):
    """A search under way."""

    house: House
    keys: KeyRing
    search: Search
    message_ids: tuple[int, ...]

    async def alive(self, session: AsyncSession) -> None:
        """No other runner takes up one of the requests meanwhile."""
        await removal_queries.keep_claim(session, self.message_ids, LEASE_SECONDS)

    async def give_way(self) -> None:
        """What became due meanwhile goes first: there may be one worker only."""
        await outbox.work(self.house, BETWEEN_MAX)


def _sought(keys: KeyRing, payload: Mapping[str, Any]) -> Sought:
    said = unpack(keys, base64.b64decode(payload["sealed"]), payload["key_version"])
    return Sought.of(SuppressionIn(**said))


async def _search(scan: _Scan, kept: Kept) -> int:
    """Each row once, some at a time; how many could not be opened."""
    after = shut = 0
    while True:
        await scan.give_way()
        async with transaction(scan.house.sessions) as session:
            await scan.alive(session)
            rows = await removal_queries.sealed_rows(session, kept.table, after, kept.at_once)
        if not rows:
            return shut
        after = rows[-1].id
        for row in rows:
            try:
                is_found = scan.search.is_in(kept.said(scan.keys, row))
            except KeyRingError:
                shut += 1
                continue
            if is_found:
                async with transaction(scan.house.sessions) as session:
                    await kept.drop(session, scan.keys, scan.search, row.id)


def _told(keys: KeyRing, row: Any) -> Any:
    return unpack(keys, bytes(row.sealed), row.key_version)


def _in_batch(keys: KeyRing, row: Any) -> Any:
    told = _told(keys, row)
    return [*told[:-1], _text(base64.b85decode(told[-1]))] if row.stage == "parse" else told


def _on_page(keys: KeyRing, row: Any) -> list[str]:
    page = service.opened(keys, row)
    return [page.url, _text(page.body)]


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")


async def _drop_delivery(session: AsyncSession, keys: KeyRing, search: Search, number: int) -> None:
    """It counts as handled, so that a further delivery of the same event is none."""
    found = await doors.get(session, number, lock=True)
    if found is not None and found.sealed is not None:
        await doors.done(session, number, "ignored", WHY)


async def _drop_batch(session: AsyncSession, keys: KeyRing, search: Search, number: int) -> None:
    """Its other records stay; a worker that is at it has come to the stage's end first."""
    batch = await pipeline.hold(session, number)
    if batch is None or batch.sealed is None or not search.is_in(told := _in_batch(keys, batch)):
        return
    others = [one for one in told if not search.is_in(one)] if batch.stage in _OF_RECORDS else []
    if batch.stage in _OF_RECORDS:
        await pipeline.count(session, batch.run_id, rejected=len(told) - len(others))
    if others:
        await pipeline.shrink(session, batch.id, len(others), pack(keys, others), keys.version)
    else:
        await pipeline.finish(session, batch)


async def _drop_reject(session: AsyncSession, keys: KeyRing, search: Search, number: int) -> None:
    await pipeline.forget_reject(session, number)


async def _drop_page(session: AsyncSession, keys: KeyRing, search: Search, number: int) -> None:
    await pages.forget(session, number)


KEPT = (
    Kept("lead_deliveries", ROWS_AT_ONCE, _told, _drop_delivery),
    Kept("ingest_batches", ROWS_AT_ONCE, _in_batch, _drop_batch),
    Kept("ingest_rejects", ROWS_AT_ONCE, _told, _drop_reject),
    Kept("ingest_pages", PAGES_AT_ONCE, _on_page, _drop_page),
)

"""Every table in which people, or we to people, write freely: what somebody wants removed is taken out of its columns.

Not here: what users say of themselves (accounts, payments, receipts), and the ledger and the audit log, which never
change and hold no free text of a lead.
"""

from __future__ import annotations

from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import transaction
from backend.ingestion import removal_store_queries as queries
from backend.ingestion.removal_search import Search
from backend.ingestion.removal_store_queries import Store
from backend.ingestion.removal_texts import redacted
from backend.outbox.topics import House

ROWS_AT_ONCE = 500
_ID = ("id",)
_CHECKPOINT = ("thread_id", "checkpoint_ns", "checkpoint_id")
STORES = (
    Store("order_notes", _ID, ("text",)),
    Store("refunds", _ID, ("note",)),
    Store("fraud_reviews", _ID, ("note",)),
    Store("saved_searches", _ID, ("name", "filter")),
    Store("api_keys", _ID, ("name",)),
    Store("proposals", _ID, ("lines", "void_reason")),
    Store("cart_events", _ID, ("data",)),
    Store("quotes", _ID, ("breakdown",)),
    Store("notices", _ID, ("title", "body", "data")),
    Store("notice_deliveries", _ID, ("error",)),
    Store("caught_mails", ("message_id",), ("subject", "text", "html")),
    Store("webhook_deliveries", _ID, ("body", "error")),
    Store("idempotency_keys", ("user_id", "key"), ("response",)),
    Store("outbox", _ID, ("payload", "last_error")),
    Store("assistant_threads", _ID, ("title",)),
    Store("assistant_turns", ("thread_id", "turn"), ("said", "reply", "events")),
    Store("checkpoints", _CHECKPOINT, ("checkpoint", "metadata")),
    Store("checkpoint_blobs", ("thread_id", "checkpoint_ns", "channel", "version"), ("blob",)),
    Store("checkpoint_writes", (*_CHECKPOINT, "task_id", "idx"), ("blob",)),
    Store("contacts", ("lead_id",), ("consent",)),
    Store("lead_doc", ("lead_id",), ("title", "description")),
    Store("lead_deliveries", _ID, ("why",)),
    Store("ingest_batches", _ID, ("last_error",)),
    Store("ingest_rejects", _ID, ("reason",)),
    Store("ingest_pages", _ID, ("why",)),
    Store("ingest_sources", ("source",), ("last_why", "alert")),
)


class Turns(Protocol):
    """How a long search stays the only one, and lets others have their turn."""

    async def alive(self, session: AsyncSession) -> None: ...

    async def give_way(self) -> None: ...


async def clear(house: House, search: Search, turns: Turns) -> int:
    """Take it out of every store, a batch at a time; how many rows said it. ``turns`` are told of every batch."""
    changed = 0
    for store in STORES:
        after: tuple[Any, ...] | None = None
        while True:
            await turns.give_way()
            async with transaction(house.sessions) as session:
                await turns.alive(session)
                rows = await queries.rows(session, store, after, ROWS_AT_ONCE)
            for row in rows:
                if search.is_in([_plain(value) for value in row.values]):
                    async with transaction(house.sessions) as session:
                        await _clear(session, search, store, row.key)
                    changed += 1
            if len(rows) < ROWS_AT_ONCE:
                break
            after = rows[-1].key
    return changed


async def _clear(session: AsyncSession, search: Search, store: Store, key: tuple[Any, ...]) -> None:
    """As the row is now. What a thread's state still says in words takes the state with it; its turns stay."""
    row = await queries.row(session, store, key)
    if row is None:
        return
    changed = {name: redacted(search, value) for name, value in zip(store.columns, row.values, strict=True)}
    if any(isinstance(value, bytes) and search.is_in(_plain(value)) for value in changed.values()):
        await queries.forget_state(session, key[0])
    else:
        await queries.change(session, store, row, changed)


def _plain(value: Any) -> Any:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else value

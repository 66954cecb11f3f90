"""The table of what is forgotten, and the setting that says after how many days."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import Settings
from backend.ingestion.fraud.queries import forget_unseen
from backend.keyring import KeyRing
from backend.retention import leads, queries

Step = Callable[[AsyncSession, KeyRing, int, int], Awaitable[int]]


class Rule(NamedTuple):
    """``step(session, keys, days, limit)`` forgets at most ``limit`` and says how many; fewer than that: it is done."""

    name: str
    setting: str
    what: str
    step: Step

    def days(self, settings: Settings) -> int:
        """After how many days."""
        found: int = getattr(settings, self.setting)
        return found

    @property
    def variable(self) -> str:
        """The setting as an operator writes it."""
        return f"AIQLEADS_{self.setting.upper()}"


def _gone(table: str) -> Step:
    return partial(_delete, queries.old(table))


async def _delete(statement: queries.Statement, session: AsyncSession, _keys: KeyRing, days: int, limit: int) -> int:
    return await queries.forget(session, statement, days, limit)


async def _traces(session: AsyncSession, _keys: KeyRing, days: int, limit: int) -> int:
    return await forget_unseen(session, days, limit)


async def _threads(session: AsyncSession, _keys: KeyRing, days: int, limit: int) -> int:
    return await queries.forget_threads(session, days, limit)


RULES = (
    Rule("pages", "keep_pages_days", "raw pages, since they were fetched last", _gone("ingest_pages")),
    Rule("batches", "keep_ingest_days", "records that failed for good", _gone("ingest_batches")),
    Rule("rejects", "keep_ingest_days", "records that were no leads", _gone("ingest_rejects")),
    Rule("runs", "keep_ingest_days", "counts of what was read", _gone("ingest_runs")),
    Rule("deliveries", "keep_deliveries_days", "what came through the official doors", _gone("lead_deliveries")),
    Rule("leads", "keep_leads_days", "contacts and drafts of leads not seen since, never bought", leads.step),
    Rule("traces", "keep_traces_days", "what fraud scoring compares by, of listings not seen since", _traces),
    Rule("activity", "keep_activity_days", "who looked at which lead", _gone("lead_activity")),
    Rule("threads", "keep_threads_days", "conversations with the assistant, since the last word", _threads),
    Rule(
        "payment_events",
        "keep_payment_events_days",
        "what gateways told of payments",
        _gone("webhook_events"),
    ),
    Rule("messages", "keep_ingest_days", "what work that is done was about", _gone("outbox")),
    Rule("retention_runs", "keep_payment_events_days", "these counts themselves", _gone("retention_runs")),
)

"""What runs by the clock: each entry is a job that is safe to run again, and how often it is asked for."""

from __future__ import annotations

from typing import NamedTuple

from backend.billing.plans.queries import ANYTHING_DUE as PLANS_DUE
from backend.ingestion.fraud.rescore_queries import ANYTHING_DUE as RESCORE_DUE
from backend.ingestion.pipeline.queries import ANYTHING_DUE as INGEST_DUE
from backend.ingestion.pipeline.queries import SCHEDULE_DUE
from backend.outbox.queries import ANYTHING_DUE, LONG_DUE


class Periodic(NamedTuple):
    """``job`` is an import path of a function without arguments.

    ``unless_idle`` is SQL that says whether there is anything to do: the job is asked for only when it is true.
    """

    name: str
    job: str
    every_seconds: int
    queue: str = "default"
    unless_idle: str | None = None


EMBED = Periodic("embed", "backend.embeddings.jobs.embed_missing", 60, "embed")
SCHEDULE = (
    Periodic("outbox", "backend.outbox.jobs.work", 1, unless_idle=ANYTHING_DUE),
    Periodic("removals", "backend.outbox.jobs.work_long", 5, "ingest", unless_idle=LONG_DUE),
    Periodic("ingest", "backend.ingestion.pipeline.jobs.work", 1, "ingest", unless_idle=INGEST_DUE),
    Periodic("ingest-second", "backend.ingestion.pipeline.jobs.work", 5, "ingest", unless_idle=INGEST_DUE),
    Periodic("ingest-start", "backend.ingestion.pipeline.jobs.start_due", 30, unless_idle=SCHEDULE_DUE),
    Periodic("fraud", "backend.ingestion.fraud.jobs.rescore", 5, "ingest", unless_idle=RESCORE_DUE),
    Periodic("retention", "backend.retention.jobs.forget", 86_400, "ingest"),
    Periodic("outbox-done", "backend.outbox.jobs.forget_done", 86_400),
    Periodic("plans", "backend.billing.plans.jobs.sweep", 5, unless_idle=PLANS_DUE),
    Periodic("holds", "backend.cart.jobs.record_expired", 60),
    Periodic("prices", "backend.pricing.jobs.reprice_due", 60),
    Periodic("areas", "backend.pricing.jobs.refresh_stats", 900),
    Periodic("credits", "backend.credits.jobs.expire_lots", 3600),
    Periodic("refunds", "backend.purchases.jobs.grant_overdue_refunds", 3600),
    Periodic("payments", "backend.billing.jobs.sweep", 30),
    Periodic("reconciliation", "backend.billing.jobs.reconcile", 86_400),
    Periodic("notices", "backend.notifications.jobs.forget_old", 86_400),
    Periodic("webhooks", "backend.webhooks.jobs.forget_old", 86_400),
    Periodic("keys", "backend.gateway.jobs.forget_old_keys", 3600),
    Periodic("tokens", "backend.accounts.jobs.forget_ended_tokens", 86_400),
    Periodic("demo", "backend.ingestion.jobs.keep_demo_young", 3600),
    EMBED,
)

"""Jobs of fraud scoring (RQ): ``rescore`` when evidence has come or gone."""

from __future__ import annotations

import time

from backend import jobs
from backend.config import get_settings
from backend.db import Sessions, transaction
from backend.ingestion.fraud.rescoring import rescore as rescore_batch
from backend.keyring import ring

WORK_SECONDS = 30  # then other jobs have their turn


def rescore() -> int:
    """Score anew what evidence concerns, for half a minute or until something more urgent waits; how many listings."""
    settings = get_settings()
    if settings.contact_keys is None:
        raise RuntimeError("Scoring needs AIQLEADS_CONTACT_KEYS.")
    keys, ends = ring(settings.contact_keys.get_secret_value()), time.monotonic() + WORK_SECONDS

    async def work(sessions: Sessions) -> int:
        done = 0
        while time.monotonic() < ends and not (done and jobs.is_wanted()):
            async with transaction(sessions) as session:
                looked_at = await rescore_batch(session, keys)
            if not looked_at:
                break
            done += looked_at
        return done

    return jobs.run_batches(work)

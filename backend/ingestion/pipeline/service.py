"""Works on what is due: the oldest batch, stage after stage, each in a transaction of its own.

A worker that is killed takes its claim with it, so that another goes on at once; a batch that kills its workers is
given up after ``CLAIMS_MAX``: many, since restarts and a slow machine kill workers that did nothing wrong. A stage that
fails is tried again with back-off, and after ``ATTEMPTS_MAX`` it is a dead letter.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import transaction
from backend.ingestion.operators import wording
from backend.ingestion.operators.telling import tell
from backend.ingestion.pipeline import outside, queries
from backend.ingestion.pipeline.intake import ask_for, begin
from backend.ingestion.pipeline.records import ERROR_KEPT_CHARACTERS
from backend.ingestion.pipeline.stages import STAGES, NotRead, NotUnderstood, Work
from backend.keyring import KeyRing, ring
from backend.outbox.topics import House

ATTEMPTS_MAX = 8
CLAIMS_MAX = 40
BACK_OFF_SECONDS = (2, 10, 60, 300, 900, 3_600, 7_200)
Seconds = dict[str, float]
log = logging.getLogger(__name__)


async def work(
    house: House, *, stop: Callable[[], bool] = lambda: False, spent: Seconds | None = None, limit: int = 1_000_000
) -> int:
    """Work until nothing is due, ``stop`` says so, or ``limit`` stages are done; how many were. ``spent`` sums up the
    seconds of each stage."""
    assert house.settings.contact_keys is not None
    keys, done = ring(house.settings.contact_keys.get_secret_value()), 0
    while done < limit and not stop():
        async with transaction(house.sessions) as session:
            batch_id = await queries.claim(session)
        if batch_id is None:
            break
        while done < limit and await _stage(house, keys, batch_id, spent if spent is not None else {}):
            done += 1
            if stop():
                break
    return done


async def _stage(house: House, keys: KeyRing, batch_id: int, spent: Seconds) -> bool:
    """Do the batch's next stage; whether there was one that was done."""
    begun = time.perf_counter()
    name = "?"
    try:
        async with transaction(house.sessions) as session:
            batch = await queries.take(session, batch_id)
            if batch is None:
                return False
            name = batch.stage
            if batch.attempts > CLAIMS_MAX:
                why = f"given up after {CLAIMS_MAX} attempts at “{name}”"
                await queries.bury(session, batch_id, why)
                await _tell(session, batch, why)
                return False
            asks = outside.is_asked(keys, house.settings, batch)
            if not asks:
                await _do(Work(session, keys, house.settings, house.sessions), batch)
        if asks and not await _ask_and_do(house, keys, batch):
            return False
    except Exception as error:  # noqa: BLE001  (the boundary of the work: kept, retried, shown to administrators)
        await _failed(house, batch_id, name, error)
        return False
    spent[name] = spent.get(name, 0.0) + time.perf_counter() - begun
    return True


async def _ask_and_do(house: House, keys: KeyRing, batch: queries.Batch) -> bool:
    """No transaction is open while others are asked; whether the batch was still ours afterwards."""
    told = await outside.ask(house, keys, batch)
    async with transaction(house.sessions) as session:
        same = await queries.take(session, batch.id)
        if same is None or same.stage != batch.stage:
            return False
        await _do(Work(session, keys, house.settings, house.sessions, told), same)
    return True


async def _do(work: Work, batch: queries.Batch) -> None:
    following = await STAGES[batch.stage](work, batch)
    if following is not None:
        await queries.advance(work.session, following)


async def _failed(house: House, batch_id: int, stage: str, error: Exception) -> None:
    told = f"{type(error).__name__}: {error}"[:ERROR_KEPT_CHARACTERS]
    async with transaction(house.sessions) as session:
        batch = await queries.take(session, batch_id)
        if batch is None:
            return
        if batch.attempts >= ATTEMPTS_MAX or isinstance(error, NotRead):
            log.error("batch %d failed for good at %s", batch_id, stage, exc_info=error)
            await queries.bury(session, batch_id, told)
            if not isinstance(error, NotUnderstood):
                await _tell(session, batch, str(error) if isinstance(error, NotRead) else type(error).__name__)
            return
        wait = BACK_OFF_SECONDS[min(batch.attempts, len(BACK_OFF_SECONDS)) - 1]
        log.warning("batch %d failed at %s, again in %d s: %s", batch_id, stage, wait, told)
        await queries.retry_in(session, batch_id, timedelta(seconds=wait), told)


async def _tell(session: AsyncSession, batch: queries.Batch, why: str) -> None:
    """Administrators hear of a dead letter; never in the words of an error, which may quote a record."""
    telling = wording.given_up(batch.source, batch.stage, why)
    await tell(session, f"{batch.source}:{batch.stage}", telling, {"source": batch.source})


async def start_due(session: AsyncSession, keys: KeyRing) -> int:
    """Begin a run for each schedule whose time has come; how many."""
    due = await queries.due_schedules(session)
    for schedule in due:
        run = await begin(session, schedule.source, schedule.market)
        await ask_for(session, keys, schedule.source, schedule.target, run=run, market=schedule.market)
        await queries.ran(session, schedule.id, run)
    return len(due)

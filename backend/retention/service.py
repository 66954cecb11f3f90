"""Forgetting, a bounded batch a transaction: a kill loses one batch's work at most, and a second run finds nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import Settings
from backend.db import transaction
from backend.keyring import KeyRing, ring
from backend.outbox.topics import House
from backend.retention import queries
from backend.retention.rules import RULES, Rule
from backend.retention.schemas import Retention, RetentionRule, RetentionRunOut

ROWS_AT_ONCE = 500
log = logging.getLogger(__name__)


async def forget(house: House, stop: Callable[[], bool] = lambda: False, at_once: int = ROWS_AT_ONCE) -> bool:
    """Go through all rules; whether they came to their end before ``stop`` said so. The rest goes on from there."""
    assert house.settings.contact_keys is not None
    keys = ring(house.settings.contact_keys.get_secret_value())
    async with transaction(house.sessions) as session:
        run_id = await queries.begin(session)
    for rule in RULES:
        while await _step(house, keys, run_id, rule, at_once) == at_once:
            if stop():
                return False
        if stop():
            return False
    async with transaction(house.sessions) as session:
        forgotten = await queries.finish(session, run_id)
    log.info("forgot %s", ", ".join(f"{count} {name}" for name, count in forgotten.items()) or "nothing")
    return True


async def _step(house: House, keys: KeyRing, run_id: UUID, rule: Rule, at_once: int) -> int:
    async with transaction(house.sessions) as session:
        gone = await rule.step(session, keys, rule.days(house.settings), at_once)
        if gone:
            await queries.count(session, run_id, rule.name, gone)
    return gone


async def report(session: AsyncSession, settings: Settings, limit: int) -> Retention:
    """The rules as they are set, and what the latest runs did."""
    rules = [
        RetentionRule(name=rule.name, what=rule.what, days=rule.days(settings), setting=rule.variable) for rule in RULES
    ]
    runs = await queries.latest(session, limit)
    return Retention(rules=rules, runs=[RetentionRunOut.model_validate(run, from_attributes=True) for run in runs])

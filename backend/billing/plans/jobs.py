"""Jobs of plans (RQ): the clock, and asking gateways what nobody told us."""

from __future__ import annotations

import logging
import uuid

from backend import jobs
from backend.accounts.models import Subscription
from backend.billing.gateway import GatewayError
from backend.billing.plans import events, queries
from backend.billing.plans.opening import open_plans, reachable
from backend.billing.plans.turning import turn
from backend.config import get_settings
from backend.db import Sessions, transaction
from backend.outbox.topics import House

SWEEP_MAX = 500
log = logging.getLogger(__name__)


def sweep() -> int:
    """Turn every plan that is due; how many. As soon as one is."""

    async def run(sessions: Sessions) -> int:
        return await sweep_in(House(sessions, get_settings()))

    return jobs.run_batches(run)


async def sweep_in(house: House) -> int:
    """The sweep itself, an account a transaction."""
    async with transaction(house.sessions) as session:
        found = await queries.due(session, SWEEP_MAX)
    for user_id in found:
        await _turn(house, user_id)
    return len(found)


async def _turn(house: House, user_id: uuid.UUID) -> None:
    async with transaction(house.sessions) as session:
        plan = await turn(session, user_id)
    if plan is not None and reachable(house.settings, plan.provider):
        await _ask(house, plan)


async def _ask(house: House, plan: Subscription) -> None:
    assert plan.provider is not None, "it is the gateway's"
    assert plan.provider_ref is not None, "it is the gateway's"
    try:
        async with open_plans(house.settings, house.sessions, plan.provider) as gateway:
            await events.look_at(house.sessions, gateway, plan.provider_ref)
    except GatewayError as error:
        log.warning("the plan %s could not be looked at: %s", plan.provider_ref, error)

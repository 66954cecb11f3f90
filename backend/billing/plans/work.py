"""What the outbox does about plans at their gateway: what is to follow, and what is over."""

from __future__ import annotations

import uuid

from backend.billing.gateway import Unknown
from backend.billing.plans import queries
from backend.billing.plans.gateway import Aim
from backend.billing.plans.opening import open_plans, reachable
from backend.db import instant, transaction
from backend.outbox.topics import House, Message

ROUNDS_MAX = 5


async def align(house: House, message: Message) -> None:
    """Make the gateway's plan what ours is to be; when ours changes meanwhile, again."""
    done: Aim | None = None
    for _ in range(ROUNDS_MAX):
        provider, ref, aim = await _aim(house, uuid.UUID(message.payload["user_id"]))
        if aim is None or aim == done or provider is None or ref is None or not reachable(house.settings, provider):
            return
        key = f"{message.idempotency_key}-{aim.tier}-{aim.billing}-{aim.ends}"
        async with open_plans(house.settings, house.sessions, provider) as gateway:
            await gateway.align(ref, aim, key)
        done = aim


async def stop(house: House, message: Message) -> None:
    """End a plan that is over here."""
    provider, plan_id = message.payload["provider"], message.payload["plan_id"]
    if not reachable(house.settings, provider):
        return
    async with open_plans(house.settings, house.sessions, provider) as gateway:
        try:
            await gateway.stop(plan_id, message.idempotency_key)
        except Unknown:
            return


async def _aim(house: House, user_id: uuid.UUID) -> tuple[str | None, str | None, Aim | None]:
    """None when there is nothing to follow, or the period is over: the gateway renews it as it was."""
    async with transaction(house.sessions) as session:
        plan, now = await queries.plan_of(session, user_id), await instant(session)
    if plan is None or plan.status == "cancelled" or plan.period_end <= now:
        return None, None, None
    tier, billing = plan.next_tier or plan.tier, plan.next_billing or plan.billing
    return plan.provider, plan.provider_ref, Aim(tier, billing, plan.period_end, plan.cancel_at_period_end)

"""What the clock does to plans by itself: a month's credits, an end, a period that nobody charges."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import Subscription, User
from backend.billing.plans import grants, queries, standing
from backend.billing.plans.calendar import next_end
from backend.billing.plans.gateway import PlanPeriod
from backend.config import PLAN_LOOK_MINUTES, PLAN_LOOK_SHARE
from backend.db import instant


async def turn(session: AsyncSession, user_id: uuid.UUID) -> Subscription | None:
    """Do what is due; the plan when its gateway has to be asked how it goes on."""
    user = await queries.locked_user(session, user_id)
    plan, now = await queries.plan_of(session, user_id), await instant(session)
    if plan is None or plan.status == "cancelled":
        return None
    if now >= standing.plan_until(plan) or (now >= plan.period_end and plan.provider is None):
        await _over(session, user, plan, now)
        return None
    if plan.provider is not None and plan.status == "active":
        await grants.grant_months(session, plan, now)
    await standing.look_next(session, plan, now)
    if now < plan.period_end:
        return None
    wait = max(timedelta(minutes=PLAN_LOOK_MINUTES), (now - plan.period_end) / PLAN_LOOK_SHARE)
    plan.look_at = min(plan.look_at, now + wait)
    return plan


async def _over(session: AsyncSession, user: User, plan: Subscription, now: datetime) -> None:
    """The end, but for the plans of demo accounts: those run on without being charged."""
    if plan.provider is not None or plan.cancel_at_period_end or not user.is_demo:
        await standing.end(session, user, plan)
        return
    anchor = plan.anchor_at = plan.anchor_at or plan.period_start
    while plan.period_end <= now:
        start = plan.period_end
        tier, billing = plan.next_tier or plan.tier, plan.next_billing or plan.billing
        period = PlanPeriod(start, next_end(anchor, start, billing), tier, billing)
        await standing.advance(session, user, plan, period, now)

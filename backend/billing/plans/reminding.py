"""A word before a plan renews or ends, and before the grace of one that is not paid is over: once each."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import Subscription
from backend.billing.plans.prices import price_cents
from backend.config import GRACE_NOTICE_HOURS, RENEWAL_NOTICE_DAYS, TIERS
from backend.notifications import texts
from backend.notifications.notices import notify

BEFORE_END, BEFORE_GRACE = timedelta(days=RENEWAL_NOTICE_DAYS), timedelta(hours=GRACE_NOTICE_HOURS)


def moments(plan: Subscription) -> list[datetime]:
    """When there is something to say."""
    if plan.status == "past_due" and plan.grace_until is not None:
        return [plan.grace_until - BEFORE_GRACE]
    return [plan.period_end - BEFORE_END]


async def remind(session: AsyncSession, plan: Subscription, now: datetime) -> None:
    """Say it, when it is time. A demo account's plan, which runs on and costs nothing, has nothing to say."""
    if plan.status == "past_due" and plan.grace_until is not None:
        if plan.grace_until - BEFORE_GRACE <= now < plan.grace_until:
            await _grace(session, plan, plan.grace_until)
    elif plan.period_end - BEFORE_END <= now < plan.period_end and (plan.provider or plan.cancel_at_period_end):
        await _end(session, plan)


async def _grace(session: AsyncSession, plan: Subscription, ends: datetime) -> None:
    telling = texts.grace_ends(TIERS[plan.tier].name, ends)
    data = {"pay_url": plan.pay_url, "grace_until": ends.isoformat()}
    cause = f"grace_ends:{plan.id}:{ends.isoformat()}"
    await notify(session, plan.user_id, "renewal", cause, telling, data=data, until=ends)


async def _end(session: AsyncSession, plan: Subscription) -> None:
    tier, billing = plan.next_tier or plan.tier, plan.next_billing or plan.billing
    cents, end = price_cents(tier, billing), plan.period_end
    telling = texts.renews(TIERS[tier].name, cents, end)
    if plan.cancel_at_period_end:
        telling = texts.plan_ends(TIERS[plan.tier].name, end)
    data = {"period_end": end.isoformat(), "amount_cents": 0 if plan.cancel_at_period_end else cents}
    await notify(session, plan.user_id, "renewal", f"renews:{plan.id}:{end.isoformat()}", telling, data=data, until=end)

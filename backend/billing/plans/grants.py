"""Credits of a plan: a month's once a month, whatever is told how often; an upgrade's difference once a change."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import Subscription
from backend.billing.plans import queries
from backend.billing.plans.calendar import Month, months_of
from backend.billing.plans.prices import upgrade_credit_cents
from backend.config import TIERS
from backend.credits import service as credits_


def months(plan: Subscription) -> list[Month]:
    """The months of credits in the period that is paid."""
    return months_of(plan.anchor_at or plan.period_start, plan.period_start, plan.period_end, plan.billing)


def month_at(plan: Subscription, now: datetime) -> Month:
    """The month that ``now`` is in; the last one when the period is over."""
    return next((month for month in months(plan) if now < month.end), months(plan)[-1])


async def grant_months(session: AsyncSession, plan: Subscription, now: datetime) -> None:
    """Grant what is due by ``now`` and was not granted. The caller holds the account's lock."""
    cents = TIERS[plan.tier].credits_month_cents
    for month in months(plan):
        if month.start <= now < month.expires_at:
            note = f"{TIERS[plan.tier].name} credits, {month.start:%b %-d} to {month.end:%b %-d}"
            await _grant(session, plan.user_id, f"month:{month.start.isoformat()}", cents, month, note)


async def skip_months(session: AsyncSession, plan: Subscription, now: datetime) -> None:
    """Credits of the months that have begun are not due: they were not part of what was paid."""
    for month in months(plan):
        if month.start <= now:
            await queries.note_grant(session, plan.user_id, f"month:{month.start.isoformat()}", 0)


def difference_cents(plan: Subscription, tier: str, now: datetime) -> int:
    """What an upgrade adds to the credits of the month."""
    month = month_at(plan, now)
    return upgrade_credit_cents(plan.tier, tier, month.start, month.end, now)


async def grant_difference(
    session: AsyncSession, plan: Subscription, cents: int, proposal_id: uuid.UUID, now: datetime
) -> None:
    """Grant what an upgrade adds, once."""
    await _grant(session, plan.user_id, f"change:{proposal_id}", cents, month_at(plan, now), "Upgrade of your plan")


async def _grant(session: AsyncSession, user_id: uuid.UUID, cause: str, cents: int, month: Month, note: str) -> None:
    if await queries.note_grant(session, user_id, cause, cents) and cents:
        await credits_.grant(session, user_id, cents, "plan", month.expires_at, note=note)

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


async def grant_months(
    session: AsyncSession, plan: Subscription, now: datetime, order_id: uuid.UUID | None = None
) -> None:
    """Grant what is due by ``now`` and was not granted. The caller holds the account's lock.

    ``order_id`` paid for the period; a later month of it knows that from the first.
    """
    cents = TIERS[plan.tier].credits_month_cents
    for month in months(plan):
        if month.start <= now < month.expires_at:
            order_id = order_id or await queries.paid_by(session, plan.user_id, _cause(plan.period_start))
            note = f"{TIERS[plan.tier].name} credits, {month.start:%b %-d} to {month.end:%b %-d}"
            await _grant(session, plan.user_id, _cause(month.start), cents, month, note, order_id)


async def skip_months(session: AsyncSession, plan: Subscription, now: datetime) -> None:
    """Credits of the months that have begun are not due: they were not part of what was paid."""
    for month in months(plan):
        if month.start <= now:
            await queries.note_grant(session, plan.user_id, _cause(month.start), 0, None)


async def paid_now(session: AsyncSession, plan: Subscription) -> uuid.UUID | None:
    """The order that paid for the period."""
    return await queries.paid_by(session, plan.user_id, _cause(plan.period_start))


def _cause(start: datetime) -> str:
    return f"month:{start.isoformat()}"


def difference_cents(plan: Subscription, tier: str, now: datetime) -> int:
    """What an upgrade adds to the credits of the month."""
    month = month_at(plan, now)
    return upgrade_credit_cents(plan.tier, tier, month.start, month.end, now)


async def grant_difference(
    session: AsyncSession, plan: Subscription, cents: int, proposal_id: uuid.UUID, now: datetime
) -> None:
    """Grant what an upgrade adds, once."""
    order_id = await queries.order_of(session, proposal_id)
    month, cause = month_at(plan, now), f"change:{proposal_id}"
    await _grant(session, plan.user_id, cause, cents, month, "Upgrade of your plan", order_id)


async def _grant(
    session: AsyncSession, user_id: uuid.UUID, cause: str, cents: int, month: Month, note: str,
    order_id: uuid.UUID | None,
) -> None:  # fmt: skip
    granted = await queries.note_grant(session, user_id, cause, cents, order_id)
    if granted and cents:
        lot = await credits_.grant(session, user_id, cents, "plan", month.expires_at, note=note)
        await queries.note_lot(session, granted, lot)

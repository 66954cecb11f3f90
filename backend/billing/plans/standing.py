"""How a plan stands, and each way in which it moves. Every function works under the account's lock."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import Subscription, User
from backend.audit import service as audit
from backend.billing.plans import grants, reminding
from backend.billing.plans.changes import Change, Standing
from backend.billing.plans.gateway import PlanInvoice, PlanPeriod, PlanSeen
from backend.config import PLAN_GRACE_DAYS, TIERS
from backend.notifications import texts
from backend.notifications.notices import notify
from backend.outbox import service as outbox


def standing_of(user: User, plan: Subscription | None) -> Standing | None:
    """The plan as rules see it; None without one."""
    if plan is None or user.tier is None or plan.status == "cancelled":
        return None
    return Standing(
        tier=plan.tier,
        billing=plan.billing,
        start=plan.period_start,
        end=plan.period_end,
        next_tier=plan.next_tier,
        next_billing=plan.next_billing,
        ends=plan.cancel_at_period_end,
        past_due=plan.status == "past_due",
    )


def plan_until(plan: Subscription) -> datetime:
    """When our own clock ends it, if nothing is heard: with the period if it was cancelled, else after the grace."""
    if plan.status == "past_due" and plan.grace_until is not None:
        return plan.grace_until
    return plan.period_end if plan.cancel_at_period_end else plan.period_end + timedelta(days=PLAN_GRACE_DAYS)


async def look_next(session: AsyncSession, plan: Subscription, now: datetime) -> None:
    """Say what it is time to say, and note when the clock next has something to do: credits, a word, an end."""
    await reminding.remind(session, plan, now)
    begins = [month.start for month in grants.months(plan)]
    moments = [*begins, *reminding.moments(plan), plan.period_end, plan_until(plan)]
    plan.look_at = min((at for at in moments if at > now), default=now)


async def rise(
    session: AsyncSession, user: User, plan: Subscription, tier: str, billing: str, cents: int, proposal_id: uuid.UUID,
    now: datetime,
) -> None:  # fmt: skip
    """A larger tier from now on, with its share of the month's credits; whatever was to follow no longer is."""
    await grants.grant_difference(session, plan, cents, proposal_id, now)
    plan.tier = user.tier = tier
    plan.next_tier = None
    plan.next_billing = billing if billing != plan.billing else None
    plan.cancel_at_period_end = False
    await look_next(session, plan, now)
    await _log(session, plan, "subscription.upgrade", {"tier": tier, "credits_cents": cents})


async def plan_next(session: AsyncSession, user: User, plan: Subscription, change: Change, now: datetime) -> None:
    """What is to follow the period: another tier or billing, nothing, or what there is."""
    if change.action == "cancel" and plan.status == "past_due":
        await end(session, user, plan)
        return
    plan.cancel_at_period_end = change.action == "cancel"
    plan.next_tier = change.tier if change.tier != plan.tier else None
    plan.next_billing = change.billing if change.billing != plan.billing else None
    await look_next(session, plan, now)
    told = {"tier": change.tier, "billing": change.billing, "at": change.at.isoformat()}
    await _log(session, plan, f"subscription.{change.action}", told)


async def advance(
    session: AsyncSession, user: User, plan: Subscription, period: PlanPeriod, now: datetime,
    order_id: uuid.UUID | None = None,
) -> None:  # fmt: skip
    """A further period is paid: what is paid for is what is given, and its credits with it. What was to follow and is
    not what was paid for follows later."""
    wanted_tier, wanted_billing = plan.next_tier or plan.tier, plan.next_billing or plan.billing
    plan.period_start, plan.period_end, tier, plan.billing = period.start, period.end, period.tier, period.billing
    plan.tier = user.tier = tier
    plan.status = "active"
    plan.grace_until = plan.pay_url = None
    plan.next_tier = wanted_tier if wanted_tier != tier else None
    plan.next_billing = wanted_billing if wanted_billing != period.billing else None
    await grants.grant_months(session, plan, now, order_id)
    await look_next(session, plan, now)
    await _log(
        session, plan, "subscription.period", {"tier": tier, "billing": period.billing, "period_end": str(period.end)}
    )


async def owe(session: AsyncSession, plan: Subscription, bill: PlanInvoice, now: datetime) -> None:
    """A renewal was refused: the tier stays for the grace, and its owner is told once."""
    if plan.status == "active":
        plan.status = "past_due"
        plan.grace_until = plan.period_end + timedelta(days=PLAN_GRACE_DAYS)
        await _log(session, plan, "subscription.past_due", {"grace_until": str(plan.grace_until)})
    assert plan.grace_until is not None, "a plan that owes has a grace"
    plan.pay_url = bill.url
    await look_next(session, plan, now)
    telling = texts.past_due(TIERS[plan.tier].name, bill.cents, plan.grace_until)
    data = {"pay_url": bill.url, "grace_until": plan.grace_until.isoformat()}
    await notify(session, plan.user_id, "renewal", f"past_due:{bill.invoice_id}", telling, data=data)


async def end(session: AsyncSession, user: User, plan: Subscription) -> None:
    """The plan is over; what its gateway still has of it is ended too."""
    plan.status = "cancelled"
    plan.next_tier = plan.next_billing = plan.grace_until = plan.pay_url = None
    plan.cancel_at_period_end = False
    user.tier = None
    await stop(session, plan.provider, plan.provider_ref)
    await _log(session, plan, "subscription.end", {"tier": plan.tier})
    cause = f"plan_ended:{plan.id}:{plan.period_end.isoformat()}"
    await notify(session, plan.user_id, "renewal", cause, texts.plan_ended(TIERS[plan.tier].name))


async def stop(session: AsyncSession, provider: str | None, ref: str | None) -> None:
    """Have the gateway end a plan that is over here or never began."""
    if provider is not None and ref is not None:
        await outbox.put(session, "plans.stop", {"provider": provider, "plan_id": ref}, key=f"{provider}:{ref}")


async def align(session: AsyncSession, plan: Subscription) -> None:
    """Have the gateway make the next period what it is to be here."""
    if plan.provider is not None and plan.provider_ref is not None:
        await outbox.put(session, "plans.align", {"user_id": str(plan.user_id)})


def attach(plan: Subscription, provider: str, seen: PlanSeen) -> None:
    """The plan is the gateway's from now on."""
    plan.provider, plan.provider_ref, plan.customer_ref = provider, seen.plan_id, seen.customer_id


async def _log(session: AsyncSession, plan: Subscription, action: str, data: Mapping[str, object]) -> None:
    await session.flush()
    await audit.record(session, None, action, f"user:{plan.user_id}", data)

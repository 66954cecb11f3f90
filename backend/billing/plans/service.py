"""The plan as its owner sees it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts import service as accounts
from backend.accounts.models import Subscription, User
from backend.accounts.queries import markets_of
from backend.billing.opening import has_paypal, kind_of
from backend.billing.plans import grants, queries
from backend.billing.plans.changes import Standing
from backend.billing.plans.prices import price_cents
from backend.billing.plans.schemas import MonthCredits, NextPeriod, PlanMarkets, SubscriptionOut
from backend.billing.plans.standing import standing_of
from backend.config import TIERS, Settings
from backend.credits import service as credits_
from backend.db import instant

_PAID_BY = {"stripe": "card", "demo": "card", "paypal": "paypal", None: "nothing"}


async def read(session: AsyncSession, user: User, settings: Settings) -> SubscriptionOut:
    """The user's plan, its period, what follows, its credits and markets."""
    plan, now = await queries.plan_of(session, user.id), await instant(session)
    standing = standing_of(user, plan)
    shown: dict[str, Any] = {"tier": user.tier}
    if plan is not None and standing is not None:
        shown |= _plan(plan, standing)
    elif plan is not None and user.tier is None:
        shown["status"] = "ended"
    return SubscriptionOut(
        **shown,
        credits=await _credits(session, user, plan if standing else None, now),
        markets=await _markets(session, user),
        payment_methods=methods(settings),
    )


def methods(settings: Settings) -> list[Any]:
    """How plans and packs can be paid in this house."""
    cards = ["stripe"] if kind_of(settings) != "none" else []
    return [*cards, "paypal"] if has_paypal(settings) else cards


def _plan(plan: Subscription, standing: Standing) -> dict[str, Any]:
    following = standing.following
    return {
        "name": TIERS[plan.tier].name,
        "billing": plan.billing,
        "status": plan.status,
        "price_cents": price_cents(plan.tier, plan.billing),
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "ends_at": plan.period_end if standing.ends else None,
        "next": _next(following, plan.period_end) if following else None,
        "changes_next": standing.ends or following != (plan.tier, plan.billing),
        "grace_until": plan.grace_until,
        "pay_url": plan.pay_url,
        "paid_by": _PAID_BY[plan.provider],
    }


def _next(following: tuple[str, str], at: datetime) -> NextPeriod:
    tier, billing = following
    values: dict[str, Any] = {"tier": tier, "billing": billing}
    return NextPeriod(**values, name=TIERS[tier].name, price_cents=price_cents(tier, billing), at=at)


async def _credits(session: AsyncSession, user: User, plan: Subscription | None, now: datetime) -> MonthCredits:
    held = await credits_.balance(session, user.id)
    month = grants.month_at(plan, now) if plan else None
    last = plan is not None and plan.cancel_at_period_end and month is not None and month.end == plan.period_end
    return MonthCredits(
        granted_cents=await queries.granted(session, user.id, month.start) if month else 0,
        left_cents=held.plan_cents,
        expires_at=held.plan_expires_at,
        next_at=month.end if month and not last else None,
    )


async def _markets(session: AsyncSession, user: User) -> PlanMarkets:
    opened = await accounts.open_markets(session, user)
    wanted = [slug for slug, is_open in await markets_of(session, user.id) if is_open]
    return PlanMarkets(
        allowed=accounts.markets_max(user), open=opened, paused=[slug for slug in wanted if slug not in opened]
    )

"""The user's plan as the model hears it: small, typed, instants as text."""

from __future__ import annotations

from typing import Any

from backend.accounts.schemas import Me
from backend.billing.plans.schemas import SubscriptionOut
from backend.config import CREDIT_PACKS, TIERS
from backend.purchases.schemas import ProposalOut


def plan_told(me: Me, plan: SubscriptionOut) -> dict[str, Any]:
    """Tier, limits, period and what follows; only what there is."""
    found: dict[str, Any] = {
        "tier": me.tier,
        "holds_used": me.limits.holds_used,
        "holds_max": me.limits.holds_max,
        "hold_max_hours": me.limits.hold_max_hours,
        "discount_pct": me.limits.discount_percent,
        "plan_status": None if plan.status == "none" else plan.status,
        "billing": plan.billing,
        "plan_price_cents": plan.price_cents,
        "paid_until": plan.period_end,
        "renews_at": plan.period_end if plan.next is not None else None,
        "ends_at": plan.ends_at,
        "grace_until": plan.grace_until,
        "plan_credits_a_month_cents": plan.credits.granted_cents,
        "next_plan_credits_at": plan.credits.next_at,
        **_next(plan),
    }
    return {name: value for name, value in found.items() if value is not None}


def packs_told() -> list[dict[str, Any]]:
    """The packs of credits and what they cost."""
    return [{"credits": pack.credits + pack.bonus, "price_cents": pack.price_cents} for pack in CREDIT_PACKS.values()]


def plans_told() -> list[dict[str, Any]]:
    """The plans and what they cost."""
    return [
        {"plan": rules.name, "month_cents": rules.price_month_cents, "year_cents": rules.price_year_cents}
        for rules in TIERS.values()
    ]


def _next(plan: SubscriptionOut) -> dict[str, Any]:
    """What the next period brings: its price, and the plan where that is another one."""
    if plan.next is None:
        return {}
    another = {"next_tier": plan.next.tier, "next_billing": plan.next.billing} if plan.changes_next else {}
    return {"next_price_cents": plan.next.price_cents, **another}


def change_told(proposal: ProposalOut) -> dict[str, Any] | None:
    """What a proposed change of plan does, and from when on."""
    if proposal.plan is None:
        return None
    kept = {"action", "tier", "billing", "from_tier", "at", "period_end", "credits_cents", "next_cents"}
    return proposal.plan.model_dump(mode="json", include=kept, exclude_none=True)

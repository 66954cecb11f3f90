"""Plan changes as proposals: what a yes would do, to the cent, and what it stands on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import Subscription, User
from backend.billing.plans import grants, queries
from backend.billing.plans.changes import Change, Standing, Wish, change_of
from backend.billing.plans.errors import NoPlan, PaymentDue, PayPalPlan
from backend.billing.plans.prices import price_cents
from backend.billing.plans.standing import standing_of
from backend.config import TIERS
from backend.errors import InvalidInput
from backend.purchases.errors import ProposalVoid, SamePlan
from backend.purchases.models import Proposal

if TYPE_CHECKING:
    from backend.purchases.schemas import Method, ProposalIn

_BASIS = ("tier", "billing", "end", "next_tier", "next_billing", "ends", "past_due")


class PlanDraft(NamedTuple):
    """A plan change that is not written yet; it can stand ``until``."""

    method: Method
    cents: int
    tier: str
    plan: dict[str, Any]
    until: datetime | None


async def draft_plan(session: AsyncSession, user: User, wanted: ProposalIn, now: datetime) -> PlanDraft:
    """The draft of a change. Raises SamePlan, NoPlan, PaymentDue, InvalidInput."""
    plan = await queries.plan_of(session, user.id)
    standing = standing_of(user, plan)
    wish = Wish(wanted.tier, wanted.billing, wanted.cancel)
    change = _change(standing, wish, now)
    if standing is not None and standing.past_due and change.action not in ("cancel", "keep"):
        cents = price_cents(standing.next_tier or standing.tier, standing.next_billing or standing.billing)
        raise PaymentDue(cents, plan.pay_url if plan else None)
    if plan is not None and plan.provider == "paypal" and change.action in ("downgrade", "billing"):
        raise PayPalPlan
    told = _told(plan, standing, change, now)
    until = standing.end if standing is not None and standing.end > now else None
    return PlanDraft(_method(wanted, plan), change.now_cents, change.tier, told, until)


def change_in(proposal: Proposal) -> Change:
    """The change that a proposal is about."""
    told = proposal.plan or {}
    rises = told["action"] in ("start", "upgrade")
    return Change(
        action=told["action"],
        tier=told["tier"],
        billing=told["billing"],
        now_cents=proposal.total_cents,
        at=datetime.fromisoformat(told["at"]),
        at_once_tier=told["tier"] if rises else None,
    )


def require_unchanged(user: User, plan: Subscription | None, proposal: Proposal) -> None:
    """The plan, and its price, are as they were when the change was worked out. Raises ProposalVoid."""
    if (proposal.plan or {}).get("basis") != _basis(standing_of(user, plan)):
        raise ProposalVoid("plan_changed", "Your plan has changed since, so nothing was done. Ask again.")
    change = proposal.plan or {}
    if change["action"] != "cancel" and change["next_cents"] != price_cents(change["tier"], change["billing"]):
        raise ProposalVoid("price_changed", "The plan's price has changed since, so nothing was done. Ask again.")


def _change(standing: Standing | None, wish: Wish, now: datetime) -> Change:
    if standing is None and wish.cancel:
        raise NoPlan
    if standing is None and wish.tier is None:
        raise InvalidInput("Say which plan: basic, pro or enterprise.")
    if not (wish.tier or wish.billing or wish.cancel):
        raise InvalidInput("Say what to change: the plan, its billing, or its end.")
    change = change_of(standing, wish, now)
    if change is None:
        assert standing is not None, "without a plan there is always something to begin"
        raise _same(standing, wish)
    return change


def _same(standing: Standing, wish: Wish) -> SamePlan:
    name = TIERS[wish.tier or standing.tier].name
    if wish.cancel:
        return SamePlan(f"{name} ends on {standing.end:%B %-d} already.", tier=None)
    if standing.next_tier == wish.tier:
        return SamePlan(f"{name} follows on {standing.end:%B %-d} already.", tier=wish.tier)
    return SamePlan(f"{name} is your plan already.", tier=standing.tier)


def _told(plan: Subscription | None, standing: Standing | None, change: Change, now: datetime) -> dict[str, Any]:
    """The change as it is kept; the instants as text."""
    rises = change.action == "upgrade" and plan is not None
    return {
        "action": change.action,
        "tier": change.tier,
        "billing": change.billing,
        "at": change.at.isoformat(),
        "from_tier": standing.tier if standing else None,
        "from_billing": standing.billing if standing else None,
        "period_end": standing.end.isoformat() if standing else None,
        "credits_cents": grants.difference_cents(plan, change.tier, now) if rises and plan else 0,
        "next_cents": None if change.action == "cancel" else price_cents(change.tier, change.billing),
        "basis": _basis(standing),
    }


def _basis(standing: Standing | None) -> list[Any] | None:
    if standing is None:
        return None
    found = [getattr(standing, name) for name in _BASIS]
    return [value.isoformat() if isinstance(value, datetime) else value for value in found]


def _method(wanted: ProposalIn, plan: Subscription | None) -> Method:
    """As named; else as the plan is paid."""
    if wanted.payment_method is not None:
        return wanted.payment_method
    return "paypal" if plan is not None and plan.provider == "paypal" and plan.status != "cancelled" else "stripe"

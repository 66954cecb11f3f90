"""The plan in words: what it is, until when it is paid, and what follows."""

from __future__ import annotations

from backend.billing.plans.schemas import SubscriptionOut
from backend.money import dollars
from ui.words import credits, day

_PAID_BY = {"card": "by card", "paypal": "with PayPal", "nothing": "no card is kept"}


def plan_pairs(plan: SubscriptionOut, zone: str) -> list[tuple[str, str]]:
    """Label and value of what there is to say."""
    if plan.status == "none" or plan.billing is None or plan.period_end is None:
        return []
    pairs = [("Price", f"{dollars(plan.price_cents or 0)} a {plan.billing}")]
    if plan.paid_by:
        pairs.append(("Paid", _PAID_BY[plan.paid_by]))
    if plan.period_start:
        pairs.append(("This period", f"{day(plan.period_start, zone)} to {day(plan.period_end, zone)}"))
    if plan.status == "past_due":
        until = plan.grace_until or plan.period_end
        pairs.append(("Payment due", f"the last one did not work; the plan stays until {day(until, zone)}"))
    return [*pairs, *_following(plan, zone), *_month(plan, zone)]


def _following(plan: SubscriptionOut, zone: str) -> list[tuple[str, str]]:
    if plan.ends_at:
        return [("Ends", day(plan.ends_at, zone))]
    if plan.next is None:
        return []
    at, price = day(plan.next.at, zone), f"{dollars(plan.next.price_cents)} a {plan.next.billing}"
    return [("Next", f"{plan.next.name} from {at} on, {price}")] if plan.changes_next else [("Renews", at)]


def _month(plan: SubscriptionOut, zone: str) -> list[tuple[str, str]]:
    month = plan.credits
    left = [("Plan credits left", credits(month.left_cents))] if month.left_cents else []
    if left and month.expires_at:
        left = [("Plan credits left", f"{credits(month.left_cents)}, the first lapse {day(month.expires_at, zone)}")]
    return [*left, *([("Next plan credits", day(month.next_at, zone))] if month.next_at else [])]

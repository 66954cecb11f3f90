"""View models of proposals: exactly what a yes would do, and what became of it."""

from __future__ import annotations

from datetime import datetime

from backend.config import TIERS
from backend.money import dollars
from backend.purchases.schemas import PlanChange, ProposalOut
from ui.views import View
from ui.words import credits, day, plural


class LineView(View):
    """A line of a proposal or an order."""

    label: str
    amount: str
    lead_id: int | None = None


class ProposalView(View):
    """Exactly what a yes would do. ``endings`` says what became of it, by state."""

    id: str
    heading: str
    lines: list[LineView]
    total: str
    method: str
    confirm_label: str
    pay_url: str | None = None
    state: str
    endings: dict[str, str]
    made_at: datetime
    expires_at: datetime


def _method(proposal: ProposalOut) -> str:
    if not proposal.total_cents:
        return "Nothing is charged now."
    if proposal.method != "credits":
        return "Paid by card." if proposal.method == "stripe" else "Paid with PayPal."
    left = proposal.balance_cents - proposal.total_cents
    if left < 0:
        return f"Paid with credits. You have {credits(proposal.balance_cents)}: too few for this."
    return f"Paid with credits: you have {credits(proposal.balance_cents)}, {credits(left)} would be left."


_PLAN_HEADINGS = {
    "start": "Begin the {name} plan?", "upgrade": "Upgrade to {name}?", "downgrade": "Change to {name}?",
    "billing": "Change how you are billed?", "cancel": "End your {name} plan?", "keep": "Keep your {name} plan?",
}  # fmt: skip


def _heading(proposal: ProposalOut) -> str:
    if proposal.kind == "purchase":
        return "Buy this lead?" if len(proposal.lines) == 1 else f"Buy these {len(proposal.lines)} leads?"
    if proposal.kind == "topup":
        return "Buy credits?"
    name = _plan_name(proposal)
    return _PLAN_HEADINGS[proposal.plan.action].format(name=name) if proposal.plan else "Change your plan?"


def _plan_name(proposal: ProposalOut) -> str:
    rules = TIERS.get(proposal.tier or "")
    return rules.name if rules else str(proposal.tier)


def _lines(proposal: ProposalOut, zone: str) -> list[LineView]:
    if proposal.kind == "purchase":
        return [
            LineView(label=f"{line.label} (#{line.lead_id})", amount=dollars(line.price_cents), lead_id=line.lead_id)
            for line in proposal.lines
        ]
    total = dollars(proposal.total_cents)
    if proposal.kind == "topup":
        return [LineView(label=plural(proposal.credits or 0, "credit"), amount=total)]
    if proposal.plan is None:
        return [LineView(label=f"{_plan_name(proposal)} plan", amount=total)]
    rows = _plan_lines(_plan_name(proposal), proposal.plan, total, zone)
    return [LineView(label=label, amount=amount) for label, amount in rows]


def _plan_lines(name: str, plan: PlanChange, total: str, zone: str) -> list[tuple[str, str]]:
    """What is paid now, what comes with it, and what follows."""
    each = f"{dollars(plan.next_cents or 0)} a {plan.billing}"
    when = day(plan.at, zone)
    if plan.action == "start":
        return [(f"{name} plan, the first {plan.billing}", total), ("then", each)]
    if plan.action == "upgrade":
        end = day(plan.period_end, zone) if plan.period_end else "this period's end"
        more = [("Credits that come with it", credits(plan.credits_cents))] if plan.credits_cents else []
        return [(f"{name} from now until {end}", total), *more, ("then", each)]
    if plan.action == "cancel":
        return [(f"{name} ends", when)]
    return [("Nothing changes", each)] if plan.action == "keep" else [(f"{name} from {when} on", each)]


VOID_WORDS = {
    "price_changed": "The price has changed since. Ask again for the new one.",
    "plan_changed": "Your plan has changed since. Ask again for what holds now.",
    "superseded": "A newer offer took the place of this one. Nothing was charged for it.",
    "not_available": "The lead is no longer available. Nothing was charged.",
    "payment_expired": "The payment page ran out before it was paid. Nothing was bought; ask again for a new one.",
    "payment_failed": "The payment could not be made. Nothing was bought, nothing was charged.",
    "frozen": "Buying is paused for this account. Nothing was bought, nothing was charged.",
}
_DONE = {
    "purchase": "Done: bought.", "topup": "Done: the credits are in your account.",
    "subscription": "Done: your plan is as you wanted it.",
}  # fmt: skip
_PAYING = {
    "purchase": "Waiting for your card payment. Nothing is charged before that.",
    "topup": "Waiting for your card payment. Nothing is charged before that.",
    "subscription": "Waiting for your payment. Until then your plan stays as it is, and nothing is charged.",
}
_ENDED = {"subscription": "Your plan stays as it is."}


def proposal_view(proposal: ProposalOut, zone: str = "UTC") -> ProposalView:
    """What a yes would do, and what became of it; days in ``zone``."""
    total = dollars(proposal.total_cents)
    reason = proposal.void_reason or ""
    nothing = _ENDED.get(proposal.kind, "Nothing was bought.")
    again = f"{nothing.rstrip('.')}; ask again for a new one."
    return ProposalView(
        id=str(proposal.id),
        heading=_heading(proposal),
        lines=_lines(proposal, zone),
        total=total,
        method=_method(proposal) if proposal.status == "waiting" else "",
        confirm_label=f"Confirm: pay {total}" if proposal.total_cents else "Confirm",
        pay_url=proposal.payment.payment_url if proposal.payment else None,
        state=proposal.status,
        endings={
            "confirmed": _DONE[proposal.kind],
            "paying": _PAYING[proposal.kind],
            "cancelled": f"Cancelled. {nothing}",
            "void": VOID_WORDS.get(reason, reason or f"This offer no longer stands. {again}"),
            "expired": f"This offer has run out. {again}",
        },
        made_at=proposal.created_at,
        expires_at=proposal.expires_at,
    )

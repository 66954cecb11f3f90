"""Sentences that code says itself, whatever brain is on: proposals, outcomes of a yes, trouble."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from backend.config import TIERS
from backend.money import dollars
from backend.purchases.schemas import ConfirmOut, PlanChange, ProposalOut

TOO_MANY_STEPS = "That took more steps than I can do in one go. Tell me the next thing you need, one at a time."
FALLBACK = "The language model is of no help right now, so the built-in assistant takes this turn."
NOT_TWICE = "I stop here, so that nothing is done twice: what was done is on the cards above."
ASK_AGAIN = "I am not sure what you mean. Could you say it another way?"
CANNOT = "I can't help with that."
SOURCES = "From the web: {sources}."
UNNAMED = "(no name)"
NOTHING_CHARGED = "Nothing was charged."
CANCELLED = f"Cancelled. {NOTHING_CHARGED}"
NOT_REQUESTED = (
    "The user has not asked for this. If they may have meant it, call ask_user: the user is asked about this very call."
)
PROTECTED_CLASS = (
    "Fair-housing law rules out choosing or describing homes and areas by who lives there. Offer a search by place,"
    " price, size, features or distance instead."
)
UNPAID = {
    "purchase": "Nothing is charged, and nothing is yours,",
    "topup": "Nothing is charged",
    "subscription": "Nothing is charged, and your plan stays as it is,",
}
METHODS = {"credits": "your credits", "stripe": "your card", "paypal": "PayPal"}


def proposal(made: ProposalOut, zone: str, confirm_at: str | None = None) -> str:
    """What a yes would do, exactly, and how to say it: here, or on the page below ``confirm_at``."""
    total, method = dollars(made.total_cents), METHODS[made.method]
    if made.kind == "topup":
        what = f"{made.credits:,} credits for {total}, paid with {method}"
    elif made.kind == "subscription":
        what = _plan(made, zone)
    elif len(made.lines) == 1:
        what = f"Lead {made.lines[0].lead_id} ({made.lines[0].label}) for {total}, paid with {method}"
    else:
        ids = ", ".join(str(line.lead_id) for line in made.lines)
        what = f"{len(made.lines)} leads ({ids}) for {total} in all, paid with {method}"
    if confirm_at:
        return f"{what}. Nothing is bought yet: open {confirm_at}/{made.id}, logged in, and say yes or no there."
    return f"{what}. Shall I go ahead? Say yes or press Confirm; anything else leaves it."


def _plan(made: ProposalOut, zone: str) -> str:
    """What a change of plan does: what it costs now, and from when on it holds."""
    plan, name, total = made.plan, TIERS[made.tier or "basic"].name, dollars(made.total_cents)
    if plan is None or plan.action == "start":
        return f"The {name} plan for {total}, paid with {METHODS[made.method]}"
    at = plan.at.astimezone(ZoneInfo(zone))
    day = f"{at:%B} {at.day}"
    if plan.action == "cancel":
        return f"End your {name} plan on {day}; it stays until then"
    if plan.action == "keep":
        return f"Keep the {name} plan as it is; what was to follow on {day} no longer does"
    each = f"{dollars(plan.next_cents or 0)} a {plan.billing}"
    if plan.action == "upgrade":
        return f"{name} from now on, for {total} until this period ends, and {each} after it{_more_credits(plan)}"
    return f"{name} at {each} from {day} on; nothing is charged now"


def _plan_done(made: ProposalOut, zone: str) -> str:
    """What a yes to a change of plan did."""
    plan, name = made.plan, TIERS[made.tier or "basic"].name
    if plan is None or plan.action not in ("cancel", "keep"):
        return _plan(made, zone)
    at = plan.at.astimezone(ZoneInfo(zone))
    day = f"{at:%B} {at.day}"
    if plan.action == "cancel":
        return f"your {name} plan ends on {day} and stays until then"
    return f"the {name} plan stays as it is; what was to follow on {day} no longer does"


def _more_credits(plan: PlanChange) -> str:
    return f"; {dollars(plan.credits_cents)} in credits come with it" if plan.credits_cents else ""


def confirm_there(page: str) -> str:
    """A yes where it does not count."""
    return f"I cannot take your yes here. Open {page}, logged in: it shows how things stand, and takes your yes or no."


def left_there(page: str) -> str:
    """A no where a yes would not have counted."""
    return f"Then I leave it: nothing is bought unless you said yes on {page}."


def committed(done: ConfirmOut, zone: str, *, again: bool = False) -> str:
    """What a yes did. ``again``: what has become of a payment that was begun before."""
    order, left = done.order, dollars(done.balance_cents)
    if done.proposal.kind == "subscription" and done.proposal.status == "confirmed":
        return f"Done: {_plan_done(done.proposal, zone)}."
    if order is None:
        return _still_to_pay(done) if again else _to_pay(done)
    if done.proposal.kind == "topup":
        paid = f"{dollars(order.total_cents)} paid with {METHODS[order.method]}"
        return f"Done: {paid}, and {done.proposal.credits:,} credits are yours. You have {left} in credits now."
    leads = "The lead is" if len(order.lines) == 1 else f"All {len(order.lines)} leads are"
    paid = f"{dollars(order.total_cents)} paid with {METHODS[order.method]}"
    return f"{leads} yours: {paid}, {left} in credits left. The contact is on the card."


def _to_pay(done: ConfirmOut) -> str:
    """By card: nothing is charged before the card is entered on the payment page."""
    total = dollars(done.proposal.total_cents)
    if done.payment_url is None:
        return f"Your card payment of {total} is under way. I will say so here once it is through."
    return f"{UNPAID[done.proposal.kind]} until you pay {total} by card here: {done.payment_url}"


def _still_to_pay(done: ConfirmOut) -> str:
    """The page still waits: no card was entered, or none that was accepted."""
    total = dollars(done.proposal.total_cents)
    if done.payment_url is None:
        return f"Your card payment of {total} is still under way. I will say so here once it is through."
    return (
        f"No card has been accepted for the {total} yet, so nothing was charged. Try again, or with another card, "
        f"here: {done.payment_url}"
    )


def renewed(reason: str, made: ProposalOut, zone: str) -> str:
    """A proposal that had to be made again."""
    return f"{_uncharged(reason)} Here is the offer as it stands now: {proposal(made, zone)}"


def declined(detail: str) -> str:
    """A yes that the API refused."""
    return _uncharged(f"{detail.rstrip('.')}.")


def unanswered(detail: str) -> str:
    """A yes whose fate is not known: said again, it changes nothing that is done."""
    return (
        f"{detail.rstrip('.')}. I cannot see yet whether it went through: say yes again, you are charged once at most."
    )


def unknown_reference(ids: list[int]) -> str:
    """A lead number that nobody showed and the user did not write."""
    named = ", ".join(map(str, ids))
    return f"{'Lead' if len(ids) == 1 else 'Leads'} {named} were neither shown here nor named by the user."


def not_held(ids: list[int]) -> str:
    """What is to be let go of, or held longer, and is not held."""
    return f"The user does not hold {'lead' if len(ids) == 1 else 'leads'} {', '.join(map(str, ids))}."


def too_many_leads(most: int) -> str:
    """One call over more leads than anybody names."""
    return f"That is more than {most} leads at once. Ask the user to narrow it down."


def _uncharged(sentence: str) -> str:
    told = any(words in sentence for words in ("othing was charged", "othing was bought"))
    return sentence if told else f"{sentence} {NOTHING_CHARGED}"


def plain_outcome(calls: list[dict[str, Any]]) -> str:
    """The least that is true, when nothing a model said could be checked."""
    if not calls:
        return "I could not put that into words I can stand behind. Could you say it another way?"
    done = all(call["ok"] for call in calls)
    return "Done: it is on the card above." if done else "That did not work, and nothing was changed."

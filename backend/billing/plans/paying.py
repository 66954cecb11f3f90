"""Paying for plans: a yes begins it, and the page or the bill that it needs is opened, looked at and closed.

A plan without a card gets a page: its first period is paid there, or the difference to a larger tier, and the card is
kept. With a kept card a difference is a bill that is charged at once; one that is refused can be paid on its own page.
"""

from __future__ import annotations

import logging
import uuid
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import Subscription, User
from backend.billing import checkout
from backend.billing import queries as payments
from backend.billing.errors import GatewayUnreachable
from backend.billing.gateway import GatewayError, Unreachable
from backend.billing.models import Payment
from backend.billing.opening import Kind
from backend.billing.plans import accounting, proposing, queries, settling, standing
from backend.billing.plans.gateway import PageSeen, PlanGateway, PlanPage
from backend.config import TIERS
from backend.credits.queries import lock_account
from backend.db import Sessions, instant, transaction
from backend.outbox import service as outbox
from backend.purchases import queries as purchases
from backend.purchases.models import Proposal
from backend.security import Principal

TRIAL_LEAST = timedelta(hours=48, minutes=5)  # Stripe asks for 48 hours at the least, counted from its own clock
log = logging.getLogger(__name__)


async def confirm(session: AsyncSession, principal: Principal, proposal: Proposal, gateway: Kind) -> None:
    """The owner's yes, under the account's lock: done at once where nothing is charged, else a payment begins.

    Raises ProposalVoid when the plan is no longer what the proposal stands on.
    """
    user = principal.user
    plan = await queries.plan_of(session, user.id)
    proposing.require_unchanged(user, plan, proposal)
    await _take_back_others(session, user.id)
    if proposal.total_cents:
        await checkout.begin(session, principal, proposal, gateway)
        return
    assert plan is not None, "a first plan has its price"
    change, now = proposing.change_in(proposal), await instant(session)
    if change.at_once_tier is not None:
        credits_cents = (proposal.plan or {})["credits_cents"]
        await standing.rise(session, user, plan, change.tier, change.billing, credits_cents, proposal.id, now)
    else:
        await standing.plan_next(session, user, plan, change, now)
    await standing.align(session, plan)
    await purchases.decide(session, proposal.id, "confirmed")


async def open_payment(sessions: Sessions, gateway: PlanGateway, payment_id: uuid.UUID, pages: str) -> None:
    """Open the page of a payment, or charge its bill, unless that was done. Raises GatewayUnreachable."""
    async with transaction(sessions) as session:
        payment = await payments.get_payment(session, payment_id)
        if payment is None or payment.status != "opening":
            return
        plan_id = await _kept(session, payment)
        page = await _page(session, payment, pages)
    try:
        if plan_id is None:
            await _write_page(sessions, payment_id, await gateway.open_page(page, f"plan-{payment_id}"))
        else:
            words = f"{TIERS[page.tier].name} for the rest of this period"
            bill = await gateway.charge(plan_id, payment_id, page.now_cents, words, f"plan-{payment_id}")
            async with transaction(sessions) as session:
                await settling.settle_difference(session, payment_id, bill)
    except Unreachable as error:
        raise GatewayUnreachable from error
    except GatewayError as error:
        log.error("the gateway refused the payment %s of a plan: %s", payment_id, error)
        async with transaction(sessions) as session:
            await _give_up(session, payment_id, "failed", "payment_failed")


async def look(sessions: Sessions, gateway: PlanGateway, payment_id: uuid.UUID, pages: str | None = None) -> None:
    """Ask how a payment stands. A bill that nobody paid in time is taken back."""
    async with transaction(sessions) as session:
        payment = await payments.get_payment(session, payment_id)
        now = await instant(session)
        plan_id = await _kept(session, payment) if payment is not None else None
    if payment is None or payment.status not in settling.UNDER_WAY:
        return
    if payment.session_id is None:
        assert pages is not None, "without a page it is opened, and pages have an address"
        await open_payment(sessions, gateway, payment_id, pages)
    elif plan_id is None:
        await _looked(sessions, gateway, payment_id, await gateway.read_page(payment.session_id))
    else:
        bill = await gateway.read_invoice(payment.session_id)
        if bill.status == "open" and now >= payment.expires_at:
            bill = await gateway.void_invoice(payment.session_id, f"plan-void-{payment_id}")
        async with transaction(sessions) as session:
            await settling.settle_difference(session, payment_id, bill)


async def close(sessions: Sessions, gateway: PlanGateway, payment_id: uuid.UUID) -> None:
    """Close what a payment has open: its owner took it back."""
    async with transaction(sessions) as session:
        payment = await payments.get_payment(session, payment_id)
        plan_id = await _kept(session, payment) if payment is not None else None
    if payment is None or payment.status not in settling.UNDER_WAY:
        return
    if payment.session_id is None:
        async with transaction(sessions) as session:
            await _give_up(session, payment_id, "expired", "cancelled")
    elif plan_id is None:
        seen = await gateway.close_page(payment.session_id, f"plan-close-{payment_id}")
        await _looked(sessions, gateway, payment_id, seen)
    else:
        bill = await gateway.void_invoice(payment.session_id, f"plan-void-{payment_id}")
        async with transaction(sessions) as session:
            await settling.settle_difference(session, payment_id, bill)


async def _looked(sessions: Sessions, gateway: PlanGateway, payment_id: uuid.UUID, seen: PageSeen) -> None:
    if seen.plan_id is not None and seen.status == "complete":
        plan = await gateway.read_plan(seen.plan_id)
        async with transaction(sessions) as session:
            await settling.settle(session, gateway.name, plan)
    await _write_page(sessions, payment_id, seen)


async def _write_page(sessions: Sessions, payment_id: uuid.UUID, seen: PageSeen) -> None:
    async with transaction(sessions) as session:
        payment = await _locked(session, payment_id)
        payment.looked_at = await instant(session)
        if payment.status not in settling.UNDER_WAY:
            return
        payment.session_id = seen.page_id
        if seen.status == "expired":
            why = "cancelled" if payment.cancel_asked_at is not None else "payment_expired"
            await accounting.nothing_came(session, payment, "expired", why)
        else:
            payment.status, payment.url = "open", seen.url


async def _give_up(session: AsyncSession, payment_id: uuid.UUID, status: str, reason: str) -> None:
    payment = await _locked(session, payment_id)
    if payment.status in settling.UNDER_WAY:
        await accounting.nothing_came(session, payment, status, reason)


async def _locked(session: AsyncSession, payment_id: uuid.UUID) -> Payment:
    found = await payments.get_payment(session, payment_id)
    assert found is not None, "payments are never deleted"
    await lock_account(session, found.user_id)
    payment = await payments.get_payment(session, payment_id, lock=True)
    assert payment is not None, "payments are never deleted"
    return payment


async def _take_back_others(session: AsyncSession, user_id: uuid.UUID) -> None:
    """A newer yes takes the place of an older one that was not paid yet."""
    for payment in await queries.under_way(session, user_id):
        payment.cancel_asked_at = await instant(session)
        if payment.proposal_id is not None:
            await purchases.decide(session, payment.proposal_id, "void", "superseded")
        await outbox.put(session, "billing.close", {"payment_id": str(payment.id)}, key=str(payment.id))
    await session.flush()


async def _kept(session: AsyncSession, payment: Payment) -> str | None:
    """The plan whose kept card pays; None when a page is needed."""
    if payment.session_id is not None and not payment.session_id.startswith("in_"):
        return None
    plan = await queries.plan_of(session, payment.user_id)
    proposal = await queries.proposal_of(session, payment)
    charged = (proposal.plan or {})["action"] == "upgrade" and payment.gateway != "paypal"
    return plan.provider_ref if plan is not None and charged and plan.provider == payment.gateway else None


async def _page(session: AsyncSession, payment: Payment, pages: str) -> PlanPage:
    proposal = await queries.proposal_of(session, payment)
    user = await session.get_one(User, payment.user_id)
    change = proposal.plan or {}
    back = f"{pages}/confirm/{proposal.id}"
    return PlanPage(
        payment_id=payment.id,
        tier=change["tier"],
        billing=change["billing"],
        now_cents=payment.amount_cents,
        success_url=back,
        cancel_url=back,
        expires_at=payment.expires_at,
        email=user.email,
        paid_until=_paid_until(await queries.plan_of(session, user.id), change["action"], payment.created_at),
    )


def _paid_until(plan: Subscription | None, action: str, begun: datetime) -> datetime | None:
    if plan is None or action != "upgrade":
        return None
    return max(plan.period_end, begun + TRIAL_LEAST)

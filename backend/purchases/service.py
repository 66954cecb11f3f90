"""Propose → the buyer's own yes → by credits a commit in one transaction, by card a payment that commits once made.

Lock order: idempotency key, account, leads by id, payment. A yes re-checks everything under those locks: what a
proposal says is what is charged, or it is void and nothing is.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.audit import service as audit
from backend.billing import checkout
from backend.billing.opening import Kind, method_kind
from backend.billing.plans import paying
from backend.config import Settings
from backend.credits import service as credits_
from backend.credits.queries import lock_account
from backend.db import instant
from backend.money import CURRENCY
from backend.purchases import orders, queries, selling, telling
from backend.purchases.drafts import Draft, draft, is_sold_still
from backend.purchases.eligibility import BuyingFrozen
from backend.purchases.errors import (
    PaymentsUnavailable,
    ProposalConfirmed,
    ProposalNotFound,
    ProposalVoid,
    VoidReason,
)
from backend.purchases.models import Order, Proposal
from backend.purchases.schemas import ConfirmOut, ProposalIn, ProposalOut
from backend.security import Principal

CLOSED = {
    "superseded": "A newer offer took the place of this one, so nothing was bought.",
    "price_changed": "The price has changed since this offer, so nothing was bought. Ask again for the new one.",
    "not_available": "What this offer was for is no longer available, so nothing was bought.",
    "expired": "This offer has run out, so nothing was bought. Ask again for a new one.",
    "cancelled": "This offer was cancelled, so nothing was bought.",
    "payment_expired": "The payment page ran out before it was paid, so nothing was bought. Ask again for a new one.",
    "payment_failed": "The payment could not be made, so nothing was bought and nothing was charged.",
    "plan_changed": "Your plan has changed since, so nothing was done. Ask again for a new offer.",
    "frozen": "Buying is paused for this account, so nothing was bought and nothing was charged.",
}


async def propose(session: AsyncSession, principal: Principal, wanted: ProposalIn, page_url: str) -> ProposalOut:
    """Write down exactly what a yes would do; earlier proposals that wait in the same thread are void.

    ``page_url`` is where pages begin. Raises what :func:`backend.purchases.drafts.draft` raises.
    """
    user = principal.user
    await lock_account(session, user.id)
    now = await instant(session)
    made = _written(principal, wanted, await draft(session, user, wanted, now), now)
    if principal.thread_id:
        await queries.void_thread(session, user.id, principal.thread_id)
    session.add(made)
    await session.flush()
    data = {"lines": made.lines, "total_cents": made.total_cents, "method": made.method, "tier": made.tier}
    await audit.record(session, principal, f"{wanted.kind}.propose", f"proposal:{made.id}", data)
    return await shown(session, user, made, page_url)


async def read_proposal(session: AsyncSession, user: User, proposal_id: uuid.UUID, page_url: str) -> ProposalOut:
    """A proposal as it stands. Raises ProposalNotFound."""
    return await shown(session, user, await _own(session, user, proposal_id), page_url)


async def cancel(session: AsyncSession, principal: Principal, proposal_id: uuid.UUID, page_url: str) -> ProposalOut:
    """Take a waiting proposal back; one that is void stays so. Raises ProposalNotFound, ProposalConfirmed."""
    user = principal.user
    await lock_account(session, user.id)
    proposal = await _own(session, user, proposal_id, lock=True)
    if proposal.status == "confirmed":
        raise ProposalConfirmed
    if proposal.status in ("waiting", "paying"):
        if proposal.status == "paying":
            await checkout.take_back(session, proposal)
        await queries.decide(session, proposal.id, "cancelled")
        await audit.record(session, principal, "proposal.cancel", f"proposal:{proposal.id}")
    return await shown(session, user, await _own(session, user, proposal_id), page_url)


async def confirm(
    session: AsyncSession, principal: Principal, proposal_id: uuid.UUID, page_url: str, settings: Settings
) -> ConfirmOut:
    """The buyer's yes. A second one, at whatever moment, returns the order or the payment of the first.

    Raises ProposalNotFound; ProposalVoid (the caller records it with :func:`record_void` once this transaction is
    undone); BuyingFrozen, PaymentsUnavailable, InsufficientCredits, which leave it waiting. By card the caller commits
    and opens the page (:func:`backend.billing.checkout.open_page`).
    """
    user = principal.user
    await lock_account(session, user.id)
    proposal = await _own(session, user, proposal_id, lock=True)
    if proposal.status not in ("confirmed", "paying"):
        _require_standing(proposal, await instant(session))
        gateway = method_kind(settings, proposal.method)
        _require_payable(user, proposal, gateway)
        if proposal.kind == "subscription":
            await paying.confirm(session, principal, proposal, gateway)
        elif proposal.method == "credits":
            await _commit(session, principal, proposal)
        else:
            await checkout.begin(session, principal, proposal, gateway)
    return await outcome(session, user, proposal_id, page_url)


async def outcome(session: AsyncSession, user: User, proposal_id: uuid.UUID, page_url: str) -> ConfirmOut:
    """What a yes has come to by now. Raises ProposalNotFound."""
    proposal = await shown(session, user, await _own(session, user, proposal_id), page_url)
    order = await queries.order_of(session, proposal_id)
    return ConfirmOut(
        proposal=proposal,
        order=await orders.shown(session, order) if order else None,
        payment=proposal.payment,
        payment_url=proposal.payment.payment_url if proposal.payment else None,
        balance_cents=proposal.balance_cents,
    )


async def record_void(session: AsyncSession, proposal_id: uuid.UUID, reason: VoidReason) -> None:
    """Close a proposal that a yes found changed; in a transaction of its own, since the yes was refused."""
    if reason in ("price_changed", "not_available", "plan_changed"):
        await queries.decide_waiting(session, proposal_id, "void", reason)


async def shown(session: AsyncSession, user: User, proposal: Proposal, page_url: str) -> ProposalOut:
    """A proposal as its owner sees it."""
    now, held = await instant(session), await credits_.balance(session, user.id)
    expired = proposal.status == "waiting" and proposal.expires_at <= now
    return ProposalOut(
        id=proposal.id,
        kind=proposal.kind,
        status="expired" if expired else proposal.status,
        method=proposal.method,
        lines=proposal.lines,
        total_cents=proposal.total_cents,
        credits=proposal.credits,
        tier=proposal.tier,
        plan=proposal.plan,
        thread_id=proposal.thread_id,
        balance_cents=held.balance_cents,
        void_reason=proposal.void_reason,
        payment=await checkout.shown_of(session, proposal.id),
        confirm_url=f"{page_url}/confirm/{proposal.id}",
        created_at=proposal.created_at,
        expires_at=proposal.expires_at,
        server_time=now,
    )


def _written(principal: Principal, wanted: ProposalIn, made: Draft, now: datetime) -> Proposal:
    return Proposal(
        user_id=principal.user.id,
        thread_id=principal.thread_id,
        kind=wanted.kind,
        status="waiting",
        method=made.method,
        lines=made.lines,
        total_cents=made.total_cents,
        currency=CURRENCY,
        credits=made.credits,
        tier=made.tier,
        plan=made.plan,
        made_by=principal.actor,
        void_reason=None,
        created_at=now,
        expires_at=made.expires_at,
        decided_at=None,
    )


async def _own(session: AsyncSession, user: User, proposal_id: uuid.UUID, *, lock: bool = False) -> Proposal:
    proposal = await queries.get_proposal(session, user.id, proposal_id, lock=lock)
    if proposal is None:
        raise ProposalNotFound
    return proposal


def _require_standing(proposal: Proposal, now: datetime) -> None:
    reason: str | None = None
    if proposal.status != "waiting":
        reason = proposal.void_reason or "cancelled"
    elif proposal.expires_at <= now:
        reason = "expired"
    if reason:
        raise ProposalVoid(reason, CLOSED[reason])  # type: ignore[arg-type]


def _require_payable(user: User, proposal: Proposal, gateway: Kind) -> None:
    if user.buying_frozen and proposal.total_cents:
        raise BuyingFrozen
    if user.tier is None and proposal.kind == "purchase" and proposal.method == "credits":
        raise ProposalVoid("plan_changed", CLOSED["plan_changed"])
    if proposal.kind == "topup" and not is_sold_still(proposal):
        raise ProposalVoid("price_changed", CLOSED["price_changed"])
    if proposal.method != "credits" and proposal.total_cents and gateway == "none":
        raise PaymentsUnavailable


async def _commit(session: AsyncSession, principal: Principal, proposal: Proposal) -> Order:
    """Debit, order, leads sold, holds closed: all of it or nothing."""
    user, prices = principal.user, selling.prices_of(proposal)
    await selling.require_sellable(session, user, proposal)
    order = await selling.sell(session, principal, user, proposal)
    await credits_.debit(session, user.id, proposal.total_cents, order.id, selling.words(prices))
    await telling.leads_bought(session, order, proposal)
    return order

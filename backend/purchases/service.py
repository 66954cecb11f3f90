"""Propose → the buyer's own yes → commit by credits in one transaction.

Lock order: idempotency key, account, leads by id. A yes re-checks everything under those locks: what a proposal says is
what is charged, or it is void and nothing is.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.audit import service as audit
from backend.cart import service as cart
from backend.cart.queries import active_holds, lock_leads
from backend.credits import service as credits_
from backend.credits.queries import lock_account
from backend.db import instant
from backend.events.publish import leads_changed
from backend.leads.sale import LeadNotFound, LeadSold, NotForSale, get_for_sale
from backend.leads.service import record_activity
from backend.money import CURRENCY, dollars
from backend.pricing import service as pricing
from backend.purchases import orders, queries
from backend.purchases.drafts import Draft, draft
from backend.purchases.eligibility import AlreadyBought, BuyingFrozen
from backend.purchases.errors import (
    PaymentsUnavailable,
    ProposalConfirmed,
    ProposalNotFound,
    ProposalVoid,
    VoidReason,
)
from backend.purchases.models import Order, OrderLine, Proposal
from backend.purchases.schemas import ConfirmOut, ProposalIn, ProposalOut
from backend.security import Principal

CLOSED = {
    "superseded": "A newer offer took the place of this one, so nothing was bought.",
    "price_changed": "The price has changed since this offer, so nothing was bought. Ask again for the new one.",
    "not_available": "What this offer was for is no longer available, so nothing was bought.",
    "expired": "This offer has run out, so nothing was bought. Ask again for a new one.",
    "cancelled": "This offer was cancelled, so nothing was bought.",
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
    if proposal.status == "waiting":
        await queries.decide_waiting(session, proposal.id, "cancelled")
        await audit.record(session, principal, "proposal.cancel", f"proposal:{proposal.id}")
    return await shown(session, user, await _own(session, user, proposal_id), page_url)


async def confirm(session: AsyncSession, principal: Principal, proposal_id: uuid.UUID, page_url: str) -> ConfirmOut:
    """The buyer's yes. A second one, at whatever moment, returns the order of the first.

    Raises ProposalNotFound; ProposalVoid (the caller records it with :func:`record_void` once this transaction is
    undone); BuyingFrozen, PaymentsUnavailable, InsufficientCredits, which leave it waiting.
    """
    user = principal.user
    await lock_account(session, user.id)
    proposal = await _own(session, user, proposal_id, lock=True)
    order = await queries.order_of(session, proposal.id)
    if order is None:
        _require_standing(proposal, await instant(session))
        _require_payable(user, proposal)
        order = await _commit(session, principal, proposal)
    held = await credits_.balance(session, user.id)
    return ConfirmOut(
        proposal=await shown(session, user, await _own(session, user, proposal_id), page_url),
        order=await orders.shown(session, order),
        balance_cents=held.balance_cents,
    )


async def record_void(session: AsyncSession, proposal_id: uuid.UUID, reason: VoidReason) -> None:
    """Close a proposal that a yes found changed; in a transaction of its own, since the yes was refused."""
    if reason in ("price_changed", "not_available"):
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
        thread_id=proposal.thread_id,
        balance_cents=held.balance_cents,
        void_reason=proposal.void_reason,
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


def _require_payable(user: User, proposal: Proposal) -> None:
    if user.buying_frozen:
        raise BuyingFrozen
    if proposal.kind != "purchase" or proposal.method != "credits":
        raise PaymentsUnavailable


async def _commit(session: AsyncSession, principal: Principal, proposal: Proposal) -> Order:
    """Debit, order, leads sold, holds closed: all of it or nothing."""
    user, prices = principal.user, {line["lead_id"]: line["price_cents"] for line in proposal.lines}
    ids = sorted(prices)
    await lock_leads(session, ids)
    await _require_available(session, user, ids)
    await _require_unchanged(session, user, prices)
    order = Order(user_id=user.id, proposal_id=proposal.id, method="credits", total_cents=proposal.total_cents)
    session.add(order)
    await session.flush()
    await credits_.debit(session, user.id, proposal.total_cents, order.id, _words(prices))
    for line in proposal.lines:
        session.add(
            OrderLine(order_id=order.id, user_id=user.id, lead_id=line["lead_id"], price_cents=line["price_cents"])
        )
    await session.flush()
    await queries.sell(session, ids)
    await leads_changed(session, ids)
    await cart.close_bought(session, user.id, ids)
    for lead_id in ids:
        await record_activity(session, user.id, lead_id, "purchase")
    await queries.decide_waiting(session, proposal.id, "confirmed")
    data = {"proposal_id": str(proposal.id), "lead_ids": ids, "total_cents": order.total_cents, "method": order.method}
    await audit.record(session, principal, "purchase.commit", f"order:{order.id}", data)
    return order


async def _require_available(session: AsyncSession, user: User, lead_ids: Sequence[int]) -> None:
    if own := await queries.owned(session, user.id, lead_ids):
        raise _not_available(min(own), AlreadyBought(min(own)).detail)
    for lead_id in lead_ids:
        try:
            await get_for_sale(session, lead_id)
        except (LeadNotFound, LeadSold, NotForSale) as gone:
            raise _not_available(lead_id, gone.detail) from None
    for lead_id, hold in (await active_holds(session, lead_ids)).items():
        if hold.user_id != user.id:
            raise _not_available(lead_id, f"Somebody else holds lead {lead_id} right now.")


async def _require_unchanged(session: AsyncSession, user: User, prices: dict[int, int]) -> None:
    """Each line costs what it did, in either direction."""
    now = await pricing.payables(session, user, list(prices))
    changed = [
        {"lead_id": lead_id, "before_cents": before, "now_cents": now[lead_id].cents}
        for lead_id, before in prices.items()
        if now[lead_id].cents != before
    ]
    if changed:
        told = "; ".join(
            f"lead {line['lead_id']} now costs {dollars(line['now_cents'])} instead of {dollars(line['before_cents'])}"
            for line in changed
        )
        raise ProposalVoid("price_changed", f"The price has changed: {told}. Nothing was bought.", changed=changed)


def _not_available(lead_id: int, detail: str) -> ProposalVoid:
    return ProposalVoid("not_available", f"{detail} Nothing was bought.", lead_id=lead_id)


def _words(prices: dict[int, int]) -> str:
    named = ", ".join(str(lead_id) for lead_id in prices)
    return f"Lead {named}" if len(prices) == 1 else f"Leads {named}"

"""The sale itself: what must hold at that moment, and everything that it changes. The caller holds the account's lock.

Lock order: idempotency key, account, leads by id, payment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.audit import service as audit
from backend.cart import service as cart
from backend.cart.queries import active_holds, lock_leads
from backend.documents import service as documents
from backend.events.publish import leads_changed
from backend.leads.sale import LeadNotFound, LeadSold, NotForSale, get_for_sale
from backend.leads.service import record_activity
from backend.money import dollars
from backend.pricing import service as pricing
from backend.purchases import queries
from backend.purchases.eligibility import AlreadyBought
from backend.purchases.errors import ProposalVoid
from backend.purchases.models import Order, OrderLine, Proposal
from backend.security import Principal
from backend.webhooks import telling as webhooks


def prices_of(proposal: Proposal) -> dict[int, int]:
    """What each lead of the proposal costs, in cents."""
    return {line["lead_id"]: line["price_cents"] for line in proposal.lines}


async def require_sellable(session: AsyncSession, user: User, proposal: Proposal) -> None:
    """Lock the leads; each is available and costs what the proposal says. Raises ProposalVoid."""
    prices = prices_of(proposal)
    await lock_leads(session, sorted(prices))
    await require_available(session, user, sorted(prices))
    await _require_unchanged(session, user, prices)


async def sell(session: AsyncSession, principal: Principal | None, user: User, proposal: Proposal) -> Order:
    """Order, leads sold, holds closed, proposal confirmed, a receipt. The leads are locked and seen to be available."""
    ids = sorted(prices_of(proposal))
    order = Order(user_id=user.id, proposal_id=proposal.id, method=proposal.method, total_cents=proposal.total_cents)
    session.add(order)
    await session.flush()
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
    await queries.decide(session, proposal.id, "confirmed")
    data = {"proposal_id": str(proposal.id), "lead_ids": ids, "total_cents": order.total_cents, "method": order.method}
    await audit.record(session, principal, "purchase.commit", f"order:{order.id}", data)
    await documents.issue(session, order)
    await webhooks.order_completed(session, order)
    return order


async def require_available(session: AsyncSession, user: User, lead_ids: Sequence[int]) -> None:
    """Each lead is for sale and nobody else holds it. Raises ProposalVoid."""
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


def words(prices: Mapping[int, int]) -> str:
    """What a sale is called in a ledger."""
    named = ", ".join(str(lead_id) for lead_id in prices)
    return f"Lead {named}" if len(prices) == 1 else f"Leads {named}"

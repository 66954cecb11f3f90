"""What the gateway says of a payment becomes true here: sold, granted, let go, undone.

An event is only a hint to look; what counts is what the gateway says when it is asked. So events twice, late, in any
order or never come to the same. Every function works in the caller's transaction and takes the account's lock first.
"""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.audit import service as audit
from backend.billing import queries, telling
from backend.billing.gateway import Charged, Checkout, Funds
from backend.billing.granting import grant_pack
from backend.billing.models import Payment
from backend.billing.undoing import undo_sale
from backend.cart import service as cart
from backend.cart.queries import lock_leads
from backend.credits.queries import lock_account
from backend.db import instant
from backend.money import CURRENCY
from backend.outbox import service as outbox
from backend.purchases import queries as purchases
from backend.purchases import selling
from backend.purchases.errors import ProposalVoid
from backend.purchases.models import Proposal


async def settle(session: AsyncSession, payment_id: uuid.UUID, seen: Checkout) -> None:
    """Bring a payment to where the gateway has it. What has ended stays ended."""
    payment = await locked(session, payment_id)
    if payment is None:
        return
    payment.looked_at = await instant(session)
    payment.session_id = payment.session_id or seen.session_id
    if payment.status in ("opening", "open"):
        await _under_way(session, payment, seen)
    elif seen.charged is not None:
        await _later(session, payment, seen.charged)
    await session.flush()


async def settle_charged(session: AsyncSession, payment_id: uuid.UUID, charged: Charged) -> None:
    """The same, from the money alone: after a capture or a void."""
    payment = await locked(session, payment_id)
    if payment is not None:
        payment.looked_at = await instant(session)
        await _later(session, payment, charged)
        await session.flush()


async def give_up(session: AsyncSession, payment_id: uuid.UUID, reason: str, code: str | None = None) -> None:
    """No page could be had: nothing is bought, the holds end as they would have."""
    payment = await locked(session, payment_id)
    if payment is not None and payment.status == "opening":
        await _nothing_came(session, payment, "failed", reason, code)


async def run_out(session: AsyncSession, payment_id: uuid.UUID) -> None:
    """A page that ran out at a gateway which this house has left for another."""
    payment = await locked(session, payment_id)
    if payment is not None and payment.status in ("opening", "open"):
        await _nothing_came(session, payment, "expired", "payment_expired")


async def locked(session: AsyncSession, payment_id: uuid.UUID) -> Payment | None:
    """The payment under its buyer's lock, and that of its row."""
    found = await queries.get_payment(session, payment_id)
    if found is None:
        return None
    await lock_account(session, found.user_id)
    return await queries.get_payment(session, payment_id, lock=True)


async def _under_way(session: AsyncSession, payment: Payment, seen: Checkout) -> None:
    funds: Funds = seen.charged.funds if seen.charged else "none"
    if seen.charged is not None:
        payment.intent_id, payment.charge_id = seen.charged.intent_id, seen.charged.charge_id
        payment.reason = seen.charged.failure_code
    if funds in ("authorised", "captured"):
        await _paid(session, payment, funds, seen)
    elif seen.status == "expired" or funds == "cancelled":
        cancelled = payment.cancel_asked_at is not None
        await _nothing_came(session, payment, "expired", "cancelled" if cancelled else "payment_expired")
    else:
        payment.status, payment.url = "open", seen.url


async def _paid(session: AsyncSession, payment: Payment, funds: Funds, seen: Checkout) -> None:
    assert seen.charged is not None, "there is money"
    if (seen.charged.amount_cents, seen.charged.currency) != (payment.amount_cents, CURRENCY):
        await _mismatch(session, payment, funds, seen.charged)
    elif payment.kind == "topup":
        if funds == "captured":
            await grant_pack(session, payment)
            await _ended(session, payment, "captured")
    elif payment.kind == "purchase":
        await _sell(session, payment, funds)


async def _sell(session: AsyncSession, payment: Payment, funds: Funds) -> None:
    """Order, leads sold and the capture queued; or the authorisation let go, and why."""
    proposal = await session.get_one(Proposal, payment.proposal_id, populate_existing=True)
    user = await session.get_one(User, payment.user_id, populate_existing=True)
    prices = selling.prices_of(proposal)
    if refusal := await _refusal(session, payment, user, sorted(prices)):
        await _let_go(session, payment, *refusal)
        return
    order = await selling.sell(session, None, user, proposal)
    payment.order_id = order.id
    await telling.tell_bought(session, payment, proposal)
    if funds == "captured":
        await _ended(session, payment, "captured")
        return
    payment.status = "authorised"
    await telling.show(session, payment)
    await outbox.put(session, "billing.capture", {"payment_id": str(payment.id)}, key=str(payment.id))


async def _refusal(
    session: AsyncSession, payment: Payment, user: User, lead_ids: list[int]
) -> tuple[str, str | None] | None:
    """Why the leads are not sold to somebody whose card has said yes: a reason for the proposal, and its words."""
    if payment.cancel_asked_at is not None:
        return "cancelled", None
    if user.buying_frozen:
        return "frozen", None
    await lock_leads(session, lead_ids)
    try:
        await selling.require_available(session, user, lead_ids)
    except ProposalVoid as gone:
        return "not_available", gone.detail
    return None


async def _let_go(session: AsyncSession, payment: Payment, reason: str, words: str | None = None) -> None:
    assert payment.proposal_id is not None, "leads are bought by proposal"
    payment.status, payment.reason = "voiding", words or reason
    await _free_holds(session, payment)
    status = "cancelled" if reason == "cancelled" else "void"
    await purchases.decide(session, payment.proposal_id, status, None if status == "cancelled" else reason)
    if reason != "cancelled":
        await telling.tell_let_go(session, payment, reason)
    await telling.show(session, payment)
    await outbox.put(session, "billing.void", {"payment_id": str(payment.id)}, key=str(payment.id))
    await audit.record(session, None, "payment.void", f"payment:{payment.id}", {"reason": payment.reason})


async def _later(session: AsyncSession, payment: Payment, charged: Charged) -> None:
    """News of a payment whose goods are sold already, or whose authorisation is being let go."""
    if payment.status == "authorised" and charged.funds == "captured":
        await _ended(session, payment, "captured")
    elif payment.status == "authorised" and charged.funds == "cancelled":
        await undo_sale(session, payment, "capture_failed")
        await telling.tell_failed(session, payment, "capture_failed")
        await _ended(session, payment, "failed")
    elif payment.status == "voiding" and charged.funds == "cancelled":
        await _ended(session, payment, "voided")


async def _nothing_came(
    session: AsyncSession, payment: Payment, status: str, reason: str, code: str | None = None
) -> None:
    await _free_holds(session, payment)
    if payment.proposal_id is not None:
        named = None if reason == "cancelled" else reason
        await purchases.decide(session, payment.proposal_id, "cancelled" if named is None else "void", named)
    payment.reason = code or payment.reason or reason
    if status == "failed":
        await telling.tell_failed(session, payment, reason)
    await _ended(session, payment, status)


async def _free_holds(session: AsyncSession, payment: Payment) -> None:
    if payment.kind == "purchase":
        proposal = await session.get_one(Proposal, payment.proposal_id)
        await cart.end_keeping(session, payment.user_id, sorted(selling.prices_of(proposal)))


async def _ended(session: AsyncSession, payment: Payment, status: str) -> None:
    payment.status, payment.url, payment.ended_at = status, None, await instant(session)
    if status == "captured":
        payment.reason = None
    data = {"amount_cents": payment.amount_cents, "reason": payment.reason, "order_id": payment.order_id}
    await audit.record(session, None, f"payment.{status}", f"payment:{payment.id}", data)
    await telling.show(session, payment)


async def _mismatch(session: AsyncSession, payment: Payment, funds: Funds, charged: Charged) -> None:
    """The gateway has another sum than we asked for: nothing is sold for it, and somebody has to look."""
    detail = {
        "asked_cents": payment.amount_cents,
        "gateway_cents": charged.amount_cents,
        "gateway_currency": charged.currency,
        "funds": funds,
    }
    await queries.report(session, "amount_differs", f"payment:{payment.id}", detail)
    if funds == "authorised":
        await _let_go(session, payment, "payment_failed", "amount_differs")
    else:
        await _nothing_came(session, payment, "captured", "payment_failed", "amount_differs")

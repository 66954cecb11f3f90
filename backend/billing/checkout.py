"""Paying by card begins: the intent is committed, then the gateway is asked for a page, then that is written.

A kill between any two of these leaves a payment that the sweep takes up again: the gateway knows the same key.
"""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.audit import service as audit
from backend.billing import queries, settling
from backend.billing.errors import GatewayUnreachable
from backend.billing.gateway import CheckoutWanted, Gateway, GatewayError, Item, Unreachable
from backend.billing.models import Payment
from backend.billing.opening import Kind, open_named
from backend.billing.schemas import PaymentOut
from backend.cart import service as cart
from backend.config import PAYMENT_HOLD_AFTER_MINUTES, PAYMENT_PAGE_MINUTES, Settings
from backend.credits.queries import lock_account
from backend.db import Sessions, instant, transaction
from backend.outbox import service as outbox
from backend.purchases import queries as purchases
from backend.purchases import selling
from backend.purchases.models import Proposal
from backend.security import Principal

CAPTURE: dict[str, Literal["now", "later"]] = {"purchase": "later", "topup": "now"}
log = logging.getLogger(__name__)


async def begin(session: AsyncSession, principal: Principal, proposal: Proposal, gateway: Kind) -> Payment:
    """Write the payment of a proposal that waits, under the account's lock, and keep the buyer's holds for it.

    Raises ProposalVoid when leads or prices have changed.
    """
    now = await instant(session)
    end = now + timedelta(minutes=PAYMENT_PAGE_MINUTES)
    if proposal.kind == "purchase":
        await selling.require_sellable(session, principal.user, proposal)
        hold_end = end + timedelta(minutes=PAYMENT_HOLD_AFTER_MINUTES)
        await cart.keep_for_payment(session, principal.id, sorted(selling.prices_of(proposal)), hold_end)
    payment = await queries.add_payment(
        session,
        user_id=principal.id,
        proposal_id=proposal.id,
        kind=proposal.kind,
        gateway=gateway,
        amount_cents=proposal.total_cents,
        expires_at=end,
    )
    await purchases.decide(session, proposal.id, "paying")
    data = {"proposal_id": str(proposal.id), "amount_cents": payment.amount_cents, "gateway": gateway}
    await audit.record(session, principal, "payment.begin", f"payment:{payment.id}", data)
    return payment


async def open_page(sessions: Sessions, gateway: Gateway, payment_id: uuid.UUID, page_url: str) -> None:
    """Ask the gateway for the page of a payment that has none yet. Raises GatewayUnreachable, which changes nothing."""
    async with transaction(sessions) as session:
        payment = await queries.get_payment(session, payment_id)
        if payment is None or payment.status != "opening":
            return
        wanted = await _wanted(session, payment, page_url)
    try:
        seen = await gateway.open_checkout(wanted, f"pay-{payment_id}")
    except Unreachable as error:
        log.warning("the page of payment %s could not be opened: %s", payment_id, error)
        raise GatewayUnreachable from error
    except GatewayError as error:
        log.error("the gateway refused the page of payment %s: %s", payment_id, error)
        async with transaction(sessions) as session:
            await settling.give_up(session, payment_id, "payment_failed", error.code)
        return
    async with transaction(sessions) as session:
        await settling.settle(session, payment_id, seen)


async def ensure_page(settings: Settings, sessions: Sessions, payment_id: uuid.UUID, page_url: str) -> None:
    """Open the page unless it is there already. Raises GatewayUnreachable."""
    async with transaction(sessions) as session:
        payment = await queries.get_payment(session, payment_id)
    if payment is not None and payment.status == "opening":
        async with open_named(settings, sessions, payment.gateway) as gateway:
            await open_page(sessions, gateway, payment_id, page_url)


async def take_back(session: AsyncSession, proposal: Proposal) -> None:
    """The buyer takes their yes back while the page is open: free the holds now, and have the page closed."""
    payment = await queries.payment_of_proposal(session, proposal.id)
    assert payment is not None, "what is being paid has a payment"
    await lock_account(session, payment.user_id)
    payment.cancel_asked_at = await instant(session)
    await cart.end_keeping(session, payment.user_id, sorted(selling.prices_of(proposal)))
    await outbox.put(session, "billing.close", {"payment_id": str(payment.id)}, key=str(payment.id))


async def shown_of(session: AsyncSession, proposal_id: uuid.UUID) -> PaymentOut | None:
    """The payment of a proposal as its buyer sees it."""
    payment = await queries.payment_of_proposal(session, proposal_id)
    return shown(payment) if payment else None


def shown(payment: Payment) -> PaymentOut:
    """A payment as its buyer sees it."""
    out = PaymentOut.model_validate(payment, from_attributes=True)
    payable = payment.status == "open" and payment.cancel_asked_at is None
    return out.model_copy(update={"payment_url": payment.url if payable else None})


async def _wanted(session: AsyncSession, payment: Payment, page_url: str) -> CheckoutWanted:
    proposal = await session.get_one(Proposal, payment.proposal_id)
    user = await session.get_one(User, payment.user_id)
    back = f"{page_url}/confirm/{proposal.id}"
    return CheckoutWanted(
        payment_id=payment.id,
        items=_items(proposal),
        capture=CAPTURE[payment.kind],
        success_url=back,
        cancel_url=back,
        expires_at=payment.expires_at,
        email=user.email,
        metadata={"proposal_id": str(proposal.id)},
    )


def _items(proposal: Proposal) -> tuple[Item, ...]:
    if proposal.kind == "purchase":
        return tuple(Item(f"Lead {line['lead_id']}: {line['label']}", line["price_cents"]) for line in proposal.lines)
    return (Item(f"{proposal.credits} credits", proposal.total_cents),)

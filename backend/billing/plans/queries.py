"""SQL of plans, their payments and the credits granted for them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import Subscription, User
from backend.billing.models import Payment
from backend.billing.plans.models import PlanGrant
from backend.credits.models import CreditLot
from backend.credits.queries import lock_account
from backend.db import app_now, new_id
from backend.purchases.models import Proposal

ANYTHING_DUE = "SELECT EXISTS (SELECT 1 FROM subscriptions WHERE status <> 'cancelled' AND look_at <= app_now())"


async def plan_of(session: AsyncSession, user_id: uuid.UUID) -> Subscription | None:
    """The user's plan as it is now, ended ones included; lock the account first to change it."""
    wanted = select(Subscription).where(Subscription.user_id == user_id).execution_options(populate_existing=True)
    return (await session.scalars(wanted)).one_or_none()


async def owner_of(session: AsyncSession, provider: str, ref: str) -> uuid.UUID | None:
    """Whose plan has this number at the gateway."""
    wanted = select(Subscription.user_id).where(Subscription.provider == provider, Subscription.provider_ref == ref)
    return (await session.execute(wanted)).scalar_one_or_none()


async def refs_at(session: AsyncSession, provider: str) -> set[str]:
    """A gateway's numbers for the plans there, those included that another has followed."""
    now = await session.scalars(select(Subscription.provider_ref).where(Subscription.provider == provider))
    begun = select(Payment.session_id).where(Payment.gateway == provider, Payment.kind == "subscription")
    pages = await session.scalars(begun.where(Payment.proposal_id.is_not(None), Payment.order_id.is_not(None)))
    return {ref for ref in (*now, *pages) if ref is not None}


async def ref_of_customer(session: AsyncSession, provider: str, customer: str) -> str | None:
    """The gateway's number for the plan of one of its customers."""
    wanted = select(Subscription.provider_ref)
    wanted = wanted.where(Subscription.provider == provider, Subscription.customer_ref == customer)
    return (await session.execute(wanted)).scalar_one_or_none()


async def locked_user(session: AsyncSession, user_id: uuid.UUID) -> User:
    """The user under the account's lock."""
    await lock_account(session, user_id)
    return await session.get_one(User, user_id, populate_existing=True)


async def due(session: AsyncSession, limit: int) -> Sequence[uuid.UUID]:
    """Whose plans the clock has something to do with, the one that waits longest on top."""
    wanted = select(Subscription.user_id).where(Subscription.status != "cancelled", Subscription.look_at <= app_now())
    return (await session.scalars(wanted.order_by(Subscription.look_at).limit(limit))).all()


async def payment_of_bill(session: AsyncSession, gateway: str, bill_id: str, intent_id: str | None) -> Payment | None:
    """The payment that a bill of the gateway was paid with."""
    same = (Payment.session_id == bill_id) | (Payment.intent_id == intent_id if intent_id else False)
    wanted = select(Payment).where(Payment.gateway == gateway, same).execution_options(populate_existing=True)
    return (await session.scalars(wanted.limit(1))).one_or_none()


async def under_way(session: AsyncSession, user_id: uuid.UUID) -> Sequence[Payment]:
    """Payments of plans whose pages are open."""
    wanted = select(Payment).where(Payment.user_id == user_id, Payment.kind == "subscription")
    return (await session.scalars(wanted.where(Payment.status.in_(("opening", "open"))))).all()


async def proposal_of(session: AsyncSession, payment: Payment) -> Proposal:
    """What a payment of a plan was proposed as."""
    return await session.get_one(Proposal, payment.proposal_id, populate_existing=True)


async def granted(session: AsyncSession, user_id: uuid.UUID, since: datetime) -> int:
    """Cents granted since the beginning of a month, for it and for upgrades within it."""
    mine = (PlanGrant.user_id == user_id, PlanGrant.created_at >= since)
    return (await session.execute(select(func.coalesce(func.sum(PlanGrant.cents), 0)).where(*mine))).scalar_one()


async def note_grant(
    session: AsyncSession, user_id: uuid.UUID, cause: str, cents: int, order_id: uuid.UUID | None
) -> uuid.UUID | None:
    """The grant's id when credits for this cause are due now for the first time."""
    row = insert(PlanGrant).values(id=new_id(), user_id=user_id, cause=cause, cents=cents, order_id=order_id)
    return (await session.execute(row.on_conflict_do_nothing().returning(PlanGrant.id))).scalar_one_or_none()


async def note_lot(session: AsyncSession, grant_id: uuid.UUID, lot_id: uuid.UUID) -> None:
    """Where the credits of a grant are."""
    await session.execute(update(PlanGrant).where(PlanGrant.id == grant_id).values(lot_id=lot_id))


async def paid_by(session: AsyncSession, user_id: uuid.UUID, cause: str) -> uuid.UUID | None:
    """The order that paid for what was granted for a cause."""
    wanted = select(PlanGrant.order_id).where(PlanGrant.user_id == user_id, PlanGrant.cause == cause)
    return (await session.execute(wanted)).scalar_one_or_none()


async def order_of(session: AsyncSession, proposal_id: uuid.UUID) -> uuid.UUID | None:
    """The order of a change that was paid for."""
    return (
        await session.execute(select(Payment.order_id).where(Payment.proposal_id == proposal_id))
    ).scalar_one_or_none()


async def lots_of(session: AsyncSession, order_id: uuid.UUID) -> list[tuple[uuid.UUID, int]]:
    """The lots that an order paid for and that have not ended: id, cents."""
    wanted = select(CreditLot.id, PlanGrant.cents).join(PlanGrant, PlanGrant.lot_id == CreditLot.id)
    alive = CreditLot.expires_at > app_now()
    found = await session.execute(wanted.where(PlanGrant.order_id == order_id, alive).order_by(CreditLot.id))
    return [(lot_id, cents) for lot_id, cents in found]

"""Account money: grants in lots, spending in a fixed order, refunds back to where the credits came from.

A balance is the sum of the entries of the lots that have not ended; nothing is stored that could disagree with it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Literal

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.config import CREDIT_PACKS, REFUND_TO_ENDED_LOT_DAYS
from backend.credits import queries
from backend.credits.low import tell_when_low
from backend.credits.models import CreditEntry, CreditLot
from backend.credits.schemas import Credits, LedgerEntry
from backend.errors import DomainError
from backend.money import dollars

Bucket = Literal["plan", "bought"]
EntryKind = Literal["grant", "topup", "purchase", "refund", "adjustment", "chargeback"]
LEDGER_LIMIT_DEFAULT = 50
PACKS = frozenset(CREDIT_PACKS)


class InsufficientCredits(DomainError):
    """402: the balance does not cover it. Carries ``balance_cents``, ``needed_cents``, ``missing_cents``."""

    status: ClassVar[int] = 402
    code: ClassVar[str] = "insufficient_credits"

    def __init__(self, balance_cents: int, needed_cents: int) -> None:
        missing = needed_cents - balance_cents
        super().__init__(
            f"Your credits do not cover it: {dollars(needed_cents)} needed, {dollars(balance_cents)} there. "
            f"Add {dollars(missing)} and say yes again.",
            balance_cents=balance_cents,
            needed_cents=needed_cents,
            missing_cents=missing,
        )


@dataclass(frozen=True, slots=True)
class Balance:
    """Cents that can be spent now, plan and bought apart; ``plan_expires_at`` is the next end among the plan's."""

    plan_cents: int
    bought_cents: int
    plan_expires_at: datetime | None

    @property
    def balance_cents(self) -> int:
        """Both together; negative after a chargeback."""
        return self.plan_cents + self.bought_cents


async def balance(session: AsyncSession, user_id: uuid.UUID) -> Balance:
    """What the user can spend now."""
    lots = await queries.live_lots(session, user_id)
    ends = [lot.expires_at for lot in lots if lot.bucket == "plan" and lot.expires_at and lot.left_cents > 0]
    return Balance(
        plan_cents=sum(lot.left_cents for lot in lots if lot.bucket == "plan"),
        bought_cents=sum(lot.left_cents for lot in lots if lot.bucket == "bought"),
        plan_expires_at=min(ends, default=None),
    )


async def statement(session: AsyncSession, user_id: uuid.UUID, limit: int = LEDGER_LIMIT_DEFAULT) -> Credits:
    """Balance and ledger, newest first."""
    now = await balance(session, user_id)
    rows = await queries.ledger(session, user_id, limit)
    return Credits(
        balance_cents=now.balance_cents,
        plan_cents=now.plan_cents,
        bought_cents=now.bought_cents,
        plan_expires_at=now.plan_expires_at,
        ledger=[LedgerEntry.model_validate(row, from_attributes=True) for row in rows],
    )


async def grant(
    session: AsyncSession,
    user_id: uuid.UUID,
    cents: int,
    bucket: Bucket,
    expires_at: datetime | None = None,
    *,
    kind: EntryKind = "grant",
    order_id: uuid.UUID | None = None,
    note: str | None = None,
) -> uuid.UUID:
    """Put ``cents`` in a new lot and return its id. Plan credits have an end, bought ones never."""
    lot = CreditLot(user_id=user_id, bucket=bucket, expires_at=expires_at)
    session.add(lot)
    await session.flush()
    await _enter(session, user_id, lot.id, cents, kind, order_id, note)
    return lot.id


async def debit(
    session: AsyncSession, user_id: uuid.UUID, cents: int, order_id: uuid.UUID, note: str | None = None
) -> None:
    """Spend ``cents`` for an order that exists: plan lots by their end, then bought ones by age.

    Takes the account's lock first, so that no two can overdraw it. Raises InsufficientCredits and changes nothing.
    """
    await queries.lock_account(session, user_id)
    lots = await queries.live_lots(session, user_id)
    held = sum(lot.left_cents for lot in lots)
    if held < cents:
        raise InsufficientCredits(held, cents)
    for lot in lots:
        part = min(cents, max(lot.left_cents, 0))
        if part:
            await _enter(session, user_id, lot.id, -part, "purchase", order_id, note)
            cents -= part
            held -= part
    await tell_when_low(session, user_id, held)


async def refund(
    session: AsyncSession, user_id: uuid.UUID, cents: int, order_id: uuid.UUID, note: str | None = None
) -> None:
    """Give ``cents`` of an order back to the lots they came from, the one spent last first.

    Credits of a plan's month that has ended meanwhile come back as plan credits for ``REFUND_TO_ENDED_LOT_DAYS``.
    ValueError when the order did not spend that much.
    """
    await queries.lock_account(session, user_id)
    for drawn in await queries.drawn_by(session, user_id, order_id):
        part = min(cents, drawn.cents)
        if not part:
            break
        await _enter(session, user_id, drawn.lot_id, part, "refund", order_id, note)
        if drawn.ended:
            await _renew(session, user_id, drawn.lot_id, part)
        cents -= part
    if cents:
        raise ValueError(f"order {order_id} has no {cents} cents left to give back")


async def book(
    session: AsyncSession,
    user_id: uuid.UUID,
    lot_id: uuid.UUID,
    cents: int,
    kind: EntryKind,
    order_id: uuid.UUID | None = None,
    note: str | None = None,
) -> None:
    """A movement on a lot that is there, under the account's lock; it may leave the lot negative."""
    await queries.lock_account(session, user_id)
    await _enter(session, user_id, lot_id, cents, kind, order_id, note)


async def expire(session: AsyncSession, limit: int = 500) -> int:
    """Book what ended plan lots still held as an adjustment; how many lots. Balances never needed it."""
    ended = await queries.ended_lots(session, limit)
    for lot_id, user_id, left in ended:
        await _enter(session, user_id, lot_id, -left, "adjustment", None, "Plan credits ended")
    return len(ended)


async def _renew(session: AsyncSession, user_id: uuid.UUID, ended_lot: uuid.UUID, cents: int) -> None:
    """Move refunded cents out of a lot that has ended into one that can be spent."""
    await _enter(session, user_id, ended_lot, -cents, "adjustment", None, "Refunded after the plan's month ended")
    end = clock.now() + timedelta(days=REFUND_TO_ENDED_LOT_DAYS)
    await grant(session, user_id, cents, "plan", end, kind="adjustment", note="Refunded after the plan's month ended")


async def _enter(
    session: AsyncSession,
    user_id: uuid.UUID,
    lot_id: uuid.UUID,
    cents: int,
    kind: EntryKind,
    order_id: uuid.UUID | None,
    note: str | None,
) -> None:
    entry = CreditEntry(user_id=user_id, lot_id=lot_id, amount_cents=cents, kind=kind, order_id=order_id, note=note)
    session.add(entry)
    await session.flush()

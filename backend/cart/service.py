"""Holding a lead: one buyer a lead, by PostgreSQL; lengths and numbers by tier; no sweeper needed to be right."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.audit import service as audit
from backend.cart import queries, reminders
from backend.cart.errors import (
    ExtensionNotAllowed,
    HoldAtMaximum,
    HoldEnded,
    HoldLimit,
    HoldNotFound,
    HoldPause,
    LeadHeld,
)
from backend.cart.models import Hold
from backend.cart.schemas import Cart, CartLine, HoldOut
from backend.config import HOLD_AGAIN_WAIT_HOURS, HOLD_DEFAULT_MINUTES, TIERS, TierRules
from backend.credits.queries import lock_account
from backend.db import instant
from backend.events.publish import leads_changed
from backend.leads import service as leads
from backend.leads import wording
from backend.leads.sale import LeadNotFound
from backend.pricing import service as pricing
from backend.purchases.eligibility import PlanRequired, require_buyable
from backend.security import Principal


async def hold(
    session: AsyncSession, principal: Principal, lead_id: int, hours: float | None = None
) -> tuple[HoldOut, bool]:
    """Hold the lead for the asker, and whether that is new: an active hold of theirs is returned as it is.

    Raises PlanRequired, what ``require_buyable`` raises, LeadHeld, HoldPause, HoldLimit.
    """
    user, rules = principal.user, _rules(principal.user)
    await lock_account(session, user.id)
    if not await queries.lock_leads(session, [lead_id]):
        raise LeadNotFound(lead_id)
    current = (await queries.active_holds(session, [lead_id])).get(lead_id)
    if current and current.user_id == user.id:
        return await shown(session, user, current, hours), False
    await require_buyable(session, user, lead_id)
    if current:
        raise LeadHeld(lead_id)
    await _require_turn(session, user, lead_id)
    made = await _add(session, user, lead_id, _length(rules, hours))
    await leads.record_activity(session, user.id, lead_id, "hold")
    await leads_changed(session, [lead_id])
    await _log(session, principal, made, "added", "hold.create", hours)
    return await shown(session, user, made, hours), True


async def extend(session: AsyncSession, principal: Principal, hold_id: uuid.UUID, hours: float) -> HoldOut:
    """Add ``hours`` to the end, at most to the tier's longest hold counted from the start.

    Raises HoldNotFound, PlanRequired, ExtensionNotAllowed, HoldEnded, HoldAtMaximum.
    """
    user, held = principal.user, await _own(session, principal.user, hold_id)
    rules = _rules(user)
    if not rules.can_extend:
        raise ExtensionNotAllowed(_tier(user))
    held = await _locked(session, user, held)
    if held.ends_at <= await instant(session):
        raise HoldEnded(held.lead_id, held.ends_at)
    asked = held.ends_at + timedelta(hours=hours)
    end = min(asked, held.starts_at + timedelta(hours=rules.hold_max_hours))
    if end <= held.ends_at:
        raise HoldAtMaximum(held.lead_id, _tier(user), held.ends_at)
    await queries.move_end(session, held, end)
    await reminders.plan(session, held)
    await _log(session, principal, held, "extended", "hold.extend", hours)
    result = await shown(session, user, held, hours)
    return result.model_copy(update={"clamped": end < asked})


async def release(session: AsyncSession, principal: Principal, hold_id: uuid.UUID) -> HoldOut:
    """End the hold now, so that the lead is free at once; one that is over stays as it is. Raises HoldNotFound."""
    user = principal.user
    held = await _locked(session, user, await _own(session, user, hold_id))
    now = await instant(session)
    if held.ends_at > now:
        await queries.move_end(session, held, now, "released")
        await leads_changed(session, [held.lead_id])
        await _log(session, principal, held, "released", "hold.release")
    return await shown(session, user, held)


async def cart(session: AsyncSession, user: User) -> Cart:
    """The user's active holds with their leads, the one that ends first on top."""
    holds = await queries.active_of(session, user.id)
    ids = [held.lead_id for held in holds]
    cards = {card.id: card for card in await leads.cards(session, user, ids)}
    rows = await shown_all(session, user, holds)
    lines = [CartLine(**row.model_dump(), lead=cards[row.lead_id]) for row in rows if row.lead_id in cards]
    rules = TIERS.get(user.tier or "")
    return Cart(
        holds=lines,
        total_cents=sum(line.price_cents for line in lines),
        holds_max=rules.holds_max if rules else 0,
        server_time=await instant(session),
    )


async def close_bought(session: AsyncSession, user_id: uuid.UUID, lead_ids: Sequence[int]) -> None:
    """End the buyer's own holds on leads that they have just bought."""
    now = await instant(session)
    for held in (await queries.active_holds(session, lead_ids)).values():
        if held.user_id == user_id:
            await queries.move_end(session, held, now, "bought")
            await queries.add_event(session, held, "bought")


async def keep_for_payment(session: AsyncSession, user_id: uuid.UUID, lead_ids: Sequence[int], until: datetime) -> None:
    """The buyer's own holds on what they pay for last until the payment is over; once a hold."""
    for held in (await queries.active_holds(session, lead_ids)).values():
        if held.user_id == user_id and held.kept_from is None and held.ends_at < until:
            data = {"before": held.ends_at.isoformat(), "ends_at": until.isoformat()}
            await queries.keep_until(session, held, until)
            await reminders.plan(session, held)
            await queries.add_event(session, held, "kept", data)


async def end_keeping(session: AsyncSession, user_id: uuid.UUID, lead_ids: Sequence[int]) -> None:
    """The payment came to nothing: holds end when they would have, or now; an extension meanwhile stands."""
    now = await instant(session)
    for held in (await queries.active_holds(session, lead_ids)).values():
        if held.user_id == user_id and held.kept_from is not None and held.ends_at == held.kept_until:
            await queries.move_end(session, held, max(held.kept_from, now))
            await reminders.plan(session, held)
            await leads_changed(session, [held.lead_id])
            await queries.add_event(session, held, "freed", {"ends_at": held.ends_at.isoformat()})


async def withdraw(session: AsyncSession, lead_id: int) -> None:
    """End whatever hold is on a lead that leaves the market; its holder need not wait to hold again."""
    for held in (await queries.active_holds(session, [lead_id])).values():
        await queries.move_end(session, held, await instant(session), "withdrawn")
        await leads_changed(session, [lead_id])
        await queries.add_event(session, held, "withdrawn")


async def record_expired(session: AsyncSession, limit: int = 1_000) -> int:
    """Log the holds that ran out since the last time; how many. Nothing depends on it."""
    return await reminders.record_expired(session, limit)


async def shown(session: AsyncSession, user: User, held: Hold, hours: float | None = None) -> HoldOut:
    """One hold as its buyer sees it; ``hours`` as asked."""
    (row,) = await shown_all(session, user, [held])
    rules = TIERS.get(user.tier or "")
    clamped = hours is not None and rules is not None and hours > rules.hold_max_hours
    return row.model_copy(update={"requested_hours": hours, "clamped": clamped})


async def shown_all(session: AsyncSession, user: User, holds: Sequence[Hold]) -> list[HoldOut]:
    """Holds as their buyer sees them, each with what the lead would cost now."""
    ids = [held.lead_id for held in holds]
    prices = await pricing.price_for(session, user, ids)
    payables = await pricing.payables_of(session, user, prices)
    now = await instant(session)
    return [_row(user, held, prices[held.lead_id], payables[held.lead_id], now) for held in holds]


def _row(user: User, held: Hold, price: pricing.Price, payable: pricing.Payable, now: datetime) -> HoldOut:
    facts, rules = price.facts, TIERS.get(user.tier or "")
    return HoldOut(
        id=held.id,
        lead_id=held.lead_id,
        label=wording.label(facts.lead_type, facts.property_type, facts.beds, facts.city, facts.zip),
        starts_at=held.starts_at,
        ends_at=held.ends_at,
        status="active" if held.ends_at > now else held.end_reason or "expired",
        hold_max_hours=rules.hold_max_hours if rules else 0,
        can_extend=bool(rules and rules.can_extend and held.ends_at - held.starts_at < _longest(rules)),
        price_cents=payable.cents,
        quote_id=held.quote_id,
        server_time=now,
    )


async def _require_turn(session: AsyncSession, user: User, lead_id: int) -> None:
    """The user has waited long enough after their last hold on it, and has room for one more."""
    ended = await queries.last_unbought_end(session, user.id, lead_id)
    if ended is not None:
        raise HoldPause(lead_id, ended + timedelta(hours=HOLD_AGAIN_WAIT_HOURS), await instant(session))
    if await queries.count_active(session, user.id) >= _rules(user).holds_max:
        raise HoldLimit(_tier(user))


async def _add(session: AsyncSession, user: User, lead_id: int, length: timedelta) -> Hold:
    quote = await pricing.keep_quote(session, user, lead_id)
    now = await instant(session)
    made = await queries.add_hold(
        session, lead_id=lead_id, user_id=user.id, quote_id=quote.id, starts_at=now, ends_at=now + length
    )
    if made is None:
        raise LeadHeld(lead_id)
    await reminders.plan(session, made)
    return made


async def _own(session: AsyncSession, user: User, hold_id: uuid.UUID) -> Hold:
    held = await queries.get_hold(session, user.id, hold_id)
    if held is None:
        raise HoldNotFound
    return held


async def _locked(session: AsyncSession, user: User, held: Hold) -> Hold:
    """The same hold, read again under the account's and the lead's lock."""
    await lock_account(session, user.id)
    await queries.lock_leads(session, [held.lead_id])
    return await _own(session, user, held.id)


async def _log(
    session: AsyncSession, principal: Principal, held: Hold, kind: str, action: str, hours: float | None = None
) -> None:
    data = {"hold_id": str(held.id), "requested_hours": hours, "ends_at": held.ends_at.isoformat()}
    await queries.add_event(session, held, kind, data)
    await audit.record(session, principal, action, f"lead:{held.lead_id}", data)


def _length(rules: TierRules, hours: float | None) -> timedelta:
    asked = timedelta(minutes=HOLD_DEFAULT_MINUTES) if hours is None else timedelta(hours=hours)
    return min(asked, _longest(rules))


def _longest(rules: TierRules) -> timedelta:
    return timedelta(hours=rules.hold_max_hours)


def _tier(user: User) -> str:
    if user.tier is None:
        raise PlanRequired("Holding leads needs a plan: Basic, Pro or Enterprise. Without one you can still search.")
    return user.tier


def _rules(user: User) -> TierRules:
    return TIERS[_tier(user)]

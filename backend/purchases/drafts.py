"""What a proposal would do, worked out exactly: lines, total, method, and until when it can stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.billing.plans.proposing import draft_plan
from backend.cart.errors import LeadHeld
from backend.cart.queries import active_holds
from backend.config import CREDIT_PACKS, PROPOSAL_TTL_MINUTES, CreditPack
from backend.credits import service as credits_
from backend.errors import InvalidInput
from backend.pricing import service as pricing
from backend.purchases.eligibility import BuyingFrozen, PlanRequired, require_buyable
from backend.purchases.errors import UnknownPack
from backend.purchases.models import Proposal
from backend.purchases.schemas import Method, ProposalIn


@dataclass(frozen=True, slots=True)
class Draft:
    """An exact proposal that is not written yet."""

    method: Method
    total_cents: int
    expires_at: datetime
    lines: list[dict[str, Any]] = field(default_factory=list)
    credits: int | None = None
    tier: str | None = None
    plan: dict[str, Any] | None = None


async def draft(session: AsyncSession, user: User, wanted: ProposalIn, now: datetime) -> Draft:
    """The draft of what is wanted. Raises InvalidInput and its kin, and what stands in the way of each lead."""
    if user.buying_frozen and not (wanted.kind == "subscription" and wanted.cancel):
        raise BuyingFrozen
    if wanted.kind == "purchase":
        return await _purchase(session, user, wanted, now)
    if wanted.payment_method == "credits":
        raise InvalidInput("Plans and credits are paid by card, not with credits.")
    end = now + timedelta(minutes=PROPOSAL_TTL_MINUTES)
    if wanted.kind == "topup":
        pack = _pack(wanted)
        return Draft(wanted.payment_method or "stripe", pack.price_cents, end, credits=pack.credits + pack.bonus)
    made = await draft_plan(session, user, wanted, now)
    return Draft(made.method, made.cents, min(end, made.until or end), tier=made.tier, plan=made.plan)


async def _purchase(session: AsyncSession, user: User, wanted: ProposalIn, now: datetime) -> Draft:
    if wanted.payment_method == "paypal":
        raise InvalidInput("Leads are paid with credits or by card. PayPal is for credits and plans.")
    ids = list(dict.fromkeys(wanted.lead_ids or []))
    if not ids:
        raise InvalidInput("Say which lead to buy: lead_ids names at least one.")
    labels = {lead_id: (await require_buyable(session, user, lead_id)).label for lead_id in ids}
    ends = [now + timedelta(minutes=PROPOSAL_TTL_MINUTES), *await _hold_ends(session, user, ids)]
    payables = await pricing.payables(session, user, ids)
    ends += [payable.valid_until for payable in payables.values() if payable.valid_until]
    lines = [_line(lead_id, labels[lead_id], payables[lead_id]) for lead_id in ids]
    total = sum(line["price_cents"] for line in lines)
    method = await _method(session, user, wanted.payment_method, total)
    return Draft(method, total, min(ends), lines)


async def _hold_ends(session: AsyncSession, user: User, lead_ids: Sequence[int]) -> list[datetime]:
    """When the buyer's own holds on the leads end; LeadHeld when one is somebody else's."""
    holds = await active_holds(session, lead_ids)
    for lead_id, hold in holds.items():
        if hold.user_id != user.id:
            raise LeadHeld(lead_id)
    return [hold.ends_at for hold in holds.values()]


def _line(lead_id: int, label: str, payable: pricing.Payable) -> dict[str, Any]:
    quote = str(payable.quote_id) if payable.quote_id else None
    return {"lead_id": lead_id, "label": label, "price_cents": payable.cents, "quote_id": quote}


async def _method(session: AsyncSession, user: User, named: Method | None, total_cents: int) -> Method:
    """As named, else credits if they suffice, else card; without a plan by card only."""
    if user.tier is None:
        if named == "credits":
            raise PlanRequired("Spending credits needs a plan. Without one, leads are bought by card.")
        return "stripe"
    if named:
        return named
    held = await credits_.balance(session, user.id)
    return "credits" if held.balance_cents >= total_cents else "stripe"


def is_sold_still(proposal: Proposal) -> bool:
    """Whether a pack of so many credits costs what the proposal says."""
    packs = {(pack.credits + pack.bonus, pack.price_cents) for pack in CREDIT_PACKS.values()}
    return (proposal.credits, proposal.total_cents) in packs


def _pack(wanted: ProposalIn) -> CreditPack:
    """The pack named, or the smallest that gives at least the credits asked for."""
    if wanted.pack is not None:
        if wanted.pack not in CREDIT_PACKS:
            raise UnknownPack
        return CREDIT_PACKS[wanted.pack]
    fitting = [pack for pack in CREDIT_PACKS.values() if pack.credits + pack.bonus >= (wanted.credits or 0)]
    if not fitting or wanted.credits is None:
        raise UnknownPack
    return min(fitting, key=lambda pack: pack.price_cents)

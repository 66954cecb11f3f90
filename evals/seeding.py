"""What a case starts with: its user, its leads, holds and purchases; and what happens in the market before a turn."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.cart.models import CartEvent, Hold
from backend.config import CREDIT_CENTS
from backend.credits import service as credits_
from backend.leads.models import Lead
from backend.notifications.models import SavedSearch
from backend.pricing import service as pricing
from backend.purchases.models import OrderLine, OrderNote
from evals.cases import Before, Case
from evals.leads import STUB_IDS, add_leads, facts_of, list_price_for, rows_of
from evals.sales import sell_to
from evals.world import BUYER_EMAIL, BUYER_NAME, NOW, OTHER_ID, add_user, keyring

FIRST_HOLD_ENDS_HOURS = 20
HELD_SINCE_HOURS = 1
NO_PLAN = {None, "", "none", "free"}


async def seed(session: AsyncSession, case: Case, trial: int, *, stubbed: bool) -> User:
    """The buyer of one trial of a case, with everything that the case names."""
    tier = None if case.setup.user_tier in NO_PLAN else str(case.setup.user_tier).lower()
    user_id = uuid.uuid5(uuid.NAMESPACE_URL, f"aiqleads:evals:{case.id}:{trial}")
    buyer = await add_user(session, user_id, case.setup.user_name or BUYER_NAME, BUYER_EMAIL, tier)
    if cents := round(case.setup.credits * CREDIT_CENTS):
        await credits_.grant(session, buyer.id, cents, "bought", note="Credits")
    await _add_leads(session, case, tier, stubbed=stubbed)
    cast = case.cast
    other = await session.get(User, OTHER_ID)
    assert other is not None, "the template has the other user"
    await _hold(session, other, cast.held_by_other)
    await sell_to(session, buyer, cast.bought, NOW - timedelta(days=1), timedelta(minutes=10))
    await _hold(session, buyer, cast.held)
    await _write_down(session, buyer, case)
    return buyer


async def _write_down(session: AsyncSession, buyer: User, case: Case) -> None:
    """The user's saved searches, an hour apart, and the notes on what they bought."""
    for place, name in enumerate(case.setup.saved):
        at = NOW - timedelta(hours=len(case.setup.saved) - place)
        session.add(SavedSearch(user_id=buyer.id, name=name, filter={"city": "Austin"}, created_at=at))
    lines = await session.execute(select(OrderLine.lead_id, OrderLine.id).where(OrderLine.user_id == buyer.id))
    of_lead = {row.lead_id: row.id for row in lines}
    session.add_all(
        OrderNote(line_id=of_lead[note.ref], text=note.text, created_at=NOW - timedelta(hours=1))
        for note in case.setup.notes
    )
    await session.flush()


async def _add_leads(session: AsyncSession, case: Case, tier: str | None, *, stubbed: bool) -> None:
    """The leads that the case names and, with a stubbed search, the five of it. Those with a price of their own get
    the list price at which this tier pays just that, as an operator's override."""
    cast, wanted = case.cast, {lead.id: lead for lead in case.setup.leads}
    named = [*cast.available, *cast.held, *cast.bought, *cast.held_by_other, *(STUB_IDS if stubbed else ())]
    ids = sorted(set(named))
    facts = {lead_id: facts_of(lead_id, wanted.get(lead_id)) for lead_id in ids}
    reachable = {lead_id: lead_id not in wanted or wanted[lead_id].contact for lead_id in ids}
    rows = (rows_of(one, facts[one], keyring(), NOW, contact=reachable[one]) for one in ids)
    await add_leads(session, rows)
    for lead_id in ids:
        if (cents := facts[lead_id].get("lead_price_cents")) is not None:
            await pricing.set_list_price(session, lead_id, list_price_for(cents, tier))
    await pricing.reprice(session, ids)


async def _hold(session: AsyncSession, user: User, lead_ids: Sequence[int]) -> None:
    """Active holds, an hour apart, each with the quote that it keeps."""
    starts = NOW - timedelta(hours=HELD_SINCE_HOURS)
    for place, lead_id in enumerate(lead_ids):
        quote = await pricing.keep_quote(session, user, lead_id)
        ends = NOW + timedelta(hours=FIRST_HOLD_ENDS_HOURS + place)
        held = Hold(lead_id=lead_id, user_id=user.id, quote_id=quote.id, starts_at=starts, ends_at=ends)
        session.add(held)
        await session.flush()
        session.add(CartEvent(hold_id=held.id, user_id=user.id, lead_id=lead_id, kind="added", at=starts))
    await session.flush()


async def happen(session: AsyncSession, event: Before) -> None:
    """One event in the market. Leads that do not exist are left out."""
    known = set((await session.execute(select(Lead.id).where(Lead.id.in_(event.ref)))).scalars())
    ids = [lead_id for lead_id in event.ref if lead_id in known]
    if event.event == "reprice":
        for lead_id in ids:
            await pricing.change_list_price(session, lead_id, Decimal(str(event.pct)))
        return
    other = await session.get(User, OTHER_ID)
    assert other is not None, "the template has the other user"
    await sell_to(session, other, ids, NOW)

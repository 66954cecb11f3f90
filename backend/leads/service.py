"""Leads for everybody else: cards, one lead's page, and the contact for the one who bought it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts import service as accounts
from backend.accounts.models import User
from backend.audit import service as audit
from backend.errors import Forbidden, NotFound
from backend.keyring import KeyRing
from backend.leads import queries, rules, wording
from backend.leads.activity import record_activity
from backend.leads.cards import card
from backend.leads.queries import CardRow
from backend.leads.sale import ForSale, LeadNotFound, LeadSold, NotForSale, get_for_sale
from backend.leads.schemas import ContactOut, LeadCard, LeadDetail, LeadSource
from backend.pricing import service as pricing
from backend.pricing.schemas import PriceHistory
from backend.search.access import require_open
from backend.security import Principal

FALLBACK_ZONE = "America/Chicago"
LISTED = ("available", "sold")  # states of a lead that anybody may look at


class NotPurchased(Forbidden):
    """403: the contact is its buyer's alone."""

    code = "not_purchased"


class ContactRemoved(NotFound):
    """404: the contact was removed on its owner's request."""

    code = "contact_removed"


async def cards(session: AsyncSession, user: User, lead_ids: Sequence[int]) -> list[LeadCard]:
    """The cards of ``lead_ids`` in their order, priced for ``user``; ids of no lead are left out."""
    now = clock.now()
    rows = await queries.card_rows(session, lead_ids, now)
    known = [lead_id for lead_id in lead_ids if lead_id in rows]
    prices = await prices_for(session, user, known)
    return [card(rows[lead_id], user.id, prices[lead_id], now) for lead_id in known]


async def known_cards(session: AsyncSession, user: User, lead_ids: Sequence[int]) -> list[LeadCard]:
    """The cards of ``lead_ids`` that ``user`` may look at now: listed ones in open markets, and the user's own."""
    rows = await queries.card_rows(session, lead_ids, clock.now())
    opened = await accounts.open_markets(session, user)
    seen = [
        lead_id
        for lead_id in dict.fromkeys(lead_ids)
        if (row := rows.get(lead_id)) is not None
        and (row.sold_to == user.id or (row.status in LISTED and (row.market is None or row.market in opened)))
    ]
    return await cards(session, user, seen)


async def prices_for(session: AsyncSession, user: User, lead_ids: Sequence[int]) -> Mapping[int, int]:
    """What each lead costs ``user`` now, in cents."""
    if not lead_ids:
        return {}
    prices = await pricing.price_for(session, user, list(lead_ids))
    return {lead_id: price.price_cents for lead_id, price in prices.items()}


async def detail(session: AsyncSession, user: User, lead_id: int) -> LeadDetail:
    """One lead's page, and a view noted. LeadNotFound unless it is listed or the user's own; MarketLocked."""
    now = clock.now()
    row = await _visible(session, user, lead_id, now)
    if row.sold_to != user.id:
        await record_activity(session, user.id, lead_id, "view")
    return await _page(session, user, row, now)


async def page(session: AsyncSession, user: User, lead_id: int) -> LeadDetail:
    """The same for who looks into it, no view noted; an administrator sees unlisted ones too."""
    now = clock.now()
    if user.role != "admin":
        return await _page(session, user, await _visible(session, user, lead_id, now), now)
    row = (await queries.card_rows(session, [lead_id], now)).get(lead_id)
    if row is None:
        raise LeadNotFound(lead_id)
    return await _page(session, user, row, now)


async def price_history(session: AsyncSession, user: User, lead_id: int, limit: int) -> PriceHistory:
    """How its price moved. LeadNotFound unless it is listed or the user's own; MarketLocked."""
    await _visible(session, user, lead_id, clock.now())
    return await pricing.history(session, user, lead_id, limit)


async def _visible(session: AsyncSession, user: User, lead_id: int, now: datetime) -> CardRow:
    row = (await queries.card_rows(session, [lead_id], now)).get(lead_id)
    owns = row is not None and row.sold_to == user.id
    if row is None or not (owns or row.status in LISTED):
        raise LeadNotFound(lead_id)
    if not owns:
        await require_open(session, user, row.market)
    return row


async def _page(session: AsyncSession, user: User, row: CardRow, now: datetime) -> LeadDetail:
    prices = await prices_for(session, user, [row.lead_id])
    shown = card(row, user.id, prices[row.lead_id], now)
    more = await queries.detail_row(session, row.lead_id)
    listed = await queries.sources(session, row.lead_id)
    reason = rules.why_not_for_sale(row, now) if shown.availability == "not_for_sale" else None
    return LeadDetail(
        **shown.model_dump(),
        description=more.description,
        redacted=more.redacted or [],
        caution_reasons=wording.cautions(row.fraud_reasons or []) if shown.caution else [],
        listings=max(1, more.listings),
        sources=[LeadSource.model_validate(one, from_attributes=True) for one in listed],
        first_seen_at=more.first_seen_at,
        seen_at=row.seen_at,
        asking_price_history=_changes(more.prices),
        not_for_sale_reason=wording.not_for_sale(reason) if reason else None,
    )


def _changes(prices: Sequence[tuple[float, float]]) -> list[tuple[datetime, int]]:
    """Each asking price with when it was first seen; repeats are left out."""
    history: list[tuple[datetime, int]] = []
    for seconds, price in prices:
        if not history or history[-1][1] != price:
            history.append((datetime.fromtimestamp(float(seconds), UTC), int(price)))
    return history


async def contact(session: AsyncSession, keys: KeyRing, principal: Principal, lead_id: int) -> ContactOut:
    """The opened contact for the buyer of the lead; the look is logged. LeadNotFound, NotPurchased, ContactRemoved."""
    standing = await queries.ownership(session, principal.id, lead_id)
    if not standing.owns:
        if standing.owned:
            raise NotPurchased("This purchase was taken back, so the contact is hidden again.", lead_id=lead_id)
        if not standing.listed:
            raise LeadNotFound(lead_id)
        raise NotPurchased("The contact is shown to the buyer of this lead only: buy it first.", lead_id=lead_id)
    row = await queries.contact_row(session, lead_id)
    if row is None:
        raise ContactRemoved("This contact was removed at its owner's request.", lead_id=lead_id)
    values = keys.open(row.sealed, row.key_version)
    await audit.record(session, principal, "contact.view", subject=f"lead:{lead_id}")
    fields = ("name", "phone", "email", "address", "listing_url", "profile_url", "source_ref")
    return ContactOut(
        lead_id=lead_id,
        **{field: values.get(field) for field in fields},
        source=row.source,
        basis=row.basis or "unknown",
        calling_hours=wording.calling_hours(row.time_zone or FALLBACK_ZONE, clock.now()),
        is_demo=row.is_demo,
    )


__all__ = [
    "ContactRemoved",
    "ForSale",
    "LeadNotFound",
    "LeadSold",
    "NotForSale",
    "NotPurchased",
    "cards",
    "contact",
    "detail",
    "get_for_sale",
    "known_cards",
    "prices_for",
    "record_activity",
]

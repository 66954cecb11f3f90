"""What a lead costs the one who asks: live prices, quotes that bind, and the bulk job that keeps lists in order."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.config import LEADS_A_MATCH, PRICE_BASE_CENTS, QUOTE_TTL_MINUTES, SAME_QUOTE_SECONDS, TIERS
from backend.db import instant
from backend.errors import NotFound
from backend.events.publish import leads_changed
from backend.leads import wording as lead_wording
from backend.money import CURRENCY, half_up
from backend.outbox import service as outbox
from backend.outbox.topics import Message
from backend.pricing import formula, queries, quote_queries, wording
from backend.pricing.models import Quote
from backend.pricing.queries import Facts
from backend.pricing.schemas import PriceHistory, PricePoint, QuoteOut, Reason
from backend.purchases.eligibility import require_buyable

DROPPED = "prices.dropped"
Cause = Literal["ingestion", "demand", "freshness"]


class QuoteNotFound(NotFound):
    """404: no such quote, or somebody else's."""

    code = "quote_not_found"


@dataclass(frozen=True, slots=True)
class Price:
    """What a lead costs the asker now. ``breakdown`` is computed when it is asked for."""

    lead_id: int
    list_price_cents: int
    discount_percent: int
    price_cents: int
    facts: Facts
    tier_name: str | None

    @property
    def bill(self) -> formula.Bill:
        """Each step to the price in cents."""
        return formula.bill(parts(self.facts), self.discount_percent, self.facts.set_list_cents)

    @property
    def reasons(self) -> list[Reason]:
        """Each factor in words and cents; see :mod:`backend.pricing.formula` for how they add up."""
        return _reasons(self)


@dataclass(frozen=True, slots=True)
class Payable:
    """The lower of a quote that binds and the current price. With a quote, it holds to ``valid_until``."""

    cents: int
    quote_id: uuid.UUID | None
    valid_until: datetime | None


def parts(facts: Facts) -> formula.Parts:
    """The parts of the formula from a lead's facts."""
    known_area = facts.views is not None
    return formula.Parts(
        contact=facts.contact,
        property=facts.property,
        interest=formula.interest(facts.buyers),
        freshness=formula.freshness(facts.hours),
        demand=formula.demand(facts.views or 0, facts.holds or 0, facts.purchases or 0) if known_area else None,
        market_price=formula.market_price(facts.asking_price, facts.median),
        scarcity=formula.scarcity(facts.available),
        growth=formula.growth(facts.median_30d, facts.median_prior_30d),
    )


async def price_for(session: AsyncSession, user: User, lead_ids: Sequence[int]) -> dict[int, Price]:
    """The price of each lead for ``user`` now, after their discount; ids of no lead are left out."""
    tier = TIERS.get(user.tier or "")
    discount = tier.discount_percent if tier else 0
    found = await queries.facts(session, user.id, lead_ids)
    return {lead_id: _price(facts, discount, tier.name if tier else None) for lead_id, facts in found.items()}


async def payables(session: AsyncSession, user: User, lead_ids: Sequence[int]) -> dict[int, Payable]:
    """What ``user`` would pay for each lead now: a quote that binds where it is not above the current price."""
    return await payables_of(session, user, await price_for(session, user, lead_ids))


async def payables_of(session: AsyncSession, user: User, prices: Mapping[int, Price]) -> dict[int, Payable]:
    """The payables of leads whose prices for ``user`` were just computed."""
    quotes = await quote_queries.open_quotes(session, user.id, list(prices))
    return {lead_id: _payable(price.price_cents, quotes.get(lead_id)) for lead_id, price in prices.items()}


async def payable(session: AsyncSession, user: User, lead_id: int) -> Payable:
    """The payable of one lead that exists."""
    return (await payables(session, user, [lead_id]))[lead_id]


async def make_quote(session: AsyncSession, user: User, lead_id: int) -> QuoteOut:
    """A quote of at least the promised length, or a cheaper one that still binds.

    The same price asked again within a minute gives the same quote. Raises what ``require_buyable`` raises.
    """
    await require_buyable(session, user, lead_id)
    full = timedelta(minutes=QUOTE_TTL_MINUTES, seconds=-SAME_QUOTE_SECONDS)
    return await _shown(session, user, await keep_quote(session, user, lead_id, lasting=full))


async def keep_quote(session: AsyncSession, user: User, lead_id: int, *, lasting: timedelta = timedelta(0)) -> Quote:
    """The quote behind the payable: one that binds and costs less, or as much for at least ``lasting``; else a new one
    at the current price."""
    price = (await price_for(session, user, [lead_id]))[lead_id]
    now = await instant(session)
    found = (await quote_queries.open_quotes(session, user.id, [lead_id])).get(lead_id)
    if found and found.price_cents < price.price_cents:
        return await own_quote(session, user.id, found.id)
    if found and found.price_cents == price.price_cents and found.valid_until - now >= lasting:
        return await own_quote(session, user.id, found.id)
    return await _add_quote(session, user, price, now)


async def own_quote(session: AsyncSession, user_id: uuid.UUID, quote_id: uuid.UUID) -> Quote:
    """The user's quote; QuoteNotFound also when it is somebody else's."""
    quote = await quote_queries.get_quote(session, user_id, quote_id)
    if quote is None:
        raise QuoteNotFound("There is no such quote among yours.")
    return quote


async def read_quote(session: AsyncSession, user: User, quote_id: uuid.UUID) -> QuoteOut:
    """A quote as it was given, with how long it still binds."""
    return await _shown(session, user, await own_quote(session, user.id, quote_id))


async def history(session: AsyncSession, user: User, lead_id: int, limit: int) -> PriceHistory:
    """How the price of a lead that exists moved, with the asker's discount of today."""
    percent = TIERS[user.tier].discount_percent if user.tier else 0
    noted = await queries.history(session, lead_id, limit)
    points = [
        PricePoint(
            at=row.at,
            list_price_cents=row.list_price_cents,
            price_cents=formula.discounted(row.list_price_cents, percent),
            cause=row.cause,
        )
        for row in noted
    ]
    return PriceHistory(lead_id=lead_id, discount_percent=percent, items=points)


async def reprice(
    session: AsyncSession, lead_ids: Sequence[int] | None = None, cause: Cause = "ingestion"
) -> list[int]:
    """Recompute list prices, scores and freshness steps of these leads (None: every available one), in SQL.

    Returns the ids whose list price changed. Leads that a purchase has locked are left for the next time.
    """
    changes = await queries.reprice(session, lead_ids, cause)
    await _tell(session, changes)
    return [change.lead_id for change in changes]


async def reprice_due(session: AsyncSession) -> list[int]:
    """Reprice what freshness or demand has moved."""
    stepped = await reprice(session, await queries.freshness_due(session), "freshness")
    moved = await reprice(session, await queries.demand_due(session), "demand")
    return sorted({*stepped, *moved})


async def reprice_demand(session: AsyncSession, message: Message) -> None:
    """The outbox's ``prices.demand``: reprice the areas of every act since the first that asked for it."""
    await reprice(session, await queries.demand_due(session, message.created_at), "demand")


async def refresh_area_stats(session: AsyncSession) -> int:
    """Recompute medians and inventory of every zip, property type and lead type; how many areas."""
    return await queries.refresh_area_stats(session)


async def set_list_price(session: AsyncSession, lead_id: int, cents: int) -> None:
    """An operator's own list price in place of the formula's. Open quotes that no hold keeps are withdrawn."""
    if cents <= 0:
        raise ValueError("a list price is above zero")
    changes = await queries.set_list_price(session, lead_id, cents)
    await quote_queries.withdraw_quotes(session, [lead_id])
    await _tell(session, changes)


async def change_list_price(session: AsyncSession, lead_id: int, percent: Decimal) -> int:
    """Set the list price ``percent`` above (or, negative, below) what it is now; the new one in cents."""
    facts = (await queries.facts(session, None, [lead_id]))[lead_id]
    before, _ = formula.price(parts(facts), 0, facts.set_list_cents)
    after = max(1, half_up(before * (100 + percent) / 100))
    await set_list_price(session, lead_id, after)
    return after


async def _tell(session: AsyncSession, changes: Sequence[queries.PriceChange]) -> None:
    """Open pages show the new prices; drops become notices. A lead's first price is no drop."""
    await leads_changed(session, [change.lead_id for change in changes])
    drops = [(one.lead_id, one.before, one.now) for one in changes if one.now < one.before and not one.first]
    for start in range(0, len(drops), LEADS_A_MATCH):
        await outbox.put(session, DROPPED, {"drops": drops[start : start + LEADS_A_MATCH]})


def _price(facts: Facts, discount_percent: int, tier_name: str | None) -> Price:
    listed, after = formula.price(parts(facts), discount_percent, facts.set_list_cents)
    return Price(facts.lead_id, listed, discount_percent, after, facts, tier_name)


def _payable(current_cents: int, quote: quote_queries.OpenQuote | None) -> Payable:
    if quote is None or quote.price_cents > current_cents:
        return Payable(current_cents, None, None)
    return Payable(quote.price_cents, quote.id, quote.valid_until)


async def _add_quote(session: AsyncSession, user: User, price: Price, now: datetime) -> Quote:
    quote = Quote(
        user_id=user.id,
        lead_id=price.lead_id,
        list_price_cents=price.list_price_cents,
        discount_percent=price.discount_percent,
        price_cents=price.price_cents,
        currency=CURRENCY,
        breakdown=_breakdown(price),
        created_at=now,
        expires_at=now + timedelta(minutes=QUOTE_TTL_MINUTES),
        withdrawn_at=None,
    )
    session.add(quote)
    await session.flush()
    return quote


def _breakdown(price: Price) -> dict[str, Any]:
    """What a quote stores to explain itself for good."""
    facts, bill = price.facts, price.bill
    return {
        "label": lead_wording.label(facts.lead_type, facts.property_type, facts.beds, facts.city, facts.zip),
        "base_cents": PRICE_BASE_CENTS,
        "neutral_cents": bill.neutral_cents,
        "quality": round(float(bill.quality), 4),
        "demand": round(float(bill.demand), 4),
        "market": round(float(bill.market), 4),
        "reasons": [reason.model_dump() for reason in price.reasons],
    }


def _reasons(price: Price) -> list[Reason]:
    bill, facts, known = price.bill, price.facts, parts(price.facts)
    lines = [
        Reason(factor=name, words=words(facts), cents=bill.steps[name], neutral=getattr(known, name) is None)
        for name, words in wording.WORDS.items()
    ]
    if bill.limit_cents:
        before = PRICE_BASE_CENTS * bill.quality * bill.demand * bill.market
        lines.append(Reason(factor="limit", words=wording.limit(half_up(before), facts), cents=bill.limit_cents))
    if price.tier_name and price.discount_percent:
        words = wording.discount(price.tier_name, price.discount_percent)
        lines.append(Reason(factor="discount", words=words, cents=bill.discount_cents))
    return lines


async def _shown(session: AsyncSession, user: User, quote: Quote) -> QuoteOut:
    now, until = await instant(session), await quote_queries.valid_until(session, quote.id)
    return QuoteOut(
        id=quote.id,
        lead_id=quote.lead_id,
        price_cents=quote.price_cents,
        list_price_cents=quote.list_price_cents,
        discount_percent=quote.discount_percent,
        created_at=quote.created_at,
        expires_at=until,
        valid=quote.withdrawn_at is None and until > now,
        server_time=now,
        **quote.breakdown,
    )

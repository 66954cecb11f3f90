"""Why a lead is not for sale, what a card says of it, and when its owner may be called: pure rules, no I/O."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, NamedTuple, Protocol
from uuid import UUID

from backend.config import (
    CALL_FROM_HOUR,
    CALL_UNTIL_HOUR,
    FOR_SALE_SEEN_WITHIN_DAYS,
    FRAUD_CAUTION_FROM,
    FRAUD_HIDDEN_FROM,
    SQFT_STEP,
)
from backend.leads.schemas import Availability

NotForSaleReason = Literal["withdrawn", "under_review", "no_contact", "no_basis", "not_seen"]


class SaleFacts(Protocol):
    """The facts that decide whether a lead is for sale, as a row has them."""

    status: str
    fraud_score: float
    sellable: bool
    basis: str | None
    reachable: bool
    seen_at: datetime


class Claims(NamedTuple):
    """Who has a claim on a lead right now, as user ids."""

    sold_to: UUID | None
    held_by: UUID | None


def seen_since(now: datetime) -> datetime:
    """A lead last seen at or before this instant counts as gone."""
    return now - timedelta(days=FOR_SALE_SEEN_WITHIN_DAYS)


def why_not_for_sale(lead: SaleFacts, now: datetime) -> NotForSaleReason | None:
    """The first rule that keeps an unsold lead from being sold; None when it is for sale."""
    if lead.status in ("withdrawn", "rejected"):
        return "withdrawn"
    if lead.status == "review" or lead.fraud_score >= FRAUD_HIDDEN_FROM:
        return "under_review"
    if not lead.reachable:
        return "no_contact"
    if lead.basis is None or not lead.sellable:
        return "no_basis"
    return "not_seen" if lead.seen_at <= seen_since(now) else None


def availability(lead: SaleFacts, claims: Claims, asker: UUID, now: datetime) -> Availability:
    """What the asker can do with the lead; never says who else holds or bought it."""
    if claims.sold_to == asker:
        return "bought"
    if claims.sold_to is not None or lead.status == "sold":
        return "sold"
    if why_not_for_sale(lead, now):
        return "not_for_sale"
    if claims.held_by is None:
        return "available"
    return "held_by_you" if claims.held_by == asker else "held"


def needs_caution(fraud_score: float) -> bool:
    """Listed, with a word of caution."""
    return FRAUD_CAUTION_FROM <= fraud_score < FRAUD_HIDDEN_FROM


def shown_area(square_feet: int | None) -> int | None:
    """Square feet as shown before a purchase: rounded half-up to 10, and never to nothing."""
    if square_feet is None:
        return None
    return max(SQFT_STEP, (square_feet + SQFT_STEP // 2) // SQFT_STEP * SQFT_STEP)


def may_call(local: datetime) -> bool:
    """Whether the owner's local time lies within calling hours."""
    return CALL_FROM_HOUR <= local.hour < CALL_UNTIL_HOUR

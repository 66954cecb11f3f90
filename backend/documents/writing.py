"""What documents say of what was sold: pure, but for the settings of who sells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from backend.accounts.models import User
from backend.config import CREDIT_PACKS, TIERS, Settings
from backend.documents.schemas import Content, DocumentKind, DocumentLine, Party
from backend.money import half_up
from backend.purchases.models import Order, OrderLine, Proposal

PREFIXES: dict[DocumentKind, str] = {"receipt": "R", "invoice": "I", "credit_note": "C"}
METHODS = {"credits": "Credits of the account", "stripe": "Card", "paypal": "PayPal"}
REASONS = {
    "invalid_contact": "The contact could not be reached",
    "already_sold": "The property was sold already",
    "duplicate": "The lead was a duplicate",
    "not_owner": "The contact was not the owner",
    "wrong_info": "The lead's facts were wrong",
    "no_response": "Nobody answered",
    "do_not_call": "The contact must not be called",
    "other": "Refund",
}
_BILLING = {"month": "monthly", "year": "yearly"}


class Period(NamedTuple):
    """What a bill of a plan is for; ``difference``: only what a larger tier costs more for these days."""

    start: date
    end: date
    tier: str
    billing: str
    difference: bool = False


class Tax(NamedTuple):
    """What part of a sum is tax."""

    net_cents: int
    tax_cents: int


def tax_in(total_cents: int, percent: Decimal) -> Tax:
    """The tax that a total includes, rounded half-up to a cent."""
    tax = half_up(Decimal(total_cents) * percent / (100 + percent))
    return Tax(total_cents - tax, tax)


def number_of(kind: DocumentKind, year: int, serial: int) -> str:
    """``R-2026-000001``."""
    return f"{PREFIXES[kind]}-{year}-{serial:06d}"


def seller(settings: Settings) -> Party:
    """Who sells, from the settings."""
    lines = [line.strip() for line in settings.seller_address.replace("\\n", "\n").splitlines()]
    return Party(
        name=settings.seller_name,
        lines=[line for line in lines if line],
        email=settings.seller_email,
        tax_id=settings.seller_tax_id,
    )


def written(
    settings: Settings, kind: DocumentKind, number: str, order: Order, buyer: User, lines: Sequence[DocumentLine],
    issued_at: datetime, *, corrects: str | None = None, reason: str | None = None,
) -> Content:  # fmt: skip
    """A document's content."""
    total = sum(line.cents for line in lines)
    net, tax = tax_in(total, settings.tax_percent)
    return Content(
        kind=kind,
        number=number,
        issued_on=issued_at.date(),
        seller=seller(settings),
        buyer=Party(name=buyer.name, email=buyer.email),
        order_number=order.number,
        ordered_on=order.created_at.date(),
        method=METHODS[order.method],
        lines=list(lines),
        tax_name=settings.tax_name,
        tax_percent=f"{settings.tax_percent.normalize():f}",
        net_cents=net,
        tax_cents=tax,
        total_cents=total,
        corrects=corrects,
        reason=reason,
    )


def lead_lines(lines: Sequence[OrderLine], labels: Mapping[int, str]) -> list[DocumentLine]:
    """The leads of an order."""
    return [
        DocumentLine(
            text=f"Lead {line.lead_id}: {labels.get(line.lead_id, 'real-estate lead')}",
            cents=line.price_cents,
        )
        for line in lines
    ]


def pack_line(order: Order, proposal: Proposal | None) -> DocumentLine:
    """A pack of credits."""
    credits_ = proposal.credits if proposal and proposal.credits else None
    named = {pack.credits + pack.bonus: pack for pack in CREDIT_PACKS.values()}
    pack = named.get(credits_ or 0)
    bonus = f"{pack.credits} credits and {pack.bonus} as a bonus" if pack and pack.bonus else None
    text = f"{credits_} credits" if credits_ else "Credits"
    return DocumentLine(text=text, detail=bonus or "1 credit buys leads for $1.00", cents=order.total_cents)


def plan_line(order: Order, proposal: Proposal | None, period: Period | None) -> DocumentLine:
    """A plan's period, or the difference that an upgrade costs."""
    tier = period.tier if period else proposal.tier if proposal else None
    name = f"{TIERS[tier].name} plan" if tier in TIERS else "Plan"
    if period is None:
        return DocumentLine(
            text=name, detail="Difference for the days left" if proposal else None, cents=order.total_cents
        )
    days = f"{_day(period.start)} to {_day(period.end)}"
    if period.difference:
        return DocumentLine(text=name, detail=f"Difference for {days}", cents=order.total_cents)
    text = f"{name}, {_BILLING.get(period.billing, period.billing)}"
    return DocumentLine(text=text, detail=days, cents=order.total_cents)


def _day(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"

"""View models of proposals, purchases, contacts and the account; the other half of :mod:`ui.views`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import phonenumbers

from backend.accounts.schemas import Me
from backend.billing.plans.schemas import SubscriptionOut
from backend.config import TIERS
from backend.credits.schemas import Credits, LedgerEntry
from backend.leads.schemas import ContactOut
from backend.money import dollars
from backend.notifications.schemas import Channel, SavedSearchOut
from backend.notifications.schemas import Settings as NotificationSettings
from backend.purchases.schemas import OrderLineOut, OrderOut, RefundOut
from ui.plans import plan_pairs
from ui.proposals import LineView
from ui.views import View
from ui.words import capital, credits, day, plural, signed


class OrderView(View):
    """A committed purchase; the channel fetches each line's contact itself."""

    id: str
    heading: str
    paid: str
    lines: list[LineView]
    note: str
    receipt: str


class ContactLine(View):
    """A way to reach somebody; ``href`` is built from a validated number or address only."""

    label: str
    text: str
    href: str | None = None


class ContactView(View):
    """The bought lead's contact, for its buyer alone, at the moment of drawing."""

    name: str | None
    role: str | None
    phones: list[ContactLine]
    emails: list[ContactLine]
    address: str | None
    listing: str | None
    advice: list[str]
    demo: bool


def _order_line(line: OrderLineOut) -> LineView:
    back = f" ({dollars(line.refunded_cents)} refunded)" if line.refunded_cents else ""
    told = _REFUND_OPEN.get(line.refund_status or "", "")
    return LineView(
        label=f"{line.label} (#{line.lead_id})",
        amount=dollars(line.price_cents) + back + told,
        lead_id=line.lead_id if line.contact_open else None,
    )


_REFUND_OPEN = {"requested": " (refund asked for)", "declined": " (refund declined)"}
_UNDONE = {
    "refunded": "Refunded", "disputed": "Your bank disputes the payment", "failed": "The card was not charged",
}  # fmt: skip
_NOT_LEADS = {"topup": "Credits bought", "subscription": "Plan paid"}


def order_view(order: OrderOut) -> OrderView:
    """A purchase; only lines whose contact is open carry their lead id."""
    how = "with credits" if order.method == "credits" else "by card" if order.method == "stripe" else "with PayPal"
    leads = "The lead is yours" if len(order.lines) == 1 else f"{len(order.lines)} leads are yours"
    may_ask = any(line.contact_open and line.refund_status != "requested" for line in order.lines)
    wrong = " Something wrong with a lead? You can ask for a refund within 7 days." if may_ask else ""
    return OrderView(
        id=str(order.id),
        heading=_UNDONE.get(order.status) or _NOT_LEADS.get(order.kind, leads),
        paid=f"{dollars(order.total_cents)} paid {how}",
        lines=[_order_line(line) for line in order.lines],
        note=f"Order {order.number}.{wrong}",
        receipt=f"/account/orders/{order.id}/receipt.pdf",
    )


def contact_view(contact: ContactOut) -> ContactView:
    """The contact as shown to its buyer. Links are made of a number's digits or a plain address, never of free text."""
    phones = []
    if contact.phone:
        phones.append(_phone(contact.phone))
    emails = [ContactLine(label="E-mail", text=contact.email, href=f"mailto:{contact.email}")] if contact.email else []
    return ContactView(
        name=contact.name,
        role=None,
        phones=phones,
        emails=emails,
        address=contact.address,
        listing=contact.listing_url,
        advice=[_sentence(contact.do_not_call), f"Seller's calling hours: {contact.calling_hours}."],
        demo=contact.is_demo,
    )


def _phone(number: str) -> ContactLine:
    digits = "".join(c for c in number if c.isdigit() or c == "+")
    try:
        known = phonenumbers.parse(number, "US")
    except phonenumbers.NumberParseException:
        return ContactLine(label="Phone", text=number, href=f"tel:{digits}")
    shown = phonenumbers.format_number(known, phonenumbers.PhoneNumberFormat.NATIONAL)
    return ContactLine(label="Phone", text=shown, href=f"tel:{digits}")


def _sentence(text: str) -> str:
    return capital(text) + ("" if text.endswith(".") else ".")


def tier_name(me: Me) -> str:
    """``"Pro plan"`` or ``"No plan"``."""
    return f"{TIERS[me.tier].name} plan" if me.tier else "No plan"


class ItemView(View):
    """A row of a list: what, details, an amount."""

    key: str
    title: str
    detail: str = ""
    amount: str = ""


class AccountView(View):
    """Pairs and rows under a title; ``empty`` when there are none."""

    title: str
    pairs: list[tuple[str, str]] = []
    items: list[ItemView] = []
    empty: str | None = None
    link: tuple[str, str] | None = None


_REFUND_WORDS = {"requested": "asked for, being decided", "granted": "granted", "declined": "declined"}
_LEDGER_WORDS = {
    "grant": "Credits granted", "topup": "Credits bought", "purchase": "Lead bought", "refund": "Refund",
    "adjustment": "Adjustment", "chargeback": "Chargeback",
}  # fmt: skip
_LEDGER_SHOWN = 5
ACCOUNT_LINK = ("Plan, packs, receipts and settings", "/account")


def account_view(me: Me, balance: Credits | None, plan: SubscriptionOut | None = None) -> AccountView:
    """Tier, credits and what the tier allows; the last movements of the ledger."""
    zone = me.time_zone
    pairs = [("Plan", tier_name(me)), ("Credits", credits(me.balance_cents))]
    if balance and balance.plan_cents and balance.bought_cents:
        pairs.append(("of these, from your plan", credits(balance.plan_cents)))
    pairs += plan_pairs(plan, zone) if plan else []
    if me.tier:
        pairs.append(("Holds", f"{me.limits.holds_used} of {me.limits.holds_max}"))
        pairs.append(("Longest hold", plural(me.limits.hold_max_hours, "hour")))
        pairs.append(("Discount on leads", f"{me.limits.discount_percent} %"))
    if me.market_name:
        pairs.append(("Market", me.market_name))
    ledger = balance.ledger[:_LEDGER_SHOWN] if balance else []
    return AccountView(
        title="Your account", pairs=pairs, items=[ledger_item(entry, zone) for entry in ledger], link=ACCOUNT_LINK
    )


def ledger_item(entry: LedgerEntry, zone: str) -> ItemView:
    """A movement of credits."""
    return ItemView(
        key=str(entry.id),
        title=_LEDGER_WORDS[entry.kind],
        detail=" · ".join(filter(None, [entry.note, day(entry.created_at, zone)])),
        amount=signed(entry.amount_cents),
    )


def refunds_view(refunds: Sequence[RefundOut]) -> AccountView:
    """Refunds as they stand: asked for is not granted."""
    items = [
        ItemView(
            key=str(refund.id),
            title=f"Lead #{refund.lead_id}",
            detail=f"{refund.reason.replace('_', ' ')} · {_REFUND_WORDS[refund.status]}",
            amount=dollars(refund.amount_cents),
        )
        for refund in refunds
    ]
    return AccountView(title="Refunds", items=items, empty=None if items else "No refunds.")


_EVENT_WORDS = {
    "new_match": "New matches", "price_drop": "Price drops", "hold_expiring": "Holds about to end",
    "order": "Purchases", "refund": "Refunds", "renewal": "Renewals", "low_credits": "Low credits",
}  # fmt: skip
_CHANNEL_WORDS = {"email": "e-mail", "in_app": "in the app", "slack": "Slack", "sms": "SMS"}


def settings_view(settings: NotificationSettings) -> AccountView:
    """Which events are told where."""
    pairs = [
        (_EVENT_WORDS[event], _told(setting.channels, setting.frequency)) for event, setting in settings.events.items()
    ]
    quiet = settings.quiet_hours.replace("-", " to ") if settings.quiet_hours else "none"
    missing = [(_CHANNEL_WORDS[channel].capitalize(), why) for channel, why in settings.not_set_up.items()]
    used = {channel for setting in settings.events.values() for channel, on in setting.channels.items() if on}
    told = [pair for channel, pair in zip(settings.not_set_up, missing, strict=True) if channel in used]
    return AccountView(title="Notifications", pairs=[*pairs, ("Quiet hours", quiet), *told])


def _told(channels: Mapping[Channel, bool], frequency: str) -> str:
    on = [_CHANNEL_WORDS[channel] for channel, enabled in channels.items() if enabled]
    return f"{', '.join(on)} · {frequency}" if on else "off"


def saved_searches_view(searches: Sequence[SavedSearchOut]) -> AccountView:
    """Saved searches with how many leads match now."""
    items = [
        ItemView(
            key=str(saved.id),
            title=saved.name,
            detail=" · ".join(
                part for part in (_CHANNEL_WORDS[saved.channel], saved.frequency, saved.not_set_up) if part
            ),
            amount="" if saved.matches is None else plural(saved.matches, "match", "matches"),
        )
        for saved in searches
    ]
    empty = None if items else 'None yet. After a search, say "tell me about new ones like these".'
    return AccountView(title="Saved searches", items=items, empty=empty)

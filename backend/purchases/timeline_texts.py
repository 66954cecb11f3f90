"""What happened to an order, in plain words: one entry for each act of the audit log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.money import dollars

Data = Mapping[str, Any]
_METHODS = {"credits": "with credits", "stripe": "by card", "paypal": "by PayPal"}
_FATES = {
    "returned": " The lead is on the market again.",
    "withdrawn": " The lead has left the market.",
    "merged": " The lead was merged with the one you kept.",
}
_BY = {
    "rule": "by a rule",
    "admin": "by our team",
    "time": "since nobody decided within two business days",
    "dispute": "by your bank",
}
_ENDS = {
    "voided": "The sum set aside on the card was released; nothing was charged.",
    "expired": "The payment page ran out.",
    "failed": "The payment did not go through.",
}


def _dollars(data: Data, name: str) -> str:
    return dollars(int(data.get(name) or 0))


def _proposed(data: Data) -> str:
    return f"Offered for {_dollars(data, 'total_cents')}, {_METHODS.get(str(data.get('method')), 'to be paid')}."


def _bought(data: Data) -> str:
    how = _METHODS.get(str(data.get("method")), "")
    return f"Bought for {_dollars(data, 'total_cents')} {how}".rstrip() + ". The contacts are open."


def _asked(data: Data) -> str:
    told = f"A refund of {_dollars(data, 'amount_cents')} for lead {data.get('lead')} was asked for: {_reason(data)}."
    return f"{told} {_granted(data)}" if data.get("status") == "granted" else told


def _granted(data: Data) -> str:
    by = _BY.get(str(data.get("by")), "")
    note = f" Credit note {data['document']}." if data.get("document") else ""
    told = f"{_dollars(data, 'amount_cents')} for lead {data.get('lead')} was refunded {by}".rstrip()
    return f"{told}.{_FATES.get(str(data.get('fate')), '')}{note}"


def _decided(data: Data) -> str:
    if data.get("status") == "granted":
        return _granted(data)
    return f"The refund of {_dollars(data, 'amount_cents')} for lead {data.get('lead')} was declined: {data.get('why')}"


def _updated(data: Data) -> str:
    parts = [f"moved to {data['status']}"] if data.get("status") else []
    parts += ["noted"] if data.get("note_added") else []
    parts += ["planned for a follow-up"] if data.get("follow_up_at") else []
    return f"Lead {data.get('lead')} was {' and '.join(parts) or 'freed of its follow-up'}."


def _reason(data: Data) -> str:
    return str(data.get("reason") or "other").replace("_", " ")


TEXTS: dict[str, Callable[[Data], str]] = {
    "purchase.propose": _proposed,
    "topup.propose": _proposed,
    "subscription.propose": _proposed,
    "purchase.commit": _bought,
    "topup.commit": lambda data: f"{data.get('credits')} credits were added for {_dollars(data, 'total_cents')}.",
    "purchase.undo": lambda _: "The card could not be charged, so the purchase was undone.",
    "payment.begin": lambda _: "A payment was begun.",
    "payment.captured": lambda data: f"{_dollars(data, 'amount_cents')} was charged.",
    "payment.void": lambda _: "The sum set aside on the card is being released.",
    "payment.voided": lambda _: _ENDS["voided"],
    "payment.expired": lambda _: _ENDS["expired"],
    "payment.failed": lambda _: _ENDS["failed"],
    "dispute.open": lambda data: f"The bank opened a dispute over {_dollars(data, 'amount_cents')}.",
    "dispute.won": lambda _: "The bank decided that the charge stands.",
    "dispute.lost": lambda _: "The bank gave the money back.",
    "refund.create": _asked,
    "refund.decide": _decided,
    "refund.grant_overdue": _granted,
    "refund.dispute_lost": _granted,
    "lead.update": _updated,
    "contact.view": lambda data: f"The contact of lead {data.get('lead')} was looked at.",
}


def to_card(cents: int, status: str) -> str:
    """Money on its way to a card."""
    if status == "failed":
        return f"{dollars(cents)} could not be sent to the card. Our team will look into it."
    return (
        f"{dollars(cents)} was sent to the card."
        if status == "succeeded"
        else f"{dollars(cents)} is on its way to the card."
    )

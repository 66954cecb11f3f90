"""The question whose yes permits one write: it names exactly what would be done, in code's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from agent.leaks import leaks
from tools.registry import BY_NAME
from tools.untrusted import plain

QUOTED_CHARACTERS = 120
EVENTS = {
    "new_match": "new matches", "price_drop": "price drops", "hold_expiring": "holds that end", "order": "orders",
    "refund": "refunds", "renewal": "renewals", "low_credits": "low credits",
}  # fmt: skip
CHANNELS = {"email": "e-mail", "sms": "text message", "slack": "Slack", "in_app": "this app"}
REASONS = {
    "invalid_contact": "the contact does not work", "already_sold": "it was sold already",
    "duplicate": "you had it already", "not_owner": "the contact is not the owner",
    "wrong_info": "its details are wrong", "no_response": "nobody answers",
    "do_not_call": "the contact is on a do-not-call list", "other": "of another reason",
}  # fmt: skip
PAID = {"stripe": ", paid with your card", "credits": ", paid with your credits"}
SETTINGS = ("channel", "event", "enabled", "frequency", "quiet_hours")


def may_i(tool: str, args: dict[str, Any]) -> str | None:
    """The question; None for a write that cannot be named: one without leads, or with words not fit to be shown."""
    wants_leads = "ref" in BY_NAME[tool].tool.args and args.get("item") != "credits"
    if (wants_leads and not args.get("ref")) or not all(map(_fit, _texts(args))):
        return None
    return f"Shall I {_ASKED[tool](args)}?"


def _fit(text: str) -> bool:
    return len(text) <= QUOTED_CHARACTERS and plain(text) == text and not leaks(text, "")


def _texts(args: dict[str, Any]) -> list[str]:
    given = [part for value in args.values() for part in (value if isinstance(value, list) else [value])]
    return [part for part in given if isinstance(part, str)]


def _leads(args: dict[str, Any]) -> str:
    ref = args["ref"]
    ids = " and ".join(filter(None, (", ".join(map(str, ref[:-1])), *map(str, ref[-1:]))))
    return f"{'lead' if len(ref) == 1 else 'leads'} {ids}"


def _length(args: dict[str, Any], word: str) -> str:
    hours = args.get("duration_hours")
    if not isinstance(hours, int | float):
        return ""
    return f" {word} {hours:g} {'hour' if hours == 1 else 'hours'}"


def _refund(args: dict[str, Any]) -> str:
    amount = args.get("amount")
    sum_ = f" of ${amount:,g}" if isinstance(amount, int | float) else ""
    why = REASONS.get(str(args.get("reason")), REASONS["other"])
    return f"ask for a refund{sum_} for {_leads(args)}, because {why}"


def _purchase(args: dict[str, Any]) -> str:
    paid = PAID.get(str(args.get("payment_method")), "")
    if args.get("item") == "credits":
        amount = args.get("amount")
        return f"prepare a top-up of {amount:,} credits{paid}" if isinstance(amount, int) else f"prepare a top-up{paid}"
    return f"prepare the purchase of {_leads(args)}{paid}"


def _update(args: dict[str, Any]) -> str:
    parts = [
        f"mark it as {args['status']}" if args.get("status") else "",
        f"add the note “{args['note']}”" if args.get("note") else "",
        f"plan a follow-up on {str(args['follow_up_at'])[:16].replace('T', ' at ')}"
        if args.get("follow_up_at")
        else "",
    ]
    return f"update {_leads(args)}: {' and '.join(filter(None, parts)) or 'no change'}"


def _settings(args: dict[str, Any]) -> str:
    filters = {name: value for name, value in args.items() if name not in SETTINGS}
    by = f" by {CHANNELS.get(str(args['channel']), args['channel'])}" if args.get("channel") else ""
    often = f", {args['frequency']}" if args.get("frequency") else ""
    if filters and args.get("enabled") is not False:
        told = ", ".join(f"{name.replace('_', ' ')} {_plainly(value)}" for name, value in filters.items())
        return f"save a search ({told}) and tell you of new matches{by}{often}"
    quiet = f"set your quiet hours to {args['quiet_hours']}" if args.get("quiet_hours") else ""
    about = EVENTS.get(str(args.get("event")), "everything") if len(args) > bool(quiet) else ""
    switch = "turn off" if args.get("enabled") is False else "turn on"
    return " and ".join(filter(None, (quiet, about and f"{switch} notices about {about}{by}{often}")))


def _plainly(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _plan(args: dict[str, Any]) -> str:
    if args.get("tier") == "none":
        return "prepare the end of your plan"
    return f"prepare a change to the plan “{args.get('tier')}”"


_ASKED: dict[str, Callable[[dict[str, Any]], str]] = {
    "hold_lead": lambda args: f"hold {_leads(args)}{_length(args, 'for')}",
    "extend_hold": lambda args: f"extend the hold on {_leads(args)}{_length(args, 'by')}",
    "release_hold": lambda args: f"release the hold on {_leads(args)}",
    "request_refund": _refund,
    "purchase": _purchase,
    "update_lead": _update,
    "set_notifications": _settings,
    "saved_searches": lambda args: f"delete the saved search “{args.get('delete')}”",
    "account_status": _plan,
}

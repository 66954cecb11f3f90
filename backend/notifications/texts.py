"""Every notice in words: plain, brief, money in dollars, times on the reader's clock.

A text is a :data:`Telling`: what happened, still without the reader. What sellers wrote never stands in one but by way
of :func:`plain`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from backend.money import dollars

LABELS_SHOWN_MAX = 5
PART_MAX_CHARACTERS = 160
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]+")


class Text(NamedTuple):
    """A title for a list and a subject line, and a body of one or a few sentences."""

    title: str
    body: str


Telling = Callable[[ZoneInfo], Text]


class Drop(NamedTuple):
    """A lead that costs the reader less than before."""

    label: str
    before_cents: int
    now_cents: int


def plain(text: str) -> str:
    """Foreign text as one short line."""
    line = _SPACES.sub(" ", text).strip()
    return line if len(line) <= PART_MAX_CHARACTERS else line[: PART_MAX_CHARACTERS - 1].rstrip() + "…"


def moment(at: datetime, zone: ZoneInfo) -> str:
    """``Tue, Nov 24, 3:05 PM CST``."""
    local = at.astimezone(zone)
    return f"{local:%a, %b} {local.day}, {local.hour % 12 or 12}:{local:%M} {local:%p} {local.tzname()}"


def bought(labels: Sequence[str], total_cents: int) -> Telling:
    """Leads were sold to the reader."""
    if len(labels) == 1:
        return _said(f"You bought {plain(labels[0])}", f"{dollars(total_cents)}. The contact is in your orders.")
    body = f"{_list(labels)}. {dollars(total_cents)} in all. The contacts are in your orders."
    return _said(f"You bought {len(labels)} leads", body)


def topped_up(credits_cents: int, paid_cents: int) -> Telling:
    """Bought credits have arrived."""
    return _said(f"{dollars(credits_cents)} in credits added", f"You paid {dollars(paid_cents)}. They never expire.")


def payment_failed(amount_cents: int, why: str) -> Telling:
    """A card was refused: nothing was charged, nothing delivered."""
    return _said("Your payment did not go through", f"{dollars(amount_cents)} was not charged: {_clause(why)}.")


def payment_voided(amount_cents: int, why: str) -> Telling:
    """A card was authorised and let go again."""
    body = f"The {dollars(amount_cents)} set aside on your card was released, nothing was charged: {_clause(why)}."
    return _said("Your payment was cancelled", body)


def refund_granted(label: str, amount_cents: int, *, to_card: bool = False) -> Telling:
    """Money is back, or on its way."""
    where = "goes back to your card within a few days" if to_card else "is back in your credits"
    return _said(f"Refunded: {plain(label)}", f"{dollars(amount_cents)} {where}.")


def refunded_by_bank(label: str, amount_cents: int) -> Telling:
    """A dispute was decided for the reader."""
    return _said(f"Refunded: {plain(label)}", f"Your bank gave {dollars(amount_cents)} back to your card.")


def refund_declined(label: str, amount_cents: int, why: str | None = None) -> Telling:
    """An administrator said no."""
    reason = f" {plain(why)}" if why else ""
    return _said(f"Not refunded: {plain(label)}", f"Your refund of {dollars(amount_cents)} was declined.{reason}")


def plan_paid(plan: str, amount_cents: int) -> Telling:
    """A plan, or a larger one, was paid for."""
    return _said(f"You paid for the {plan} plan", f"{dollars(amount_cents)}. The invoice is among your documents.")


def renewed(plan: str, amount_cents: int, until: datetime) -> Telling:
    """A plan runs on."""
    return lambda zone: Text(f"{plan} renewed", f"You paid {dollars(amount_cents)}. It runs to {moment(until, zone)}.")


def renews(plan: str, amount_cents: int, at: datetime) -> Telling:
    """A plan is about to renew."""
    return lambda zone: Text(
        f"{plan} renews soon",
        f"{dollars(amount_cents)} will be charged {moment(at, zone)}. Change or cancel it before then if you wish.",
    )


def plan_ends(plan: str, at: datetime) -> Telling:
    """A plan that was cancelled is about to end."""
    return lambda zone: Text(
        f"{plan} ends soon", f"You cancelled it: it ends {moment(at, zone)}. Until then you can keep it after all."
    )


def grace_ends(plan: str, at: datetime) -> Telling:
    """A plan that is not paid is about to be lost."""
    return lambda zone: Text(
        f"{plan} is about to end", f"It is not paid yet. Pay before {moment(at, zone)} to keep it."
    )


def past_due(plan: str, amount_cents: int, grace_until: datetime) -> Telling:
    """A renewal failed; the plan stays for a while."""
    return lambda zone: Text(
        f"{plan} could not be renewed",
        f"{dollars(amount_cents)} could not be charged. {plan} stays on until {moment(grace_until, zone)}:"
        " pay by then to keep it.",
    )


def plan_ended(plan: str) -> Telling:
    """The plan is over."""
    return _said(f"{plan} has ended", "You can still search. Holding leads needs a plan.")


def follow_up(label: str, at: datetime, note: str | None = None) -> Telling:
    """The reader wanted to be reminded of a bought lead."""
    noted = f" Your last note: {plain(note)}" if note else ""
    return lambda zone: Text(f"Follow up: {plain(label)}", f"You planned it for {moment(at, zone)}.{noted}")


def webhook_disabled(url: str, failures: int) -> Telling:
    """Calls to the reader's own program fail."""
    tries = "a try" if failures == 1 else f"{failures} tries in a row"
    body = f"It did not take {tries}: {plain(url)}. Nothing is sent there until you enable it again."
    return _said("Your webhook was switched off", body)


def low_credits(balance_cents: int) -> Telling:
    """Little is left to spend."""
    return _said(f"{dollars(balance_cents)} in credits left", "Add credits before your next purchase.")


def hold_expiring(label: str, ends_at: datetime) -> Telling:
    """A hold is about to end."""
    return lambda zone: Text(
        f"Your hold ends soon: {plain(label)}",
        f"It ends {moment(ends_at, zone)}. Buy the lead or extend the hold before then to keep it.",
    )


def hold_expired(label: str, ended_at: datetime) -> Telling:
    """A hold has ended unbought."""
    return lambda zone: Text(
        f"Your hold has ended: {plain(label)}",
        f"It ended {moment(ended_at, zone)}, and the lead is free for others. You can still buy it while it is.",
    )


def price_drop(drops: Sequence[Drop], because: str) -> Telling:
    """Leads cost the reader less. ``because``: "you hold", "you saved" or a saved search's name in quotes."""
    moves = [f"{dollars(drop.before_cents)} → {dollars(drop.now_cents)}" for drop in drops]
    if len(drops) == 1:
        return _said(f"Price drop: {plain(drops[0].label)}", f"{moves[0]}. {because}.")
    lines = [f"{plain(drop.label)}: {move}" for drop, move in zip(drops, moves, strict=True)]
    return _said(f"Price drop: {len(drops)} leads", f"{_list(lines)}. {because}.")


def new_matches(search_name: str, labels: Sequence[str]) -> Telling:
    """A saved search found something."""
    count = "1 new lead" if len(labels) == 1 else f"{len(labels)} new leads"
    return _said(f"{count} for “{plain(search_name)}”", f"{_list(labels)}.")


def _said(title: str, body: str) -> Telling:
    return lambda _zone: Text(title, body)


def _list(labels: Sequence[str]) -> str:
    shown = "; ".join(plain(label) for label in labels[:LABELS_SHOWN_MAX])
    more = len(labels) - LABELS_SHOWN_MAX
    return f"{shown} and {more} more" if more > 0 else shown


def _clause(why: str) -> str:
    return plain(why).rstrip(".")

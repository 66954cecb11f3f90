"""Step 6, money: the cart, proposals, the balance, the plan and what was paid, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from agent.builtin.describe import cents, count, joined, moment, told_apart
from agent.builtin.sense import Sense
from agent.builtin.tables import money as words

Result = dict[str, Any]
BOUGHT_TOLD = 10
PAID_FOR = (("credit_packs_cents", "credit packs"), ("plan_cents", "the plan"))
PERIODS = {"month": "a month", "year": "a year"}


def cart(result: Result, args: dict[str, Any], sense: Sense) -> str:
    holds = result.get("holds") or []
    if not holds:
        return "You hold no leads at the moment."
    if (day := _day_asked(sense)) is not None:
        return _ending(holds, day, sense)
    total = f" Together {cents(result['total_cents'])}." if result.get("total_cents") and len(holds) > 1 else ""
    return f"You hold {count(len(holds), 'lead')}: {_held(holds, holds, sense)}.{total}"


def _held(rows: Sequence[Result], all_: Sequence[Result], sense: Sense) -> str:
    return "; ".join(
        f"{told_apart(row, all_)} until {moment(row.get('ends_at'), sense.zone, sense.now)}, "
        f"{cents(row.get('price_cents'))}"
        for row in rows
    )


def _day_asked(sense: Sense) -> date | None:
    """The day of "which of my holds run out today"."""
    said = sense.said.lower()
    if not words.RUNS_OUT.search(said):
        return None
    today = sense.now.date()
    if words.TODAY.search(said):
        return today
    return today + timedelta(days=1) if words.TOMORROW.search(said) else None


def _ending(holds: Sequence[Result], day: date, sense: Sense) -> str:
    today = day == sense.now.date()
    named = "today" if today else "tomorrow"
    ends = [(datetime.fromisoformat(str(row["ends_at"])).astimezone(sense.zone).date(), row) for row in holds]
    rows = [row for end, row in ends if (end <= day if today else end == day)]
    if rows:
        verb = "ends" if len(rows) == 1 else "end"
        which = f"{len(rows)} of your {count(len(holds), 'hold')}"
        if len(rows) == len(holds):
            which = "Your hold" if len(rows) == 1 else f"All {len(rows)} of your holds"
        return f"{which} {verb} {named}: {_held(rows, holds, sense)}."
    first = min(holds, key=lambda row: str(row["ends_at"]))
    none = "It does not end" if len(holds) == 1 else f"None of your {len(holds)} holds ends"
    return f"{none} {named}; the first to end is {_held([first], holds, sense)}."


def proposal(result: Result, args: dict[str, Any], sense: Sense) -> str:
    made = result.get("proposal") or {}
    method = {"credits": "from your credits", "stripe": "by card"}.get(str(made.get("method")), "")
    until = (
        f" The offer stands until {moment(made['expires_at'], sense.zone, sense.now)}." if "expires_at" in made else ""
    )
    offered = f"Ready to buy: {_offered(made)}, {cents(made.get('total_cents'))} {method}".rstrip()
    return f"{offered}. Confirm with “yes” or the button.{until}"


def _offered(made: Result) -> str:
    if made.get("kind") == "topup":
        amount = made.get("amount") or made.get("credits")
        return f"{amount} credits" if amount else "Credits"
    if made.get("kind") == "subscription":
        return f"The {str(made.get('tier') or 'new').capitalize()} plan"
    return joined([str(line.get("label") or f"lead {line.get('lead_id')}") for line in made.get("lines") or []])


def account(result: Result, args: dict[str, Any], sense: Sense) -> str:
    if result.get("proposal"):
        return proposal(result, args, sense)
    what = str(args.get("what") or "balance")
    worder = {"purchases": _purchases, "renewal": _renewal, "tier": _tier, "change_tier": _changed}.get(what, _balance)
    return worder(result, args, sense)


def _changed(result: Result, args: dict[str, Any], sense: Sense) -> str:
    return str(result.get("message") or "Your plan change is noted.")


def _purchases(result: Result, args: dict[str, Any], sense: Sense) -> str:
    rows, said = result.get("purchases") or [], sense.said.lower()
    if "spent" in result and words.SPENT.search(said):
        return _spent(result["spent"], said, sense)
    if "spent" in result and words.PAPERS.search(said):
        orders = int(result.get("orders_total") or 0)
        return f"You have {count(orders, 'order')}." if orders else "There is nothing to show yet: no order was paid."
    if not rows:
        return "No bought leads to show." if len(args) > 1 else "You haven't bought any leads yet."
    named = [f"{told_apart(row, rows)}, {cents(row.get('price_cents'))}" for row in rows[:BOUGHT_TOLD]]
    return f"You have {count(int(result.get('total') or len(rows)), 'bought lead')}: {'; '.join(named)}."


def _spent(spent: Result, said: str, sense: Sense) -> str:
    """ "November so far: 3 leads for $43.50, $129.99 for credit packs." """
    months = {str(row["month"]): row for row in spent.get("months") or []}
    month = _month_asked(said, sense)
    if month is None:
        return _sums("This year so far", spent.get("this_year") or {})
    named = f"{month:%B}" if month.year == sense.now.year else f"{month:%B} {month.year}"
    current = (month.year, month.month) == (sense.now.year, sense.now.month)
    return _sums(f"{named} so far" if current else named, months.get(f"{month:%Y-%m}") or {})


def _month_asked(said: str, sense: Sense) -> date | None:
    """The first of the month that is asked about; None for the year."""
    first = sense.now.date().replace(day=1)
    if words.LAST_MONTH.search(said):
        return (first - timedelta(days=1)).replace(day=1)
    for number, name in enumerate(words.MONTHS, 1):
        if name in said.split() or f"in {name}" in said:
            return date(first.year - (number > first.month), number, 1)
    return None if words.THIS_YEAR.search(said) and not words.THIS_MONTH.search(said) else first


def _sums(period: str, row: Result) -> str:
    parts = [f"{cents(row[name])} for {what}" for name, what in PAID_FOR if row.get(name)]
    if row.get("leads"):
        parts.insert(0, f"{cents(row.get('leads_cents'))} for {count(int(row['leads']), 'lead')}")
    if not parts:
        return f"{period}: nothing spent."
    ways = [
        f"{cents(row[name])} {how}"
        for name, how in (("charged_cents", "by card"), ("credits_spent_cents", "with credits"))
        if row.get(name)
    ]
    back = f" Refunds of it: {cents(row['refunded_cents'])}." if row.get("refunded_cents") else ""
    return f"{period}: {joined(parts)}. Of that, {joined(ways)}.{back}"


def _renewal(result: Result, args: dict[str, Any], sense: Sense) -> str:
    tier = str(result.get("tier") or "").capitalize()
    if result.get("ends_at"):
        return f"Your {tier} plan ends {moment(result['ends_at'], sense.zone)} and does not renew."
    if result.get("plan_status") == "past_due":
        until = moment(result["grace_until"], sense.zone) if result.get("grace_until") else "a few days more"
        return f"The last payment for your {tier} plan did not work. The plan stays until {until}."
    if not result.get("renews_at"):
        return "You have no plan that renews."
    price = f", {cents(result['next_price_cents'])} {PERIODS.get(str(result.get('billing')), '')}".rstrip()
    when = moment(result["renews_at"], sense.zone)
    if result.get("next_tier"):
        each = PERIODS.get(str(result.get("next_billing")), "")
        following = f"{str(result['next_tier']).capitalize()} at {cents(result['next_price_cents'])} {each}".rstrip()
        return f"Your {tier} plan lasts until {when}; {following} follows then."
    return f"Your {tier} plan renews {when}{price if result.get('next_price_cents') else ''}."


def _tier(result: Result, args: dict[str, Any], sense: Sense) -> str:
    if result.get("plans") and words.COSTS.search(sense.said.lower()):
        rows = [f"{row['plan']} {cents(row['month_cents'])} a month" for row in result["plans"]]
        return f"{joined(rows)}."
    tier = str(result.get("tier") or "no").capitalize()
    used, most = result.get("holds_used"), result.get("holds_max")
    holds = f", with {used} of {most} holds in use" if used is not None and most is not None else ""
    longest = f". A hold can last up to {result['hold_max_hours']} hours" if result.get("hold_max_hours") else ""
    return f"You are on the {tier} plan{holds}{longest}."


def _balance(result: Result, args: dict[str, Any], sense: Sense) -> str:
    said = sense.said.lower()
    if result.get("packs") and words.PACK_PRICES.search(said):
        rows = [f"{row['credits']} credits for {cents(row['price_cents'])}" for row in result["packs"]]
        return f"Packs: {joined(rows)}."
    parts = [f"You have {_credits(result.get('balance_cents'))} credits"]
    if result.get("plan_cents") and result.get("bought_cents"):
        parts.append(f"{_credits(result['plan_cents'])} from your plan and {_credits(result['bought_cents'])} bought")
    text = ", ".join(parts) + "."
    return f"{text} {_lapsing(result, sense)}" if words.LAPSES.search(said) else text


def _lapsing(result: Result, sense: Sense) -> str:
    if not (result.get("plan_cents") and result.get("plan_expires_at")):
        return "Bought credits never expire."
    when = moment(result["plan_expires_at"], sense.zone)
    return f"The plan's {_credits(result['plan_cents'])} lapse {when}; bought ones never do."


def _credits(amount: Any) -> str:
    value = int(amount or 0) / 100
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"

"""What the user paid, month by month on their own clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from backend.purchases.schemas import OrderOut
from tools.client import ApiClient

ORDERS_READ = 100  # as many as the API gives at once
ORDERS_READ_MAX = 1_000  # for the figures of a year
YEAR = timedelta(days=366)
_PAID_FOR = {"purchase": "leads_cents", "topup": "credit_packs_cents", "subscription": "plan_cents"}


async def orders_of_a_year(api: ApiClient, first: list[OrderOut], now: datetime) -> list[OrderOut]:
    """The newest orders that were read, and the older ones of twelve months."""
    found = list(first)
    while len(found) % ORDERS_READ == 0 and found and len(found) < ORDERS_READ_MAX:
        if found[-1].created_at < now - YEAR:
            break
        more = (await api.orders(limit=ORDERS_READ, offset=len(found))).items
        if not more:
            break
        found += more
    return [order for order in found if order.created_at >= now - YEAR]


def spent_in(orders: list[OrderOut], zone: str, now: datetime) -> dict[str, Any]:
    """Sums by month, the newest first, and of this year; refunds stand beside what they were paid back for."""
    months: dict[str, dict[str, Any]] = {}
    year: dict[str, Any] = {"leads": 0}
    here = ZoneInfo(zone)
    for order in orders:
        if order.status == "failed":
            continue
        at = order.created_at.astimezone(here)
        month = f"{at:%Y-%m}"
        _add_order(months.setdefault(month, {"month": month, "leads": 0}), order)
        if at.year == now.astimezone(here).year:
            _add_order(year, order)
    newest_first = sorted(months.values(), key=lambda row: str(row["month"]), reverse=True)
    return {"months": newest_first, "this_year": year}


def _add_order(row: dict[str, Any], order: OrderOut) -> None:
    row["leads"] += len(order.lines)
    paid = "credits_spent_cents" if order.method == "credits" else "charged_cents"
    sums = {_PAID_FOR[order.kind]: order.total_cents, "refunded_cents": order.refunded_cents, paid: order.total_cents}
    for name, cents in sums.items():
        if cents:
            row[name] = row.get(name, 0) + cents

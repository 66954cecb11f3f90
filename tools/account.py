"""The user's own account: status, notifications, saved searches, bought leads."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

from langchain.tools import ToolRuntime
from pydantic import Field

from backend.notifications.schemas import Channel, Event, Frequency, SavedSearchOut
from backend.purchases.schemas import OrderLineOut, OrderOut, Stage
from tools.client import ApiError
from tools.context import ToolContext
from tools.leads import SearchArgs
from tools.making import tool
from tools.outcomes import ROWS_TOLD_MAX, Outcome, Result, each, failure, told
from tools.plans import packs_told, plan_told, plans_told
from tools.purchases import propose
from tools.refs import Ref, many
from tools.spending import ORDERS_READ, orders_of_a_year, spent_in
from tools.strangers import plain

Tier = Literal["basic", "pro", "enterprise", "none"]
NOT_A_FILTER = ("sort", "limit", "page")
NOTES_TOLD = 3  # of a bought lead, without what somebody could be reached by
NOTE_TOLD_CHARACTERS = 200

FOLLOW_UP_HOUR = 9  # of a day named without a time


@tool()
async def account_status(
    runtime: ToolRuntime[ToolContext, Any],
    what: Literal["balance", "tier", "purchases", "renewal", "change_tier"] | None = None,
    tier: Tier | None = Field(default=None, description="The plan wanted; none: the plan ends with its period"),
    status: Stage | None = None,
    text: str | None = None,
    due: bool | None = Field(default=None, description="Only bought leads whose follow-up is due"),
) -> Result:
    """Balance; tier; renewal: the plan's period and what follows; purchases: bought leads, and what was paid a month.

    ``change_tier`` writes a proposal for another plan, or its end, and ends the turn.
    """
    context = runtime.context
    if what == "change_tier":
        wanted = {"cancel": True} if tier == "none" else {"tier": tier}
        return await propose(context, "account_status", {"kind": "subscription", **wanted})
    try:
        if what == "purchases":
            return await _purchases(context, status, text, due)
        me, credits_ = await context.api.me(), await context.api.credits()
        plan = await context.api.subscription()
    except ApiError as error:
        return failure(error)
    return told(
        Outcome(me=me, credits=credits_, subscription=plan),
        what=what,
        balance_cents=credits_.balance_cents,
        plan_cents=credits_.plan_cents,
        bought_cents=credits_.bought_cents,
        plan_expires_at=credits_.plan_expires_at,
        **({"plans": plans_told()} if what == "tier" else {"packs": packs_told()} if what == "balance" else {}),
        **plan_told(me, plan),
    )


async def _purchases(context: ToolContext, status: Stage | None, text: str | None, due: bool | None) -> Result:
    page = await context.api.orders(status=status, q=text, due=due, limit=ORDERS_READ)
    now = datetime.fromisoformat(context.now)
    orders = [order.model_copy(update={"lines": _asked(order.lines, status, due, now)}) for order in page.items]
    rows = [_bought(order, line) for order in orders for line in order.lines]
    spent: dict[str, Any] = {}
    if not (status or text or due):
        spent = {"spent": spent_in(await orders_of_a_year(context.api, page.items, now), context.time_zone, now)}
    return told(
        Outcome(orders=[order for order in orders if order.lines or spent]),
        what="purchases",
        purchases=rows[:ROWS_TOLD_MAX],
        total=len(rows),
        orders_total=page.total,
        **spent,
    )


def _asked(lines: list[OrderLineOut], status: Stage | None, due: bool | None, now: datetime) -> list[OrderLineOut]:
    """The lines at the stage, or with the follow-up, that was asked for: their order may hold others."""
    at_stage = [line for line in lines if status is None or line.status == status]
    return [line for line in at_stage if not due or (line.follow_up_at is not None and line.follow_up_at <= now)]


def _bought(order: OrderOut, line: OrderLineOut) -> dict[str, Any]:
    row = line.model_dump(mode="json", include={"lead_id", "label", "price_cents", "status", "follow_up_at"})
    return row | {
        "bought_at": order.created_at,
        "order": order.number,
        "notes": [plain(note.text, NOTE_TOLD_CHARACTERS) for note in line.notes[-NOTES_TOLD:]],
    }


class NotificationArgs(SearchArgs):
    """A change of settings; for ``new_match`` with filters the filter is saved as a search."""

    channel: Channel | None = None
    event: Event | None = None
    enabled: bool | None = None
    frequency: Frequency | None = None
    quiet_hours: str | None = Field(default=None, description="'22:00-07:00' in the user's time zone, or 'off'")


@tool(args_schema=NotificationArgs)
async def set_notifications(runtime: ToolRuntime[ToolContext, Any], **args: Any) -> Result:
    """Change how the user hears of things. With ``event='new_match'`` and filters: save that search."""
    names = ("channel", "event", "enabled", "frequency", "quiet_hours")
    change = {name: args[name] for name in names if args.get(name) is not None}
    wanted = {
        name: value
        for name, value in args.items()
        if name not in (*names, *NOT_A_FILTER) and value not in (None, [], "")
    }
    context = runtime.context
    try:
        if wanted and change.get("event", "new_match") == "new_match" and change.get("enabled", True):
            return await _save(context, wanted, change)
        settings = await context.api.notifications(change)
    except ApiError as error:
        return failure(error)
    return told(Outcome(settings=settings), settings=settings.model_dump(mode="json"), changed=change)


async def _save(context: ToolContext, wanted: dict[str, Any], change: dict[str, Any]) -> Result:
    body = {"filter": wanted} | {name: change[name] for name in ("channel", "frequency") if name in change}
    saved = await context.api.save_search(body, context.idempotency_key("set_notifications", body))
    return told(Outcome(saved=saved), saved=_search_told(saved), changed=change)


@tool()
async def saved_searches(
    runtime: ToolRuntime[ToolContext, Any],
    delete: str | int | None = Field(default=None, description="A name, or a place in the list, to remove"),
) -> Result:
    """List the saved searches, or remove one."""
    api = runtime.context.api
    try:
        items = await api.saved_searches()
        if delete is None:
            return told(Outcome(saved_searches=items), saved_searches=[_search_told(item) for item in items])
        gone = _named(items, delete)
        await api.delete_saved_search(str(gone.id))
    except ApiError as error:
        return failure(error)
    left = [item for item in items if item.id != gone.id]
    return told(Outcome(saved_searches=left), deleted=gone.name, saved_searches=[_search_told(item) for item in left])


def _named(items: list[SavedSearchOut], wanted: str | int) -> SavedSearchOut:
    text = str(wanted).strip().lstrip("#")
    if text.isdigit() and 1 <= int(text) <= len(items):
        return items[int(text) - 1]
    if text.lower() == "last" and items:
        return items[-1]
    matching = [item for item in items if text.lower() in item.name.lower()]
    exact = [item for item in matching if item.name.lower() == text.lower()]
    if len(exact or matching) == 1:
        return (exact or matching)[0]
    names = ", ".join(item.name for item in items) or "none yet"
    raise ApiError(404, "saved_search_unclear", f"Which saved search? You have: {names}.")


def _search_told(item: SavedSearchOut) -> dict[str, Any]:
    told = item.model_dump(mode="json", include={"name", "channel", "frequency", "matches"})
    return told | ({"not_set_up": item.not_set_up} if item.not_set_up else {})


def _instant(said: datetime, time_zone: str) -> datetime:
    """A time without a zone is on the user's clock; a day alone is its morning."""
    if said.tzinfo is not None:
        return said
    morning = said.replace(hour=FOLLOW_UP_HOUR) if said.time() == time.min else said
    return morning.replace(tzinfo=ZoneInfo(time_zone))


@tool()
async def update_lead(
    ref: Ref,
    runtime: ToolRuntime[ToolContext, Any],
    status: Stage | None = None,
    note: str | None = None,
    follow_up_at: datetime | None = None,
) -> Result:
    """Set the stage, add a note or plan a follow-up of a bought lead."""
    context = runtime.context
    change = {
        "status": status,
        "note": note,
        "follow_up_at": _instant(follow_up_at, context.time_zone).isoformat() if follow_up_at else None,
    }
    body = {name: value for name, value in change.items() if value is not None}

    async def update(lead_id: int) -> OrderOut:
        order, _ = await context.api.bought(lead_id)
        key = context.idempotency_key("update_lead", {"lead_id": lead_id, **body})
        return await context.api.update_line(str(order.id), lead_id, body, key)

    orders, failed = await each(many(ref), update)
    if not orders:
        return failure(failed[0][1], failed[0][0].lead_id)
    outcome = Outcome(orders=orders, failed=[entry for entry, _ in failed])
    wanted = set(many(ref)) - {entry.lead_id for entry in outcome.failed}
    latest = {order.id: order for order in orders}
    rows = [_bought(order, line) for order in latest.values() for line in order.lines if line.lead_id in wanted]
    return told(outcome, updated=rows, changed=body, failed=[entry.model_dump() for entry in outcome.failed])

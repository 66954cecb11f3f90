"""What a tool's outcome changes: the state (lists on screen, holds, focus, proposal) and what a channel draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from agent import events as ev
from agent import focus, phrases
from agent.state import BoughtRow, ComparedPlace, HoldRow, PendingProposal, ScreenLead
from agent.words import describe_filter
from backend.cart.schemas import CartLine, HoldOut
from backend.leads.schemas import LeadCard
from backend.notifications.schemas import SavedSearchOut
from backend.purchases.schemas import OrderOut, ProposalOut
from tools.outcomes import Failed, Outcome
from tools.untrusted import plain

Update = dict[str, Any]
NOT_FOUND = "lead_not_found"
PLACES_COMPARED = 6
FILTERS_KEPT = 6  # earlier ones that "back to the Austin ones" can mean


def screen_lead(card: LeadCard) -> ScreenLead:
    """What the state keeps of a card."""
    kept = card.model_dump(include=set(ScreenLead.__annotations__) - {"listed_days"})
    return cast("ScreenLead", {**kept, "listed_days": round(card.listed_days, 2)})


def hold_row(hold: HoldOut) -> HoldRow:
    """What the state keeps of a hold."""
    asking = hold.lead.asking_price if isinstance(hold, CartLine) else None
    return HoldRow(
        lead_id=hold.lead_id,
        hold_id=str(hold.id),
        ends_at=hold.ends_at.isoformat(),
        label=hold.label,
        lead_price_cents=hold.price_cents,
        asking_price=asking,
    )


def bought_rows(orders: list[OrderOut]) -> list[BoughtRow]:
    """What the state keeps of bought leads, oldest first."""
    return [
        BoughtRow(
            lead_id=line.lead_id,
            order_id=str(order.id),
            label=line.label,
            bought_at=order.created_at.isoformat(),
            price_cents=line.price_cents,
            asking_price=line.asking_price,
        )
        for order in sorted(orders, key=lambda order: order.created_at)
        for line in order.lines
    ]


def pending(proposal: ProposalOut) -> PendingProposal:
    """What the state keeps of a proposal."""
    return PendingProposal(
        id=str(proposal.id),
        kind=proposal.kind,
        lead_ids=[line.lead_id for line in proposal.lines],
        total_cents=proposal.total_cents,
        currency=proposal.currency,
        method=proposal.method,
        expires_at=proposal.expires_at.isoformat(),
        amount=proposal.credits,
        tier="none" if proposal.plan and proposal.plan.action == "cancel" else proposal.tier,
        billing=proposal.plan.billing if proposal.plan else None,
    )


def with_availability(rows: list[ScreenLead], ids: set[int], availability: str) -> list[ScreenLead]:
    """The same rows with ``ids`` marked."""
    return [{**row, "availability": availability} if row["id"] in ids else row for row in rows]


def state_update(tool: str, args: dict[str, Any], outcome: Outcome, state: dict[str, Any]) -> Update:
    """The change of state that a call brings; only ``last_*`` and what it was about for one that failed."""
    update: Update = {"last_tool": tool, "last_args": args, "undone": _undone(tool, args, state)}
    if outcome.error is not None:
        return update | _spoken_of(args, outcome.error, state)
    for change in _CHANGES:
        update |= change(tool, outcome, state)
    if tool == "update_lead":
        update["focus"] = [lead for lead in args.get("ref") or [] if isinstance(lead, int)]
    if "focus" in update and "pair" not in update:
        update |= focus.spoken_of(update["focus"], state)
    return update | focus.asked(tool, args, state)


def _spoken_of(args: dict[str, Any], error: Failed, state: dict[str, Any]) -> Update:
    """A lead that somebody else holds is still the one spoken of; one that does not exist is not."""
    leads = [lead for lead in args.get("ref") or [] if isinstance(lead, int)]
    return focus.spoken_of(leads, state) if leads and error.code != NOT_FOUND else {}


def _undone(tool: str, args: dict[str, Any], state: dict[str, Any]) -> Update | None:
    """The hold that a release has just undone: it may have been meant for another lead, or be wanted back."""
    before = state.get("last_args") or {}
    if tool != "release_hold" or state.get("last_tool") != "hold_lead" or before.get("ref") != args.get("ref"):
        return None
    return {"tool": "hold_lead", "args": before}


def _searched(tool: str, outcome: Outcome, state: dict[str, Any]) -> Update:
    if outcome.search is None:
        return {}
    rows = [screen_lead(card) for card in outcome.search.items]
    update: Update = {
        "filter": outcome.searched,
        "filter_tool": tool,
        "total": outcome.search.total,
        "page": outcome.page,
        "on_screen": rows,
        "list_shown": "screen",
        "focus": [rows[0]["id"]] if len(rows) == 1 else [],
        "pair": [],
        "trail": [],
    }
    if state.get("filter") and state["filter"] != outcome.searched:
        earlier = [found for found in state.get("earlier_filters", []) if found != state["filter"]]
        update["earlier_filters"] = [*earlier, state["filter"]][-FILTERS_KEPT:]
    if state.get("on_screen"):
        update["previous_screen"] = state["on_screen"]
    return update


def _looked(_: str, outcome: Outcome, __: dict[str, Any]) -> Update:
    if outcome.lead:
        return {"focus": [outcome.lead.id, *(lead.id for lead in outcome.more_leads)]}
    return {"focus": [quote.lead_id for quote in outcome.quotes]} if outcome.quotes else {}


def _held(_: str, outcome: Outcome, state: dict[str, Any]) -> Update:
    if outcome.cart is not None:
        return {"holds": [hold_row(line) for line in outcome.cart.holds], "list_shown": "holds"}
    if outcome.holds_action is None:
        return {}
    ids = {hold.lead_id for hold in outcome.holds}
    asking = {row["id"]: row["asking_price"] for row in state.get("on_screen", [])}
    kept = [row for row in state.get("holds", []) if row["lead_id"] not in ids]
    released = outcome.holds_action == "released"
    rows = [] if released else [{**hold_row(h), "asking_price": asking.get(h.lead_id)} for h in outcome.holds]
    return {
        "holds": sorted([*kept, *rows], key=lambda row: str(row["ends_at"])),
        "focus": focus.after_holding([hold.lead_id for hold in outcome.holds], released, state),
        "on_screen": with_availability(state.get("on_screen", []), ids, "available" if released else "held_by_you"),
    }


def _proposed(_: str, outcome: Outcome, __: dict[str, Any]) -> Update:
    if outcome.proposal is None:
        return {}
    kept = pending(outcome.proposal)
    return {"proposal": kept, "lapsed": None, **({"focus": kept["lead_ids"]} if kept["lead_ids"] else {})}


def _ordered(tool: str, outcome: Outcome, __: dict[str, Any]) -> Update:
    if outcome.orders is None:
        return {"focus": [refund.lead_id for refund in outcome.refunds]} if outcome.refunds else {}
    rows = bought_rows(outcome.orders)
    if tool == "update_lead":
        return {}
    return {"bought": rows, "list_shown": "bought", **({"focus": [rows[0]["lead_id"]]} if len(rows) == 1 else {})}


def _asked(_: str, outcome: Outcome, __: dict[str, Any]) -> Update:
    if outcome.question is not None:
        question: Update = {"question": outcome.question, "missing": outcome.missing, "tool": None, "args": {}}
        return {"pending_question": question, "ended": {"kind": "clarify", "text": outcome.question}}
    if outcome.declined is not None:
        return {"ended": {"kind": "refuse", "text": outcome.declined}}
    return {}


def _figured(_: str, outcome: Outcome, state: dict[str, Any]) -> Update:
    """Places by the figure that was asked of them; another figure begins anew."""
    found = [
        ComparedPlace(place=insight.place, name=figure.name, value=figure.value)
        for insight in outcome.insights
        for figure in insight.figures[:1]
        if figure.value is not None
    ]
    if not found:
        return {}
    named = {row["place"] for row in found}
    kept = [row for row in state.get("compared", []) if row["name"] == found[0]["name"] and row["place"] not in named]
    return {"compared": found if len(found) > 1 else [*kept, *found][-PLACES_COMPARED:]}


_CHANGES: tuple[Callable[[str, Outcome, dict[str, Any]], Update], ...] = (
    _searched, _looked, _held, _proposed, _ordered, _asked, _figured
)  # fmt: skip


def shown(tool: str, outcome: Outcome) -> Iterator[ev.Event]:
    """What a channel draws of it."""
    failed = [ev.Failure(**entry.model_dump()) for entry in outcome.failed]
    if outcome.search is not None:
        yield _leads(tool, outcome)
    for lead in [*([outcome.lead] if outcome.lead else []), *outcome.more_leads]:
        yield ev.LeadShown(lead=lead)
    if outcome.quotes:
        yield ev.QuotesShown(quotes=outcome.quotes, failed=failed)
    if outcome.holds_action is not None:
        yield ev.HoldsChanged(action=outcome.holds_action, holds=outcome.holds, failed=failed)
    if outcome.cart is not None:
        yield ev.CartShown(cart=outcome.cart)
    if outcome.proposal is not None:
        yield ev.ProposalShown(proposal=outcome.proposal)
    if outcome.orders is not None:
        yield ev.OrdersShown(orders=[_with_plain_notes(order) for order in outcome.orders])
    if outcome.refunds:
        yield ev.RefundsShown(refunds=outcome.refunds, failed=failed)
    if outcome.insights:
        yield ev.InsightsShown(insights=outcome.insights)
    if outcome.me is not None:
        yield ev.AccountShown(me=outcome.me, credits=outcome.credits, subscription=outcome.subscription)
    if outcome.settings is not None or outcome.saved is not None:
        yield ev.SettingsShown(settings=outcome.settings, saved=outcome.saved and _with_plain_name(outcome.saved))
    if outcome.saved_searches is not None:
        yield ev.SavedSearchesShown(items=[_with_plain_name(saved) for saved in outcome.saved_searches])


def _with_plain_name(saved: SavedSearchOut) -> SavedSearchOut:
    return saved.model_copy(update={"name": plain(saved.name) or phrases.UNNAMED})


def _with_plain_notes(order: OrderOut) -> OrderOut:
    """A note is the user's, but what stands in it may be anybody's."""
    lines = [
        line.model_copy(update={"notes": [note.model_copy(update={"text": plain(note.text)}) for note in line.notes]})
        for line in order.lines
    ]
    return order.model_copy(update={"lines": lines})


def _leads(tool: str, outcome: Outcome) -> ev.LeadsShown:
    assert outcome.search is not None
    return ev.LeadsShown(
        items=outcome.search.items,
        total=outcome.search.total,
        page=outcome.page,
        limit=outcome.limit,
        filter=outcome.searched,
        words=describe_filter(outcome.searched, recommended=tool == "recommend_leads"),
        relax=outcome.search.relax,
        not_for_sale_total=outcome.search.not_for_sale_total,
    )


def summary(outcome: Outcome) -> str | None:
    """A few words beside a finished tool step."""
    if outcome.error:
        return _short(outcome.error)
    if outcome.search is not None:
        return f"{outcome.search.total:,} lead{'' if outcome.search.total == 1 else 's'}"
    if outcome.failed:
        return f"{len(outcome.holds or outcome.quotes or outcome.refunds)} done, {len(outcome.failed)} not possible"
    return None


def _short(error: Failed) -> str:
    return error.code.replace("_", " ")

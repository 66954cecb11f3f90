"""What the terminal draws of an event: the same views as the page, as tables."""

from __future__ import annotations

from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from agent import events as ev
from backend.insights.schemas import InsightOut
from backend.leads.schemas import ContactOut
from backend.pricing.schemas import QuoteOut
from ui.deals import contact_view, order_view
from ui.proposals import proposal_view
from ui.views import HoldView, LeadView, Mark, hold_view, lead_list, lead_view, quote_view
from ui.words import plural


def drawn(event: ev.Event, zone: str) -> RenderableType | None:
    """The drawing of an event; None for what the reply's sentences say already."""
    match event:
        case ev.LeadsShown() if event.items:
            return _leads(event)
        case ev.LeadsShown():
            return _relax(event)
        case ev.LeadShown():
            return _lead(lead_view(event.lead), event.lead.description)
        case ev.QuotesShown():
            return _stack([_quote(quote, zone) for quote in event.quotes])
        case ev.CartShown() if event.cart.holds:
            return _holds([hold_view(hold, zone) for hold in event.cart.holds])
        case ev.ProposalShown():
            view = proposal_view(event.proposal, zone)
            rows = [(line.label, line.amount) for line in view.lines]
            return _panel(view.heading, [*rows, ("Total", view.total)], view.method)
        case ev.OrderDone():
            order = order_view(event.order)
            return _panel(order.heading, [(line.label, line.amount) for line in order.lines], order.note)
        case ev.InsightsShown():
            return _stack([_figures(insight) for insight in event.insights])
        case _:
            return None


def contact(found: ContactOut) -> RenderableType:
    """The bought lead's contact, for its buyer."""
    view = contact_view(found)
    lines = [(line.label, line.text) for line in (*view.phones, *view.emails)]
    known = [("Name", view.name), *lines, ("Address", view.address), ("Listing", view.listing)]
    rows = [(label, text) for label, text in known if text]
    return _panel(f"Contact of lead {found.lead_id}", rows, " ".join(view.advice))


def _leads(event: ev.LeadsShown) -> RenderableType:
    listed = lead_list(event.items, event.total, before=(event.page - 1) * event.limit, first_place=event.first_place)
    table = Table(box=None, pad_edge=False, header_style="dim", caption=listed.shown or None, caption_justify="left")
    for name in ("#", "Lead", "Asking", "What", "Lead price"):
        table.add_column(name, justify="left" if name in ("Lead", "What") else "right", no_wrap=name != "What")
    for place, lead in enumerate(listed.leads, 1):
        table.add_row(str(place), Text(f"{lead.id}"), lead.asking, Text(_what(lead)), lead.lead_price)
    return table


def _what(lead: LeadView) -> str:
    reach = " ".join(_mark(mark) for mark in lead.marks)
    standing = "" if lead.standing.state == "available" else lead.standing.state.replace("_", " ")
    parts = (lead.title, ", ".join(lead.facts), lead.area, reach, lead.freshness, lead.source, standing, lead.caution)
    return " · ".join(part for part in parts if part)


def _mark(mark: Mark) -> str:
    if mark.ok is None:
        return mark.label
    return f"{mark.label} {'✓' if mark.ok else '✗'}"


def _relax(event: ev.LeadsShown) -> RenderableType | None:
    options = lead_list([], 0, relax=event.relax).relax
    return Text("\n".join(f"  Without {option.words}: {option.count}" for option in options)) if options else None


def _lead(lead: LeadView, text: str | None) -> RenderableType:
    return Panel(Text("\n".join(filter(None, (_what(lead), text)))), title=f"Lead {lead.id}", title_align="left")


def _quote(quote: QuoteOut, zone: str) -> RenderableType:
    view = quote_view(quote, zone)
    rows = [(row.words, row.amount) for row in view.rows]
    return _panel(f"{view.title} (#{view.lead_id})", [*rows, ("Lead price", view.price)], view.expiry_label)


def _holds(holds: list[HoldView]) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("Lead", "What", "Until", "Lead price"):
        table.add_column(name)
    for hold in holds:
        table.add_row(str(hold.lead_id), Text(hold.title), hold.ends_text, hold.price)
    return table


def _figures(insight: InsightOut) -> RenderableType:
    rows = [(figure.words, _value(figure.value, figure.unit)) for figure in insight.figures]
    bars = [(f"  {bar.label}", f"{bar.value:,.0f}") for bar in insight.bars]
    return _panel(insight.place, [*rows, *bars], f"Over {plural(insight.sample, 'lead')}.")


def _value(value: float | None, unit: str) -> str:
    if value is None:
        return "unknown"
    if unit.startswith("usd"):
        return f"${value:,.0f}"
    return f"{value:.0%}" if unit == "share" else f"{value:,.1f}".removesuffix(".0")


def _panel(title: str, rows: list[tuple[str, str]], note: str) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, caption=note or None, caption_justify="left")
    table.add_column()
    table.add_column(justify="right")
    for label, text in rows:
        table.add_row(Text(label), Text(text))
    return Panel(table, title=title, title_align="left", expand=False)


def _stack(parts: list[RenderableType]) -> RenderableType:
    table = Table.grid()
    for part in parts:
        table.add_row(part)
    return table

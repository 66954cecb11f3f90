"""From an event to what the page draws: the name of a card (``public/elements/NAME.jsx``) and its props.

Also the one way in which text reaches Chainlit's Markdown: escaped, so that it stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from agent.events import (
    AccountShown,
    CartShown,
    Event,
    HoldsChanged,
    InsightsShown,
    LeadShown,
    LeadsShown,
    OrderDone,
    OrdersShown,
    ProposalShown,
    QuotesShown,
    RefundsShown,
    SavedSearchesShown,
    SettingsShown,
)
from ui.charts import insight_view
from ui.deals import account_view, order_view, refunds_view, saved_searches_view, settings_view
from ui.proposals import proposal_view
from ui.views import View, hold_view, lead_list, lead_view, quote_view, standing


class Card(NamedTuple):
    """A card to draw. Props are plain JSON and hold no contact."""

    name: str
    props: dict[str, Any]


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:@/&$^=])")
_WORD_JOINER = "\u2060"
_ADDRESS = re.compile(r"(://|www(?=\.)|@)", re.IGNORECASE)


def plain(text: str) -> str:
    """``text`` so that Markdown shows it letter for letter: no links, images, directives or HTML, line breaks kept.

    Addresses are broken by an invisible joiner, because autolinking looks at the text after escapes are undone.
    """
    unlinked = _ADDRESS.sub(rf"\1{_WORD_JOINER}", text.replace("\u200b", ""))
    return _MARKDOWN.sub(r"\\\1", unlinked)


def _dump(view: View) -> dict[str, Any]:
    return view.model_dump(mode="json")


def _leads(event: LeadsShown, zone: str) -> list[Card]:
    if not event.items and not any(option.count for option in event.relax):
        return []
    before = (event.page - 1) * event.limit
    view = lead_list(event.items, event.total, before=before, first_place=event.first_place, relax=event.relax)
    return [Card("LeadList", _dump(view))]


def _lead(event: LeadShown, zone: str) -> list[Card]:
    card = lead_view(event.lead)
    card = card.model_copy(update={"standing": standing(event.lead, event.lead.not_for_sale_reason)})
    view = lead_list([], 1).model_copy(update={"leads": [card]})
    return [Card("LeadList", _dump(view))]


def _holds(event: HoldsChanged | CartShown, zone: str) -> list[Card]:
    if isinstance(event, HoldsChanged) and event.action == "released":
        return []
    holds = event.cart.holds if isinstance(event, CartShown) else event.holds
    if not holds and isinstance(event, HoldsChanged):
        return []
    return [Card("Holds", {"holds": [_dump(hold_view(hold, zone)) for hold in holds]})]


def _quotes(event: QuotesShown, zone: str) -> list[Card]:
    quotes = [_dump(quote_view(quote, zone)) for quote in event.quotes]
    return [Card("Quotes", {"quotes": quotes})] if quotes else []


def _settings(event: SettingsShown, zone: str) -> list[Card]:
    cards = [Card("Account", _dump(settings_view(event.settings)))] if event.settings else []
    return [*cards, Card("Account", _dump(saved_searches_view([event.saved])))] if event.saved else cards


_DRAW: dict[type[Any], Callable[[Any, str], list[Card]]] = {
    LeadsShown: _leads,
    LeadShown: _lead,
    QuotesShown: _quotes,
    HoldsChanged: _holds,
    CartShown: _holds,
    ProposalShown: lambda e, zone: [Card("Proposal", _dump(proposal_view(e.proposal, zone)))],
    OrderDone: lambda e, zone: [Card("Order", _dump(order_view(e.order)))],
    OrdersShown: lambda e, zone: [Card("Order", _dump(order_view(order))) for order in e.orders],
    InsightsShown: lambda e, zone: [Card("Insight", _dump(insight_view(*e.insights)))] if e.insights else [],
    AccountShown: lambda e, zone: [Card("Account", _dump(account_view(e.me, e.credits, e.subscription)))],
    RefundsShown: lambda e, zone: [Card("Account", _dump(refunds_view(e.refunds)))] if e.refunds else [],
    SettingsShown: _settings,
    SavedSearchesShown: lambda e, zone: [Card("Account", _dump(saved_searches_view(e.items)))],
}


def cards_of(event: Event, zone: str) -> list[Card]:
    """The cards of one event, none for those that draw nothing; times in ``zone``."""
    draw = _DRAW.get(type(event))
    return draw(event, zone) if draw else []

"""Every tool, what it may do, and how a channel names its running."""

from __future__ import annotations

from typing import Literal, NamedTuple

from langchain_core.tools import BaseTool

from tools.account import account_status, saved_searches, set_notifications, update_lead
from tools.cart import extend_hold, hold_lead, release_hold, view_cart
from tools.insights import market_insights
from tools.leads import lead_details, recommend_leads, search_leads
from tools.pricing import quote_price
from tools.purchases import purchase
from tools.refunds import request_refund
from tools.talk import ask_user, decline
from tools.web import web_search

Mode = Literal["READ", "WRITE"]


class Entry(NamedTuple):
    """A tool, whether it can change anything, and the words shown while it runs (empty: not shown)."""

    tool: BaseTool
    mode: Mode
    label: str


ENTRIES = (
    Entry(search_leads, "READ", "Searching leads"),
    Entry(lead_details, "READ", "Looking at the lead"),
    Entry(quote_price, "READ", "Working out the price"),
    Entry(hold_lead, "WRITE", "Holding"),
    Entry(extend_hold, "WRITE", "Extending the hold"),
    Entry(release_hold, "WRITE", "Releasing the hold"),
    Entry(view_cart, "READ", "Looking at your holds"),
    Entry(purchase, "WRITE", "Preparing the purchase"),
    Entry(request_refund, "WRITE", "Filing the refund"),
    Entry(market_insights, "READ", "Looking at the market"),
    Entry(recommend_leads, "READ", "Finding what suits you"),
    Entry(account_status, "READ", "Looking at your account"),
    Entry(set_notifications, "WRITE", "Changing your notifications"),
    Entry(saved_searches, "WRITE", "Looking at your saved searches"),
    Entry(update_lead, "WRITE", "Updating the lead"),
    Entry(web_search, "READ", "Searching the web"),
    Entry(ask_user, "READ", ""),
    Entry(decline, "READ", ""),
)
BY_NAME = {entry.tool.name: entry for entry in ENTRIES}
ALL_TOOLS = [entry.tool for entry in ENTRIES]

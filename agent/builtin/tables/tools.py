"""Which tools change something, which point at leads, which look for them."""

from __future__ import annotations

WRITES = frozenset(
    {"hold_lead", "extend_hold", "release_hold", "purchase", "request_refund", "set_notifications", "update_lead"}
)
REF_TOOLS = frozenset(
    {
        "hold_lead",
        "extend_hold",
        "release_hold",
        "purchase",
        "request_refund",
        "quote_price",
        "lead_details",
        "update_lead",
    }
)
SEARCHES = frozenset({"search_leads", "recommend_leads"})
OF_ONE = frozenset({"quote_price", "lead_details", "hold_lead", "extend_hold"})
"""What speaks of leads that are still spoken of afterwards."""

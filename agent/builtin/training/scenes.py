"""The state that stands for each context of a labelled utterance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_ROW = {
    "city": "Austin", "neighborhood": None, "zip": "78704", "property_type": "house", "lead_type": "sale", "beds": 3,
    "baths": 2.0, "sqft": 1800, "year_built": 1990, "score": 0.5, "features": ["pool"], "source": "zillow",
    "seller_type": "agent", "availability": "available", "title": None,
}  # fmt: skip
_SCREEN = [
    {**_ROW, "id": 9101 + at, "asking_price": 300_000 + at * 25_000, "lead_price_cents": 900 + at, "listed_days": at}
    for at in range(5)
]
_HELD = [
    {"lead_id": 9101 + at, "hold_id": str(at), "ends_at": f"2026-06-1{8 + at}T15:00:00Z", "lead_price_cents": 900,
     "label": "3-bed house in Austin", "asking_price": 300_000}
    for at in range(2)
]  # fmt: skip
_BOUGHT = [
    {"lead_id": 9101 + at, "order_id": str(at), "label": "3-bed house in Austin", "bought_at": "2026-06-16T15:00:00Z",
     "price_cents": 900, "asking_price": 300_000}
    for at in range(2)
]  # fmt: skip
_FILTER = {"city": "Austin", "property_types": ["house"], "max_price": 500_000}
SCENES: dict[str, dict[str, Any]] = {
    "screen": {"on_screen": _SCREEN, "filter": _FILTER, "total": 41, "last_tool": "search_leads"},
    "held": {"on_screen": _SCREEN, "filter": _FILTER, "focus": [9102], "holds": _HELD, "last_tool": "hold_lead"},
    "bought": {"bought": _BOUGHT, "last_tool": "account_status"},
    "figures": {
        "last_tool": "market_insights", "last_args": {"market": "Austin", "metric": "median_price"},
    },
    "settings": {"last_tool": "set_notifications"},
    "proposed": {
        "on_screen": _SCREEN, "filter": _FILTER, "focus": [9102], "last_tool": "purchase",
        "proposal": {"kind": "purchase", "lead_ids": [9102]},
    },
}  # fmt: skip
NOW = {"now": "2026-06-17T15:00:00Z", "time_zone": "America/Chicago", "tier": "pro", "name": "Ann"}


def state_of(context: Iterable[str]) -> dict[str, Any]:
    """The state of all named contexts together; one without a scene adds nothing."""
    state: dict[str, Any] = dict(NOW)
    for name in context:
        state |= SCENES.get(name, {})
    return state

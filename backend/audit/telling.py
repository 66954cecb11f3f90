"""What the log keeps of a refused write's arguments: what was asked for, never free text, a contact or a secret."""

from __future__ import annotations

from typing import Any

_TEXT_MAX = 200
_ITEMS_MAX = 50
_TELLING = {
    "lead_id", "lead_ids", "hold_id", "quote_id", "duration_hours", "kind", "pack", "credits", "tier", "payment_method",
    "reason", "amount_cents", "status", "follow_up_at", "market", "markets", "channel", "event", "enabled", "frequency",
    "quiet_hours", "tool", "thread_id", "ref", "item", "amount", "what", "delete", "scopes",
    "expires_at",
}  # fmt: skip


def telling(body: dict[str, Any]) -> dict[str, Any]:
    """The fields that tell what was asked for, each of them short."""
    return {name: _short(value) for name, value in body.items() if name in _TELLING}


def _short(value: Any) -> Any:
    if isinstance(value, str):
        return value[:_TEXT_MAX]
    if isinstance(value, list):
        return [_short(item) for item in value[:_ITEMS_MAX] if not isinstance(item, (list, dict))]
    return value if isinstance(value, (int, float, type(None))) else "…"

"""What a tool knows of its caller: the API in the user's name with the assistant's narrow token, and where it is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from backend.config import Settings
from tools.client import ApiClient


class WebAccess(NamedTuple):
    """Where the web is searched, with which key, and how long that may take."""

    url: str
    key: str
    seconds: float


def web_access(settings: Settings) -> WebAccess | None:
    """None where the operator set no key."""
    key = settings.tavily_api_key
    return WebAccess(settings.tavily_url, key.get_secret_value(), settings.web_search_seconds) if key else None


@dataclass(frozen=True, slots=True)
class ToolContext:
    """One turn of one user's thread. Never part of a tool's schema, never checkpointed."""

    api: ApiClient
    user_id: str
    thread_id: str
    turn: int
    time_zone: str
    now: str  # ISO 8601, UTC
    tier: str | None = None
    name: str | None = None
    market: str | None = None  # the preferred market's slug
    web: WebAccess | None = None
    confirm_at: str | None = None  # where proposals are confirmed, when this channel cannot take a yes

    def idempotency_key(self, tool: str, args: dict[str, Any]) -> str:
        """The key of a write: the same thread, turn, tool and arguments are the same write."""
        canonical = json.dumps([self.thread_id, self.turn, tool, args], sort_keys=True, default=str)
        return f"assistant-{hashlib.sha256(canonical.encode()).hexdigest()}"

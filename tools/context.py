"""What a tool knows of its caller: the API in the user's name with the assistant's narrow token, and where it is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from tools.client import ApiClient


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
    tavily_key: str | None = None

    def idempotency_key(self, tool: str, args: dict[str, Any]) -> str:
        """The key of a write: the same thread, turn, tool and arguments are the same write."""
        canonical = json.dumps([self.thread_id, self.turn, tool, args], sort_keys=True, default=str)
        return f"assistant-{hashlib.sha256(canonical.encode()).hexdigest()}"

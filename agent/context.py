"""Who a turn is for. Handed to the graph beside the state: never checkpointed, absent from every tool's schema."""

from __future__ import annotations

from dataclasses import dataclass

from tools.context import ToolContext

Context = ToolContext


@dataclass(frozen=True)
class UserSession:
    """A logged-in user as a channel knows them. Tokens are the buyer's own: the assistant gets an exchanged one."""

    user_id: str
    email: str
    name: str
    tier: str | None
    time_zone: str
    market: str | None
    access_token: str
    refresh_token: str

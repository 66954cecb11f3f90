"""Who a turn is for. Handed to the graph beside the state: never checkpointed, absent from every tool's schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from backend.accounts.schemas import Me, TokenPair
from tools.context import ToolContext

Context = ToolContext


class NoUser(Exception):
    """The graph was run without a user: nothing may happen."""


def user_of(runtime: Any) -> Context:
    """The context of a run. Raises NoUser."""
    if runtime.context is None:
        raise NoUser("The assistant runs for a logged-in user only.")
    context: Context = runtime.context
    return context


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

    @classmethod
    def of(cls, me: Me, tokens: TokenPair) -> UserSession:
        """The session of an account that has just logged in."""
        return cls(
            user_id=str(me.id),
            email=me.email,
            name=me.name,
            tier=me.tier,
            time_zone=me.time_zone,
            market=me.market,
            access_token=tokens.access_token,
            refresh_token=tokens.refresh_token,
        )

"""Which markets a user may search, and what would open the others."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts import service as accounts
from backend.accounts.models import User
from backend.config import TIERS
from backend.errors import Forbidden
from backend.leads.rules import seen_since
from backend.places.markets import BY_SLUG
from backend.search import queries


class MarketLocked(Forbidden):
    """403: the market is not open to this user; ``leads`` are for sale there, ``opens_with`` says what opens it."""

    code = "market_locked"


async def require_open(session: AsyncSession, user: User, market: str | None) -> None:
    """Raise MarketLocked unless ``market`` is open to the user (a lead outside all markets is open to all)."""
    if market is not None and market not in (opened := await accounts.open_markets(session, user)):
        raise await locked(session, user, market, opened)


async def locked(session: AsyncSession, user: User, market: str, opened: Sequence[str]) -> MarketLocked:
    """The refusal for one closed market, with its number of leads and the ways to open it."""
    leads = await queries.count_for_sale(session, market, seen_since(clock.now()))
    name = BY_SLUG[market].name if market in BY_SLUG else market
    ways = _ways(accounts.markets_max(user), opened)
    there = "1 lead is" if leads == 1 else f"{leads:,} leads are"
    detail = f"{name} is not among your markets. {there} for sale there. {_sentence(ways, name)}"
    return MarketLocked(detail, market=market, market_name=name, leads=leads, opens_with=ways)


def _ways(allowed: int | None, opened: Sequence[str]) -> list[str]:
    """What opens another market, cheapest first: ``add_market``, ``change_market``, or a tier."""
    if allowed is None or len(opened) < allowed:
        return ["add_market"]
    larger = [name for name, rules in TIERS.items() if rules.markets_max is None or rules.markets_max > allowed]
    return ["change_market", *larger]


def _sentence(ways: Sequence[str], name: str) -> str:
    if ways[0] == "add_market":
        return f"Your plan has room for it: add {name} to your markets on the page /account."
    plans = [f"{TIERS[way].name} opens {_reach(TIERS[way].markets_max)}" for way in ways[1:]]
    change = f"Make {name} one of your markets instead of another on the page /account"
    return f"{change}, or change your plan: {' and '.join(plans)}." if plans else f"{change}."


def _reach(markets: int | None) -> str:
    return "all markets" if markets is None else f"{markets} markets"

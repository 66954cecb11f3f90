"""The first screen: four ways to begin, each with how many leads it finds now, and the user's own figures."""

from __future__ import annotations

import asyncio
from typing import Any, NamedTuple

from backend.accounts.schemas import Me
from tools.client import ApiClient, ApiError
from ui.deals import tier_name
from ui.web.brand import TAGLINE
from ui.words import credits

STARTERS = 4


class Idea(NamedTuple):
    """A way to begin: the button, the words it sends, the search that counts it. ``{city}`` is filled in."""

    label: str
    say: str
    query: dict[str, Any]


class Starter(NamedTuple):
    """A button of the first screen."""

    label: str
    say: str


_IDEAS = (
    Idea("3+ bed houses under $450k", "3 bed houses in {city} under $450k, cheapest first",
         {"property_types": ["house"], "min_beds": 3, "max_price": 450_000, "lead_type": "sale"}),
    Idea("Listed by owner this week", "leads in {city} listed by owner this week",
         {"seller_type": "owner", "listed_within_days": 7}),
    Idea("Homes with a pool", "homes with a pool in {city}", {"features": ["pool"], "lead_type": "sale"}),
    Idea("Market overview", "market overview for {city}", {}),
    Idea("Rentals under $2,000 a month", "apartments for rent in {city} under $2,000",
         {"property_types": ["apartment"], "lead_type": "rent", "max_price": 2000}),
    Idea("New today", "new leads in {city} today", {"listed_within_days": 1}),
    Idea("Buyers looking now", "buyer leads in {city}", {"lead_type": "buyer"}),
    Idea("Condos under $350k", "condos in {city} under $350k",
         {"property_types": ["condo"], "max_price": 350_000, "lead_type": "sale"}),
    Idea("Houses", "houses in {city}", {"property_types": ["house"]}),
)  # fmt: skip
_ALWAYS = (
    Starter("What does a plan give me?", "which plan am I on?"),
    Starter("What can I buy with my credits?", "how many credits do I have?"),
    Starter("All leads, newest first", "show all leads, newest first"),
    Starter("What am I holding?", "what am I holding?"),
)


def city_of(me: Me) -> tuple[str, str] | None:
    """``("Austin", "TX")`` of the preferred market's slug, ``austin-tx``."""
    if not me.market or "-" not in me.market:
        return None
    name, state = me.market.rsplit("-", 1)
    return name.replace("-", " ").title(), state.upper()


async def _count(api: ApiClient, query: dict[str, Any]) -> int:
    try:
        return (await api.search({**query, "limit": 1})).total
    except ApiError:
        return 0


async def starters(api: ApiClient, me: Me) -> list[Starter]:
    """Four buttons, each of which finds something; without leads, questions that always have an answer."""
    place = city_of(me)
    city = place[0] if place else "my market"
    where = {"city": place[0], "state": place[1]} if place else {}
    counts = await asyncio.gather(*(_count(api, {**idea.query, **where}) for idea in _IDEAS))
    found = [
        Starter(f"{idea.label} · {count:,}", idea.say.format(city=city))
        for idea, count in zip(_IDEAS, counts, strict=True)
        if count
    ]
    always = [Starter(starter.label, starter.say.format(city=city)) for starter in _ALWAYS]
    return [*found, *always][:STARTERS]


async def welcome(api: ApiClient, me: Me) -> dict[str, Any]:
    """One line of what this is, and ``[value, label]`` pairs: market, new leads today, tier, credits."""
    place = city_of(me)
    where = {"city": place[0], "state": place[1]} if place else {}
    new = await _count(api, {"listed_within_days": 1, **where})
    market = [[me.market_name, ""]] if me.market_name else []
    news = [f"{new:,}", "new lead today" if new == 1 else "new leads today"]
    return {"line": TAGLINE, "facts": [*market, news, [tier_name(me), ""], [credits(me.balance_cents), ""]]}

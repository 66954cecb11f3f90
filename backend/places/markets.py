"""The metro areas that AIQLeads starts with: the seed of the `markets` table."""

from __future__ import annotations

from typing import NamedTuple


class Market(NamedTuple):
    """One metro area. `lat`, `lon` are WGS 84 degrees of its centre; `state` is two letters."""

    slug: str
    name: str
    state: str
    time_zone: str
    lat: float
    lon: float


MARKETS: tuple[Market, ...] = (
    Market("austin-tx", "Austin", "TX", "America/Chicago", 30.2672, -97.7431),
    Market("las-vegas-nv", "Las Vegas", "NV", "America/Los_Angeles", 36.1699, -115.1398),
    Market("dallas-tx", "Dallas", "TX", "America/Chicago", 32.7767, -96.7970),
    Market("phoenix-az", "Phoenix", "AZ", "America/Phoenix", 33.4484, -112.0740),
)

BY_SLUG: dict[str, Market] = {market.slug: market for market in MARKETS}

# A city belongs to a market when its centre lies within this distance of the market's centre and its
# state is the market's. Dallas reaches over Fort Worth, Phoenix over Buckeye and Queen Creek.
MARKET_REACH_MILES: dict[str, float] = {
    "austin-tx": 38.0,
    "las-vegas-nv": 34.0,
    "dallas-tx": 50.0,
    "phoenix-az": 46.0,
}

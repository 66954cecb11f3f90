"""Where a listing lies: city, zip, neighbourhood, market and position, each filled from the others by the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from backend.ingestion import values
from backend.ingestion.cleaning import addresses, places
from backend.ingestion.cleaning.addresses import Address, Hints
from backend.places.gazetteer import find, market_at, market_of, neighborhood_at
from backend.places.geometry import is_on_earth, snap
from backend.places.markets import BY_SLUG, MARKETS
from backend.places.mentions import mentions
from backend.places.names import place_key, state_code
from backend.places.schemas import Place
from backend.places.sources import zip_place

_STREET_LINE = re.compile(r"^\s*\d{1,6}[A-Za-z]?\s+[A-Za-z0-9]")
_HOST_CITY = re.compile(r"https?://([a-z]+)\.craigslist\.org", re.I)


@dataclass(frozen=True, slots=True)
class Spot:
    """A located listing. `lat`, `lon` are exact and private, None when the file has none; `near_lat`, `near_lon` are
    what may be shown: the snapped position, else the centre of the smallest place that is known.
    """

    city: str | None = None
    state: str | None = None
    zip: str | None = None
    neighborhood: str | None = None
    market: str | None = None
    lat: float | None = None
    lon: float | None = None
    near_lat: float | None = None
    near_lon: float | None = None
    address: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether zip, city, state and position were found to disagree."""
        return bool(self.doubts)

    @property
    def is_somewhere(self) -> bool:
        """Whether anything at all is known of the place."""
        return any((self.city, self.zip, self.market, self.lat, self.address))


def locate(cell: Callable[[str], str], market_hint: str | None) -> Spot:
    """The spot of one row; `cell` gives the text of a field, "" when it has none."""
    column_zip = values.zip_code(cell("zip"))
    written = addresses.read(cell("address"), cell("unit"), Hints(cell("city"), cell("state"), column_zip or ""))
    if not written.street.number and _STREET_LINE.match(cell("town")):
        written = addresses.read(cell("town"), cell("unit"), Hints(cell("city"), cell("state"), column_zip or ""))
    said_city, said_state = _said(cell("city"), cell("state"), written)
    lat, lon = _position(cell("lat"), cell("lon"))
    where = places.settle(said_city, said_state, column_zip or written.zip or None, lat, lon)
    lat, lon, zip_code = where.lat, where.lon, where.zip
    market = _market(zip_code, where.city, where.state, lat, lon) or market_hint or _host_market(cell("listing_url"))
    named = _named(cell("town"), market)
    zip_code = zip_code or next((place.name for place in named if place.kind == "zip"), None)
    city, state = _city(where.city, where.state, zip_code, named)
    near = _near(lat, lon, named, zip_code, city, state)
    return Spot(
        city=city,
        state=state or (BY_SLUG[market].state if market else None),
        zip=zip_code,
        neighborhood=_neighborhood(named, near if lat is not None else None, market, zip_code),
        market=market,
        lat=lat,
        lon=lon,
        near_lat=near[0] if near else None,
        near_lon=near[1] if near else None,
        address=written.line or None,
        doubts=(*where.doubts, *(("number_hidden",) if written.street.is_hidden else ())),
    )


def _said(city: str, state: str, written: Address) -> tuple[str, str]:
    """(city, state) of their columns, else of the address; a column may hold more than its name says."""
    if not city.strip():
        return written.city, state or written.state
    if find(city, state=state_code(state) if state else None, kinds=("city",)):
        return city.strip(), state or written.state
    name, code = addresses.town(city, state, written.zip)
    return name or city.strip(), state or code or written.state


def _position(lat_text: str, lon_text: str) -> tuple[float | None, float | None]:
    lat, lon = values.number(lat_text), values.number(lon_text)
    if lat is None or lon is None or not is_on_earth(lat, lon):
        return None, None
    return lat, lon


def _market(zip_code: str | None, city: str, state: str, lat: float | None, lon: float | None) -> str | None:
    by_name = market_of(city or None, state or None, zip_code)
    return by_name or (market_at(lat, lon) if lat is not None and lon is not None else None)


@lru_cache(maxsize=256)
def _market_of_host(name: str) -> str | None:
    key = place_key(name)
    return next((market.slug for market in MARKETS if place_key(market.name).replace(" ", "") == key), None)


def _host_market(url: str) -> str | None:
    found = _HOST_CITY.match(url)
    return _market_of_host(found.group(1)) if found else None


@lru_cache(maxsize=20_000)
def _named(town: str, market: str | None) -> tuple[Place, ...]:
    return mentions(town, market) if town.strip() and market else ()


@lru_cache(maxsize=20_000)
def _city(city: str, state: str, zip_code: str | None, named: tuple[Place, ...]) -> tuple[str | None, str | None]:
    """City by its proper name and its state: as given, else the zip's, else of the place named."""
    code = state_code(state) if state else None
    entry = zip_place(zip_code) if zip_code else None
    if city.strip():
        place = find(city, state=code or (entry.state if entry else None), kinds=("city",))
        return (place.name if place else city.strip().title()), code or (place.state if place else None)
    if entry:
        return entry.city, entry.state
    cities = [(place.city or place.name, place.state) for place in named if place.kind == "city" or place.city]
    return max(cities, key=cities.count) if cities else (None, code)


def _neighborhood(
    named: tuple[Place, ...], snapped: tuple[float, float] | None, market: str | None, zip_code: str | None
) -> str | None:
    """The neighbourhood named, else the one at the snapped position."""
    said = next((place.name for place in named if place.kind == "neighborhood"), None)
    if said or not market or snapped is None:
        return said
    return neighborhood_at(*snapped, market, zip_code)


def _near(
    lat: float | None,
    lon: float | None,
    named: tuple[Place, ...],
    zip_code: str | None,
    city: str | None,
    state: str | None,
) -> tuple[float, float] | None:
    """The snapped position, else the snapped centre of the neighbourhood, landmark, zip or city."""
    if lat is not None and lon is not None:
        return snap(lat, lon)
    small = next((place for place in named if place.kind in ("neighborhood", "landmark")), None)
    if small:
        return snap(small.lat, small.lon)
    entry = zip_place(zip_code) if zip_code else None
    if entry:
        return snap(entry.lat, entry.lon)
    place = find(city, state=state, kinds=("city",)) if city else None
    return snap(place.lat, place.lon) if place else None

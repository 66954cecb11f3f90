"""City, zip, state and position that contradict each other: what two of them agree on stands, the odd one goes.

Each thing that was dropped or changed is named as a doubt, so that a person, or a model, may look at it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from backend.places.gazetteer import find, is_consistent
from backend.places.geometry import is_on_earth, miles_between
from backend.places.names import state_code
from backend.places.sources import ZipPlace, market_zips, zip_place

NEAR_ZIP_MILES = 30.0
NEAR_CITY_MILES = 45.0
SAME_ZIP_MILES = 6.0


class Where(NamedTuple):
    """What stands.

    ``doubts``: zip_unknown, zip_elsewhere, city_elsewhere, city_unknown, state_wrong, position_wrong.
    """

    city: str
    state: str
    zip: str | None
    lat: float | None
    lon: float | None
    doubts: tuple[str, ...] = ()


def settle(city: str, state: str, zip_code: str | None, lat: float | None, lon: float | None) -> Where:
    """The place on which most agree."""
    entry = zip_place(zip_code) if zip_code else None
    lat, lon = _righted(lat, lon, entry)
    code = state_code(state) or "" if state else ""
    doubts: list[str] = []
    if zip_code and entry is None:
        doubts.append("zip_unknown")
        near = _zip_at(lat, lon, city, code)
        zip_code, entry = (near.zip, near) if near else (None, None)
    if entry and not is_consistent(entry.zip, city or None, code or None):
        city, code, entry, doubt = _disagreement(city, code, entry, lat, lon)
        doubts.append(doubt)
    if lat is not None and lon is not None and not _fits(lat, lon, city, code, entry):
        lat = lon = None
        doubts.append("position_wrong")
    return Where(city, code or state, entry.zip if entry else None, lat, lon, tuple(doubts))


def _righted(lat: float | None, lon: float | None, entry: ZipPlace | None) -> tuple[float | None, float | None]:
    """A lost minus and swapped columns are put right where the zip or the country says so."""
    if lat is None or lon is None:
        return None, None
    for one, other in ((lat, lon), (lat, -lon), (lon, lat), (-lon, lat), (lon, -lat)):
        if not is_on_earth(one, other):
            continue
        if entry and miles_between(one, other, entry.lat, entry.lon) <= NEAR_ZIP_MILES:
            return one, other
        if not entry and 17 < one < 72 and -180 < other < -60:
            return one, other
    return lat, lon


def _disagreement(
    city: str, code: str, entry: ZipPlace, lat: float | None, lon: float | None
) -> tuple[str, str, ZipPlace | None, str]:
    """(city, state, zip, doubt) where the zip is not the city's or not the state's."""
    if code and code != entry.state and (not city or is_consistent(entry.zip, city)):
        return city, entry.state, entry, "state_wrong"
    place = find(city, state=code or None, kinds=("city",))
    if place is None:
        return city, entry.state, entry, "city_unknown"
    if _is_near(lat, lon, entry.lat, entry.lon, NEAR_ZIP_MILES):
        return entry.city, entry.state, entry, "city_elsewhere"
    near = _zip_at(lat, lon, city, code) if _is_near(lat, lon, place.lat, place.lon, NEAR_CITY_MILES) else None
    return city, code or (place.state or ""), near, "zip_elsewhere"


def _fits(lat: float, lon: float, city: str, code: str, entry: ZipPlace | None) -> bool:
    """Against the zip; without one against the city; with neither everything fits."""
    if entry:
        return miles_between(lat, lon, entry.lat, entry.lon) <= NEAR_ZIP_MILES
    place = find(city, state=code or None, kinds=("city",)) if city else None
    return place is None or miles_between(lat, lon, place.lat, place.lon) <= NEAR_CITY_MILES


def _is_near(lat: float | None, lon: float | None, to_lat: float, to_lon: float, miles: float) -> bool:
    return lat is not None and lon is not None and miles_between(lat, lon, to_lat, to_lon) <= miles


@lru_cache(maxsize=4_096)
def _zip_at(lat: float | None, lon: float | None, city: str, code: str) -> ZipPlace | None:
    """The market's zip around a position, only where it is the city's own."""
    if lat is None or lon is None:
        return None
    near = [(miles_between(lat, lon, entry.lat, entry.lon), entry) for entry in market_zips()]
    miles, best = min(near)
    fits = miles <= SAME_ZIP_MILES and is_consistent(best.zip, city or None, code or None)
    return best if fits else None

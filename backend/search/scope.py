"""Where a search looks: from the names people use to markets, conditions and a centre. No I/O.

A place may be given in the wrong slot ("neighborhood=Henderson", "city=Summerlin", "city=dfw"): what it is decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from backend.config import LANDMARK_RADIUS_MILES, SEARCH_RADIUS_DEFAULT_MILES, SEARCH_RADIUS_MIN_MILES
from backend.errors import InvalidInput
from backend.places.gazetteer import all_places, city_of_zip, find_all, market_at, market_of, resolve_near
from backend.places.markets import BY_SLUG, MARKETS
from backend.places.names import place_key
from backend.places.schemas import Place
from backend.search.conditions import Condition
from backend.search.h3cells import covering
from backend.search.schemas import SearchFilter

SUGGESTIONS_MAX = 3
SUGGESTION_MIN_SCORE = 70


class UnknownPlace(InvalidInput):
    """422: no place of that name; ``suggestions`` are names that look like it."""

    code = "unknown_place"

    def __init__(self, argument: str, name: str) -> None:
        names = suggestions(name)
        maybe = f" Did you mean {' or '.join(names)}?" if names else " Try a city, a neighbourhood or a zip."
        super().__init__(f"I know no place called “{name}”.{maybe}", argument=argument, name=name, suggestions=names)


@dataclass(slots=True)
class Scope:
    """Where to look. ``wanted``: the markets of the places named (empty: none was named, or none is ours).

    ``outside`` says in a sentence that a place lies outside all markets. ``centre`` is for distances, which are shown
    when somebody asked for one (``around``).
    """

    named: bool = False
    wanted: set[str] = field(default_factory=set)
    conditions: list[Condition] = field(default_factory=list)
    centre: tuple[float, float] | None = None
    around: bool = False
    notes: list[str] = field(default_factory=list)
    outside: str | None = None

    def narrow(self, markets: Iterable[str | None], name: str) -> None:
        """Look only in ``markets``, where ``name`` is; none of ours: outside."""
        ours = {market for market in markets if market}
        if not ours:
            self.outside = f"{name} is outside our markets: {_names()}."
        self.wanted = self.wanted & ours if self.wanted & ours else ours
        self.named = True


def resolve(
    query: SearchFilter, preferred: str | None, point: tuple[float, float] | None = None, market: str | None = None
) -> Scope:
    """The scope of a filter (and a point, and a market). UnknownPlace, or InvalidInput for a radius without a place."""
    scope = Scope()
    if market:
        _market(scope, market)
    if query.state:
        _state(scope, query.state)
    place = _city(scope, query, preferred) if query.city else None
    if query.neighborhood:
        place = _neighborhood(scope, query, query.neighborhood, preferred) or place
    if query.zip:
        place = _zip(scope, query.zip) or place
    if query.near:
        place = _near(scope, query.near, query.city, preferred)
    if point:
        _point(scope, point)
    _radius(scope, query, place, point)
    if query.exclude_neighborhood:
        scope.conditions.append(_excluded(query.exclude_neighborhood))
    return scope


def _market(scope: Scope, name: str) -> None:
    found = market_named(name)
    if found is None:
        raise UnknownPlace("market", name)
    scope.narrow([found], name)
    scope.conditions.append(Condition("market", "market", {"value": found}, f"in {BY_SLUG[found].name}"))


def market_named(name: str) -> str | None:
    """The slug of a market given by slug, by its own name or by any place in it."""
    if name in BY_SLUG:
        return name
    return next((place.market for place in find_all(name, kinds=("market", "city", "zip")) if place.market), None)


def _state(scope: Scope, state: str) -> None:
    ours = [market.slug for market in MARKETS if market.state == state]
    scope.narrow(ours, state)
    scope.conditions.append(Condition("state", "state", {"value": state}, f"in {state}"))


def _city(scope: Scope, query: SearchFilter, preferred: str | None) -> Place | None:
    name = query.city or ""
    found = find_all(name, state=query.state, near=preferred)
    if not found:
        _unlisted(scope, "city", name)
        return None
    best = found[0]
    if best.kind == "market":
        scope.narrow([best.market], best.name)
    elif best.kind == "zip":
        return _zip(scope, best.name)
    elif best.kind == "city":
        ours = [place for place in found if place.kind == "city" and place.market] or [best]
        scope.narrow([place.market for place in ours], best.name)
        scope.conditions.append(_in_city("city", [name, best.name], best.name))
    else:
        return _hood(scope, "city", name, [place for place in found if place.kind == best.kind], None)
    return best


def _unlisted(scope: Scope, argument: Literal["city", "neighborhood"], name: str) -> None:
    """A name that no gazetteer has may still be written on a lead: look for it as it stands."""
    scope.conditions.append(Condition(argument, argument, {"value": keys_of([name])}, f"in {name}"))
    scope.notes.append(f"I know no place called “{name}” in {_names()}: looked for it as written.")


def _in_city(argument: str, names: Sequence[str], shown: str) -> Condition:
    return Condition(argument, "city", {"value": keys_of(names)}, f"in {shown}")


def keys_of(names: Iterable[str]) -> list[str]:
    """The spellings under which a row may keep a place's name: lower case, without a leading "the", and plain."""
    spelled = [head.strip().lower() for name in names for head in (name, name.partition(",")[0])]
    plain = [place_key(name) for name in spelled]
    return list(dict.fromkeys(filter(None, [*(name.removeprefix("the ") for name in spelled), *spelled, *plain])))


def _neighborhood(scope: Scope, query: SearchFilter, name: str, preferred: str | None) -> Place | None:
    city = query.city
    found = find_all(name, state=query.state, city=city, near=preferred) if city else ()
    if not found:
        found = tuple(place for place in find_all(name, state=query.state, near=preferred) if _within(place, scope))
    if not found:
        _unlisted(scope, "neighborhood", name)
        return None
    best = min(found, key=lambda place: (place.market is None, place.kind != "neighborhood"))
    if best.kind == "neighborhood":
        return _hood(scope, "neighborhood", name, [p for p in found if p.kind == "neighborhood"], city)
    if best.kind == "zip":
        return _zip(scope, best.name)
    if best.kind == "landmark":
        return _hood(scope, "neighborhood", name, [best], city)
    _drop_city(scope)
    scope.narrow([place.market for place in found if place.market] or [best.market], best.name)
    if best.kind == "city":
        scope.conditions.append(_in_city("neighborhood", [name, best.name], best.name))
    return best


def _within(place: Place, scope: Scope) -> bool:
    return not scope.wanted or place.market in scope.wanted


def _drop_city(scope: Scope) -> None:
    scope.conditions = [condition for condition in scope.conditions if condition.argument != "city"]


def _hood(scope: Scope, argument: str, name: str, places: Sequence[Place], city: str | None) -> Place:
    """A neighbourhood (all of that name) or a landmark, which is looked around."""
    best = places[0]
    scope.narrow([place.market for place in places], best.name)
    if best.kind == "landmark":
        scope.notes.append(f"{best.name} is a landmark: looked within {LANDMARK_RADIUS_MILES:g} miles of it.")
        scope.conditions.append(_circle(argument, (best.lat, best.lon), LANDMARK_RADIUS_MILES, best.name))
        scope.centre, scope.around = (best.lat, best.lon), True
        return best
    if city and best.city and place_key(best.city) != place_key(city.partition(",")[0]):
        _drop_city(scope)
    homes = sorted({f"{place.city}" for place in places})
    if len(homes) > 1:
        scope.notes.append(f"There is a {best.name} in {' and in '.join(homes)}: say the city to narrow it down.")
    names = [name, *(place.name for place in places)]
    scope.conditions.append(Condition(argument, "neighborhood", {"value": keys_of(names)}, f"in {best.name}"))
    return best


def _zip(scope: Scope, zip_code: str) -> Place | None:
    scope.conditions.append(Condition("zip", "zip", {"value": zip_code}, f"in {zip_code}"))
    if city_of_zip(zip_code) is None:
        scope.notes.append(f"There is no zip {zip_code} that we know of: looked for it as written.")
        return None
    scope.narrow([market_of(zip_code=zip_code)], zip_code)
    return next(iter(find_all(zip_code)), None)


def _near(scope: Scope, name: str, city: str | None, preferred: str | None) -> Place:
    place = resolve_near(name, city=city, near=preferred)
    if place is None:
        raise UnknownPlace("near", name)
    scope.narrow([place.market], place.name)
    return place


def _point(scope: Scope, point: tuple[float, float]) -> None:
    market = market_at(*point)
    if market:
        scope.narrow([market], "That point")
    scope.centre = point


def _radius(scope: Scope, query: SearchFilter, place: Place | None, point: tuple[float, float] | None) -> None:
    around = point or ((place.lat, place.lon) if place else None)
    if query.radius_miles is None and not query.near and not point:
        scope.centre = scope.centre or around
        return
    if around is None:
        raise InvalidInput("radius_miles needs a place to measure from: near, a city, a zip, or lat and lon.")
    asked = query.radius_miles if query.radius_miles is not None else SEARCH_RADIUS_DEFAULT_MILES
    miles = max(asked, SEARCH_RADIUS_MIN_MILES)
    if asked < miles:
        scope.notes.append(f"A search reaches at least {miles:g} mile: looked within {miles:g}.")
    if not query.near and not point:
        _around_the_place(scope)
    shown = place.name if place and not point else "that point"
    scope.conditions.append(_circle("near" if query.near else "radius_miles", around, miles, shown))
    scope.centre, scope.around = around, True


def _around_the_place(scope: Scope) -> None:
    """ "Within 10 miles of Round Rock": the circle stands in the place's stead."""
    scope.conditions = [c for c in scope.conditions if c.argument not in ("city", "neighborhood", "zip")]


def _circle(argument: str, centre: tuple[float, float], miles: float, name: str) -> Condition:
    values = {"lat": centre[0], "lon": centre[1], "miles": miles, "cells": covering(*centre, miles)}
    test = "circle" if values["cells"] else "wide_circle"
    return Condition(argument, test, values, f"within {miles:g} {'mile' if miles == 1 else 'miles'} of {name}")


def _excluded(names: Sequence[str]) -> Condition:
    spelled = [name for given in names for name in (given, *(place.name for place in find_all(given)[:1]))]
    cities = [name for name in spelled if any(p.kind == "city" and p.market for p in find_all(name)[:1])]
    zips = [name for name in names if name.isdigit()]
    values = {"value": keys_of(spelled), "cities": keys_of(cities), "zips": zips}
    return Condition("exclude_neighborhood", "exclude_neighborhood", values, f"not in {' or '.join(names)}")


def suggestions(name: str) -> list[str]:
    """Names of places in our markets that look like ``name``, best first."""
    found = process.extract(place_key(name), _known(), scorer=fuzz.WRatio, limit=12, score_cutoff=SUGGESTION_MIN_SCORE)
    return list(dict.fromkeys(shown for _, _, shown in found))[:SUGGESTIONS_MAX]


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    places = [place for place in all_places() if place.market and place.kind != "zip"]
    return {place.name: place_key(place.name) for place in places}


def _names() -> str:
    names = [market.name for market in MARKETS]
    return f"{', '.join(names[:-1])} and {names[-1]}"

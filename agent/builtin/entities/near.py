"""Near something and how far; streets, which no slot knows; zips told from amounts."""

from __future__ import annotations

import re

from agent.builtin.entities import driving, origins, streets
from agent.builtin.entities.named import name_after, strange, titled
from agent.builtin.items import Clause, Item, Match, Need, Number, Shape, apply
from agent.builtin.sense import Sense
from agent.builtin.tables.grammar import MONTHS
from agent.builtin.tables.states import (
    GENERIC,
    ONE_OF_A_KIND,
    STREET_WORDS,
    STRONG_NEAR,
    WEAK_NEAR,
)

WALKING_MILES = 1
MOST_MILES = 90
WALKS = re.compile(
    r"\b(walking (distance|range)|walkable|\d+ (minute|minutes|min) (walk|stroll)|"
    r"walk(ing)? (there|to it|from it)|on foot|by foot)\b"
)
PLACE_WORDS = frozenset({"airport", "hospital", "university", "college", "stadium", "mall", "school", "park", "lake"})
LOOKS = frozenset({"looking", "look", "searching", "hunting", "shopping"})
ON_FOOT = ("walk", "on foot", "by foot", "steps from", "footsteps", "stone", "spitting", "stroll")
LOOSELY = ("by", "along", "around")


def _mark(match: Match, need: Need, radius: float | None) -> None:
    hit = match.first("place")
    if hit is not None and hit.city_said:
        need.set.setdefault("city", hit.city_said)
    need.set["near"] = hit.near_name if hit is not None else match.first("zip")
    if radius is not None:
        need.set["radius_miles"] = int(radius) if radius == int(radius) else radius


def _around(match: Match, need: Need) -> None:
    _mark(match, need, max(number.value for number in match.values("num")))


def _one_mile(match: Match, need: Need) -> None:
    _mark(match, need, WALKING_MILES)


def _radius(match: Match, need: Need) -> None:
    number: Number | None = match.first("num")
    value = number.value if number else 1.0
    need.set["radius_miles"] = int(value) if value == int(value) else value


def _near(match: Match, need: Need) -> bool | None:
    texts = " ".join(item.text for item in match.items("near"))
    if any(number.value > MOST_MILES for number in match.values("num")):
        return False  # "under 900 near Lake Travis"
    walking = any(word in texts for word in ON_FOOT)
    hit = match.first("place")
    if hit is not None and texts in LOOSELY and (hit.best.kind == "city" or not hit.of_kind("landmark")):
        return False  # "around Glendale" is in it
    if hit is not None and texts == "outside" and not hit.of_kind("landmark", "city"):
        return False
    _mark(match, need, WALKING_MILES if walking else None)
    return None


def _known_zip(item: Item, sense: Sense) -> bool:
    return bool(item.is_("zip") and sense.gazetteer.find(item.value("zip")))


def _mark_zips(clause: Clause, sense: Sense) -> None:
    """A five-digit number is a zip when the gazetteer has it or a place word leads to it, never after "under"."""
    for at, item in enumerate(clause.items):
        if not item.is_("zip"):
            continue
        before = clause.items[at - 1] if at else None
        led = before is not None and (before.is_("in", "near", "from", "place", "state", "neg") or before.text == "zip")
        compared = before is not None and before.is_("max", "min") and not before.is_("in", "near")
        if (led or _known_zip(item, sense)) and not compared:
            item.kinds = {"zip": item.value("zip"), "zip_known": True, "id": item.value("id")}
        elif compared or not led:
            item.kinds.pop("zip")


_MEASURED = "beds|baths|sqft|money|hours|miles|permonth|percent|credits|dash|to"


def _bare_radius(match: Match, need: Need) -> bool | None:
    """ "make it within 3" of a search that has a radius."""
    if match.items("within")[0].text not in ("within", "inside") or match.first("num").value > MOST_MILES:
        return False
    _radius(match, need)
    return None


_SHAPES = (
    *driving.shapes(_mark),
    Shape("max|within|near|in|between? num dash|to|and? num? dash? miles or_less? from|of|near|in* place|zip", _around),
    Shape("max|within|near|in? miles or|and num near|of|from+ place|zip", _around),
    Shape("radius stop|in|max? num miles? near|of|from+ place|zip", _around),
    Shape("max|within|near|in? miles or_less? from|of|near+ place|zip", _one_mile),
    Shape("max|within|near|in? num near place|zip", _near),
    Shape("near place|zip", _near),
    Shape("place|zip near num miles", _around),
    Shape("place|zip within|max|dash num miles", _around),
)
_RADIUS = (
    Shape("radius stop|in|to|max|around? num miles? ^beds|baths|sqft|money|hours", _radius),
    Shape("max|within|near|in? num dash? miles", _radius),
    Shape("within miles", _radius),
)


_BARE_RADIUS = (Shape(f"within num ^{_MEASURED}|near|of|from|place|zip|lead|ptype", _bare_radius),)


def read(clause: Clause, need: Need, sense: Sense) -> None:
    """Radius and "near X" before anything else takes their numbers; zips are told from amounts."""
    _mark_zips(clause, sense)
    origins.leave_out(clause)
    streets.roads(clause)
    _refused(clause)
    _named_twice(clause.items)
    apply(_SHAPES, clause.items, need)
    _unknown_near(clause, need, sense)
    _same_again(need, sense)
    streets.take(clause)
    apply(_RADIUS, clause.items, need)
    if sense.filter.keys() & {"near", "radius_miles"}:
        apply(_BARE_RADIUS, clause.items, need)
    if "near" in need.set and "radius_miles" not in need.set and WALKS.search(clause.text):
        need.set["radius_miles"] = WALKING_MILES


def _refused(clause: Clause) -> None:
    """ "nowhere near the airport": no slot keeps away from a place."""
    items = clause.items
    for at, item in enumerate(items):
        if (
            item.text == "around"
            and at
            and items[at - 1].text in ("looking", "look", "searching", "hunting", "shopping")
        ):
            item.kinds = {"in": "in"}
        refused = next((one for one in range(at - 1, max(-1, at - 6), -1) if items[one].is_("neg")), None)
        if not item.is_("near") or refused is None or item.text == "by":
            continue
        if any(one.is_("comma", "stop", "place") for one in items[refused + 1 : at]):
            continue
        item.kinds = {"away": "away"}
        for part in name_after(items, at + 1):
            part.used = True
        if at + 1 < len(items) and items[at + 1].is_("place"):
            items[at + 1].used = True


def _named_twice(items: list[Item]) -> None:
    """ "near Fort Worth? scratch near, IN Fort Worth": how a place is named last counts."""
    named: dict[str, int] = {}
    for at, item in enumerate(items):
        if not item.is_("place"):
            continue
        first = named.get(item.value("place").name)
        if first is not None and first and items[first - 1].is_("near", "in") and items[at - 1].is_("near", "in"):
            items[first].used = items[first - 1].used = True
            for between in items[first + 1 : at - 1]:
                between.used = between.used or between.is_("near", "drop", "neg")
        named[item.value("place").name] = at


def _same_again(need: Need, sense: Sense) -> None:
    """ "closest to base" of a search near "Nellis Air Force Base" names the same place."""
    stands, said = str(sense.filter.get("near") or ""), str(need.set.get("near") or "")
    if said and said.lower() in stands.lower().split():
        need.set["near"] = stands
        if "radius_miles" in sense.filter:
            need.set.setdefault("radius_miles", sense.filter["radius_miles"])


def _unknown_near(clause: Clause, need: Need, sense: Sense) -> None:
    """ "close to the Tesla plant": a name as typed, up to the next word with a meaning of its own."""
    if "near" in need.set:
        return
    items = clause.items
    if sense.filter.get("near") and WALKS.search(clause.text) and not clause.has("place"):
        need.set["radius_miles"] = WALKING_MILES
        for item in items:
            item.used = item.used or item.is_("num", "hours", "within")
    for at, item in enumerate(items):
        strong = item.is_("near") and item.text.startswith(STRONG_NEAR)
        if item.used or not (strong or _miles_from(items, at) or item.text in WEAK_NEAR):
            continue
        name = name_after(items, at + 1)
        if name and name[0].text[:3] in MONTHS and item.text in WEAK_NEAR:
            continue  # "out by August 1"
        if not name or not (strong or _miles_from(items, at) or _own_name(name) or _the_only(name, clause)):
            continue
        if _generic(name, clause):
            item.kinds["generic"] = "generic"
            for part in (item, *name):
                part.used = True
            return
        need.set["near"] = _local(name, items, sense) or " ".join(dict.fromkeys(titled(_spelt(part)) for part in name))
        if any(word in item.text for word in ON_FOOT):
            need.set["radius_miles"] = WALKING_MILES
        for part in (item, *name):
            part.used = True
        return


def _generic(name: list[Item], clause: Clause) -> bool:
    """ "close to good coffee": nothing that has a name; "near the park" is one that has."""
    if any(part.raw[:1].isupper() for part in name) and not clause.raw.isupper():
        return False
    head = " ".join(part.text for part in name)
    return GENERIC.search(head) is not None and f"the {head}" not in clause.text


def _local(name: list[Item], items: list[Item], sense: Sense) -> str | None:
    """ "the airport in Vegas", or of the city that is searched: what it is called."""
    if len(name) > 1 or name[0].text not in ONE_OF_A_KIND:
        return None
    said = [item.value("place").name for item in items if item.is_("place")]
    city = said[0] if said else sense.filter.get("city")
    hit = sense.gazetteer.find(f"{city} {name[0].text}") if city else None
    return hit.name if hit and hit.best.kind == "landmark" else None


def _the_only(name: list[Item], clause: Clause) -> bool:
    """ "around the airport": there is one of a kind."""
    return name[0].text in ONE_OF_A_KIND and f" the {name[0].text}" in f" {clause.text}"


def _own_name(name: list[Item]) -> bool:
    """ "off Mopac" names something, "off the market" and "by owner" do not."""
    return name[0].raw[:1].isupper() or bool(strange(name[:1])) or any(part.text in STREET_WORDS for part in name[1:])


def _miles_from(items: list[Item], at: int) -> bool:
    return items[at].is_("from") and at > 0 and items[at - 1].is_("miles")


def _spelt(part: Item) -> str:
    """A name as typed, its ordinary words as repaired ("dfw ariport")."""
    return part.text if part.text in PLACE_WORDS else part.raw

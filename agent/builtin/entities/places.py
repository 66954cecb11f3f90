"""Where: city, state, zip, neighbourhood; near something, and how far."""

from __future__ import annotations

from agent.builtin.gazetteer import Hit
from agent.builtin.items import Clause, Item, Match, Need, Number, Shape, apply
from agent.builtin.sense import Sense
from agent.builtin.spelling import common_words
from backend.places.schemas import Place

WALKING_MILES = 1
ORIGIN_WORDS = frozenset(
    {
        "moving",
        "relocating",
        "coming",
        "relocate",
        "move",
        "moved",
        "relocated",
        "transplant",
        "transplants",
        "away",
        "commute",
        "came",
    }
)
STRONG_NEAR = (
    "near",
    "close to",
    "cerca de",
    "not far from",
    "walking distance",
    "next to",
    "walk",
    "nearby",
    "within",
    "steps from",
    "closest to",
    "nearest to",
    "minutes from",
    "adjacent",
    "vicinity",
    "cerca",
    "near to",
    "proximity to",
    "junto a",
)
NAME_STOPS = frozenset(
    {
        "and",
        "with",
        "but",
        "under",
        "over",
        "for",
        "that",
        "which",
        "please",
        "who",
        "below",
        "or",
        "is",
        "are",
        "cheapest",
        "hold",
        "then",
        "from",
        "because",
        "where",
        "so",
        "y",
        "con",
    }
)
LONGEST_NAME = 5  # words of a place that no gazetteer knows


def place_name(hit: Hit) -> str:
    return hit.name


def _mark(match: Match, need: Need, radius: float | None) -> None:
    hit = match.first("place")
    if hit is not None and hit.city_said:
        need.set.setdefault("city", hit.city_said)
    need.set["near"] = hit.near_name if hit is not None else match.first("zip")
    if radius is not None:
        need.set["radius_miles"] = int(radius) if radius == int(radius) else radius


def _around(match: Match, need: Need) -> None:
    number: Number = match.first("num")
    _mark(match, need, number.value)


def _one_mile(match: Match, need: Need) -> None:
    _mark(match, need, WALKING_MILES)


def _radius(match: Match, need: Need) -> None:
    number: Number | None = match.first("num")
    value = number.value if number else 1.0
    need.set["radius_miles"] = int(value) if value == int(value) else value


def _near(match: Match, need: Need) -> bool | None:
    texts = " ".join(item.text for item in match.items("near"))
    walking = "walk" in texts or "steps from" in texts
    hit = match.first("place")
    if hit is not None and texts in ("by", "along", "outside", "around") and not hit.of_kind("landmark", "city"):
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


_SHAPES = (
    Shape("max|within|near|in? num dash? miles from|of|near|in* place|zip", _around),
    Shape("max|within|near|in miles from|of|near+ place|zip", _one_mile),
    Shape("max|within|near|in? num near place|zip", _near),
    Shape("near place|zip", _near),
    Shape("place|zip near num miles", _around),
    Shape("place|zip within|max|dash num miles", _around),
)
_RADIUS = (
    Shape("max|within|near|in? num dash? miles", _radius),
    Shape("within miles", _radius),
)


def read(clause: Clause, need: Need, sense: Sense) -> None:
    """Radius and "near X" before anything else takes their numbers; zips are told from amounts."""
    _mark_zips(clause, sense)
    _origins(clause)
    apply(_SHAPES, clause.items, need)
    _unknown_near(clause, need)
    apply(_RADIUS, clause.items, need)


def _origins(clause: Clause) -> None:
    """ "relocating from Denver" says where someone comes from."""
    for at, item in enumerate(clause.items):
        if not item.is_("place", "state") or at == 0:
            continue
        back = clause.items[max(0, at - 4) : at]
        leaves = any(word.text == "from" for word in back[-2:]) and any(word.text in ORIGIN_WORDS for word in back)
        if leaves and back[-1].text not in ("to", "here"):
            item.used = True


def _unknown_near(clause: Clause, need: Need) -> None:
    """ "close to the Tesla plant": a name as typed, up to the next word with a meaning of its own."""
    if "near" in need.set:
        return
    items = clause.items
    for at, item in enumerate(items):
        strong = item.is_("near") and item.text.startswith(STRONG_NEAR)
        if item.used or not (strong or _miles_from(items, at)):
            continue
        name = _name_after(items, at + 1)
        if not name:
            continue
        need.set["near"] = " ".join(_title(raw) for raw in dict.fromkeys(part.raw for part in name))
        if "walk" in item.text or "steps from" in item.text:
            need.set["radius_miles"] = WALKING_MILES
        for part in (item, *name):
            part.used = True
        return


def _miles_from(items: list[Item], at: int) -> bool:
    return items[at].is_("from") and at > 0 and items[at - 1].is_("miles")


def _name_after(items: list[Item], at: int) -> list[Item]:
    name: list[Item] = []
    for item in items[at : at + LONGEST_NAME]:
        plain = (
            item.is_("word") or item.text == "'s" or (item.raw[:1].isupper() and not item.is_("place", "num", "money"))
        )
        if item.used or not plain or item.text in NAME_STOPS:
            break
        if name and item.start - name[-1].end > 5:
            break
        name.append(item)
    if name and name[0].text in ("me", "my", "you", "us", "here", "him", "her", "work", "each", "where", "is"):
        return []
    return name


def _title(raw: str) -> str:
    return raw if any(char.isupper() for char in raw) else raw.capitalize()


def read_rest(clause: Clause, need: Need, sense: Sense) -> None:
    """Places that are searched in, and those left out."""
    scope = False
    found: list[Hit] = []
    for at, item in enumerate(clause.items):
        if item.is_("neg") and not item.is_("drop"):
            scope = True
        elif item.is_("stop") or item.text == "but":
            scope = False
        if item.used:
            scope = False
            continue
        if item.is_("place"):
            hit = item.value("place")
            item.used = True
            dropped = at > 0 and (clause.items[at - 1].is_("drop") or _instead_of(clause.items, at))
            if scope and hit.best.kind == "city" and need.set.get("exclude_neighborhood"):  # "not in Maryvale, Phoenix"
                found.append(hit)
            elif scope or dropped:
                _leave_out(hit, need, exclude=scope and not dropped)
            else:
                found.append(hit)
        elif item.is_("zip") and item.kinds.get("zip_known"):
            item.used = True
            if scope:
                need.drop.append(("zip", item.value("zip")))
            else:
                need.set["zip"] = item.value("zip")
        elif item.is_("state"):
            need.set["state"] = item.value("state")
            item.used = True
        elif not item.is_("in", "or", "and", "comma", "neg"):
            scope = False
    if not found and not any(slot in need.set for slot in ("zip", "near", "state", "-origin")):
        _unknown_city(clause, need)
    _settle(found, need, sense)


def _unknown_city(clause: Clause, need: Need) -> None:
    """ "in Christian Valley": a capitalised name that no gazetteer knows is searched as a city."""
    for at, item in enumerate(clause.items[:-1]):
        if item.text not in ("in", "en") or item.used:
            continue
        after = _name_after(clause.items, at + 1)
        name = [part for part in after if part.raw[:1].isupper()] or _strange(after[:1])
        if name and not all(part.raw.isupper() for part in name):
            need.set["city"] = " ".join(dict.fromkeys(_title(part.raw) for part in name))
            for part in name:
                part.used = True
            return


def _strange(name: list[Item]) -> list[Item]:
    """ "in blorptown": a word that is neither English nor of this trade can only be a name."""
    known = common_words()
    return [part for part in name if part.text.isalpha() and len(part.text) > 3 and part.text not in known]


def _instead_of(items: list[Item], at: int) -> bool:
    return at > 1 and items[at - 1].is_("of", "from") and items[at - 2].is_("instead")


def _leave_out(hit: Hit, need: Need, exclude: bool) -> None:
    area = hit.of_kind("neighborhood")
    if hit.best.kind == "city" or area is None:
        need.drop.append(("city", hit.name))
    elif exclude:
        need.add("exclude_neighborhood", area.name)
    else:
        need.drop.append(("neighborhood", area.name))


def _settle(found: list[Hit], need: Need, sense: Sense) -> None:
    """City first, so that a neighbourhood's name is read inside it."""
    city: Place | None = None
    for hit in found:
        if hit.state_said:
            need.set.setdefault("state", hit.state_said)
        if hit.city_said:
            need.set.setdefault("city", hit.city_said)
        candidate = hit.of_kind("city")
        if candidate is not None and hit.best.kind == "city" and (city is None or candidate.market):
            if city is not None and hit.of_kind("neighborhood"):
                continue
            if "city" in need.set:
                need.set.setdefault("-more_cities", []).append(candidate.name)
                continue
            city = candidate
            need.set["city"] = candidate.name
    for hit in found:
        if city is not None and hit.of_kind("city") is not None and hit.name.lower() == city.name.lower():
            continue
        area = _area(hit, city, need.set.get("city"), sense)
        if area is not None and city is not None and area.kind == "neighborhood" and area.city not in (None, city.name):
            need.set.setdefault("-elsewhere", []).append(area.name)
        elif area is not None:
            _set_area(area, hit, need)


def _area(hit: Hit, city: Place | None, need_city: str | None, sense: Sense) -> Place | None:
    areas = [place for place in hit.places if place.kind in ("neighborhood", "landmark")]
    if not areas:
        return None
    known = hit.city_said or (city.name if city else need_city or sense.filter.get("city"))
    return next((place for place in areas if known and place.city == known), areas[0])


def _set_area(place: Place, hit: Hit, need: Need) -> None:
    if place.kind == "landmark":
        need.set.setdefault("near", hit.near_name)
    elif "neighborhood" in need.set:
        need.set.setdefault("-more_neighborhoods", []).append(place.name)
    else:
        need.set["neighborhood"] = place.name

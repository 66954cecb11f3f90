"""Where: city, state, zip, neighbourhood; what lies near something is read before, in :mod:`near`."""

from __future__ import annotations

from collections.abc import Collection

from agent.builtin.entities.named import name_after, strange, titled
from agent.builtin.gazetteer import Hit
from agent.builtin.items import Clause, Item, Need
from agent.builtin.sense import Sense
from agent.builtin.tables.changes import ALL_OF, BETWEEN_NEGATION_AND_PLACE, EXCEPTS, LEAVES_OUT
from agent.builtin.tables.kinds import SWAP_ENDS, SWAP_WORDS
from agent.builtin.tables.states import AREA_ENDS, AREAS_ALONE
from backend.places.schemas import Place


def read_rest(clause: Clause, need: Need, sense: Sense) -> None:
    """Places that are searched in, and those left out."""
    scope = False
    found: list[Hit] = []
    for at, item in enumerate(clause.items):
        if item.is_("neg") and not item.is_("drop"):
            scope = True
        elif (
            item.is_("stop")
            or item.text in ("but", "so")
            or _swapped_for(clause.items, at)
            or (item.is_("comma") and at and (clause.items[at - 1].is_("neg") or _left_for(clause.items, at, sense)))
        ):
            scope = False
        if item.used:
            scope = False
            continue
        if item.is_("place"):
            hit = item.value("place")
            item.used = True
            if at + 1 < len(clause.items) and clause.items[at + 1].is_("optional"):  # "Summerlin or not"
                _leave_out(hit, need, exclude=False)
                continue
            dropped = at > 0 and (clause.items[at - 1].is_("drop") or _instead_of(clause.items, at))
            dropped = dropped and not _never_minded(clause.items, at, sense)
            scope = (scope or item.is_("refused") or _never_minded(clause.items, at, sense)) and not item.is_(
                "affirmed"
            )
            if scope and hit.best.kind == "city" and need.set.get("exclude_neighborhood"):  # "not in Maryvale, Phoenix"
                found.append(hit)
            elif scope or dropped:
                _leave_out(hit, need, exclude=scope and not dropped, within=_city_of(clause, sense))
            else:
                found.append(hit)
        elif item.is_("zip") and item.kinds.get("zip_known"):
            item.used = True
            if scope:
                need.drop.append(("zip", item.value("zip")))
            elif "zip" in need.set:
                need.set.setdefault("-more_zips", []).append(item.value("zip"))
            else:
                need.set["zip"] = item.value("zip")
        elif item.is_("state"):
            if not scope:  # "Glendale AZ, not the Texas one"
                need.set["state"] = item.value("state")
            item.used = True
        elif item.is_("refused"):
            need.add("exclude_neighborhood", titled(item.raw))
            item.used = True
        elif scope and _unknown_name(clause.items, at):
            need.add("exclude_neighborhood", _named(clause.items, at))
        elif not (item.is_("in", "or", "and", "comma", "neg") or (scope and item.text in BETWEEN_NEGATION_AND_PLACE)):
            scope = False
    if not any(slot in need.set for slot in ("zip", "near", "state", "-origin")):
        _unknown_city(clause, need, area_only=bool(found))
    _settle(found, need, sense)
    out = need.set.get("exclude_neighborhood", [])
    if need.set.get("neighborhood") in out:  # "Anthem in Henderson, not Anthem AZ"
        out.remove(need.set["neighborhood"])
        need.set = {slot: value for slot, value in need.set.items() if value != []}
    if "city" in need.set and ALL_OF.search(clause.text):  # "by the stadium? no, all of Glendale"
        need.set.pop("near", None)
        need.set.pop("radius_miles", None)
        need.drop += [(slot, None) for slot in ("near", "radius_miles", "neighborhood", "zip")]


def _swapped_for(items: list[Item], at: int) -> bool:
    """ "swap Plano for Frisco"."""
    return at > 1 and items[at].text in SWAP_ENDS and items[at - 2].text in SWAP_WORDS


def _left_for(items: list[Item], at: int, sense: Sense) -> bool:
    """ "not Dallas, Plano" where the search is in Dallas: the comma parts what is left from what is wanted instead."""
    before, after = items[at - 1], items[at + 1 : at + 2]
    stands = [sense.filter.get(slot) for slot in ("city", "neighborhood", "near")]
    both = bool(before.is_("place") and after and after[0].is_("place"))
    return both and before.value("place").name in stands


def _unknown_name(items: list[Item], at: int) -> bool:
    """ "leave out Blorptown too": a name in a place's position that no gazetteer knows."""
    back = next((item for item in reversed(items[:at]) if not item.is_("in", "and", "or", "comma")), None)
    if back is None or not (back.text in LEAVES_OUT or back.is_("near", "place") or back.raw.lower() in EXCEPTS):
        return False
    if not items[at].is_("word") or items[at].text == "i":
        return False
    name = name_after(items, at)
    shouted = all(item.raw.isupper() for item in items if item.raw.isalpha())
    return bool(name) and not shouted and (name[0].raw[:1].isupper() or bool(strange(name[:1])))


def _named(items: list[Item], at: int) -> str:
    name = name_after(items, at)
    capital = [part for part in name if part.raw[:1].isupper()] or strange(name)
    for part in capital:
        part.used = True
    return " ".join(titled(part.raw) for part in capital)


def _unknown_city(clause: Clause, need: Need, area_only: bool) -> None:
    """ "in Christian Valley": a capitalised name that no gazetteer knows is searched as a city."""
    for at, item in enumerate(clause.items[:-1]):
        if item.text not in ("in", "en") or item.used:
            continue
        after = name_after(clause.items, at + 1)
        area = f" the {after[0].text}" in f" {clause.text}" if after else False
        name = [part for part in after if part.raw[:1].isupper()] or (area and _area_named(after)) or strange(after[:1])
        if area_only and not (area and _area_named(after)):
            continue
        if name and not all(part.raw.isupper() for part in name):
            need.set["neighborhood" if area else "city"] = " ".join(dict.fromkeys(titled(part.raw) for part in name))
            for part in name:
                part.used = True
            return


def _area_named(after: list[Item]) -> list[Item]:
    """ "in the east valley", "in the heights": a part of a town that no gazetteer knows."""
    end = next((at for at, part in enumerate(after) if part.text in AREA_ENDS), -1)
    return after[: end + 1] if end > 0 or (end == 0 and after[0].text in AREAS_ALONE) else []


def _never_minded(items: list[Item], at: int, sense: Sense) -> bool:
    """ "Austin, never mind Montopolis" leaves out an area that the search does not name."""
    stands = {str(sense.filter.get(slot, "")).lower() for slot in ("neighborhood", "near")}
    named = {items[at].text.lower(), items[at].value("place").name.lower()}
    return at > 0 and items[at - 1].is_("drop") and items[at - 1].text != "any" and not named & stands


def _instead_of(items: list[Item], at: int) -> bool:
    return at > 1 and items[at - 1].is_("of", "from") and items[at - 2].is_("instead")


def _city_of(clause: Clause, sense: Sense) -> set[str | None]:
    """The cities that a clause names beside one, or that the search stands in."""
    named = {item.value("place").best.name for item in clause.items if item.is_("place")}
    return {*named, sense.filter.get("city")}


def _leave_out(hit: Hit, need: Need, exclude: bool, within: Collection[str | None] = ()) -> None:
    inside = hit.of_kind("neighborhood")
    if exclude and inside is not None and inside.city != hit.name and inside.city in within:
        need.add("exclude_neighborhood", inside.name)
        return
    area = hit.of_kind("neighborhood") or (hit.best if exclude and hit.best.kind == "landmark" else None)
    if hit.best.kind == "city" or area is None:
        need.drop.append(("city", hit.name))
    elif exclude:
        need.add("exclude_neighborhood", area.name)
    else:
        need.drop += [("neighborhood", area.name), ("near", hit.near_name)]


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

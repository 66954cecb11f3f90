"""Step 5a: the dialogue's filter: what a new need keeps, replaces and takes back of the one before."""

from __future__ import annotations

from typing import Any

from agent.builtin.entities.moves import HIGHEST_RENT
from agent.builtin.items import Need
from agent.builtin.revising import LISTS, is_repair, revise
from agent.builtin.sense import Sense
from agent.builtin.tables.changes import (
    ALLOWS,
    ALLOWS_TOO,
    GOES_ALONG,
    KEPT_GOING_BACK,
    LETS_IN,
    RETURNS,
    SELLERS_INSTEAD,
    TAKES_BACK_PLACE,
    UNDOES,
)
from agent.builtin.tables.kinds import ACKNOWLEDGES, ADDITIVE, REPLACES
from agent.builtin.tables.patterns import (
    KEEPS_FILTER,
    NEXT_PAGE,
    PAGE_NUMBER,
    PAGES,
    PREVIOUS_PAGE,
    SEARCHES_ANEW,
    SOME_MORE,
    START_OVER,
)

Filter = dict[str, Any]
PLACE_SLOTS = ("city", "state", "zip", "neighborhood", "near", "radius_miles", "exclude_neighborhood")
_TOPIC = frozenset({"city", "neighborhood", "zip", "near", "property_types", "lead_type", "source", "features"})


def effective_filter(need: Need, text: str, sense: Sense) -> Filter:
    """The whole filter after this turn."""
    base = returned(need, text, sense)
    if base is None:
        base = {} if not is_repair(sense) and _starts_fresh(need, text, sense) else sense.filter
    out = {slot: value for slot, value in base.items() if slot != "page"}
    if sense.filter.get("lead_type") == "buyer" and SELLERS_INSTEAD.search(text) and "lead_type" not in need.set:
        need.set["lead_type"] = "sale"
    revise(out, need, text, sense)
    _take_back(out, need, base)
    _swapped_area(need, sense)
    _places(out, need, sense, text)
    _scale(out, need)
    _bounds(out, need)
    additive = _adds(text)
    for slot, value in need.set.items():
        if slot in ("seller_type", "source") and _allows_both(slot, out.get(slot), value, text):
            out.pop(slot, None)
            _allow(out, f"exclude_{slot}", value)
        elif not slot.startswith("-"):
            _put(out, slot, value, additive)
    found = {slot: value for slot, value in out.items() if value not in (None, [], "")}
    page = _page(sense, base, found, text)
    return {**found, "page": page} if page > 1 else found


def _adds(text: str) -> bool:
    """Whether what is named comes beside what stands: "and condos", not "ok, switch to condos"."""
    said = ACKNOWLEDGES.sub("", text)
    if REPLACES.search(said):
        return False
    return said.startswith(("or ", "and ", "plus ")) or any(f" {word} " in f" {said} " for word in ADDITIVE)


def returned(need: Need, text: str, sense: Sense) -> Filter | None:
    """ "back to the Austin ones": the latest earlier filter that has what is named; None when none is meant."""
    earlier: list[Filter] = list(sense.start.get("earlier_filters") or [])
    if UNDOES.search(text):
        return dict(earlier[-1]) if earlier else None
    if not _TOPIC & need.set.keys() or not RETURNS.search(text):
        return None
    kept = KEPT_GOING_BACK.search(text)
    if kept and kept["all"]:
        return None
    slots = next((slots for name, slots in GOES_ALONG.items() if kept and kept["what"].startswith(name)), ())
    along = {slot: sense.filter[slot] for slot in slots if slot in sense.filter}
    return next(({**found, **along} for found in reversed(earlier) if _has(found, need)), None)


def _swapped_area(need: Need, sense: Sense) -> None:
    """ "Lakewood not Lake Highlands", "Lake Travis I mean, not the Domain" put one for the other."""
    refused = need.set.get("exclude_neighborhood", [])
    before = {sense.filter.get("neighborhood"), sense.filter.get("near")}
    if not need.set.keys().isdisjoint(("neighborhood", "near")) and refused and set(refused) <= before:
        del need.set["exclude_neighborhood"]


def _has(found: Filter, need: Need) -> bool:
    for slot, value in need.set.items():
        have = found.get(slot)
        if isinstance(value, list):
            if not isinstance(have, list) or not set(value) <= set(have):
                return False
        elif not slot.startswith("-") and slot != "state" and str(have).lower() != str(value).lower():
            return False
    return True


def _allows_both(slot: str, have: Any, value: Any, text: str) -> bool:
    """ "agents are ok too" after owners only."""
    if slot == "seller_type" and have and have != value and LETS_IN.search(text):
        return True
    return have != value and bool((ALLOWS_TOO if have else ALLOWS).search(text))


def _allow(out: Filter, refused: str, value: Any) -> None:
    """ "craigslist is fine" after "not craigslist"."""
    if refused in out:
        out[refused] = [kept for kept in out[refused] if kept != value]


def _scale(out: Filter, need: Need) -> None:
    """From sales to rents and back, the prices that stood mean nothing."""
    no_rent = ("lead_type", "rent") in need.drop
    if need.set.get("lead_type") not in ("rent", "sale") and not no_rent:
        return
    rents = need.set.get("lead_type") == "rent"
    for slot in ("min_price", "max_price"):
        if slot in out and (out[slot] < HIGHEST_RENT) != rents:
            out.pop(slot)


def _starts_fresh(need: Need, text: str, sense: Sense) -> bool:
    if START_OVER.search(text):
        return True
    base = sense.filter
    named = [slot for slot in ("city", "neighborhood", "zip", "near") if slot in need.set]
    if not base or not named or KEEPS_FILTER.search(text):
        return not base
    if sense.start.get("same_turn") and not {"city", "zip", "neighborhood", "near"} & base.keys():
        return False
    others = [slot for slot in need.set if slot not in (*PLACE_SLOTS, "sort", "limit") and not slot.startswith("-")]
    if not others or all(_same_place(base, need, slot) for slot in named):
        return False
    if "city" not in need.set and _inside(base, need, sense):
        return False
    return bool("property_types" in others or "lead_type" in others or len(others) > 1 or SEARCHES_ANEW.search(text))


def _same_place(base: Filter, need: Need, slot: str) -> bool:
    return str(base.get(slot, "")).lower() == str(need.set[slot]).lower()


def _inside(base: Filter, need: Need, sense: Sense) -> bool:
    """A neighbourhood, zip or landmark of the city that the search is in already narrows it."""
    city = base.get("city")
    for slot in ("neighborhood", "zip", "near"):
        if slot in need.set and city:
            hit = sense.gazetteer.find(str(need.set[slot]))
            return hit is not None and any(place.city == city for place in hit.places)
    return False


def _take_back(out: Filter, need: Need, base: Filter) -> None:
    for named, value in need.drop:
        slot, waived = named.removeprefix("-"), named.startswith("-")
        have = out.get(slot)
        if value is None:
            out.pop(slot, None)
        elif isinstance(have, list) and value in have:
            out[slot] = [kept for kept in have if kept != value]
        elif slot == "text" and f" {value} " in f" {have} ":
            out[slot] = f" {have} ".replace(f" {value} ", " ").strip()
        elif slot == "property_types" and not waived and value not in base.get(slot, []):
            out.setdefault("exclude_property_types", [])
            if value not in out["exclude_property_types"]:
                out["exclude_property_types"] = [*out["exclude_property_types"], value]
        elif str(have).lower() == str(value).lower():
            out.pop(slot)
            if slot == "city":
                out.pop("state", None)
        excluded = out.get(LISTS.get(slot, ""))
        if isinstance(excluded, list) and value in excluded and (waived or slot != "property_types"):
            out[LISTS[slot]] = [kept for kept in excluded if kept != value]


def _places(out: Filter, need: Need, sense: Sense, text: str) -> None:
    """A new place replaces the old one, except that a part of the same city narrows it."""
    if "city" in need.set:
        if not _same_place(out, need, "city") and not _lies_there(out, need, sense):
            for slot in PLACE_SLOTS:
                out.pop(slot, None)
        return
    fresh = [slot for slot in ("neighborhood", "zip", "near") if slot in need.set]
    if not fresh:
        return
    keeps_radius = "near" in need.set and "near" in out and TAKES_BACK_PLACE.search(text)
    city_stays = "city" not in out or _inside(out, need, sense) or not sense.gazetteer.find(str(need.set[fresh[0]]))
    for slot in ("neighborhood", "zip", "near", *(() if keeps_radius else ("radius_miles",))):
        out.pop(slot, None)
    if not city_stays:
        out.pop("city", None)
        out.pop("state", None)


def _lies_there(out: Filter, need: Need, sense: Sense) -> bool:
    """ "the Austin one" of a neighbourhood whose city nobody had named."""
    hit = sense.gazetteer.find(str(out.get("neighborhood"))) if "city" not in out and "neighborhood" in out else None
    return hit is not None and any(place.city == need.set["city"] for place in hit.places)


def _bounds(out: Filter, need: Need) -> None:
    """A new bound that contradicts the other side, or half of an exact value, takes the old one with it."""
    for name in ("price", "beds", "baths", "sqft"):
        low, high = f"min_{name}", f"max_{name}"
        exact = low in out and out.get(low) == out.get(high)
        if low in need.set and high not in need.set and high in out and (exact or out[high] <= need.set[low]):
            out.pop(high)
        if high in need.set and low not in need.set and low in out and (exact or out[low] >= need.set[high]):
            out.pop(low)
    if "listed_within_days" in need.set:
        out.pop("min_days_listed", None)
    if "min_days_listed" in need.set:
        out.pop("listed_within_days", None)


def _put(out: Filter, slot: str, value: Any, additive: bool) -> None:
    if slot == "text" and additive and out.get(slot):
        out[slot] = f"{out[slot]} {value}"
    elif slot == "property_types":
        out[slot] = list(dict.fromkeys([*out.get(slot, []), *value])) if additive else list(value)
    elif isinstance(value, list):
        out[slot] = list(dict.fromkeys([*out.get(slot, []), *value]))
    else:
        out[slot] = value
    for wanted, refused in LISTS.items():
        if slot == wanted and refused in out:
            out[refused] = [kept for kept in out[refused] if kept not in value]
        if slot == refused and wanted in out:
            out[wanted] = [kept for kept in out[wanted] if kept not in value]
    if slot == "exclude_neighborhood" and out.get("neighborhood") in value:
        out.pop("neighborhood")
    if slot == "source" and value in out.get("exclude_source", []):
        out["exclude_source"] = [kept for kept in out["exclude_source"] if kept != value]
    if slot == "exclude_source" and out.get("source") in value:
        out.pop("source")


def turns_page(text: str) -> bool:
    """Whether the words ask for another page of the same list."""
    return any(pattern.search(text) for pattern in (PAGE_NUMBER, PREVIOUS_PAGE, NEXT_PAGE, SOME_MORE))


def _page(sense: Sense, base: Filter, found: Filter, text: str) -> int:
    number = PAGE_NUMBER.search(text)
    if number:
        named = number.group(1) or number.group(2)
        return PAGES.get(named) or int(named)
    current = int(base.get("page") or sense.start.get("page") or 1)
    if PREVIOUS_PAGE.search(text):
        return max(1, current - 1)
    turned = NEXT_PAGE.search(text) or (SOME_MORE.search(text) and "max_lead_price" not in found)
    same = base == sense.filter and _narrowed(base) == _narrowed(found)  # another search begins on its first page
    return current + 1 if turned and same and sense.start.get("last_tool") else 1


def _narrowed(found: Filter) -> Filter:
    return {slot: value for slot, value in found.items() if slot not in ("page", "limit")}

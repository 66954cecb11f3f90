"""Step 5a: what a turn revises of the one before: puts right, narrows to, excludes too, lets in again."""

from __future__ import annotations

from typing import Any

from agent.builtin.items import Need
from agent.builtin.sense import Sense
from agent.builtin.tables.changes import (
    EITHER,
    EXCLUDES_TOO,
    FINE_TOO,
    NOT_ONLY,
    NOT_THIS_BUT_THAT,
    OF_THE_ONES,
    ONLY_THAT,
    READMITS,
    TOLD_OF_HOMES,
)
from agent.builtin.tables.repairs import DENIED, OPENS_REPAIR, WITHOUT

Filter = dict[str, Any]
LISTS = {"property_types": "exclude_property_types", "features": "exclude_features"}
NO_OWN = (["no_hoa"], ["single_story"])  # told by a "no" of their own: "no two story either"
REFUSED = {**LISTS, "neighborhood": "exclude_neighborhood", "source": "exclude_source"}


def revise(out: Filter, need: Need, text: str, sense: Sense) -> None:
    """Runs before the need is laid over the filter: ``out`` loses what is revised, ``need`` what was only a slip."""
    _excludes_too(need, text, sense)
    _denied(need, text, sense)
    if sense.filter and (is_repair(sense) or OPENS_REPAIR.search(text)):
        _put_right(out, need, text, sense)
        _recounted(out, need, sense)
    _only_that(out, need, text, sense)
    _retype(out, need, text, sense)
    if EITHER.search(text) and not need.set:
        need.drop += [(slot, None) for slot in ("seller_type", "source")]
    _readmit(out, need, text)
    if FINE_TOO.search(text):
        _counts_too(out, need)


def _counts_too(out: Filter, need: Need) -> None:
    """ "five is also ok" widens what was counted exactly, and adds nothing to a floor below it."""
    for name in ("beds", "baths"):
        low, high = f"min_{name}", f"max_{name}"
        told = need.set.get(low)
        if told is None or low not in out:
            continue
        need.set[low] = min(told, out[low])
        need.set.pop(high, None)
        if high in out:
            need.set[high] = max(told, out[high])


def _excludes_too(need: Need, text: str, sense: Sense) -> None:
    """ "and Whitney as well" right after "keep Sunrise Manor out"."""
    earlier = (sense.start.get("earlier_filters") or [{}])[-1]
    changed = {slot for slot, value in sense.filter.items() if earlier.get(slot) != value}
    wished = [slot for slot in need.set if not slot.startswith("-")]
    if len(wished) != 1 or NOT_ONLY.search(text) or not EXCLUDES_TOO.search(text) or need.drop:
        return
    refused = f"exclude_{wished[0]}"
    if refused in changed and wished[0] not in changed and need.set[wished[0]] not in NO_OWN:
        value = need.set.pop(wished[0])
        need.set[refused] = list(value) if isinstance(value, list) else [value]


def _denied(need: Need, text: str, sense: Sense) -> None:
    """ "did i say baths? beds": what was said just before goes, whether it is a count or a wish."""
    found = DENIED.search(text)
    word = found["what"].rstrip("s") if found else ""
    if not word:
        return
    counts = [slot for slot in sense.talked if slot[4:].startswith(word)]
    need.drop += [(slot, None) for slot in counts if slot not in need.set]
    for wanted in LISTS:
        if word in (sense.talked.get(wanted) or []):
            need.set[wanted] = [one for one in need.set.get(wanted, []) if one != word]
            need.drop.append((wanted, word))


def _put_right(out: Filter, need: Need, text: str, sense: Sense) -> None:
    """ "pool, sorry, garage": a list's values said last give way to the new ones; what is denied was only a slip."""
    for wanted, refused in LISTS.items():
        said = {one: slot for slot in (wanted, refused) for one in sense.talked.get(slot) or []}
        denied = [one for one in need.set.get(refused, []) if said.get(one) == wanted]
        if denied and not WITHOUT.search(text):
            rest = [one for one in need.set.pop(refused) if one not in denied]
            need.set.setdefault(wanted, rest)  # "not the pool, the garage"
            need.drop += [(f"-{wanted}", one) for one in denied]
        if need.set.get(wanted) or need.set.get(refused):
            for one, slot in said.items():
                out[slot] = [kept for kept in out.get(slot) or [] if kept != one]


def _recounted(out: Filter, need: Need, sense: Sense) -> None:
    """ "3 baths, I mean 3 beds": the same number counts something else."""
    for told, meant in (("min_beds", "min_baths"), ("min_baths", "min_beds")):
        count = sense.talked.get(told)
        if count is not None and need.set.get(meant) == count and told not in need.set and meant not in sense.talked:
            out.pop(told, None)


def _only_that(out: Filter, need: Need, text: str, sense: Sense) -> None:
    """ "just the pool", "a garage instead": of what the search asks for, nothing else."""
    wanted = need.set.get("features")
    if not wanted or set(need.set) - {"features"} or not ONLY_THAT.search(text):
        return
    instead = text.endswith(("instead", "rather"))
    if not instead and (OF_THE_ONES.search(text) or set(wanted) <= TOLD_OF_HOMES):
        return
    said = sense.talked.get("features") or []
    given_up = [one for one in said if one not in wanted] if instead and said else out.get("features") or []
    out["features"] = [one for one in out.get("features") or [] if one not in given_up]


def _retype(out: Filter, need: Need, text: str, sense: Sense) -> None:
    """ "not condo. house" and "not houses, land" put one for the other."""
    refused = need.set.get("exclude_property_types", [])
    stood = [one for one in refused if one in out.get("property_types", [])]
    others = [one for one in refused if one not in stood]
    if len(stood) == len(others) == 1 and "property_types" not in need.set and NOT_THIS_BUT_THAT.match(text):
        need.set["property_types"] = others
        need.set["exclude_property_types"] = refused = stood
    sources = need.set.get("exclude_source", [])
    if len(sources) == 2 and out.get("source") in sources and NOT_THIS_BUT_THAT.match(text):
        need.set["source"] = next(one for one in sources if one != out["source"])  # "not craigslist, zillow"
        del need.set["exclude_source"]
    stands = set(sense.filter.get("property_types", []))
    if "property_types" in need.set and refused and set(refused) <= stands | set(out.get("property_types", [])):
        del need.set["exclude_property_types"]


def _readmit(out: Filter, need: Need, text: str) -> None:
    """ "condos are fine after all": what was left out comes in again, beside the rest."""
    if not READMITS.search(text):
        return
    for wanted, refused in REFUSED.items():
        value = need.set.get(wanted)
        values = value if isinstance(value, list) else [value]
        if value is not None and out.get(refused) and set(values) <= set(out[refused]):
            out[refused] = [one for one in out[refused] if one not in values]
            del need.set[wanted]


def is_repair(sense: Sense) -> bool:
    return sense.start.get("talked") is not None

"""Which markets a question about figures names."""

from __future__ import annotations

from agent.builtin.items import Clause
from agent.builtin.sense import Sense
from agent.builtin.tables.affairs import SETS_APART

TWO = 2


def markets_in(clause: Clause, sense: Sense) -> list[str]:
    """Names of cities, areas or zips in order; else the place that the conversation is about."""
    found: list[str] = []
    for item in clause.items:
        if item.is_("place"):
            found.append(item.value("place").name)
        elif item.kinds.get("zip") and sense.gazetteer.find(item.value("zip")):
            found.append(str(item.value("zip")))
    found = list(dict.fromkeys(found))
    return (found if _set_apart(clause) else _joined_areas(found, sense)) or _from_conversation(sense)


def _set_apart(clause: Clause) -> bool:
    """ "Las Vegas vs Paradise": a city and an area of it are two markets where words set one against the other."""
    at = [place for place, item in enumerate(clause.items) if item.is_("place")]
    between = clause.items[at[0] + 1 : at[-1]] if len(at) == TWO else []
    return any(word in SETS_APART for item in between for word in item.text.split())


def _joined_areas(names: list[str], sense: Sense) -> list[str]:
    """ "downtown Austin" is one market, not two to compare."""
    if len(names) < 2:
        return names
    hits = [sense.gazetteer.find(name) for name in names]
    out: list[str] = []
    for name, hit in zip(names, hits, strict=True):
        inside = hit is not None and hit.best.kind in ("neighborhood", "zip", "landmark")
        parent = inside and hit is not None and any(place.city in names for place in hit.places if place.city != name)
        if parent and hit is not None:
            city = next(place.city for place in hit.places if place.city in names)
            out = [kept for kept in out if kept != city]
            names = [kept for kept in names if kept != city]
            out.append(name)
        elif name in names:
            out.append(name)
    return [name for name in out if name in names]


def _from_conversation(sense: Sense) -> list[str]:
    if sense.start.get("there"):
        return [str(sense.start["there"])]
    if sense.start.get("last_tool") == "market_insights":
        args = sense.start.get("last_args") or {}
        return [str(args[key]) for key in ("market", "compare_market") if args.get(key)]
    kept = sense.filter
    return [str(kept[slot]) for slot in ("neighborhood", "zip", "city") if kept.get(slot)][:1]

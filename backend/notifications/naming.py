"""A saved search's name, made from its filter: "3+ bed houses in 78704, under $450k, with a pool". Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from backend.leads.wording import PLURALS, SOURCE_NAMES
from backend.search.schemas import SearchFilter

NAME_MAX = 120
_FEATURES = {
    "pool": "a pool", "garage": "a garage", "yard": "a yard", "solar": "solar", "casita": "a casita",
    "no_hoa": "no HOA", "rv_parking": "RV parking", "fixer_upper": "work to do", "single_story": "a single story",
    "motivated_seller": "a motivated seller", "view": "a view", "waterfront": "a waterfront",
    "basement": "a basement", "ev_charger": "an EV charger", "guest_house": "a guest house",
    "new_construction": "new construction",
}  # fmt: skip


def name_of(wanted: SearchFilter) -> str:
    """The filter in words, at most ``NAME_MAX`` characters, beginning with a capital where it begins with a word."""
    parts = [_what(wanted), *_details(wanted)]
    name = ", ".join(part for part in parts if part)
    name = name if len(name) <= NAME_MAX else name[: NAME_MAX - 1].rstrip(" ,") + "…"
    return name[0].upper() + name[1:]


def unique(name: str, taken: Collection[str]) -> str:
    """``name``, or ``name (2)``, ``name (3)`` … where it is taken (letters' case does not tell names apart)."""
    known = {other.casefold() for other in taken}
    candidate, number = name, 1
    while candidate.casefold() in known:
        number += 1
        ending = f" ({number})"
        candidate = name[: NAME_MAX - len(ending)] + ending
    return candidate


def _what(wanted: SearchFilter) -> str:
    beds = _count(wanted.min_beds, wanted.max_beds, "bed")
    words = f"{beds} {_kind(wanted)}".strip()
    where = _place(wanted)
    return f"{words} {where}" if where else words


def _kind(wanted: SearchFilter) -> str:
    kinds = _and([PLURALS[kind] for kind in wanted.property_types]) if wanted.property_types else "homes"
    if wanted.lead_type == "buyer":
        return f"buyers of {kinds}"
    return f"{kinds} to rent" if wanted.lead_type == "rent" else kinds


def _place(wanted: SearchFilter) -> str:
    named = [wanted.neighborhood, wanted.city, wanted.zip]
    inside = ", ".join(str(name) for name in named if name)
    if wanted.near:
        miles = f"within {_number(wanted.radius_miles)} mi of" if wanted.radius_miles else "near"
        return f"{miles} {wanted.near}" + (f" in {inside}" if inside else "")
    inside = inside or wanted.state or ""
    if inside and wanted.radius_miles:
        return f"within {_number(wanted.radius_miles)} mi of {inside}"
    return f"in {inside}" if inside else ""


def _details(wanted: SearchFilter) -> list[str]:
    return [
        _range(wanted.min_price, wanted.max_price, _dollars),
        _count(wanted.min_baths, wanted.max_baths, "bath"),
        _sqft(wanted),
        f"with {_and([_FEATURES[name] for name in wanted.features])}" if wanted.features else "",
        f"without {_and([_FEATURES[name] for name in wanted.exclude_features])}" if wanted.exclude_features else "",
        f"no {_and([PLURALS[kind] for kind in wanted.exclude_property_types])}"
        if wanted.exclude_property_types
        else "",
        f"not in {_and(wanted.exclude_neighborhood)}" if wanted.exclude_neighborhood else "",
        _days(wanted),
        f"from {SOURCE_NAMES[wanted.source]}" if wanted.source else "",
        f"not from {_and([SOURCE_NAMES[name] for name in wanted.exclude_source])}" if wanted.exclude_source else "",
        f"listed by {wanted.seller_type}" if wanted.seller_type else "",
        f"lead under ${_number(wanted.max_lead_price)}" if wanted.max_lead_price is not None else "",
        f"“{wanted.text}”" if wanted.text else "",
    ]


def _count(low: float | None, high: float | None, unit: str) -> str:
    if low is None and high is None:
        return ""
    if low == high:
        return f"{_number(low)} {unit}"
    if high is None:
        return f"{_number(low)}+ {unit}"
    return f"up to {_number(high)} {unit}" if not low else f"{_number(low)}–{_number(high)} {unit}"


def _sqft(wanted: SearchFilter) -> str:
    words = _range(wanted.min_sqft, wanted.max_sqft, lambda value: f"{value:,}")
    return f"{words} sqft" if words else ""


def _range(low: int | None, high: int | None, shown: Callable[[int], str]) -> str:
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        return f"{shown(low)}–{shown(high)}"
    return f"under {shown(high)}" if high is not None else f"from {shown(low or 0)}"


def _days(wanted: SearchFilter) -> str:
    if wanted.listed_within_days:
        return f"listed within {_plural(wanted.listed_within_days)}"
    return f"listed {_plural(wanted.min_days_listed)} ago or more" if wanted.min_days_listed else ""


def _plural(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def _dollars(value: int) -> str:
    """``$450k``, ``$1.2M``, ``$1,850``: exact, and short where that loses nothing."""
    if value >= 1_000_000 and value % 10_000 == 0:
        return f"${value / 1_000_000:g}M"
    if value >= 10_000 and value % 1_000 == 0:
        return f"${value // 1_000}k"
    return f"${value:,}"


def _number(value: float | None) -> str:
    return f"{value:g}"


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)

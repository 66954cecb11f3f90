"""A filter in words, so that a misunderstanding shows at once."""

from __future__ import annotations

from typing import Any

TYPE_WORDS = {
    "house": "houses",
    "condo": "condos",
    "townhouse": "townhouses",
    "land": "land",
    "multi_family": "multi-family homes",
    "apartment": "apartments",
}
FEATURE_WORDS = {
    "no_hoa": "no HOA",
    "rv_parking": "RV parking",
    "fixer_upper": "fixer-upper",
    "single_story": "single story",
    "motivated_seller": "motivated seller",
    "ev_charger": "EV charger",
    "guest_house": "guest house",
    "new_construction": "new construction",
}
SOURCE_WORDS = {"zillow": "Zillow", "craigslist": "Craigslist", "facebook": "Facebook", "linkedin": "LinkedIn"}
SORT_WORDS = {
    "price_asc": "cheapest first",
    "price_desc": "most expensive first",
    "newest": "newest first",
    "score": "best first",
    "distance": "nearest first",
}
LEAD_WORDS = {"rent": "rentals", "buyer": "buyer leads"}


def describe_filter(filter_: dict[str, Any], *, recommended: bool = False) -> str:
    """``{"city": "Henderson", "min_beds": 3}`` → ``"Homes in Henderson, 3+ beds"``."""
    parts = [_what(filter_, recommended) + _where(filter_)]
    parts += filter(None, (_beds(filter_), _baths(filter_), _price(filter_), _lead_price(filter_), _sqft(filter_)))
    parts += [feature(name) for name in filter_.get("features", [])]
    parts += [f"without {feature(name)}" for name in filter_.get("exclude_features", [])]
    parts += [f"no {TYPE_WORDS[name]}" for name in filter_.get("exclude_property_types", [])]
    parts += [f"not in {name}" for name in filter_.get("exclude_neighborhood", [])]
    parts += filter(None, (_age(filter_), _origin(filter_), _text(filter_)))
    if filter_.get("sort") in SORT_WORDS:
        parts.append(SORT_WORDS[filter_["sort"]])
    return ", ".join(parts)


def feature(name: str) -> str:
    """A feature as people say it."""
    return FEATURE_WORDS.get(name, name.replace("_", " "))


def money(amount: float) -> str:
    """Whole dollars: ``$450,000``; cents only where there are some."""
    return f"${amount:,.0f}" if float(amount).is_integer() else f"${amount:,.2f}"


def _what(filter_: dict[str, Any], recommended: bool) -> str:
    types = [TYPE_WORDS[name] for name in filter_.get("property_types", [])]
    lead_type = filter_.get("lead_type")
    if types:
        noun = _joined(types) + (" for rent" if lead_type == "rent" else "")
    else:
        noun = LEAD_WORDS.get(lead_type or "", "homes")
    return f"Recommended: {noun}" if recommended else noun[:1].upper() + noun[1:]


def _where(filter_: dict[str, Any]) -> str:
    inside = [str(filter_[name]) for name in ("neighborhood", "city") if filter_.get(name)]
    if filter_.get("state"):
        inside.append(str(filter_["state"]))
    if filter_.get("zip"):
        inside.append(str(filter_["zip"]))
    place = f" in {', '.join(inside)}" if inside else ""
    if filter_.get("near"):
        miles = filter_.get("radius_miles")
        place += (
            f" within {_number(miles)} mile{'' if miles == 1 else 's'} of {filter_['near']}"
            if miles
            else (f" near {filter_['near']}")
        )
    elif filter_.get("radius_miles"):
        miles = filter_["radius_miles"]
        place += f", within {_number(miles)} mile{'' if miles == 1 else 's'}"
    return place


def _span(low: Any, high: Any, unit: str) -> str:
    if low is not None and high is not None:
        return f"{_number(low)} {_unit(low, unit)}" if low == high else f"{_number(low)} to {_number(high)} {unit}"
    if low is not None:
        return f"{_number(low)}+ {unit}"
    return f"at most {_number(high)} {_unit(high, unit)}" if high is not None else ""


def _unit(number: Any, plural: str) -> str:
    return plural.removesuffix("s") if number == 1 else plural


def _beds(filter_: dict[str, Any]) -> str:
    return _span(filter_.get("min_beds"), filter_.get("max_beds"), "beds")


def _baths(filter_: dict[str, Any]) -> str:
    return _span(filter_.get("min_baths"), filter_.get("max_baths"), "baths")


def _sqft(filter_: dict[str, Any]) -> str:
    return _span(filter_.get("min_sqft"), filter_.get("max_sqft"), "sq ft")


def _price(filter_: dict[str, Any]) -> str:
    low, high = filter_.get("min_price"), filter_.get("max_price")
    if low is not None and high is not None:
        return f"{money(low)} to {money(high)}"
    if low is not None:
        return f"from {money(low)}"
    return f"up to {money(high)}" if high is not None else ""


def _lead_price(filter_: dict[str, Any]) -> str:
    most = filter_.get("max_lead_price")
    return f"lead price up to {money(most)}" if most is not None else ""


def _age(filter_: dict[str, Any]) -> str:
    within, least = filter_.get("listed_within_days"), filter_.get("min_days_listed")
    words = []
    if within is not None:
        words.append("listed today" if within == 1 else f"listed in the last {within} days")
    if least is not None:
        words.append(f"listed for {least}+ days")
    return ", ".join(words)


def _origin(filter_: dict[str, Any]) -> str:
    words = []
    if filter_.get("source"):
        words.append(f"from {SOURCE_WORDS.get(filter_['source'], filter_['source'])}")
    words += [f"not from {SOURCE_WORDS.get(name, name)}" for name in filter_.get("exclude_source", [])]
    if filter_.get("seller_type"):
        words.append(f"listed by {filter_['seller_type']}")
    return ", ".join(words)


def _text(filter_: dict[str, Any]) -> str:
    return f"matching “{filter_['text']}”" if filter_.get("text") else ""


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _number(value: Any) -> str:
    return f"{value:,.1f}".removesuffix(".0") if isinstance(value, float) else f"{value:,}"

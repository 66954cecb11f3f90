"""Leads, filters, money and times in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from agent.builtin.tables.phrases import FEATURE_WORDS, ORDINAL_WORDS, TYPE_WORDS

Row = dict[str, Any]
Filter = dict[str, Any]


def money(dollars: float) -> str:
    return f"${dollars:,.0f}" if dollars == int(dollars) else f"${dollars:,.2f}"


def cents(amount: int | float | None) -> str:
    return f"${(amount or 0) / 100:,.2f}"


def joined(parts: Sequence[str], word: str = "and") -> str:
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def moment(text: Any, zone: ZoneInfo, now: datetime | None = None) -> str:
    """An ISO instant on the user's clock: "today at 3:05 PM", "Thu Jun 18 at 9:00 AM"."""
    try:
        local = datetime.fromisoformat(str(text).replace("Z", "+00:00")).astimezone(zone)
    except ValueError:
        return str(text)
    clock = f"{local:%I:%M %p}".lstrip("0")
    if now is not None and local.date() == now.date():
        return f"today at {clock}"
    return f"{local:%a %b} {local.day} at {clock}"


def lead_label(row: Row) -> str:
    """ "3-bed house in Henderson"."""
    if row.get("label"):
        return str(row["label"])
    kind = TYPE_WORDS.get(str(row.get("property_type")), ("home", "homes"))[0]
    beds = f"{row['beds']}-bed " if row.get("beds") else ""
    where = row.get("neighborhood") or row.get("city") or row.get("zip")
    return f"{beds}{kind}" + (f" in {where}" if where else "")


def place_word(row: Row, screen: Sequence[Row]) -> str:
    """ "the second" for a lead on the screen, else its number."""
    for at, shown in enumerate(screen):
        if shown.get("id") == row.get("id") and at < len(ORDINAL_WORDS):
            return f"the {ORDINAL_WORDS[at]}"
    return f"lead {row.get('id')}"


def lead_line(row: Row, screen: Sequence[Row]) -> str:
    """One lead in a sentence."""
    facts = [lead_label(row)]
    if row.get("asking_price"):
        facts.append(f"asking {money(row['asking_price'])}")
    if row.get("baths"):
        facts.append(f"{row['baths']:g} {'bath' if row['baths'] == 1 else 'baths'}")
    if row.get("sqft"):
        facts.append(f"{row['sqft']:,} sqft")
    if row.get("listed_days") is not None:
        days = int(row["listed_days"])
        facts.append("listed today" if days == 0 else f"listed {count(days, 'day')} ago")
    if row.get("lead_price_cents"):
        facts.append(f"lead price {cents(row['lead_price_cents'])}")
    return f"{place_word(row, screen).capitalize()}: {', '.join(facts)}."


def _types(found: Filter) -> str:
    types = [TYPE_WORDS.get(kind, (kind, kind))[1] for kind in found.get("property_types", [])]
    noun = (
        joined(types, "or").capitalize()
        if types
        else {"rent": "Rentals", "buyer": "Buyer leads"}.get(str(found.get("lead_type")), "Leads")
    )
    return f"{noun} for rent" if types and found.get("lead_type") == "rent" else noun


def _where(found: Filter) -> str:
    parts = []
    inner = found.get("neighborhood")
    outer = found.get("city")
    if inner or outer:
        parts.append("in " + ", ".join(part for part in (inner, outer, found.get("state")) if part))
    elif found.get("state"):
        parts.append(f"in {found['state']}")
    if found.get("zip"):
        parts.append(f"in {found['zip']}")
    if found.get("near"):
        radius = found.get("radius_miles")
        within = f"within {radius:g} {'mile' if radius == 1 else 'miles'} of" if radius else "near"
        parts.append(f"{within} {found['near']}")
    elif found.get("radius_miles"):
        radius = found["radius_miles"]
        parts.append(f"within {radius:g} {'mile' if radius == 1 else 'miles'}")
    return " ".join(parts)


def _bounds(low: float | None, high: float | None, unit: str) -> str:
    if low is not None and high is not None:
        return f"{low:g} {unit[:-1] if low == 1 else unit}" if low == high else f"{low:g} to {high:g} {unit}"
    if low is not None:
        return f"{low:g}+ {unit}"
    return f"up to {high:g} {unit}" if high is not None else ""


def _prices(found: Filter) -> str:
    low, high = found.get("min_price"), found.get("max_price")
    if low is not None and high is not None:
        return money(low) if low == high else f"{money(low)} to {money(high)}"
    if high is not None:
        return f"up to {money(high)}"
    return f"from {money(low)}" if low is not None else ""


def _sqft(found: Filter) -> str:
    low, high = found.get("min_sqft"), found.get("max_sqft")
    if low is not None and high is not None:
        return f"{low:,} to {high:,} sqft"
    return f"{low:,}+ sqft" if low is not None else f"up to {high:,} sqft" if high is not None else ""


def _extras(found: Filter) -> list[str]:
    parts = [
        _bounds(found.get("min_beds"), found.get("max_beds"), "beds"),
        _bounds(found.get("min_baths"), found.get("max_baths"), "baths"),
        _sqft(found),
        _prices(found),
    ]
    if found.get("max_lead_price"):
        parts.append(f"lead price up to {money(found['max_lead_price'])}")
    features = [FEATURE_WORDS.get(feature, feature) for feature in found.get("features", [])]
    parts.append(f"with {joined(features)}" if features else "")
    out = [TYPE_WORDS.get(kind, (kind, kind))[1] for kind in found.get("exclude_property_types", [])]
    out += [feature.replace("_", " ") for feature in found.get("exclude_features", [])]
    parts.append(f"no {joined(out, 'or')}" if out else "")
    away = [*found.get("exclude_neighborhood", []), *(s.capitalize() for s in found.get("exclude_source", []))]
    parts.append(f"not {joined(away, 'or')}" if away else "")
    return parts


def filter_words(found: Filter) -> str:
    """ "Houses in Henderson, 3+ beds, up to $450,000, no condos"."""
    head = " ".join(part for part in (_types(found), _where(found)) if part)
    parts = [head, *_extras(found)]
    if found.get("source"):
        parts.append(f"from {str(found['source']).capitalize()}")
    if found.get("seller_type"):
        parts.append("by owner" if found["seller_type"] == "owner" else "listed by an agent")
    if found.get("listed_within_days"):
        days = found["listed_within_days"]
        parts.append("listed today" if days == 1 else f"listed in the last {days} days")
    if found.get("min_days_listed"):
        parts.append(f"listed {found['min_days_listed']}+ days")
    if found.get("text"):
        parts.append(f"“{found['text']}”")
    return ", ".join(part for part in parts if part)


def _hold_name(row: Row) -> str:
    return str(row.get("label") or f"lead {row.get('lead_id')}")


def told_apart(row: Row, rows: Sequence[Row]) -> str:
    """A label that several leads share comes with the lead's number."""
    name = _hold_name(row)
    alike = sum(_hold_name(other) == name for other in rows) > 1
    return f"{name} (lead {row['lead_id']})" if alike and row.get("lead_id") else name

"""Whether a row of a list has what a description says, and what a superlative measures on it."""

from __future__ import annotations

from typing import Any

PRICE_SLACK = 0.015  # "the 299k one" asks within 1.5 %
Row = dict[str, Any]


def measure(row: Row, key: str) -> float | None:
    if key == "price_per_sqft":
        price, sqft = row.get("asking_price"), row.get("sqft")
        return price / sqft if price and sqft else None
    if key == "ends_at":
        return _instant(row.get("ends_at"))
    value = row.get(key)
    return None if value is None else float(value)


def _instant(text: Any) -> float | None:
    digits = "".join(char for char in str(text or "") if char.isdigit())[:14]
    return float(digits.ljust(14, "0")) if digits else None


def fits_row(row: Row, where: dict[str, Any], *, exact: bool) -> bool:
    return all(_fits_slot(row, slot, value, exact) for slot, value in where.items())


def _same(left: Any, right: Any) -> bool:
    return str(left or "").lower() == str(right or "").lower()


def fits(row: Row, where: dict[str, Any]) -> bool:
    """Whether a row has what a description says; bounds are bounds here."""
    return fits_row(row, where, exact=False)


def _fits_slot(row: Row, slot: str, value: Any, exact: bool) -> bool:
    if slot in ("property_types", "exclude_property_types"):
        return (row.get("property_type") in value) == (slot == "property_types")
    if slot in ("features", "exclude_features"):
        has = set(row.get("features") or [])
        return has.issuperset(value) if slot == "features" else not has.intersection(value)
    if slot in ("city", "zip", "source", "seller_type", "lead_type", "state"):
        return _same(row.get(slot), value) or (slot == "city" and _same(row.get("neighborhood"), value))
    if slot in ("neighborhood", "near"):
        return any(_same(row.get(name), value) for name in ("neighborhood", "city", "zip"))
    return _fits_bound(row, slot, value, exact)


def _fits_bound(row: Row, slot: str, value: float, exact: bool) -> bool:
    side, _, name = slot.partition("_")
    names = {"price": "asking_price", "lead_price": "lead_price_cents"}
    if slot in ("listed_within_days", "min_days_listed"):
        days = float(row.get("listed_days") or 0)
        return days <= value if slot == "listed_within_days" else days >= value
    have = row.get(names.get(name, name))
    if have is None or side not in ("min", "max"):
        return side not in ("min", "max")
    target = value * 100 if name == "lead_price" else value
    if exact and name in ("price", "beds", "baths", "sqft", "lead_price"):
        return bool(abs(have - target) <= target * PRICE_SLACK)
    return bool(have >= target if side == "min" else have <= target)

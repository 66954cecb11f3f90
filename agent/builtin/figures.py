"""Market figures in words: the headline of each place, or all markets in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.builtin.describe import joined
from agent.builtin.sense import Sense

Result = dict[str, Any]
MONEY_UNITS = {"usd_per_month": " a month", "usd_per_sqft": " per sqft"}
MOST_BARS = 3
HEADLINES = {"overview": 3, "popular_features": 3, "demand": 2, "price_trend": 2}  # other metrics have one
FEWEST_MARKETS = 3  # from here on markets are listed in order rather than one after another


def insights(result: Result, args: dict[str, Any], sense: Sense) -> str:
    metric = str(args.get("metric") or "overview")
    text = _place_figures(result, str(args.get("market") or ""), metric)
    compare = result.get("compare")
    if isinstance(compare, dict):
        text += f" {_place_figures(compare, str(args.get('compare_market') or ''), metric)}"
    return text


def all_markets(done: Sequence[tuple[str, dict[str, Any], Any]], lowest_first: bool) -> str:
    """ "Inventory, most first: ..." when a turn asked for the same figure of several markets; else nothing."""
    rows = [
        (str(result.get("market") or args.get("market")), first)
        for tool, args, result in done
        if tool == "market_insights" and isinstance(result, dict) and (first := _first_figure(result))
    ]
    if len(rows) < FEWEST_MARKETS:
        return ""
    rows.sort(key=lambda row: float(row[1]["value"]), reverse=not lowest_first)
    words = str(rows[0][1].get("words") or "figures")
    unit = _unsaid(str(rows[0][1].get("unit") or ""), words)
    said = joined([f"{place} {_measured(float(row['value']), unit)}" for place, row in rows])
    order = "lowest" if lowest_first else "highest"
    return f"{rows[0][0]} comes first. {words[:1].upper()}{words[1:]}, {order} first: {said}."


def _first_figure(result: Result) -> dict[str, Any] | None:
    rows = [row for row in result.get("figures") or [] if isinstance(row, dict)]
    return next((row for row in rows if row.get("value") is not None), None)


def _figure(row: dict[str, Any]) -> str:
    """One named figure: "median asking price $412,000"."""
    value, unit = row.get("value"), str(row.get("unit") or "")
    if value is None:
        return ""
    words = str(row.get("words") or str(row.get("name") or "").replace("_", " "))
    return f"{words[:1].lower()}{words[1:]} {_measured(float(value), _unsaid(unit, words))}"


def _unsaid(unit: str, words: str) -> str:
    """ "median days on the market 47", "price per sqft $263": the words say the unit already."""
    if unit == "days" and "days" in words:
        return ""
    return "usd" if unit == "usd_per_sqft" and "per sqft" in words else unit


def _measured(value: float, unit: str) -> str:
    number = f"{value:,.0f}" if value == int(value) or value >= 100 else f"{value:,.1f}"
    if unit.startswith("usd"):
        return f"${number}{MONEY_UNITS.get(unit, '')}"
    if unit == "share":
        return f"{value * 100:,.0f}%"
    return f"{number} {unit}" if unit == "days" else number


def _figures(result: Result, most: int) -> str:
    rows = [row for row in result.get("figures") or [] if isinstance(row, dict)]
    said = [_figure(row) for row in rows] or [
        _figure({"name": name, "value": value}) for name, value in (result.get("values") or {}).items()
    ]
    return ", ".join([part for part in said if part][:most])


def _bars(result: Result) -> str:
    """The tallest bars, for a metric whose only figures they are."""
    rows = [bar for bar in result.get("bars") or [] if isinstance(bar, dict) and bar.get("value") is not None]
    unit = str(result.get("bars_unit") or "")
    named = [f"{bar.get('label')} {_measured(float(bar['value']), unit)}" for bar in rows[:MOST_BARS]]
    return f"{result.get('bars_title') or 'On top'}: {joined(named)}" if named else ""


def _place_figures(result: Result, asked: str, metric: str) -> str:
    place = result.get("market") or asked
    said = _figures(result, HEADLINES.get(metric, 1)) or _bars(result)
    return f"{place}: {said}." if said else f"I have no such figures for {place} yet."

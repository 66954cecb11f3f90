"""Step 6: leads that were looked into, in words: the contact, where they come from, their history, cautions."""

from __future__ import annotations

from typing import Any

from agent.builtin.describe import joined, lead_line, moment, money
from agent.builtin.failing import failed
from agent.builtin.sense import Sense
from agent.builtin.tables.phrases import FEATURE_WORDS
from agent.words import SOURCE_WORDS

Result = dict[str, Any]


def closer(result: Result, args: dict[str, Any], sense: Sense) -> str:
    """Every lead that was looked into, in the order asked for."""
    rows = [row for row in (result.get("lead"), *(result.get("more") or [])) if row]
    said = [_one(row, args.get("about"), sense) for row in rows]
    return " ".join([*said, *failed(result)]) or str(result.get("message") or result.get("summary") or "Done.")


def _one(row: Result, about: str | None, sense: Sense) -> str:
    parts = [lead_line(row, sense.state.get("on_screen") or []) if row else ""]
    if about in (None, "contactability") and row.get("contactability"):
        parts.append(f"Contact: {row['contactability']}.")
    if about in (None, "source") and row.get("source"):
        parts.append(_sources(row, about, sense))
    if about == "history":
        parts.append(_history(row, sense))
    if about == "flags" or (about is None and row.get("caution_reasons")):
        parts.append(_flags(row))
    if about is None and row.get("features"):
        listed = [FEATURE_WORDS.get(feature, str(feature)) for feature in row["features"]]
        parts.append(f"It has {joined(listed)}.")
    return " ".join(part for part in parts if part)


def _sources(row: Result, about: str | None, sense: Sense) -> str:
    """All who list it; since when, where that was asked."""
    listed = row.get("sources") or [{"source": row["source"]}]
    names = [SOURCE_WORDS.get(str(one["source"]), str(one["source"]).capitalize()) for one in listed]
    if about is None or not all(one.get("since") for one in listed):
        return f"It was published on {joined(names)}."
    since = [f"{name} (since {moment(one['since'], sense.zone)})" for name, one in zip(names, listed, strict=True)]
    return f"It was published on {joined(since)}."


def _history(row: Result, sense: Sense) -> str:
    prices = [entry for entry in row.get("asking_price_history") or [] if len(entry) == 2]
    seen = f"First seen {moment(row['first_seen_at'], sense.zone)}." if row.get("first_seen_at") else ""
    if len(prices) < 2:
        return f"{seen} No price change is on record.".strip()
    said = joined([f"{money(float(price))} on {day}" for day, price in prices])
    change = float(prices[-1][1]) - float(prices[0][1])
    moved = f"{'up' if change > 0 else 'down'} {money(abs(change))}" if change else "back where it was"
    return f"{seen} The asking price is {moved}: {said}.".strip()


def _flags(row: Result) -> str:
    reasons = [str(reason) for reason in row.get("caution_reasons") or []]
    blocked = row.get("not_for_sale_reason")
    text = f"Cautions: {'; '.join(reasons)}." if reasons else "No cautions are noted for it."
    return f"{text} It can't be bought: {blocked}." if blocked else text

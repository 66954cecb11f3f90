"""Step 1b: "the one listed yesterday", "the 20-day-old one": leads of the list told by their age, as their numbers."""

from __future__ import annotations

import re

from agent.builtin.sense import Sense
from agent.builtin.tables.aged import AGED, DAYS, OF_AGE
from agent.builtin.tables.grammar import NUMBER_WORDS

WEEK = 7
NEAR, NEAR_WEEKS = 0.5, 3.0  # days by which an age may differ from what is said


def by_age(text: str, sense: Sense) -> str:
    """The text with the lead itself where its age names just one of the list."""
    if not sense.screen or not OF_AGE.search(text):
        return text
    return AGED.sub(lambda found: _named(found, sense), text)


def _named(found: re.Match[str], sense: Sense) -> str:
    days, near = _age(found)
    rows = [row["id"] for row in sense.screen if abs((row.get("listed_days") or 0) - days) <= near]
    return f"lead {rows[0]}" if len(rows) == 1 else found.group()


def _age(found: re.Match[str]) -> tuple[float, float]:
    said = next((found[name] for name in ("day", "day2") if found[name]), None)
    if said:
        return DAYS[said.lower()], NEAR
    count = next(found[name] for name in ("n", "n2", "n3") if found[name]).lower()
    number = float(NUMBER_WORDS.get(count) or (1 if count in ("a", "an") else count))
    weeks = "week" in found.group().lower()
    return number * (WEEK if weeks else 1), NEAR_WEEKS if weeks else NEAR

"""Step 1b: what a turn only points at is put into words: "in the other city", "there", "and the fifth?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.builtin.sense import Sense
from agent.builtin.tables.focus import A_LEAD, NTH, NTH_PLACE, ONLY_A_LEAD, OTHER_PLACE, SAME_PLACE, SUPERLATIVE

TWO = 2


def with_markets(text: str, sense: Sense, names_place: Callable[[str], bool]) -> str:
    """The text with the names of markets that it only points at; a place named before "there" is what it means."""
    places = [str(place) for place in sense.start.get("places") or []]
    if not places:
        return text
    text = OTHER_PLACE.sub(lambda found: _other(places, sense) or found[0], text)
    if len(places) >= TWO:
        text = NTH_PLACE.sub(lambda found: _nth(places, found) or found[0], text)
    here = str(sense.start.get("place") or "")
    pointed = SAME_PLACE.search(text) if here else None
    return SAME_PLACE.sub(f"in {here}", text) if pointed and not names_place(text[: pointed.start()]) else text


def with_question(text: str, sense: Sense) -> str:
    """ "and the fifth?" asks of another lead what was just answered from the screen."""
    question, lead = str(sense.start.get("screened") or ""), ONLY_A_LEAD.match(text.strip())
    if not question or lead is None:
        return text
    if SUPERLATIVE.search(lead["ref"]):
        return f"which is {lead['ref']}?"
    return A_LEAD.sub(lead["ref"], question, count=1).rstrip(" ?.!") + "?"


def _other(places: list[str], sense: Sense) -> str:
    others = [place for place in places if place != sense.start.get("place")]
    return others[0] if len(others) == 1 else ""


def _nth(places: list[str], found: re.Match[str]) -> str:
    at = NTH[(found["in"] or found["of"]).lower()]
    return places[at] if at < len(places) else ""

"""Step 1b: what a turn only points at is put into words: "in the other city", "there", "and the fifth?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from agent.builtin.sense import Sense
from agent.builtin.tables.focus import (
    A_LEAD,
    COMPARED,
    NTH,
    NTH_PLACE,
    ONLY_A_LEAD,
    ONLY_COMPARED,
    ONLY_NTH_PLACE,
    OTHER_PLACE,
    SAME_PLACE,
    SUPERLATIVE,
)
from agent.builtin.tables.ranked import ASKS_RANK, MOST, RANKED_PLACE, RANKS, SPEEDS

TWO = 2


def with_markets(text: str, sense: Sense, names_place: Callable[[str], bool]) -> str:
    """The text with the names of markets that it only points at; a place named before "there" is what it means."""
    places = [str(place) for place in sense.start.get("places") or []]
    if not places:
        return text
    text = OTHER_PLACE.sub(lambda found: _other(places, sense) or found[0], text)
    if len(places) >= TWO:
        text = NTH_PLACE.sub(lambda found: _nth(places, found) or found[0], text)
        text = _only_nth(text, sense)
    here = str(sense.start.get("place") or "")
    pointed = SAME_PLACE.search(text) if here else None
    return SAME_PLACE.sub(f"in {here}", text) if pointed and not names_place(text[: pointed.start()]) else text


def with_the_ranked(text: str, sense: Sense) -> str:
    """The text with the name of the place that a comparison singled out: "in the cheaper one", "whichever is lower".

    What the same turn has just compared counts, so that a later request of it builds on the earlier one's result.
    """
    rows = sense.state.get("compared") or []
    if len(rows) < TWO:
        return text
    if asked := ASKS_RANK.search(text):
        place = _ranked(rows, asked["rank"])
        return text[: asked.start("that")] + place + text[asked.end("that") :] if place else text
    return RANKED_PLACE.sub(lambda found: _ranked(rows, *filter(None, found.groups())) or found[0], text)


def _ranked(rows: list[dict[str, Any]], said: str) -> str:
    rank = next(rank for words, rank in RANKS if words.match(said))
    if rank in SPEEDS and rows[0]["name"] != "days_on_market":
        return ""
    by_value = sorted(rows, key=lambda row: float(row["value"]), reverse=rank in MOST)
    tied = len(by_value) > 1 and by_value[0]["value"] == by_value[1]["value"]
    return "" if tied else f"in {by_value[0]['place']}"


def with_question(text: str, sense: Sense) -> str:
    """ "and the fifth?" asks of another lead what was just answered from the screen."""
    question = str(sense.start.get("screened") or "")
    if not question:
        return text
    if (other := ONLY_COMPARED.match(text.strip())) and COMPARED.search(question):
        return COMPARED.sub(other["how"].lower(), question, count=1).rstrip(" ?.!") + "?"
    lead = ONLY_A_LEAD.match(text.strip())
    if lead is None:
        return text
    if SUPERLATIVE.search(lead["ref"]):
        return f"which is {lead['ref']}?"
    return A_LEAD.sub(lead["ref"], question, count=1).rstrip(" ?.!") + "?"


def _only_nth(text: str, sense: Sense) -> str:
    """ "just the second" of the two markets that were compared."""
    last = (sense.start.get("last_args") or {}) if sense.start.get("last_tool") == "market_insights" else {}
    only = ONLY_NTH_PLACE.match(text.strip()) if last.get("compare_market") else None
    if only is None or not (only["head"] or only["tail"]):
        return text
    first = NTH[only["nth"].lower()] == 0
    return f"just {last['market' if first else 'compare_market']} alone"


def _other(places: list[str], sense: Sense) -> str:
    others = [place for place in places if place != sense.start.get("place")]
    return others[0] if len(others) == 1 else ""


def _nth(places: list[str], found: re.Match[str]) -> str:
    at = NTH[(found["in"] or found["of"]).lower()]
    return places[at] if at < len(places) else ""

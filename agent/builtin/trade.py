"""Whether a sentence that could be talk asks for something after all."""

from __future__ import annotations

from agent.builtin import intent
from agent.builtin.items import Clause
from agent.builtin.sense import Sense
from agent.builtin.tables.tools import WRITES

OF_TRUST = ("flags", "legit")
OF_HOMES = ("place", "ptype", "feature", "beds", "baths", "money", "sort", "lead", "source", "seller", "leadtype")


def asks_for_trade(parts: list[Clause], topic: str) -> bool:
    """Whether the clauses ask for more than the topic's words."""
    if topic == "plan_change":
        return False
    if topic in OF_TRUST:
        return any(part.has("id", "hash", "ordinal", "place", "zip") for part in parts)
    if topic in ("help", "who") or (topic.startswith("how_") and topic != "how_are_you") or topic == "what_lead":
        return (len(parts) > 1 or parts[0].settled) and any(part.tool in WRITES for part in parts if not part.question)
    return any(part.tool and part.tool != "talk" and _means_it(part) for part in parts)


def is_trade(part: Clause, sense: Sense) -> bool:
    """A request that stays one although a word of it is out of scope ("the doctor's house in Mesa")."""
    have = intent.features_of(part, sense)
    points = "leadid" in have or ("ref" in have and bool(sense.screen or sense.start.get("holds")))
    return bool(have & {"place", "slot", "money", "event"} or points or part.tool in WRITES)


def _means_it(part: Clause) -> bool:
    """A search needs more than a stray "there" or "see"."""
    return part.tool != "search_leads" or part.has(*OF_HOMES) or "more" in part.text

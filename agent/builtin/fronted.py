"""Step 1a: "one through three, hold em": what is said first of leads is put where it would stand in an order."""

from __future__ import annotations

from agent.builtin.sense import Sense
from agent.builtin.tables.fronted import KEEP_ONLY, LEADS_FIRST, SPOKEN_RUN, STAGE_AFTER_WHY
from agent.builtin.tables.grammar import NUMBER_WORDS

HOLDING = ("hold_lead", "extend_hold", "release_hold", "view_cart")


def verb_first(text: str, sense: Sense) -> str:
    """The text with the verb before its leads, and a stage without the reason that leads to it."""
    kept = KEEP_ONLY.match(text.strip()) if sense.start.get("last_tool") in HOLDING else None
    if kept and len(sense.start.get("holds") or []) > 1:
        return f"release all but {kept['lead']}"
    text = SPOKEN_RUN.sub(lambda run: f"{_figure(run['first'])} through {_figure(run['last'])}", text)
    found = LEADS_FIRST.match(text.strip())
    if found:
        return f"{found['verb']} {found['leads']}{found['rest']}"
    return STAGE_AFTER_WHY.sub(lambda told: f"{told['lead']} {told['stage']}", text)


def _figure(word: str) -> int:
    return int(NUMBER_WORDS[word.lower()])

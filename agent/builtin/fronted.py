"""Step 1a: "one through three, hold em": what is said first of leads is put where it would stand in an order."""

from __future__ import annotations

from agent.builtin.tables.fronted import LEADS_FIRST, RUN_OF_PLACES, STAGE_AFTER_WHY


def verb_first(text: str) -> str:
    """The text with the verb before its leads, and a stage without the reason that leads to it."""
    found = LEADS_FIRST.match(text.strip())
    if found:
        leads = RUN_OF_PLACES.sub(r"numbers \1 to \2", found["leads"])
        return f"{found['verb']} {leads}{found['rest']}"
    return STAGE_AFTER_WHY.sub(lambda told: f"{told['lead']} {told['stage']}", text)

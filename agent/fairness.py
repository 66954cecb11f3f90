"""Rule 12 in code: nobody searches, saves, weighs or looks up places by who lives there, whatever brain is on."""

from __future__ import annotations

from functools import lru_cache

from agent.builtin.normalise import tokens
from agent.builtin.safety import breaks, safety_text

MOST_CHARACTERS = 4_000  # a whole turn, as long as one may be


@lru_cache(maxsize=256)
def by_protected_class(text: str) -> bool:
    """Whether the words choose or describe people or places by a protected class; lawful look-alikes do not."""
    return breaks("fair_housing", safety_text(tokens(text[:MOST_CHARACTERS])))

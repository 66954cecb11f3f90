"""Step 3f: an order that is named because it is not wanted: "I'm not going to hold 4415", "no need to buy it"."""

from __future__ import annotations

from agent.builtin.items import Clause
from agent.builtin.tables.forbidden import (
    CONTRACTED,
    FORBIDDEN,
    HOLDING,
    NOT_ANY_LONGER,
    ONLY_THOUGHT,
    SIGNS,
    SLIPS_AWAY,
    WANTED,
    WHOLE_VERBS,
)
from agent.builtin.tables.unasked import HEARSAY, HEEDED


def forbids(text: str) -> bool:
    """Whether the clause says that what it names shall not be done, or is not decided yet."""
    return any(sign in text for sign in SIGNS) and not WANTED.search(text) and FORBIDDEN.search(text) is not None


def refused_in(text: str) -> list[tuple[int, int]]:
    """Where the text names an order that it does not give: spans of characters."""
    if WANTED.search(text):
        return []
    return [found.span() for pattern in (FORBIDDEN, ONLY_THOUGHT) for found in pattern.finditer(text)]


def opened(text: str) -> str:
    """A text that was folded without its apostrophes: "wont" as "will not"."""
    return CONTRACTED.sub(lambda found: f"{WHOLE_VERBS.get(found['verb'], found['verb'])} not", text)


def given_up(part: Clause) -> bool:
    """ "I don't want to hold 3 anymore": no order to hold it, but to let it go."""
    return HOLDING.search(part.text) is not None and NOT_ANY_LONGER.search(part.text) is not None


def only_wished(part: Clause) -> bool:
    """ "don't let 3 get away", "someone told me to buy 3": what the user wants done is asked."""
    heard = HEARSAY.search(part.text) is not None and HEEDED.search(part.text) is None
    return heard or SLIPS_AWAY.search(part.text) is not None

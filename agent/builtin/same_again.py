"""Step 1e, further: "closed on two duplexes in Mesa, he wants more of the same" asks for duplexes in Mesa."""

from __future__ import annotations

from agent.builtin.reader import Reader
from agent.builtin.tables.same_again import A_DEAL, SAME_AGAIN, SIGNS

KINDS = ("ptype", "feature")


def same_again(text: str, reader: Reader) -> str:
    """The text with the homes of the deal where it says that the same is wanted."""
    folded = text.casefold()
    again = SAME_AGAIN.search(text) if any(sign in folded for sign in SIGNS) else None
    if again is None or not A_DEAL.search(text[: again.start()]):
        return text
    items = reader.tagger.items(reader.tokens(text))
    told = [item for item in items if item.end <= again.start()]
    homes = [item for item in told if item.is_(*KINDS)]
    if not homes:
        return text
    places = [item for item in items if item.is_("place") and item.start > homes[0].start]
    new = [item for item in places if item.start > again.start()]
    where = "" if new or len(places) != 1 else f" in {places[0].raw}"
    return f"{text[: again.start()]}{homes[-1].raw}{where}{text[again.end() :]}"

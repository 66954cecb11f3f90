"""People called like places: "Mr. Henderson wants", "my brother Allen", "Austin (my colleague) says"."""

from __future__ import annotations

from agent.builtin.items import Item, Token
from agent.builtin.tables.bearers import GREETED, KIN, OUR_MARKET, OWN_OF_PEOPLE, SAYS, TIER_NOUNS, TITLES

LATEST_TITLE = 2


def settle_people(items: list[Item], tokens: tuple[Token, ...]) -> None:
    """A name that only a person can bear here is no place."""
    places = [at for at, item in enumerate(items) if item.is_("place")]
    words = {token.start: at for at, token in reversed(list(enumerate(tokens)))} if places else {}
    for at in places:
        item = items[at]
        first = words.get(item.start, 0)
        if _of_a_person(tokens, first, item, several=len(places) > 1):
            item.kinds = {"word": item.text}


def settle_market(items: list[Item], tokens: tuple[Token, ...]) -> None:
    """ "this marketplace" is ours, no source of leads."""
    for item in items:
        if item.is_("source") and item.text == "marketplace":
            before = next((token.text for token in reversed(tokens) if token.end <= item.start), "")
            item.kinds = {"word": item.text} if before in OUR_MARKET else item.kinds


def _of_a_person(tokens: tuple[Token, ...], at: int, item: Item, several: bool) -> bool:
    before = [token.text for token in tokens[max(0, at - LATEST_TITLE) : at]]
    end = at + len(item.text.split())
    after = [token.text for token in tokens[end : end + 2]]
    if before[-1:] and (before[-1] in TITLES or (before[-1] == "." and before[0] in TITLES)):
        return True
    named = item.raw[:1].isupper()
    says = after[:1] and after[0] in SAYS
    if before[-1:] and before[-1] in KIN and before[0] != "its" and (named or says):
        return True
    if item.text == "enterprise" and after[:1] and after[0] in TIER_NOUNS:
        return True
    owns = after[:1] == ["'s"] and after[1:] and after[1] in OWN_OF_PEOPLE
    if owns or (before[-1:] and before[-1] in GREETED and named and (not after or not after[0].isalpha())):
        return True
    opens = not before or not before[-1].isalpha() or before[-1] in ("and", "but", "so", "because", "that")
    return bool(several and opens and named and (says or (after[:1] == ["("] and after[-1] in ("my", "our"))))

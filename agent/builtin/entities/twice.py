"""What is refused for lacking something is wanted with it: "nothing without a yard", "no homes that lack a garage"."""

from __future__ import annotations

from agent.builtin.items import Item

FARTHEST = 7  # items between the two negations
LACKS = frozenset(
    {"without", "wo", "lacking", "lack", "lacks", "missing", "sin", "minus", "does not have", "do not have", "not have",
     "that do not have", "that does not have", "have not got", "has not got"}
)  # fmt: skip
HAVING = frozenset({"with", "has", "have", "having", "that has", "that have"})
BETWEEN = frozenset(
    {"anything", "something", "any", "one", "ones", "those", "that", "which", "what", "places", "place", "home",
     "homes", "house", "houses", "is", "are", "be", "come", "comes", "been", "i", "we", "he", "she", "they", "would",
     "could", "want", "wants", "like", "take", "buy", "consider", "look", "at", "me", "us", "show", "see", "live", "go",
     "listings", "listing", "leads", "property", "properties"}
)  # fmt: skip
DETERMINED = ("ptype", "lead", "pronoun", "one", "with", "in")


def read(items: list[Item]) -> None:
    """Takes both negations away, so that what follows is wished for."""
    lacks = [at for at, item in enumerate(items) if at and _lacks(items, at)]
    for at in lacks:
        first = next((n for n in range(at - 1, max(-1, at - FARTHEST), -1) if not _between(items[n])), -1)
        if first >= 0 and items[first].is_("neg") and not items[first].is_("feature"):
            for gone in {first, at}:
                items[gone].kinds = {"word": items[gone].text}


def _lacks(items: list[Item], at: int) -> bool:
    item, before = items[at], items[at - 1]
    if not items[at + 1 : at + 2] or not items[at + 1].is_("feature"):
        return False
    return item.text in LACKS or (item.text == "no" and before.text in HAVING)


def _between(item: Item) -> bool:
    return not item.is_("neg", "drop") and (item.is_(*DETERMINED) or item.text in BETWEEN)

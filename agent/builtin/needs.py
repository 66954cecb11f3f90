"""Step 3a, further: "houses in Mesa under 400, also condos in Tempe": two needs of which each has its own place."""

from __future__ import annotations

from collections.abc import Sequence

from agent.builtin import clauses, intent
from agent.builtin.items import Item, Token
from agent.builtin.sense import Sense
from agent.builtin.tables.needs import JOINTS, OF_A_NEED, TURNS_BACK, WEIGHS
from agent.builtin.tagging import Tagger

LEAST_WORDS = 6


def parted(sentence: str, words: Sequence[Token], sense: Sense, tagger: Tagger) -> list[list[Token]]:
    """The words of each need; one list where there is but one."""
    text = clauses.plain_text(words)
    if len(words) < LEAST_WORDS or WEIGHS.search(text) or sum(word.text in JOINTS for word in words) == 0:
        return [list(words)]
    items = tagger.items(words)
    if sum(item.is_("place") or bool(item.kinds.get("zip")) for item in items) < 2 or not _needs(items):
        return [list(words)]
    for at, word in enumerate(words):
        if word.text in JOINTS and 1 < at < len(words) - 2:
            left, right = list(words[:at]), opened(words[at + 1 :])
            if TURNS_BACK.search(words[at - 1].text):
                continue
            if _stands(sentence, left, sense, tagger) and _stands(sentence, right, sense, tagger, opens=True):
                return [left, *parted(sentence, right, sense, tagger)]
    return [list(words)]


def beside(sentence: str, before: list[Token], words: list[Token], sense: Sense, tagger: Tagger) -> bool:
    """ "houses in Mesa under 400. Condos in Tempe.": a sentence with a need and a place of its own."""
    texts = clauses.plain_text(before), clauses.plain_text(words)
    if any(WEIGHS.search(text) for text in texts):
        return False
    own = opened(words)
    if not (_stands(sentence, before, sense, tagger) and _stands(sentence, own, sense, tagger, opens=True)):
        return False
    return _places(before, tagger).isdisjoint(_places(own, tagger))


def _places(words: list[Token], tagger: Tagger) -> set[str]:
    return {
        str(item.value("zip") or item.value("place").name)
        for item in tagger.items(words)
        if item.is_("place") or item.kinds.get("zip")
    }


def opened(words: Sequence[Token]) -> list[Token]:
    """The words without the joints that lead to them."""
    start = next((at for at, word in enumerate(words) if word.text not in JOINTS), len(words))
    return list(words[start:])


def _needs(items: Sequence[Item]) -> bool:
    return sum(item.is_(*OF_A_NEED) for item in items) > 1


def _stands(sentence: str, words: list[Token], sense: Sense, tagger: Tagger, opens: bool = False) -> bool:
    """Whether a side says on its own what is wanted and where."""
    items = tagger.items(words)
    wanted = next((at for at, item in enumerate(items) if item.is_(*OF_A_NEED)), None)
    place = next((at for at, item in enumerate(items) if item.is_("place") or bool(item.kinds.get("zip"))), None)
    if wanted is None or place is None or any(item.is_("neg", "drop") for item in items[:wanted]):
        return False
    text = clauses.plain_text(words)
    if opens and (wanted > place or TURNS_BACK.match(text)):
        return False
    clause = clauses.make_clause(sentence, words, items, False)
    return intent.cued(clause, sense)[0] in ("search_leads", None)

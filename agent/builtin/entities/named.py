"""Names that no gazetteer knows: the words that can only be one."""

from __future__ import annotations

from agent.builtin.gazetteer import SMALL_WORDS
from agent.builtin.items import Item
from agent.builtin.spelling import common_words
from agent.builtin.tables.states import NAME_STOPS, ROAD_PREFIXES

LONGEST_NAME = 5  # words


def strange(name: list[Item]) -> list[Item]:
    """ "in blorptown": a word that is neither English nor of this trade can only be a name."""
    known = common_words()
    return [part for part in name if part.text.isalpha() and len(part.text) > 3 and part.text not in known]


def name_after(items: list[Item], at: int) -> list[Item]:
    name: list[Item] = []
    for item in items[at : at + LONGEST_NAME]:
        plain = (
            item.is_("word") or item.text == "'s" or (item.raw[:1].isupper() and not item.is_("place", "num", "money"))
        )
        plain = plain and not item.is_("source", "seller", "feature")
        plain = plain or bool(name and name[-1].text in ROAD_PREFIXES and item.is_("num"))  # "I-35"
        if item.used or not plain or item.text in NAME_STOPS:
            break
        if name and item.start - name[-1].end > 5:
            break
        name.append(item)
    if name and name[0].text in ("me", "my", "you", "us", "here", "him", "her", "work", "each", "where", "is"):
        return []
    return name


def titled(raw: str) -> str:
    return raw if any(char.isupper() for char in raw) or raw in SMALL_WORDS else raw.capitalize()

"""Step 4: words that are leads and nothing else ("the one with the solar panels"), whatever was said last."""

from __future__ import annotations

import re
from copy import deepcopy

from agent.builtin.items import Clause
from agent.builtin.mentions import Mention
from agent.builtin.normalise import tokens
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tagging import Tagger
from agent.builtin.turning import POINTING
from agent.references import resolve_mentions

_DESCRIBES = (
    "ptype", "place", "zip", "feature", "beds", "baths", "sqft", "source", "seller", "money", "asking", "listed",
    "held", "bought", "prev", "miles", "size",
)  # fmt: skip
_BETWEEN = ("with", "in", "near", "at", "from", "by", "article", "filler", "the", "small", "stop", "to")
_WORDS = frozenset(
    [
        "at",
        "on",
        "from",
        "by",
        "in",
        "with",
        "w",
        "over",
        "for",
        "has",
        "had",
        "having",
        "that",
        "s",
        "is",
        "was",
        "bedroom",
        "bedder",
        "side",
    ]
)
_OPENS = re.compile(
    r"^(?:(?:and|ok|so|then|but|oh|hm+|well|too \w+|what about|how about|what of|and|same for|now|also|um+|,) )*"
    r"(?:the|that|this|my) (?!same|whole|entire|rest|market|median|price|area|city|most|first time)"
)
_MANY = re.compile(r"\b(?:ones|houses|condos|homes|townhouses|leads|listings|places|apartments|lots|units)\b")


_KIND = (
    r"(?:condo|house|home|townhouse|townhome|duplex|apartment|lot|place|one|bed|bedroom|bedder|unit|property|listing"
    r"|rental)"
)
_BESIDE = r"(?: (?:in|on|at|near|with|by|from|under|over|asking|over in|out in) (?:the |an? )?[\w$.'-]+(?: \w+)?)?"
_DEFINITE = re.compile(
    rf"\b(?:the|that|this) (?P<words>(?:(?!ones\b)[\w$.'-]+ ){{0,3}}?{_KIND})(?P<beside>{_BESIDE})(?= |$)"
)


def described_on_screen(clause: Clause, sense: Sense) -> int | None:
    """The lead that "how big is the townhouse" asks about, where just one on the screen is such."""
    if not sense.screen:
        return None
    for found in _DEFINITE.finditer(clause.text):
        meant = _described(found["words"] + found["beside"], sense) or _described(found["words"], sense)
        leads = resolve_mentions(meant, {"on_screen": sense.screen}, "lead_details").ids if meant else ()
        if len(leads) == 1:
            return leads[0]
    return None


def _described(words: str, sense: Sense) -> list[Mention]:
    told = Clause(Tagger(sense.gazetteer).items(tokens(words)), words, words)
    return [mention for mention in read_mentions(told, sense) if mention.kind == "where"]


def only_leads(clause: Clause) -> bool:
    """Whether every word points at leads or says what they are."""
    if not clause.items:
        return False
    return all(item.is_(*POINTING, *_DESCRIBES, *_BETWEEN) or item.text in _WORDS for item in clause.items)


def named(clause: Clause, tool: str, sense: Sense) -> list[Mention]:
    """The leads that the words are, where they are known; none where the words hold more."""
    if not only_leads(clause):
        return []
    found = [mention for mention in read_mentions(deepcopy(clause), sense) if mention.kind != "focus"]
    return found if found and resolve_mentions(found, sense.start, tool).ids else []


def names_one(clause: Clause, tool: str, sense: Sense) -> bool:
    """ "the 2 bed?", "the one by the lake": just one lead that is known, with its article."""
    if not _OPENS.match(clause.text) or _MANY.search(clause.text):
        return False
    found = named(clause, tool, sense)
    return len(found) == 1 and len(resolve_mentions(found, sense.start, tool).ids) == 1

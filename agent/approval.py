"""What a text means while a proposal waits. Code decides it, never a model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from agent.approval_words import (
    ASIDE,
    BESIDE,
    COUNTED,
    NO,
    OF_A_PLAN,
    OF_CREDITS,
    OF_PAYMENT,
    OF_SEVERAL,
    OF_SO_MANY,
    OF_TWO,
    ONE,
    PAID,
    YES,
)

Meaning = Literal["yes", "no", "other"]
_DRAWN_OUT = re.compile(r"\b(?:(y)+(e)+(s)+|(y)+(e)+(a)+(h)*|(y)+(e)+(p)+|(n)+(o)+)\b")
_NO_MORE: Mapping[str, Any] = {}


def meaning(text: str, proposal: Mapping[str, Any] = _NO_MORE) -> Meaning:
    """``yes`` only for a text that can be nothing else; ``no`` for a plain refusal; ``other`` for all the rest.

    With the ``proposal`` that waits, words for just what it is may stand beside the yes: "yes, both" of two leads, its
    lead's id, the way it is paid. Words for anything else make it another request.
    """
    if "?" in text or "¿" in text:
        return "other"
    words = _plain(text)
    if _made_of(words, YES, (*BESIDE, *_of(proposal))):
        return "yes"
    if _made_of(words, NO, BESIDE):
        return "no"
    return "other"


def _of(proposal: Mapping[str, Any]) -> tuple[str, ...]:
    """The words that say nothing else than what the proposal is for and how it is paid."""
    leads = proposal.get("lead_ids") or []
    named = tuple(phrase.format(id=leads[0]) for phrase in ONE) if len(leads) == 1 else ()
    counted = tuple(phrase.format(many=COUNTED[len(leads)]) for phrase in OF_SO_MANY) if len(leads) in COUNTED else ()
    many = (*(OF_TWO if len(leads) == 2 else ()), *(OF_SEVERAL if len(leads) > 1 else ()), *counted)
    kind = {"subscription": OF_A_PLAN, "topup": OF_CREDITS}.get(str(proposal.get("kind")), ())
    return (*named, *many, *kind, *PAID.get(str(proposal.get("method")), ()))


def of_payment(text: str) -> bool:
    """Whether a text is about a payment that was begun, and nothing else."""
    return _made_of(_plain(text.replace("?", " ").replace("¿", " ")), OF_PAYMENT, ASIDE)


def _plain(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("'", ""))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    if re.search(r"[^\w\s.,!;:()👍✅-]", letters):
        return []
    once = _DRAWN_OUT.sub(lambda found: "".join(filter(None, found.groups())), letters)  # "yesss", "nooo"
    return re.findall(r"\w+", once)


@lru_cache(maxsize=64)
def _phrases(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)


def _made_of(words: list[str], core: tuple[str, ...], beside: tuple[str, ...]) -> bool:
    """Whether the words are a sequence of ``core`` and ``beside`` phrases with at least one of ``core``."""
    cores, either = _phrases(core), _phrases((*core, *beside))
    longest = max(map(len, either))
    reach: dict[int, bool] = {0: False}  # position → whether a core phrase lies before it
    for at in range(len(words)):
        if at not in reach:
            continue
        for size in range(1, longest + 1):
            phrase = tuple(words[at : at + size])
            if len(phrase) == size and phrase in either:
                reach[at + size] = reach.get(at + size, False) or reach[at] or phrase in cores
    return bool(words) and reach.get(len(words), False)

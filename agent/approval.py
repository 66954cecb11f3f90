"""What a text means while a proposal waits. Code decides it, never a model."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Meaning = Literal["yes", "no", "other"]

# Word sequences that can only be a yes, and words that may stand beside one without changing it.
YES = (
    "yes", "yeah", "yep", "yup", "y", "ye", "sure", "si", "confirm", "confirmed", "i confirm", "approve", "approved",
    "go ahead", "go for it", "do it", "lets do it", "let us do it", "buy it", "buy them", "purchase it", "get it",
    "yes buy it", "make it so", "proceed", "adelante", "confirmo", "de acuerdo", "claro", "compralo", "absolutely",
    "definitely", "of course",
)  # fmt: skip
BESIDE = (
    "please", "pls", "plz", "ok", "okay", "thanks", "thank you", "now", "then", "i do", "i am sure", "im sure",
    "that is right", "thats right", "correct", "por favor", "gracias", "all good", "sounds good", "great",
    "perfect", "good",
)  # fmt: skip
NO = (
    "no", "nope", "nah", "n", "no thanks", "no thank you", "cancel", "cancel it", "cancel that", "dont", "do not",
    "dont buy it", "do not buy it", "stop", "never mind", "nevermind", "forget it", "not now", "scratch that",
    "leave it", "cancelar", "cancela", "no gracias", "not yet", "hold off", "abort",
)  # fmt: skip


def meaning(text: str) -> Meaning:
    """``yes`` only for a text that can be nothing else; ``no`` for a plain refusal; ``other`` for all the rest."""
    if "?" in text or "¿" in text:
        return "other"
    words = _plain(text)
    if _made_of(words, YES, BESIDE):
        return "yes"
    if _made_of(words, NO, BESIDE):
        return "no"
    return "other"


def _plain(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("'", ""))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    if re.search(r"[^\w\s.,!;:()👍✅-]", letters):
        return []
    return re.findall(r"\w+", letters)


def _made_of(words: list[str], core: tuple[str, ...], beside: tuple[str, ...]) -> bool:
    """Whether the words are a sequence of ``core`` and ``beside`` phrases with at least one of ``core``."""
    cores, besides = ({tuple(p.split()) for p in phrases} for phrases in (core, beside))
    longest = max(map(len, cores | besides))
    reach: dict[int, bool] = {0: False}  # position → whether a core phrase lies before it
    for at in range(len(words)):
        if at not in reach:
            continue
        for size in range(1, longest + 1):
            phrase = tuple(words[at : at + size])
            if len(phrase) == size and phrase in cores | besides:
                reach[at + size] = reach.get(at + size, False) or reach[at] or phrase in cores
    return bool(words) and reach.get(len(words), False)

"""What a text means while a proposal waits. Code decides it, never a model."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
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


# What is said of a payment that was begun: that it is made, that it was not accepted, or whether it is.
OF_PAYMENT = (
    "paid", "i paid", "i have paid", "ive paid", "i just paid", "just paid", "paid it", "i paid it", "all paid", "done",
    "i am done", "im done", "its paid", "it is paid", "payment done", "payment made", "payment sent", "i did pay",
    "i have payed", "i payed", "payed", "ya pague", "pagado", "listo", "its done", "it is done", "that is done",
    "finished", "completed", "i entered my card", "i put my card in", "i confirmed with my bank",
    "did it go through", "did that go through", "has it gone through", "did the payment go through",
    "did my payment go through", "has the payment gone through", "has my payment gone through", "went through",
    "did you get it", "did you get the payment", "did you get my payment", "is it paid", "is it through",
    "has the payment arrived", "has my payment arrived", "did the payment arrive", "did it work", "did the card work",
    "did my card work", "payment status", "status of my payment", "what happened to my payment", "am i charged",
    "was i charged", "did you charge me", "where is the payment link", "send the link again", "the link again",
    "payment link", "give me the link again", "show me the link again", "where do i pay",
    "my card was declined", "card was declined", "the card was declined", "it was declined", "card declined",
    "declined", "it got declined", "my card got declined", "my card did not work", "my card didnt work",
    "the card did not work", "the payment failed", "payment failed", "it failed", "it did not work", "it didnt work",
    "the bank refused it", "my bank refused it",
)  # fmt: skip
ASIDE = (*BESIDE, "so", "hey", "yes", "yeah", "ok so", "hm", "hmm", "well", "yet", "already", "today", "and", "the")


def of_payment(text: str) -> bool:
    """Whether a text is about a payment that was begun, and nothing else."""
    return _made_of(_plain(text.replace("?", " ").replace("¿", " ")), OF_PAYMENT, ASIDE)


def _plain(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("'", ""))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    if re.search(r"[^\w\s.,!;:()👍✅-]", letters):
        return []
    return re.findall(r"\w+", letters)


@lru_cache(maxsize=8)
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

"""Rule 13 in code: a sentence is shown only if its figures are known and its claims happened.

Evidence is what this turn's tool results, the thread's state and the user's own words contain. A figure may also be a
sum, a difference, a rounding or a share of known ones. A claim of an action needs a successful write of that kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

NUMBER = re.compile(r"(?<![\w.])[-+]?(\$?)\s?(\d[\d,]*(?:\.\d+)?|\.\d+)\s?([kKmM](?![a-zA-Z]))?")
INSTANT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d")
SMALL = 12  # counts, ordinals and places up to here need no source
EXAMPLE = re.compile(
    r"(?:for example|por ejemplo|such as|like|como),? “[^”]*”", re.IGNORECASE
)  # words to say, not facts
LINK = re.compile(r"https?://|www\.|!\[|\]\(|<\w", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-Z¿¡“\"#$\d•])|\n+")
_I_DID = r"\b(?:i|i've|i have|we've|we have) (?:now |just |also )?"
_DID = {
    "hold.create": (_I_DID + r"(?:held|reserved)\b", r"\bis (?:now )?(?:held|reserved) for you\b"),
    "hold.extend": (_I_DID + r"extended\b",),
    "hold.release": (_I_DID + r"released\b",),
    "purchase.commit": (
        r"\b(?:i|you|i've|you've|i have|you have) (?:now |just )?(?:bought|purchased)\b",
        r"\bpurchase (?:is )?(?:complete|confirmed)\b",
        r"\bpayment (?:went through|is complete)\b",
    ),
    "refund.create": (
        _I_DID + r"(?:refunded|filed)\b",
        r"\brefund (?:is |was |has been )?(?:filed|granted|approved)\b",
    ),
    "settings": (_I_DID + r"(?:saved|turned|switched|updated|changed)\b",),
}
CLAIMS = {claim: re.compile("|".join(ways), re.IGNORECASE) for claim, ways in _DID.items()}
WRITE_OF = {
    "hold.create": {"hold_lead"},
    "hold.extend": {"extend_hold"},
    "hold.release": {"release_hold"},
    "purchase.commit": set(),
    "refund.create": {"request_refund"},
    "settings": {"set_notifications", "saved_searches", "update_lead"},
}
MONEY_NAME = re.compile(r"price|value|budget|median|amount|usd|dollar")
ROUNDINGS = (1, 10, 100, 1000, 10_000, 100_000)
CENT = 0.006
MOST_COMPARED = 150


@dataclass
class Evidence:
    """Everything a reply may state: figures, and apart from them sums of money in dollars; ``zone`` reads instants."""

    zone: ZoneInfo
    numbers: set[float] = field(default_factory=set)
    money: set[float] = field(default_factory=set)
    done: set[str] = field(default_factory=set)  # tools that wrote with success in this turn
    bought: bool = False  # the thread knows of purchases, so they may be spoken of

    def add(self, value: Any, name: str = "") -> None:
        """Take in a JSON value, a text or a number; ``name`` is the key it stood under."""
        if isinstance(value, dict):
            for key, inner in value.items():
                self.add(inner, str(key))
        elif isinstance(value, list | tuple):
            self.numbers.add(float(len(value)))
            for inner in value:
                self.add(inner, name)
        elif isinstance(value, bool) or value is None:
            return
        elif isinstance(value, int | float):
            self._add_number(float(value), name)
        elif INSTANT.match(str(value)):
            self._add_instant(datetime.fromisoformat(str(value).replace("Z", "+00:00")))
        else:
            self._add_text(str(value))

    def _add_number(self, value: float, name: str) -> None:
        if "cents" in name:
            self.money.add(round(value / 100, 2))
        else:
            self.numbers.add(value)
            if MONEY_NAME.search(name):
                self.money.add(value)

    def _add_text(self, text: str) -> None:
        for value, _ in figures(text):
            self.numbers.add(value)
            self.money.add(value)

    def _add_instant(self, at: datetime) -> None:
        local = at.astimezone(self.zone) if at.tzinfo else at
        for near in (local, local + timedelta(seconds=30)):
            self.numbers |= {float(near.year), float(near.month), float(near.day), float(near.hour), float(near.minute)}
            self.numbers.add(float(near.hour % 12 or 12))

    def knows(self, value: float, *, money: bool = False) -> bool:
        """Whether the figure is known, or follows from known ones by one step."""
        if money:
            return _follows(value, self.money)
        return (value <= SMALL and value.is_integer()) or _follows(value, self.numbers | self.money)


def _follows(value: float, known: set[float]) -> bool:
    """Whether ``value`` is among ``known``, a rounding, a multiple, a sum, a difference or a share of them."""
    if any(_same(value, abs(number)) for number in known):
        return True
    largest = sorted({abs(number) for number in known if number}, reverse=True)[:MOST_COMPARED]
    if any(_close(value, number * count) for number in largest for count in range(2, SMALL)):
        return True
    return any(
        _close(value, a - b) or _close(value, a + b) or _close(value, round(100 * (a - b) / b))
        for a, b in combinations(largest, 2)
    )


def _close(stated: float, known: float) -> bool:
    return abs(stated - known) < CENT


def _same(stated: float, known: float) -> bool:
    """Equal, or the known figure rounded as people round it."""
    if _close(stated, known) or stated == round(known, 1) or stated == round(known):
        return True
    return any(stated == round(known / step) * step for step in ROUNDINGS if known >= step * 10)


def figures(text: str) -> list[tuple[float, bool]]:
    """The figures in a text and whether each is money: ``$1.2M`` → (1200000.0, True), ``390k`` → (390000.0, False)."""
    found = []
    for sign, number, unit in NUMBER.findall(text):
        value = float(number.replace(",", "").rstrip("."))
        found.append((value * {"k": 1e3, "m": 1e6}.get(unit.lower(), 1), bool(sign)))
    return found


def supported(sentence: str, evidence: Evidence) -> bool:
    """Whether the sentence may be shown."""
    if LINK.search(sentence):
        return False
    for claim, words in CLAIMS.items():
        allowed = bool(WRITE_OF[claim] & evidence.done) or (claim == "purchase.commit" and evidence.bought)
        if words.search(sentence) and not allowed:
            return False
    return all(evidence.knows(value, money=money) for value, money in figures(EXAMPLE.sub("", sentence)))


def sentences(text: str) -> list[str]:
    """Split a reply at sentence ends and line breaks; decimals and abbreviations stay whole."""
    parts = SENTENCE_END.split(text.strip())
    return [part.strip() for part in parts if part and part.strip()]


def checked(text: str, evidence: Evidence) -> tuple[list[str], list[str]]:
    """The sentences that may be shown, in order, and those that may not."""
    kept: list[str] = []
    dropped: list[str] = []
    for sentence in sentences(text):
        (kept if supported(sentence, evidence) else dropped).append(sentence)
    return kept, dropped


def gather(zone: ZoneInfo, state: dict[str, Any], texts: Iterable[str], results: Iterable[str]) -> Evidence:
    """Evidence from the state, from plain texts (the user's) and from tool results (JSON)."""
    evidence = Evidence(zone)
    evidence.add(state)
    for text in texts:
        evidence.add(text)
    for result in results:
        try:
            evidence.add(json.loads(result))
        except ValueError:
            evidence.add(result)
    return evidence

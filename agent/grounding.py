"""Rule 13 in code: a sentence is shown only if its figures are known and its claims happened.

Evidence is what this turn's tool results, the thread's state and the user's own words contain. A figure may also be a
sum, a difference, a rounding or a share of known ones. A claim of an action needs a successful write of that kind.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import combinations
from statistics import fmean, median
from typing import Any
from zoneinfo import ZoneInfo

from agent.claims import unfounded
from agent.leaks import leaks, sites
from agent.moments import READ_ONCE, Moments
from agent.spelled import spelled

NUMBER = re.compile(
    r"(?<![\d.,])[-+]?(\$?)\s?(\d[\d,]*(?:\.\d+)?|\.\d+)\s?([kKmM](?![a-zA-Z]))?\s?(%|percent|por ciento)?"
)
INSTANT = re.compile(r"^\d{4}-\d\d-\d\d(?:T\d\d:\d\d|$)")
LEAD = re.compile(r"(?:\b(?:leads?|listings?|number|id|home|house|property)|#)\W{0,3}(\d{4,9})\b", re.I)
SMALL = 12  # counts, ordinals and places up to here need no source
EXAMPLE = re.compile(
    r"(?:for example|por ejemplo|such as|like|como),? “[^”]*”", re.IGNORECASE
)  # words to say, not facts
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-Z¿¡“\"#$\d•])|\n+")
MONEY_NAME = re.compile(r"price|value|budget|median|amount|usd|dollar")
ROUNDINGS = (1, 10, 100, 1000, 10_000, 100_000)
CENT = 0.006
MOST_COMPARED = 150
LEAST_LEAD = 1000
LEAD_NAMES = frozenset({"id", "lead_id", "lead_ids", "ref", "focus", "released"})
SAYS_FREE = re.compile(r"\b(?:is|are|still|remains?) (?:still |now )?(?:available|free|for sale|up for grabs)\b", re.I)
SAYS_GONE = re.compile(r"\b(?:is|was|has been|already) (?:already |just )?(?:sold|taken|gone)\b", re.I)
SAYS_SHORTER = re.compile(
    r"\b(?:ask\w*|want\w*|request\w*|instead|max\w*|most|limit\w*|only|plan|longest|short\w*|more than|beyond)\b", re.I
)
SAYS_NOT = re.compile(r"\b(?:not|no longer|isn['’]?t|aren['’]?t|if|unless|until|whether)\b", re.I)


@dataclass
class Evidence:
    """Everything a reply may state: figures, and apart from them sums of money in dollars; ``zone`` reads instants."""

    zone: ZoneInfo
    numbers: set[float] = field(default_factory=set)
    money: set[float] = field(default_factory=set)
    leads: set[int] = field(default_factory=set)
    moments: Moments = field(default_factory=Moments)
    cut_short: set[float] = field(default_factory=set)  # hours asked for that a hold did not get
    availability: dict[int, str] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)  # tools that wrote, or read what is theirs, with success in this turn
    facts: set[str] = field(default_factory=set)  # of the state: holds, bought, settings; of a refund: granted
    said: str = ""  # the user's own words
    sources: frozenset[str] = frozenset()  # sites that this turn's web search names
    _read: set[str] = field(default_factory=set)  # texts: most stand in many rows
    _taken: dict[int, Any] = field(default_factory=dict)  # rows by identity: one may stand in several of the lists

    def add(self, value: Any, name: str = "") -> None:
        """Take in a JSON value, a text or a number; ``name`` is the key it stood under."""
        if value is None or isinstance(value, bool):
            return
        if isinstance(value, str):
            self._add_words(value)
        elif isinstance(value, int | float):
            self._add_number(float(value), name)
        elif isinstance(value, dict):
            if id(value) not in self._taken:
                self._taken[id(value)] = value
                self._add_row(value)
        else:
            self.numbers.add(float(len(value)))
            for inner in value:
                self.add(inner, name)

    def _add_row(self, row: dict[str, Any]) -> None:
        self._add_lead(row)
        for key, inner in row.items():
            if (kind := type(inner)) is str:
                if inner not in self._read:
                    self._add_words(inner)
            elif kind is int or kind is float:
                self._add_number(float(inner), key)
            else:
                self.add(inner, key)

    def _add_words(self, text: str) -> None:
        self._read.add(text)
        if text[:1].isdigit() and INSTANT.match(text):
            self._add_instant(datetime.fromisoformat(text.replace("Z", "+00:00")))
        else:
            self._add_text(text)

    def _add_lead(self, row: dict[str, Any]) -> None:
        if isinstance(lead := row.get("id"), int) and row.get("availability"):
            self.availability[lead] = str(row["availability"])
        if row.get("clamped") and isinstance(hours := row.get("requested_hours"), int | float):
            self.cut_short.add(float(hours))
        if row.get("status") == "granted":
            self.facts.add("granted")
        if row.get("code") in ("already_held", "held_by_you"):
            self.facts.add("holds")
        if source := row.get("source"):
            self.sources |= sites(str(source))

    def _add_number(self, value: float, name: str) -> None:
        if name in LEAD_NAMES:
            self.leads.add(int(value))
        if "cents" in name:
            self.money.add(round(value / 100, 2))
        else:
            self.numbers.add(value)
            if _names_money(name):
                self.money.add(value)

    def _add_text(self, text: str) -> None:
        self.moments.read(text)
        for value, _, _ in _figures(text):
            self.numbers.add(value)
            self.money.add(value)
            if value >= LEAST_LEAD:
                self.leads.add(int(value))

    def _add_instant(self, at: datetime) -> None:
        local = at.astimezone(self.zone) if at.tzinfo else at
        self.moments.add(local)
        for near in (local, local + timedelta(seconds=30)):
            self.numbers |= {float(near.year), float(near.month), float(near.day), float(near.hour), float(near.minute)}
            self.numbers.add(float(near.hour % 12 or 12))

    def knows(self, value: float, *, money: bool = False, share: bool = False) -> bool:
        """Whether the figure is known, or follows from known ones by one step. A share follows from two sums only."""
        if share:
            return any(_same(value, abs(number)) for number in self.numbers) or _is_share(value, self.money)
        if money:
            return _follows(value, self.money)
        return (value <= SMALL and value.is_integer()) or _follows(value, self.numbers | self.money)


@lru_cache(maxsize=READ_ONCE)
def _names_money(name: str) -> bool:
    return MONEY_NAME.search(name) is not None


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


def _is_share(value: float, sums: set[float]) -> bool:
    largest = sorted({abs(number) for number in sums if number}, reverse=True)[:MOST_COMPARED]
    return any(_close(value, round(100 * (a - b) / whole)) for a, b in combinations(largest, 2) for whole in (a, b))


def _close(stated: float, known: float) -> bool:
    return abs(stated - known) < CENT


def _same(stated: float, known: float) -> bool:
    """Equal, or the known figure rounded as people round it."""
    if _close(stated, known) or stated == round(known, 1) or stated == round(known):
        return True
    return any(stated == round(known / step) * step for step in ROUNDINGS if known >= step * 10)


def figures(text: str) -> list[tuple[float, bool]]:
    """The figures in a text and whether each is money: ``$1.2M`` → (1200000.0, True), ``390k`` → (390000.0, False)."""
    return [(value, money) for value, money, _ in _figures(text)]


@lru_cache(maxsize=READ_ONCE)
def _figures(text: str) -> tuple[tuple[float, bool, bool], ...]:
    """Each figure with whether it is money and whether it is a share; spelled ones too."""
    found = []
    for sign, number, unit, share in NUMBER.findall(text):
        value = float(number.replace(",", "").rstrip("."))
        found.append((value * {"k": 1e3, "m": 1e6}.get(unit.lower(), 1), bool(sign), bool(share)))
    return (*found, *((value, money, False) for value, money in spelled(text)))


def supported(sentence: str, evidence: Evidence) -> bool:
    """Whether the sentence may be shown."""
    shown = unicodedata.normalize("NFKC", sentence)
    told = EXAMPLE.sub("", shown)
    return (
        not leaks(shown, evidence.said, evidence.sources)
        and not unfounded(told, evidence.done, evidence.facts)
        and all(int(lead) in evidence.leads for lead in LEAD.findall(told))
        and evidence.moments.support(told)
        and _as_available_as_said(told, evidence)
        and _as_long_as_held(told, evidence)
        and all(evidence.knows(value, money=money, share=share) for value, money, share in _figures(told))
    )


def _as_long_as_held(sentence: str, evidence: Evidence) -> bool:
    """Whether a length that a hold did not get is told as no more than a wish."""
    told = {value for value, _ in figures(sentence)}
    return not told & evidence.cut_short or bool(SAYS_SHORTER.search(sentence))


def _as_available_as_said(sentence: str, evidence: Evidence) -> bool:
    """Whether a lead is as free, or as gone, as the sentence says."""
    known = {evidence.availability.get(int(lead)) for lead in LEAD.findall(sentence)} - {None}
    if SAYS_FREE.search(sentence) and not SAYS_NOT.search(sentence):
        return known <= {"available", "held_by_you", "bought"}
    return not (SAYS_GONE.search(sentence) and not SAYS_NOT.search(sentence) and "available" in known)


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


def _averages(rows: list[dict[str, Any]]) -> dict[str, list[float]]:
    """What the leads on the screen ask on average, and the one in the middle: "what's the average of these?"."""
    asked = [float(row["asking_price"]) for row in rows if row.get("asking_price")]
    return {"asking_price": [round(fmean(asked)), round(median(asked))]} if asked else {}


def gather(zone: ZoneInfo, state: dict[str, Any], texts: Iterable[str], results: Iterable[str]) -> Evidence:
    """Evidence from the state, from plain texts (the user's) and from tool results (JSON)."""
    evidence = Evidence(zone)
    evidence.add(state)
    evidence.add(_averages(state.get("on_screen") or []))
    for text in texts:
        evidence.add(text)
        evidence.said += f"{text}\n"
    for result in results:
        try:
            evidence.add(json.loads(result))
        except ValueError:
            evidence.add(result)
    return evidence

"""The four markets' own flags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.ingestion.drafts import Draft
from backend.ingestion.fraud.wording import Found

if TYPE_CHECKING:
    from backend.ingestion.fraud.traces import Trace

SEASON_DAYS = 180
SEASON_LISTINGS = 3
TURNOVER_DAYS = 120
TURNOVER_RISE = 1.25
_EVENTS = {
    "F1": r"\b(?:f1|formula (?:1|one)|grand prix|race week(?:end)?)\b",
    "CES": r"\bces\b",
    "EDC": r"\b(?:edc|electric daisy)\b",
    "the rodeo": r"\b(?:nfr|national finals rodeo)\b",
    "the Super Bowl": r"\bsuper ?bowl\b",
    "New Year": r"\bnew year'?s?(?: eve)?\b",
    "SEMA": r"\bsema\b",
    "an event": r"\b(?:convention|conference|festival|event|fight|concert) (?:week(?:end)?|dates|rate|rental|stay)\b",
}
_EVENT_PATTERNS = {name: re.compile(words, re.I) for name, words in _EVENTS.items()}
_TURNOVER = re.compile(
    r"\bassign(?:ment|ing|able)?(?: of)?(?: the)?(?: contract| fee)\b|\bdouble[ -]clos\w+|\bwholesal\w+"
    r"|\bjust (?:bought|purchased|closed on)\b[^.!?]{0,60}\b(?:resell\w*|flip\w*|sell(?:ing)? (?:it )?(?:again|now))"
    r"|\bclos(?:e|ing) (?:in|within) (?:\d|two|three|five|seven) (?:days|hours)\b",
    re.I,
)
_UP_FRONT = re.compile(
    r"\bnon[ -]?refundable\b|\bearnest\b|\bemd\b|\bhard money\b|\bcash only\b|\btitle (?:will )?follow", re.I
)
_RELOCATION = re.compile(
    r"\brelocat\w+|\bmov(?:e|ing) (?:to|into) austin\b|\bnew (?:to|in) austin\b"
    r"|\bcorporate (?:transfer|housing|move)\b",
    re.I,
)
_NO_HOME = re.compile(
    r"\b(?:off[ -]market|not (?:yet )?listed|pre[ -]?market)\b[^.!?]{0,40}\b(?:home|house|list|propert|unit|place)"
    r"|\baddress(?:es)?\b[^.!?]{0,40}\b(?:after|once|upon|provided|released|later|on request)\b"
    r"|\bmany (?:homes|units|options)\b|\b(?:we|our team|i) (?:will )?(?:find|match|locate)\b"
    r"|\b(?:reserve|hold|secure)[^.!?]{0,40}\b(?:spot|home|unit|place)\b[^.!?]{0,40}\b(?:before|ahead|now|today|until)\b",
    re.I,
)


def marks(draft: Draft) -> tuple[str, ...]:
    """Events that a rental in Las Vegas is offered for."""
    if draft.spot.market != "las-vegas-nv" or draft.lead_type != "rent":
        return ()
    text = f"{draft.title or ''} {draft.description or ''}"
    return tuple(name for name, pattern in _EVENT_PATTERNS.items() if pattern.search(text))


def flags(draft: Draft, own: Trace, same_home: Sequence[Trace]) -> Iterator[Found]:
    """The flags of the draft's market. ``same_home``: other listings of that address or with that text."""
    text = f"{draft.title or ''} {draft.description or ''}"
    match draft.spot.market:
        case "las-vegas-nv":
            yield from _overlaps(own, same_home)
        case "dallas-tx":
            yield from _turnover(text, own, same_home)
        case "austin-tx":
            yield from _phantom(draft, text)
        case "phoenix-az":
            yield from _churn(own, same_home)


def _overlaps(own: Trace, same_home: Sequence[Trace]) -> Iterator[Found]:
    shared = {mark for other in same_home if other.price != own.price or not own.knows(other) for mark in other.marks}
    both = sorted(shared & set(own.marks))
    if both:
        yield Found("event_overlap", both[0])


def _turnover(text: str, own: Trace, same_home: Sequence[Trace]) -> Iterator[Found]:
    if own.lead_type != "sale":
        return
    if _TURNOVER.search(text) and _UP_FRONT.search(text):
        yield Found("quick_turnover", "a contract is assigned for money that is not paid back")
        return
    for other in same_home:
        age = own.since - other.since
        rose = bool(own.price and other.price and own.price >= TURNOVER_RISE * other.price)
        if rose and other.lead_type == "sale" and timedelta(0) < age <= timedelta(days=TURNOVER_DAYS):
            rise = round(100 * ((own.price or 0) / (other.price or 1) - 1))
            yield Found("quick_turnover", f"{rise} % dearer than {age.days} days ago")
            return


def _phantom(draft: Draft, text: str) -> Iterator[Found]:
    if draft.spot.address is None and _RELOCATION.search(text) and _NO_HOME.search(text):
        yield Found("phantom_relocation")


def _churn(own: Trace, same_home: Sequence[Trace]) -> Iterator[Found]:
    recent = [other for other in same_home if abs(own.since - other.since) <= timedelta(days=SEASON_DAYS)]
    rents = [other for other in (*recent, own) if other.lead_type == "rent"]
    if (
        own.lead_type == "rent"
        and len(rents) >= SEASON_LISTINGS
        and len({other.price for other in rents}) >= SEASON_LISTINGS
    ):
        yield Found("seasonal_churn", str(len(rents)))

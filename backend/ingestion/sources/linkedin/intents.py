"""Does a post say that someone moves and needs a home? Where to, when, with what budget: as the words have it."""

from __future__ import annotations

import re

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.places.names import state_code


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.I)


_SITES = "office|headquarters|hq|campus|plant|factory|hub|site|location"
_HOMES = "home|house|apartment|condo|townhouse|place|rental|housing"
_MOVES = _any(
    r"relocat(?:e|es|ed|ing|ion)",
    r"transferr?(?:ed|ing) to",
    r"moving (?:to|from|our|my|its|their|into|closer|back|across|west|east|north|south|down|up)",
    r"(?:we|i)(?:'re|'m| are| am| will be|'ll be)? (?:all )?(?:moving|move)",
    r"movers?",
    rf"(?:team|company|family|firm|business|{_SITES}) (?:is|are) (?:relocating|moving)",
    rf"new (?:{_SITES})",
    rf"opening (?:an?|our) .{{0,30}}?(?:{_SITES})",
    r"expand(?:s|ing) (?:in)?to",
)
_SEARCHES = _any(
    r"(?:house|apartment|home)[ -]?(?:hunt|search)\w*",
    rf"(?:looking|searching|hunting) (?:for|to (?:buy|rent|purchase)|at) .{{0,40}}?(?:{_HOMES}|neighbou?rhoods?)",
    rf"(?:buy|buying|rent|renting|purchase|purchasing) (?:an? |our |my )?(?:first |new |second )?(?:{_HOMES})",
    r"housing (?:for|help|needs)",
    r"realtors?",
    r"real estate agents?",
    rf"need(?:s|ing)? (?:an? )?(?:{_HOMES})",
    r"recommend\w* .{0,30}?(?:neighbou?rhoods?|areas?)",
    r"pre-?approved",
)
_HIRES = _any(
    r"hiring", r"we(?:'re| are) growing", r"join (?:our|the) team", r"open(?:ing)? (?:roles|positions)", r"new hires?"
)
_OFFERS = _any(
    r"just listed",
    r"new listing",
    r"open house",
    r"for sale",
    r"price (?:reduced|improvement)",
    r"i help (?:buyers|sellers|families|people)",
    r"thinking (?:of|about) (?:buying|selling)",
    r"my listing",
    r"call me today",
    r"your (?:trusted )?realtor",
    r"(?:as a|licensed) realtor",
    r"under contract",
    r"just sold",
)
_NOT_A_MOVE = _any(
    r"moving (?:forward|on|fast|parts|average|target)", r"move (?:the needle|forward)", r"not (?:moving|relocating)"
)
_STATE = r"(?P<state>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)"
_NAME = r"[A-Z][a-zA-Z.'-]+(?: (?:of |the )?[A-Z][a-zA-Z.'-]+){0,3}"
_NEAR = r"(?:the )?(?:greater )?(?:downtown )?"
_TOWN = rf"{_NEAR}(?P<city>{_NAME})(?:,\s*{_STATE})?"
_TOWARDS = (
    re.compile(rf"\b(?i:relocat\w+|mov(?:e|es|ed|ing)|transferr?\w+|expand\w*)\b[^.!?\n]{{0,80}}?\b(?:in)?to {_TOWN}"),
    re.compile(rf"\b(?i:{_SITES}|{_HOMES})s?\b[^.!?\n]{{0,40}}?\b(?:in|near|around) {_TOWN}"),
    re.compile(rf"\b(?:in|to|near) {_NEAR}(?P<city>{_NAME}),\s*{_STATE}"),
)
_NOT_A_TOWN = frozenset({
    "the", "our", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "linkedin",
})  # fmt: skip
_TOWN_TAIL = re.compile(r"\s+(?:Area|Metro|Metroplex|This|Next|For|By|With|And|Our|We|In)\b.*$")
_BUDGET = re.compile(
    r"(?:budget|up to|under|around|about|max(?:imum)?|price range|pre-?approved (?:for|up to|at))"
    r"[^.$\n]{0,30}?(\$\s?\d[\d,.]*\s?(?:k|m|million|thousand)?\b)",
    re.I,
)
_BEDS = re.compile(r"(\d)\s*\+?\s*-?\s*(?:bed(?:room)?s?|br|bd)\b", re.I)
_BATHS = re.compile(r"(\d(?:\.5)?)\s*\+?\s*-?\s*(?:bath(?:room)?s?|ba)\b", re.I)
_TITLE_CHARS = 120


def why_no_buyer(text: str) -> str:
    """Why a post does not speak of someone's own move or search for a home; "" when it does."""
    plain = text.replace("’", "'")
    if _OFFERS.search(plain):
        return "someone offers homes or services"
    moves = _MOVES.search(_NOT_A_MOVE.sub(" ", plain)) is not None
    searches = _SEARCHES.search(plain) is not None
    if moves and (searches or _HIRES.search(plain) or towards(text)):
        return ""
    return "" if searches and towards(text) else "no sign of a move or of a search for a home"


def towards(text: str) -> Record:
    """The town that the post moves to."""
    for pattern in _TOWARDS:
        for found in pattern.finditer(text):
            city, state = _TOWN_TAIL.sub("", found.group("city")).strip(" .'-"), _state(found.group("state"))
            if city.lower() not in _NOT_A_TOWN and len(city) > 2 and (state or pattern is not _TOWARDS[-1]):
                return fields.record(city=city, state=state, town=f"{city}, {state}" if state else city)
    return {}


def _state(text: str | None) -> str:
    """The state in "TX", "Texas", "New York for"; "" when it is none."""
    said = text or ""
    return next((part for part in (said, said.split(" ")[0]) if part and state_code(part)), "")


def wanted(text: str) -> Record:
    """What the writer looks for: place, budget, size; the first sentence as the title."""
    size = fields.record(
        asking_price=fields.found(_BUDGET, [text]), beds=fields.found(_BEDS, [text]), baths=fields.found(_BATHS, [text])
    )
    return fields.filled(fields.record(lead_type="buyer", title=_title(text), description=text), size, towards(text))


def _title(text: str) -> str:
    first = re.split(r"(?<=[.!?])\s|\n", text.strip(), maxsplit=1)[0]
    if len(first) <= _TITLE_CHARS:
        return first
    return first[:_TITLE_CHARS].rsplit(" ", 1)[0] + "…"
